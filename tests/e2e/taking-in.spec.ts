/** What others made comes in by the window: a file of Hypothesis, another copy of the case, a sealed bundle. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotations, answerOpenDialog, answerSaveDialog, article, openSource, sources } from '../support/article';
import { expect, resolvedRuntime, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';
import { runCli, type CliPlace } from '../support/cli';
import { shoot } from '../support/picture';
import { copyCase, registeredHome, removeHome } from '../support/registered';

let made = '';
test.beforeAll(() => {
  made = registeredHome();
});
test.afterAll(() => {
  removeHome(made);
});

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });

function placeOf(home: string, casePath: string): CliPlace {
  return { executable: resolvedRuntime().executable, root: join(__dirname, '..', '..'), home, casePath };
}

async function byMenu({ electron }: RunningApp, id: string): Promise<void> {
  await electron.evaluate(({ Menu }, item) => {
    Menu.getApplicationMenu()?.getMenuItemById(item)?.click();
  }, id);
}

/** A row as the client of Hypothesis exports it: with a range of the page as a browser showed it, which is of no use here. */
function hypothesisRow(id: string, uri: string, exact: string, text: string, tags: readonly string[]): object {
  return {
    id,
    ...{ created: '2026-11-20T08:30:00.123456+00:00', updated: '2026-11-20T08:30:00.123456+00:00' },
    ...{ user: 'acct:rima@hypothes.is', user_info: { display_name: 'Rima K.' } },
    ...{ uri, text, tags, group: '__world__', permissions: { read: ['group:__world__'] } },
    target: [
      {
        source: uri,
        ...(exact !== '' && {
          selector: [
            { type: 'RangeSelector', startContainer: '/div[1]/p[2]', startOffset: 0, endContainer: '/div[1]/p[2]' },
            { type: 'TextPositionSelector', start: 812, end: 812 + exact.length },
            { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
          ],
        }),
      },
    ],
    document: { title: ['Daraa'] },
    ...{ links: {}, references: [], hidden: false, flagged: false },
  };
}

test('annotations of Hypothesis come in, each with what came of it, and one undo takes them out', async ({
  launch,
  home,
}) => {
  copyCase(made, home);
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const mine = placeOf(home, casePath);
  const monitor = runCli(mine, ['sources']).lines.find((line) =>
    String(line['headline']).includes('Syria opposition captures'),
  );
  const address = 'https://www.middleeastmonitor.com/20210730-syria-opposition/';
  expect(runCli(mine, ['fact', String(monitor?.['source']), 'url', '--value', address]).status).toBe(0);
  const exported = join(home, 'hypothesis-export.json');
  writeFileSync(
    exported,
    JSON.stringify({
      export_date: '2026-11-21T09:00:00.000Z',
      export_userid: 'acct:rima@hypothes.is',
      client_version: '1.1380.0',
      annotations: [
        hypothesisRow('a1', address, 'has laid siege to the district of Daraa Al-Balad', 'Who counted?', [
          'claim',
          'casualties',
        ]),
        hypothesisRow('a2', 'https://example.org/elsewhere', 'قصفت حي درعا البلد بنحو 45 قذيفة', '', ['claim']),
        hypothesisRow('a3', address, 'Words that nobody wrote in any of these articles', 'Gone', []),
        hypothesisRow('a4', address, '', 'A note on the page', []),
      ],
    }),
  );
  const app = await launch();
  const { page } = app;
  await openSource(page, 'Syria opposition captures');
  const before = await annotations(page).count();
  await answerOpenDialog(app.electron, [exported]);

  await byMenu(app, 'import-annotations');
  await expect(dialog(page, 'Import annotations')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await test.step('what can’t be read is said in the dialog, once', async () => {
    const alert = dialog(page, 'Import annotations').getByRole('alert');
    for (const name of ['no-annotations-1.txt', 'no-annotations-2.txt']) {
      writeFileSync(join(home, name), 'Nothing that anybody marked.');
      await answerOpenDialog(app.electron, [join(home, name)]);
      await page.keyboard.press('Enter');
      await expect(alert).toContainText(name);
    }
    await expect(page.getByRole('alert')).toHaveCount(1);
    await answerOpenDialog(app.electron, [exported]);
  });
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'take-in', theme);
  await shoot(app, 'take-in-small', 'light', [900, 600]);
  await page.keyboard.press('Enter');

  const result = dialog(page, 'Imported annotations');
  await expect(result.getByRole('status')).toHaveText(
    '2 annotations of hypothesis-export.json taken in, 2 not taken: the reason stands with each.',
  );
  const rows = result.getByRole('list', { name: 'What came of each annotation' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('Words that nobody wrote');
  await expect(rows.filter({ hasText: 'about no passage' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'has laid siege' })).toContainText('Found; its');
  await expect(rows.filter({ hasText: 'قصفت حي' })).toContainText('Found word for word');
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'taken-in', theme);

  // Enter on a row goes to where the annotation stands.
  await rows.filter({ hasText: 'قصفت حي' }).getByRole('button').press('Enter');
  await expect(result).toBeHidden();
  await expect(article(page)).toContainText('قصفت حي درعا البلد');
  await expect(annotations(page).filter({ hasText: 'قصفت حي' })).toHaveCount(1);
  await openSource(page, 'Syria opposition captures');
  await expect(annotations(page)).toHaveCount(before + 1);
  await expect(annotations(page).filter({ hasText: 'has laid siege' })).toContainText('note');

  // Once more: they are known.
  await byMenu(app, 'import-annotations');
  await expect(dialog(page, 'Import annotations')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(result.getByRole('status')).toContainText('0 annotations');
  await expect(result.getByRole('status')).toContainText('2 there already');
  await page.keyboard.press('Escape');
  await expect(annotations(page)).toHaveCount(before + 1);

  await test.step('what came of it is shown though the dialog was closed meanwhile', async () => {
    await app.electron.evaluate(({ dialog: system }, path) => {
      system.showOpenDialog = () =>
        new Promise((resolve) => {
          setTimeout(() => {
            resolve({ canceled: false, filePaths: [path] });
          }, 1500);
        });
    }, exported);
    await byMenu(app, 'import-annotations');
    await expect(dialog(page, 'Import annotations')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(dialog(page, 'Import annotations')).toBeHidden();
    await expect(result.getByRole('status')).toContainText('2 there already');
    await page.keyboard.press('Escape');
  });

  await article(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(annotations(page)).toHaveCount(before);
});

test('another copy of the case is merged: what is new comes in, what does not fit together is listed', async ({
  launch,
  home,
}) => {
  copyCase(made, home);
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const copyPath = join(home, 'from Rima.sourcemark');
  copyFileSync(casePath, copyPath);
  const [mine, theirs] = [placeOf(home, casePath), placeOf(home, copyPath)];
  const monitor = runCli(mine, ['sources']).lines.find((line) =>
    String(line['headline']).includes('Syria opposition captures'),
  );
  const source = String(monitor?.['source']);
  const run = (place: CliPlace, ...args: readonly string[]): void => {
    const { status, stderr } = runCli(place, args);
    expect(stderr + String(status)).toBe('0');
  };
  writeFileSync(join(home, 'their-article.txt'), 'Shelling resumes in Daraa\n\nResidents counted 45 shells.\n');
  run(theirs, 'annotate', source, '--tag', 'claim', '--quote', 'has laid siege to the district of Daraa Al-Balad');
  run(theirs, 'import', join(home, 'their-article.txt'));
  run(theirs, 'fact', source, 'byline', '--value', 'Rima’s byline');
  run(mine, 'fact', source, 'byline', '--value', 'My byline');

  const app = await launch();
  const { page } = app;
  await openSource(page, 'Syria opposition captures');
  const [before, articles] = [await annotations(page).count(), await sources(page).count()];
  await answerOpenDialog(app.electron, [copyPath]);
  await byMenu(app, 'merge');
  const merged = dialog(page, 'Merged');
  await expect(merged.getByRole('status')).toContainText(
    'New from from Rima.sourcemark: 1 source, 1 annotation. A copy of the case as it was lies beside it.',
  );
  const conflicts = merged.getByRole('list', { name: 'What does not fit together' }).getByRole('listitem');
  await expect(conflicts).toHaveCount(1);
  await expect(conflicts).toContainText('My byline');
  await expect(conflicts).toContainText('Rima’s byline');
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'merged', theme);
  await expect(conflicts).toContainText('the byline of “Syria opposition captures');
  await conflicts.getByRole('button', { name: /^Open the source: “Syria opposition captures/u }).click();
  await expect(merged).toBeHidden();
  await expect(sources(page)).toHaveCount(articles + 1);
  await expect(annotations(page)).toHaveCount(before + 1);

  await test.step('a second time there is nothing new', async () => {
    await byMenu(app, 'merge');
    await expect(merged).toContainText('Nothing in from Rima.sourcemark is new');
    await page.keyboard.press('Escape');
  });

  await test.step('a sealed bundle of the case is known to be the same case', async () => {
    const bundle = join(home, 'sealed.zip');
    await answerSaveDialog(app.electron, bundle);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog(page, 'Export').getByRole('radio', { name: 'Sealed bundle' }).check();
    await expect(dialog(page, 'Export').getByText('A bundle holds the whole case')).toBeInViewport();
    await shoot(app, 'export-bundle', 'light');
    await dialog(page, 'Export').getByRole('button', { name: 'Save as…' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'sealed.zip, and checked' })).toBeVisible();
    await answerOpenDialog(app.electron, [bundle]);
    await byMenu(app, 'merge');
    await expect(merged).toContainText('Nothing in sealed.zip is new');
    await page.keyboard.press('Escape');
  });

  await test.step('a file that is no copy of the case is refused with a sentence, and changes nothing', async () => {
    await answerOpenDialog(app.electron, [join(home, 'their-article.txt')]);
    await byMenu(app, 'merge');
    await expect(page.getByRole('alert').filter({ hasText: 'their-article.txt' })).toBeVisible();
    await expect(sources(page)).toHaveCount(articles + 1);
  });
  await app.close();
  const { lines } = runCli(mine, ['verify']);
  expect(lines[0]).toMatchObject({ ok: true, problems: [] });
});
