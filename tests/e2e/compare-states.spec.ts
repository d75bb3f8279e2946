/** What the view "Compare" shows while comparing goes on, was stopped or has failed, and in a case that can't be changed. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli } from '../support/cli';
import { button, numberAt, openCompare, pair, panes, region, state, told } from '../support/compare';
import { copyCase, registeredHome, removeHome } from '../support/registered';

const ROOT = join(__dirname, '..', '..');
const RESULTS = join(ROOT, 'test-results');

// Comparing begins with reading the word vectors, which takes a while on a busy machine.
test.describe.configure({ timeout: 180_000 });

/** Articles enough for comparing to take some seconds. */
const MANY = 150;

/** An article of its own numbers, names and words. */
function reported(n: number): string {
  const [units, towns] = [
    ['brigade', 'militia', 'division', 'battalion', 'regiment', 'council'],
    ['Tafas', 'Nasib', 'Inkhil', 'Jasim', 'Nawa', 'Busra', 'Izra', 'Dael'],
  ];
  const sentences = Array.from({ length: 40 }, (_, at) => {
    const [unit, town, other] = [units[(n + at) % 6], towns[(n * 3 + at) % 8], towns[(n + at * 5) % 8]];
    return `The ${n + at} men of the ${unit} near ${town} said that ${n * 7 + at} families had left for ${other} after shelling ${at}.`;
  });
  return `What the ${units[n % 6]} did in ${towns[n % 8]}, report ${n}\n\n${sentences.join('\n\n')}\n`;
}

let many: string;
let registered: string;

test.beforeAll(() => {
  many = mkdtempSync(join(realpathSync(tmpdir()), 'sourcemark-many-'));
  mkdirSync(join(many, 'cases'));
  mkdirSync(join(many, 'articles'));
  for (let n = 0; n < MANY; n++) writeFileSync(join(many, 'articles', `report-${n}.txt`), reported(n));
  const casePath = join(many, 'cases', 'Daraa sample.sourcemark');
  const place = { executable: resolvedRuntime().executable, root: ROOT, home: many, casePath };
  const { status, stderr } = runCli(place, ['import', join(many, 'articles')]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  registered = registeredHome();
});
test.afterAll(() => {
  removeHome(many);
  removeHome(registered);
});

const stop = (page: Page) => region(page).getByRole('button', { name: 'Stop' });
const goOn = (page: Page) => region(page).getByRole('button', { name: 'Go on' });

test('texts are shown at once; comparing goes on beside them, can be stopped and taken up again', async ({
  launch,
  home,
}) => {
  copyCase(many, home);
  const { page } = await launch();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(panes(page)).toHaveCount(2);
  await expect(panes(page).nth(0)).toContainText('had left for');
  await expect(panes(page).nth(1)).toContainText('had left for');
  await expect(state(page)).toHaveText('Comparing…');
  await expect(pair(page)).toContainText('The texts can be read meanwhile');
  await expect(region(page).getByRole('progressbar', { name: 'Comparing' })).toContainText('passages', {
    timeout: 60_000,
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(RESULTS, `compare-running-${colorScheme}.png`) });
  }
  await stop(page).click();
  await expect(state(page)).toContainText('Stopped before all was compared');
  await expect(stop(page)).toHaveCount(0);
  expect(await violations(page), 'stopped').toEqual([]);
  await page.screenshot({ path: join(RESULTS, 'compare-stopped.png') });

  // What is decided meanwhile does not set it going again.
  await panes(page).nth(0).locator('[data-content] p > span').first().click({ clickCount: 3 });
  await panes(page).nth(1).locator('[data-content] p > span').last().click({ clickCount: 3 });
  await page.keyboard.press('l');
  await told(page, 'the two passages are linked');
  await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toHaveCount(1);
  await expect(state(page)).toContainText('Stopped before all was compared');

  await goOn(page).click();
  await expect(state(page)).toHaveText('Comparing…');
  await expect(state(page)).toHaveText(/shared pair/u, { timeout: 120_000 });
  await expect(goOn(page)).toHaveCount(0);
});

test('comparing that is stopped before it has begun does not begin', async ({ launch, home }) => {
  copyCase(many, home);
  const { page } = await launch();
  await page.keyboard.press('ControlOrMeta+2');
  await stop(page).click();
  await expect(state(page)).toContainText('Stopped before all was compared');
  await expect(panes(page).nth(0)).toContainText('had left for');
});

test('when the service ends the texts stay, it is said that they were not compared, and it can be tried again', async ({
  launch,
  home,
}) => {
  copyCase(many, home);
  const app = await launch();
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+2');
  await expect(panes(page).nth(0)).toContainText('had left for');
  await expect(state(page)).toHaveText('Comparing…');
  process.kill(await app.servicePid(), 'SIGKILL');
  await expect(state(page)).toHaveText('Not compared');
  await expect(panes(page).nth(0)).toContainText('had left for');
  await expect(pair(page)).toContainText('could not be compared');
  await page.screenshot({ path: join(RESULTS, 'compare-failed.png') });
  await region(page).getByRole('button', { name: 'Try again' }).click();
  await expect(state(page)).toHaveText('Not compared');
  await page.getByRole('alert').getByRole('button', { name: 'Restart it' }).click();
  await expect(state(page)).toHaveText('Comparing…');
  await stop(page).click();
  await expect(state(page)).toContainText('Stopped before all was compared');
});

test('two others that share more are offered, and nothing moves until they are taken', async ({ launch, home }) => {
  copyCase(registered, home);
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const place = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  const arabic = runCli(place, ['sources']).lines.find((line) => JSON.stringify(line).includes('درعا البلد'));
  const set = ['fact', String(arabic?.['source']), 'published', '--value', '2019'];
  expect(runCli(place, set)).toMatchObject({ status: 0, stderr: '' });
  const { page } = await launch();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(panes(page).nth(0)).toContainText('القوات الحكومية');
  const show = region(page).getByRole('button', { name: 'Show these two' });
  await expect(show).toBeVisible({ timeout: 60_000 });
  await expect(panes(page).nth(0)).toContainText('القوات الحكومية');
  await page.screenshot({ path: join(RESULTS, 'compare-offered.png') });
  await show.click();
  await expect(panes(page).nth(0)).toContainText('more than 225');
  await expect(panes(page).nth(1)).toContainText('about 225');
  await expect(show).toHaveCount(0);
});

test('a case that can only be read is compared, and nothing in it can be decided', async ({ launch, home }) => {
  copyCase(registered, home);
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  await launch();
  const { page } = await launch({ home: join(home, 'other'), casePath });
  await openCompare(page);
  const number = await numberAt(page, 0, 'more than 225');
  await button(page, 0, number).focus();
  await expect(pair(page).getByRole('button', { name: 'Same' })).toBeDisabled();
  await expect(pair(page).getByRole('button', { name: 'Reject' })).toBeDisabled();
  await page.keyboard.press('s');
  await told(page, /can only be read/u);
  await expect(pair(page)).toContainText('Near-verbatim');
  await button(page, 0, number).dragTo(panes(page).nth(1).locator(`mark[data-pairs~="${number}"]`).first());
  await expect(pair(page)).toContainText('Near-verbatim');
  await expect(button(page, 0, number)).toBeVisible();
});
