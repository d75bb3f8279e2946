/**
 * The main job in the real window: import, tag by keyboard and by mouse, overlap and across paragraphs, undo and redo,
 * quit, start again, export; and the export read by an independent parser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import {
  annotations,
  answerOpenDialog,
  answerSaveDialog,
  article,
  drag,
  dropFiles,
  markByKey,
  openSource,
  saved,
  sources,
} from '../support/article';
import { expect, test } from '../support/app';
import { smoke } from '../support/smoke';

const MONITOR = 'Syria opposition captures';

test('shows the sample case at the first start', async ({ app, page }) => {
  await expect(sources(page)).toHaveCount(5);
  const title = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(title).toMatch(/^Daraa sample/u);
  await openSource(page, MONITOR);
  await expect(article(page)).toContainText('Opposition fighters in the southern Syrian province of Daraa');
  await expect(article(page).getByRole('heading', { name: MONITOR })).toBeVisible();
});

test('marks, undoes, quits, starts again and exports the same quotes', async ({ launch, home }) => {
  const first = await launch();
  const { page } = first;
  await openSource(page, MONITOR);

  await test.step('by keyboard', async () => {
    await markByKey(page, 'a', 'Opposition fighters');
    await markByKey(page, 'p', 'Daraa');
    await markByKey(page, 'c', 'Over the past month', 'enforced a blockade');
  });
  await test.step('overlapping, nested, and twice on the same words', async () => {
    await markByKey(page, 'a', 'Syrian regime’s Fourth Division');
    await markByKey(page, 'p', 'Daraa Al-Balad');
    await markByKey(page, 'p', 'Daraa Al-Balad and enforced');
    await markByKey(page, 'a', 'Daraa Al-Balad');
  });
  await test.step('across paragraphs', async () => {
    await markByKey(page, 'c', 'semi-autonomous local rule', 'broke down');
    await expect(annotations(page).filter({ hasText: 'semi-autonomous' })).toContainText('That deal');
  });
  await test.step('every mark is painted, and only blocks with marks have names of them', async () => {
    const painted = await page.evaluate(() => {
      const ranges = Array.from(CSS.highlights).flatMap(([name, highlight]) =>
        Array.from(highlight, ({ startContainer: { parentElement } }) => ({ name, parentElement })),
      );
      const marks = ranges.filter(({ name }) => !name.startsWith('suggestion'));
      return {
        marks: marks.length,
        unseen: marks.filter(({ name, parentElement }) => {
          if (parentElement === null) return true;
          const { backgroundColor, textDecorationLine } = getComputedStyle(parentElement, `::highlight(${name})`);
          return textDecorationLine !== 'underline' || backgroundColor === 'rgba(0, 0, 0, 0)';
        }),
        unnamed: Array.from(document.querySelectorAll('[data-marks]')).filter(
          (block) => !marks.some(({ parentElement }) => block.contains(parentElement)),
        ).length,
      };
    });
    expect(painted.marks).toBeGreaterThanOrEqual(8);
    expect(painted).toMatchObject({ unseen: [], unnamed: 0 });
  });
  await test.step('by mouse', async () => {
    await drag(page, 'Many young men');
    const toolbar = page.getByRole('toolbar', { name: 'Tag selection' });
    await expect(toolbar).toBeVisible();
    await toolbar.getByRole('button', { name: /Actor/u }).click();
    await saved(page, 'Many young men');
    await expect(annotations(page)).toHaveCount(9);
    await drag(page, 'dozens of civilians');
    await toolbar.getByRole('button', { name: /Claim/u }).click();
    await saved(page, 'dozens of civilians');
    await expect(annotations(page)).toHaveCount(10);
  });
  await test.step('delete, undo, redo', async () => {
    await annotations(page).filter({ hasText: 'dozens of civilians' }).click();
    await page.getByRole('button', { name: 'Delete annotation' }).click();
    await expect(annotations(page)).toHaveCount(9);
    await article(page).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(annotations(page)).toHaveCount(10);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(annotations(page)).toHaveCount(9);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(annotations(page)).toHaveCount(10);
  });
  const quotes = await annotations(page).allInnerTexts();
  await first.close();

  const second = await launch();
  await openSource(second.page, MONITOR);
  await expect(annotations(second.page)).toHaveCount(10);
  expect(await annotations(second.page).allInnerTexts()).toEqual(quotes);
  await test.step('undo works on after the restart', async () => {
    await article(second.page).focus();
    await second.page.keyboard.press('ControlOrMeta+z');
    await expect(annotations(second.page)).toHaveCount(9);
    await second.page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(annotations(second.page)).toHaveCount(10);
  });

  const out = join(home, 'marks.csv');
  await answerSaveDialog(second.electron, out);
  await second.page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = second.page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radiogroup', { name: 'Format' })).toBeVisible();
  await dialog.getByRole('radio', { name: /CSV/u }).check({ force: true });
  await dialog.getByRole('radio', { name: 'All three' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await expect(second.page.getByRole('status').filter({ hasText: 'marks.csv' })).toBeVisible();
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(out, 'utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(data.map((row) => row['exact'])).toEqual([
    'Daraa',
    'Opposition fighters',
    expect.stringMatching(/^Over the past month.*enforced a blockade$/u),
    'Syrian regime’s Fourth Division',
    'Daraa Al-Balad and enforced',
    'Daraa Al-Balad',
    'Daraa Al-Balad',
    expect.stringMatching(/^semi-autonomous[\s\S]*\n\nThat deal[\s\S]*broke down$/u),
    'dozens of civilians',
    'Many young men',
  ]);
  const seed = readFileSync(join(__dirname, '..', '..', 'seeds', '003_15d539fd678e9ebf.txt'), 'utf8');
  for (const row of data) expect(seed.slice(Number(row['start']), Number(row['end']))).toBe(row['exact']);
});

test('imports by dialog and by drop, says what came of each file, and opens what came in', async ({
  app,
  page,
  home,
}) => {
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  const file = (name: string, text: string): string => {
    writeFileSync(join(inbox, name), text);
    return join(inbox, name);
  };
  const arabic = file('arabic.txt', 'درعا تحت الحصار\n\nقال ناشطون إن القوات دخلت المدينة صباح اليوم.');
  await answerOpenDialog(app.electron, [arabic, file('empty.txt', ''), join(home, 'gone.txt')]);
  await page
    .getByRole('button', { name: /^Import/u })
    .first()
    .click();
  await expect(sources(page)).toHaveCount(6);
  const alert = page.getByRole('alert').filter({ hasText: /1 imported.*2 failed/u });
  await alert.getByRole('button', { name: 'Details' }).click();
  const details = page.getByRole('dialog');
  await expect(details).toContainText('“empty.txt” is empty');
  await expect(details).toContainText('gone.txt');
  await page.keyboard.press('Escape');
  await openSource(page, 'درعا تحت الحصار');
  await markByKey(page, 'p', 'المدينة');

  await dropFiles(page, [file('dropped.txt', 'Dropped from the file manager.'), arabic]);
  await expect(sources(page)).toHaveCount(7);
  await expect(sources(page).filter({ hasText: 'Dropped from' })).toBeVisible();
});

test('a selection by keyboard alone can be tagged', async ({ page }) => {
  await openSource(page, MONITOR);
  await article(page).focus();
  const before = await annotations(page).count();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ControlOrMeta+ArrowRight');
  for (let n = 0; n < 2; n++) await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(annotations(page)).toHaveCount(before + 1);
});

test('j and k step through marks, Enter opens, Delete deletes', async ({ page }) => {
  await openSource(page, MONITOR);
  await markByKey(page, 'a', 'Opposition fighters');
  await markByKey(page, 'c', 'Over the past month');
  await page.keyboard.press('Escape');
  await article(page).focus();
  const focused = annotations(page).and(page.locator('[aria-current]'));
  await page.keyboard.press('j');
  await expect(focused).toContainText('Opposition fighters');
  await page.keyboard.press('j');
  await expect(focused).toContainText('Over the past month');
  await page.keyboard.press('k');
  await expect(focused).toContainText('Opposition fighters');
  await page.keyboard.press('Enter');
  const note = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox');
  await note.fill('who are they?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await saved(page, 'note');
  await article(page).focus();
  await page.keyboard.press('Delete');
  await expect(annotations(page)).toHaveCount(1);
  await expect(annotations(page)).toContainText('Over the past month');
});

test('does the main job in short, as the packed app does', async ({ launch, home }) => {
  await smoke(launch, home);
});

test('a note that is being written when the window closes is in the case afterwards', async ({ launch }) => {
  const first = await launch();
  await openSource(first.page, MONITOR);
  await markByKey(first.page, 'a', 'Opposition fighters');
  const noteOf = (page: typeof first.page) =>
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox');
  await noteOf(first.page).pressSequentially('half a thought');
  await first.close();

  const second = await launch();
  await openSource(second.page, MONITOR);
  await annotations(second.page).filter({ hasText: 'Opposition fighters' }).click();
  await expect(noteOf(second.page)).toHaveText('half a thought');
});
