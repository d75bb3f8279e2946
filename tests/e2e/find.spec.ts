/** Finding words in the article that is read: typed, stepped through and tagged with keys alone, in both directions. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ARABIC_ARTICLE } from '../support/arabic-article';
import { annotations, article, importFiles, markByKey, openSource, sources } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { PICTURES, shoot } from '../support/picture';

const MONITOR = 'Syria opposition captures';

test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
});

const bar = (page: Page): Locator => page.getByRole('search', { name: 'Find in the article' });
const field = (page: Page): Locator => bar(page).getByRole('textbox', { name: 'Find in the article' });
const selection = (page: Page): Promise<string | undefined> => page.evaluate(() => document.getSelection()?.toString());

/** What is painted as found on the page, in text order, and which of it is the current place. */
const painted = (page: Page): Promise<{ words: string[]; current: string[] }> =>
  page.evaluate(() => {
    const wordsOf = (name: string): { text: string; y: number; x: number; paint: string }[] =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { x, y } = live.getBoundingClientRect();
        const paint = getComputedStyle(range.startContainer.parentElement!, `::highlight(${name})`).backgroundColor;
        return { text: live.toString(), y, x, paint };
      });
    const [others, current] = [wordsOf('found'), wordsOf('found-current')];
    const seen = [...others, ...current].filter(({ paint }) => paint !== 'rgba(0, 0, 0, 0)');
    return {
      words: seen.sort((a, b) => a.y - b.y || a.x - b.x).map(({ text }) => text),
      current: current.map(({ text }) => text),
    };
  });

test('words are found as they are typed, gone through and tagged with keys alone', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const { page } = app;
  await openSource(page, MONITOR);
  await markByKey(page, 'a', 'Opposition fighters');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await article(page).focus();

  await page.keyboard.press('ControlOrMeta+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('oppositiON');
  await expect(bar(page)).toContainText(/^1 of \d+/u);
  const places = Number(/of (\d+)/u.exec((await bar(page).textContent()) ?? '')?.[1]);
  expect(places).toBeGreaterThan(2);
  const content = (await article(page).locator('[data-block], p, h1, h2, h3, li').allTextContents()).join('\n');
  expect(content.toLowerCase()).toContain('opposition');
  const { words, current } = await painted(page);
  expect(words.length).toBeGreaterThan(1);
  expect(new Set(words.map((word) => word.toLowerCase()))).toEqual(new Set(['opposition']));
  expect(current).toHaveLength(1);
  await shoot(app, 'find', 'dark', [900, 560]);
  expect(await violations(page)).toEqual([]);
  await shoot(app, 'find', 'light');
  expect(await violations(page)).toEqual([]);

  await test.step('Enter goes on, with Shift back, and round', async () => {
    await page.keyboard.press('Enter');
    await expect(bar(page)).toContainText(`2 of ${places}`);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect(bar(page)).toContainText(`${places} of ${places}`);
    await page.keyboard.press('F3');
    await expect(bar(page)).toContainText(`1 of ${places}`);
    await page.keyboard.press('Enter');
  });

  await test.step('the place is in view, above the bar', async () => {
    for (let n = 0; n < places; n++) {
      await page.keyboard.press('Enter');
      const seen = () =>
        page.evaluate(() => {
          const [range] = [...(CSS.highlights.get('found-current') ?? [])];
          if (!range) return false;
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const { top, bottom } = live.getBoundingClientRect();
          const frame = document.querySelector('[aria-label="Article"]')!.getBoundingClientRect();
          return top >= frame.top && bottom <= frame.bottom;
        });
      await expect.poll(seen).toBe(true);
    }
  });

  await test.step('Esc leaves the place selected, and a letter tags it', async () => {
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(article(page)).toBeFocused();
    expect((await selection(page))?.toLowerCase()).toBe('opposition');
    expect((await painted(page)).words).toEqual([]);
    await page.keyboard.press('a');
    await expect(annotations(page)).toHaveCount(2);
  });

  await test.step('what is selected is what is sought', async () => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await page.keyboard.press('F3');
    await expect(bar(page)).toContainText(`of ${places}`);
    await page.keyboard.press('ControlOrMeta+f');
    await expect(field(page)).toBeFocused();
    await page.keyboard.insertText('zzzz');
    await expect(bar(page)).toContainText('Not found');
    await expect(bar(page).getByRole('button', { name: 'Next' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(article(page)).toBeFocused();
  });

  await test.step('in the list of sources the same key filters it', async () => {
    await sources(page).first().getByRole('button').focus();
    await page.keyboard.press('ControlOrMeta+f');
    await expect(page.getByRole('searchbox', { name: 'Filter sources' })).toBeFocused();
    await expect(bar(page)).toHaveCount(0);
  });
});

test('what is sought stays when another article is opened, and Arabic is found as it is typed', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  writeFileSync(join(folder, 'arabic.txt'), ARABIC_ARTICLE);
  await importFiles(app, [join(folder, 'arabic.txt')]);
  const arabic = sources(page).filter({ hasText: 'قصف حي درعا البلد' });
  await expect(arabic).toBeVisible();
  rmSync(folder, { recursive: true, force: true });

  await openSource(page, MONITOR);
  await article(page).focus();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.insertText('إستهدف');
  await expect(bar(page)).toContainText('Not found');
  await arabic.getByRole('button').first().click();
  await expect(bar(page)).toContainText(/1 of \d/u);
  await expect(field(page)).not.toBeFocused();
  expect((await painted(page)).current).toEqual(['استهدف']);
  await shoot(app, 'find-arabic', 'light');
  await bar(page).getByRole('button', { name: 'Close' }).click();
  expect(await selection(page)).toBe('استهدف');
});
