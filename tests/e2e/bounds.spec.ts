/**
 * Marks changed after they were made, in the real window: their ends dragged and moved by keys in both directions, marks
 * that overlap seen and gone through, divided and merged, and each of it undone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotations, article, importFiles, inspector, markByKey, openSource, select } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';

const MONITOR = 'Syria opposition captures';

const FAMILY = '👨‍👩‍👧‍👦';

const MIXED = `Emoji and marks

Witnesses wrote ${FAMILY} fled cafe\u0301s near Daraa.
`;

const ARABIC = `درعا البلد تحت القصف

قال ناشطون إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة يوم الأربعاء.
`;

/** The handle at an end of the focused mark. */
const handle = (page: Page, end: 'Start' | 'End'): Locator =>
  article(page).getByRole('slider', { name: `${end} of the mark` });

/** The words of the focused mark, as the inspector's card has them. */
const focusedWords = (page: Page): Locator => inspector(page).locator('[data-card] blockquote');

const status = (page: Page): Locator => page.getByRole('status');

const undo = async (page: Page): Promise<void> => {
  await article(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
};

/** Opens the article that is marked most, and waits until it is there. */
async function openMonitor(page: Page): Promise<void> {
  await openSource(page, MONITOR);
  await expect(article(page)).toContainText('Opposition fighters');
}

/** Where words stand on the page: the middle of their first line's box and its ends. */
async function boxOf(page: Page, words: string, occurrence = 0): Promise<{ left: number; right: number; y: number }> {
  await select(page, words, words, occurrence);
  const box = await page.evaluate(() => {
    const [first] = document.getSelection()?.getRangeAt(0).getClientRects() ?? [];
    document.getSelection()?.removeAllRanges();
    return first && { left: first.left, right: first.right, y: first.top + first.height / 2 };
  });
  if (!box) throw new Error(`not seen: ${words}`);
  return box;
}

/** Drags a handle to a point. */
async function dragTo(page: Page, end: 'Start' | 'End', x: number, y: number): Promise<void> {
  const box = await handle(page, end).boundingBox();
  if (!box) throw new Error('expected a handle');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const { x: lineX, outside } = await handle(page, end).evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    const side = element.dataset['outside'] ?? '';
    return { x: side === 'left' ? right : left, outside: side };
  });
  expect(outside).toMatch(/^(left|right)$/u);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + x) / 2, (from.y + y) / 2, { steps: 3 });
  await page.mouse.move(x + from.x - lineX, y, { steps: 3 });
}

test('the ends of a mark are moved by keys and by the mouse, and undone', async ({ page }) => {
  test.setTimeout(180_000);
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');

  await test.step('by word and by character, saved after a rest', async () => {
    await page.keyboard.press('Shift+ArrowRight');
    await expect(focusedWords(page)).toHaveText('Opposition fighters in');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(focusedWords(page)).toHaveText('Opposition fighters i');
    await expect(article(page).locator('[data-focused]')).toHaveText('Opposition fighters i');
    await expect(status(page)).toHaveText('Saved · bounds · “Opposition fighters i”');
    await undo(page);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(focusedWords(page)).toHaveText('Opposition fighters i');
    await undo(page);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
  });

  await test.step('the other end, and back by Esc before it is saved', async () => {
    await page.keyboard.press('o');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Escape');
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
    await page.waitForTimeout(600);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
    // Nothing was saved: what is undone is the mark itself.
    await undo(page);
    await expect(annotations(page)).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(annotations(page)).toHaveCount(1);
  });

  await test.step('an undo right after a step undoes the step', async () => {
    await annotations(page).first().click();
    await article(page).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(status(page)).toHaveText(/^Undone/u);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
    await expect(annotations(page)).toHaveCount(1);
  });

  await test.step('by dragging, to words and with Alt to characters', async () => {
    const daraa = await boxOf(page, 'Syrian province of Daraa');
    await dragTo(page, 'End', daraa.right - 8, daraa.y);
    await expect(focusedWords(page)).toHaveText('Opposition fighters in the southern Syrian province of Daraa');
    await page.mouse.up();
    await expect(status(page)).toHaveText(/^Saved · bounds/u);
    await undo(page);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
    const southern = await boxOf(page, 'southern');
    await page.keyboard.down('Alt');
    await dragTo(page, 'End', southern.left + 0.5 * (southern.right - southern.left), southern.y);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect(focusedWords(page)).toHaveText(/^Opposition fighters in the sou[a-z]{0,3}$/u);
    await undo(page);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
  });

  await test.step('never past the other end', async () => {
    const start = await boxOf(page, 'Opposition');
    await dragTo(page, 'Start', start.left + 900, start.y + 60);
    await page.mouse.up();
    await expect(focusedWords(page)).toHaveText('fighters');
    await undo(page);
    await expect(focusedWords(page)).toHaveText('Opposition fighters');
  });

  await test.step('as sliders, reached by Tab', async () => {
    await article(page).focus();
    for (let n = 0; n < 6 && !(await handle(page, 'Start').evaluate((it) => it === document.activeElement)); n++) {
      await page.keyboard.press('Tab');
    }
    await expect(handle(page, 'Start')).toBeFocused();
    await expect(handle(page, 'Start')).toHaveAttribute('aria-valuetext', /\|Opposition fighters in/u);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(handle(page, 'Start')).toHaveAttribute('aria-valuetext', /Opposition \|fighters in/u);
    await page.keyboard.press('Escape');
    await expect(handle(page, 'Start')).toHaveAttribute('aria-valuetext', /\|Opposition fighters/u);
    await page.keyboard.press('Tab');
    await expect(handle(page, 'End')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(focusedWords(page)).toHaveText('Opposition fighters in');
    expect(await violations(page)).toEqual([]);
    // Leaving the handle saves.
    await article(page).focus();
    await expect(status(page)).toHaveText('Saved · bounds · “Opposition fighters in”');
  });
});

test('bounds that were moved when the window closes are in the case afterwards', async ({ launch }) => {
  test.setTimeout(180_000);
  const first = await launch();
  await openMonitor(first.page);
  await markByKey(first.page, 'a', 'Opposition fighters');
  await first.page.keyboard.press('Shift+ArrowRight');
  await first.close();
  const second = await launch();
  await openMonitor(second.page);
  await expect(annotations(second.page)).toContainText('Opposition fighters in');
});

test('no character is cut, and arrows go where they point in right-to-left text', async ({ app, page, home }) => {
  test.setTimeout(180_000);
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  const files = { 'mixed.txt': MIXED, 'arabic.txt': ARABIC };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(inbox, name), text);
  await importFiles(
    app,
    Object.keys(files).map((name) => join(inbox, name)),
  );

  await test.step('an emoji family and a letter with its mark', async () => {
    await openSource(page, 'Emoji and marks');
    await expect(annotations(page)).toHaveCount(0);
    await markByKey(page, 'c', 'wrote');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(focusedWords(page)).toHaveText(`wrote ${FAMILY}`);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(focusedWords(page)).toHaveText('wrote');
    const burned = await boxOf(page, 'fled cafe\u0301');
    await page.keyboard.down('Alt');
    await dragTo(page, 'End', burned.right - 1, burned.y);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect(focusedWords(page)).toHaveText(`wrote ${FAMILY} fled cafe\u0301`);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(focusedWords(page)).toHaveText(`wrote ${FAMILY} fled caf`);
  });

  await test.step('right to left', async () => {
    await openSource(page, 'درعا البلد');
    await expect(annotations(page)).toHaveCount(0);
    await markByKey(page, 'a', 'القوات');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(focusedWords(page)).toHaveText('القوات الحكومية');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(focusedWords(page)).toHaveText('القوات');
    await page.keyboard.press('o');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(focusedWords(page)).toHaveText('إن القوات');
    await expect(status(page)).toHaveText(/^Saved · bounds/u);
    const start = await handle(page, 'Start').boundingBox();
    const end = await handle(page, 'End').boundingBox();
    expect(start?.x).toBeGreaterThan((end?.x ?? 0) + 40);
    const word = await boxOf(page, 'الحكومية');
    await dragTo(page, 'End', word.left + 2, word.y);
    await page.mouse.up();
    await expect(focusedWords(page)).toHaveText('إن القوات الحكومية');
    await undo(page);
    await expect(focusedWords(page)).toHaveText('إن القوات');
  });
});

test('marks that overlap have lanes, show their extent and are gone through', async ({ page }) => {
  test.setTimeout(180_000);
  await openMonitor(page);
  const lanes = article(page).locator('[data-lane]');
  await markByKey(page, 'a', 'Opposition fighters');
  await expect(lanes).toHaveCount(0);
  await markByKey(page, 'c', 'in the southern Syrian province of Daraa', 'loyalist militias');
  await markByKey(page, 'p', 'southern Syrian province of Daraa');
  await select(page, 'Daraa', 'Daraa', 1);
  await page.keyboard.press('p');
  await expect(lanes).toHaveCount(3);
  const places = (): Promise<number> =>
    lanes.evaluateAll((all) => new Set(all.map((lane) => lane.getBoundingClientRect().left)).size);
  await expect.poll(places).toBe(3);

  await test.step('a lane and an entry show the extent, and a lane focuses', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const claim = article(page).locator('[data-lane][data-tag="claim"]');
    await claim.hover();
    await expect(article(page).locator('[data-extent]').first()).toContainText('in the southern');
    await annotations(page).filter({ hasText: 'Opposition' }).hover();
    await expect(article(page).locator('[data-extent]')).toHaveText('Opposition fighters');
    await claim.click();
    await expect(focusedWords(page)).toContainText('in the southern');
    await expect(article(page).locator('[data-extent]')).toHaveCount(0);
  });

  await test.step('resting on the words shows the innermost', async () => {
    const daraa = await boxOf(page, 'Daraa', 1);
    await page.mouse.move((daraa.left + daraa.right) / 2, daraa.y);
    await expect(article(page).locator('[data-extent]')).toHaveText('Daraa');
  });

  await test.step('by clicks with Alt', async () => {
    const daraa = await boxOf(page, 'Daraa', 1);
    const click = () => page.mouse.click((daraa.left + daraa.right) / 2, daraa.y);
    await page.keyboard.down('Alt');
    await click();
    await expect(status(page)).toHaveText('1 of 3 here: place · Daraa');
    await expect(focusedWords(page)).toHaveText('Daraa');
    await click();
    await expect(status(page)).toHaveText('2 of 3 here: place · southern Syrian province of Daraa');
    await click();
    await expect(status(page)).toHaveText(/^3 of 3 here: claim/u);
    await page.keyboard.up('Alt');
    expect(await page.evaluate(() => document.getSelection()?.isCollapsed !== false)).toBe(true);
  });

  await test.step('by keys, both ways', async () => {
    await annotations(page)
      .filter({ hasText: /^Daraa/u })
      .click();
    await article(page).focus();
    for (const [key, said] of [
      ['v', '2 of 3 here: place'],
      ['v', '3 of 3 here: claim'],
      ['v', '1 of 3 here: place'],
      ['Shift+V', '3 of 3 here: claim'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(status(page)).toContainText(said);
    }
  });

  await test.step('more than four beside each other are counted', async () => {
    for (const words of ['southern', 'southern Syrian', 'Syrian province']) await markByKey(page, 'a', words);
    await expect(lanes).toHaveCount(4);
    await expect(article(page).getByText('+2', { exact: true })).toBeVisible();
  });
});

test('a mark is divided at the reading caret and merged with the next, and both are undone', async ({ page }) => {
  test.setTimeout(180_000);
  await openMonitor(page);
  await markByKey(page, 'a', 'Opposition fighters');
  await article(page).focus();
  await page.keyboard.press('d');
  await expect(status(page)).toContainText('Put the reading caret inside the mark');
  // From where the selection ended.
  await page.keyboard.press('ControlOrMeta+ArrowLeft');
  await expect(focusedWords(page)).toHaveText('Opposition fighters');
  await page.keyboard.press('d');
  await expect(annotations(page)).toHaveCount(2);
  await expect(annotations(page).first()).toContainText('Opposition');
  await expect(annotations(page).first()).not.toContainText('fighters');
  await expect(annotations(page).last()).toContainText('fighters');
  await undo(page);
  await expect(annotations(page)).toHaveCount(1);
  await expect(annotations(page)).toContainText('Opposition fighters');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(annotations(page)).toHaveCount(2);

  await annotations(page).first().click();
  await article(page).focus();
  // From the start of the mark, whatever was read before.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('p');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(annotations(page)).toHaveCount(1);
  await expect(focusedWords(page)).toHaveText('Opposition fighters');
  await page.keyboard.press('m');
  await expect(status(page)).toContainText('There is no actor after this one');
  await undo(page);
  await expect(annotations(page)).toHaveCount(2);
});
