/** One writer per case: whoever comes second reads, or brings the first window to the front, and is told so. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { article, annotations, expectAnnotations, markByKey, openSource, select } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { runCli } from '../support/cli';

const HEADLINE = 'Syria opposition captures';

test('C4: a second installation opens the case read-only, and a script that would write is refused', async ({
  launch,
  home,
}) => {
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const writer = await launch();
  await openSource(writer.page, HEADLINE);
  await markByKey(writer.page, 'a', 'Opposition fighters');

  const reader = await launch({ home: join(home, 'other'), casePath });
  await openSource(reader.page, HEADLINE);
  await expectAnnotations(reader.page, 1);
  await expect(reader.page.getByText(/can only be read/u).first()).toBeVisible();
  expect(await reader.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toContain(
    'read-only',
  );
  await select(reader.page, 'loyalist militias');
  await reader.page.keyboard.press('c');
  await expect(annotations(reader.page)).toHaveCount(1);

  const place = { executable: resolvedRuntime().executable, root: join(__dirname, '..', '..'), home, casePath };
  expect(runCli(place, ['annotations']).lines).toHaveLength(1);
  const [source] = runCli(place, ['sources']).lines;
  const refused = runCli(place, ['annotate', String(source?.['source']), '--tag', 'claim', '--quote', 'Daraa']);
  expect(refused).toMatchObject({ status: 2, lines: [{ error: { code: 'case-locked' } }] });

  await writer.close();
  await expect(article(reader.page)).toContainText('Opposition fighters');
});

test('a second start brings the window of the first to the front, with a message', async ({ app, page, home }) => {
  const { executable, args } = resolvedRuntime();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const second = spawn(executable, args, {
    env: { ...env, SOURCEMARK_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  second.stdout.on('data', (piece) => (output += String(piece)));
  const status = await new Promise((resolve) => second.once('exit', resolve));
  expect(status).toBe(0);
  expect(output).toContain('is open already');
  expect(app.electron.windows()).toHaveLength(1);
  await expect(page.getByRole('status').filter({ hasText: 'open already' })).toBeVisible();
});
