/**
 * Nothing that was called saved is ever lost: the service, or the whole app, is killed right after "Saved", many times
 * over, and every acknowledged annotation is in the case afterwards, which still proves sound.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { articleText, nthWords } from '../support/words';
import { article, expectAnnotations, openSource, saved, select } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { runCli, type CliPlace } from '../support/cli';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 50);
const HEADLINE = 'Syria opposition captures';

const place = (home: string): CliPlace => ({
  executable: resolvedRuntime().executable,
  root: join(__dirname, '..', '..'),
  home,
  casePath: join(home, 'cases', 'Daraa sample.sourcemark'),
});

/** Fails unless the case holds exactly these annotations, as id and quote, and verify says that it is sound. */
function expectAll(home: string, acknowledged: readonly string[]): void {
  const listed = runCli(place(home), ['annotations']).lines.map((line) => String(line['exact']));
  expect([...listed].sort()).toEqual([...acknowledged].sort());
  expect(runCli(place(home), ['verify']).lines).toMatchObject([{ ok: true, problems: [] }]);
}

test(`survives ${ROUNDS} kills of the service right after "Saved"`, async ({ launch, home }) => {
  test.setTimeout(60_000 + ROUNDS * 15_000);
  const app = await launch();
  const { page } = app;
  await openSource(page, HEADLINE);
  const text = articleText();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const words = nthWords(text, round);
    await select(page, words);
    await page.keyboard.press('c');
    await saved(page, words);
    process.kill(await app.servicePid(), 'SIGKILL');
    acknowledged.push(words);
    await page.getByRole('alert').getByRole('button', { name: 'Restart it' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: 'runs again' })).toBeVisible();
    await expectAnnotations(page, acknowledged.length);
    await article(page).focus();
  }
  await app.close();
  expectAll(home, acknowledged);
});

test(`survives ${ROUNDS} kills of the whole app right after "Saved"`, async ({ launch, home }) => {
  test.setTimeout(60_000 + ROUNDS * 30_000);
  const text = articleText();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const app = await launch();
    const { page } = app;
    await openSource(page, HEADLINE);
    await expectAnnotations(page, acknowledged.length);
    const words = nthWords(text, round);
    await select(page, words);
    await page.keyboard.press('p');
    await saved(page, words);
    const service = await app.servicePid();
    await app.kill();
    acknowledged.push(words);
    await expect.poll(() => isRunning(service)).toBe(false);
  }
  expectAll(home, acknowledged);
});

function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
