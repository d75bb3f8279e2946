/** The overview in the real window: the timeline and the coverage, as pictures, as tables, and saved as files. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotations, answerSaveDialog, article, markByKey, openSource } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { DATED_CLAIMS, datedHome, UNDATED_CLAIMS } from '../support/dated';
import { PICTURES, shoot } from '../support/picture';
import { copyCase, removeHome } from '../support/registered';

let made = '';
test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
  made = datedHome();
});
test.afterAll(() => {
  removeHome(made);
});

const pane = (page: Page, name: 'Timeline' | 'Coverage'): Locator => page.getByRole('region', { name });
const rows = (page: Page): Locator => page.getByRole('table').locator('tbody').getByRole('row');

async function overview(page: Page, part: 'Timeline' | 'Coverage'): Promise<void> {
  await page.keyboard.press('ControlOrMeta+6');
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('radio', { name: part }).check();
  await expect(page.getByRole('img')).toBeVisible();
}

test('the timeline shows what is claimed to have happened when, and can be saved', async ({ launch, home }) => {
  test.setTimeout(180_000);
  copyCase(made, home);
  const app = await launch();
  const { page } = app;
  await overview(page, 'Timeline');
  await expect(rows(page)).toHaveCount(DATED_CLAIMS);
  await expect(pane(page, 'Timeline')).toContainText(`${DATED_CLAIMS} claims of 6 sources`);
  await expect(pane(page, 'Timeline')).toContainText(`${UNDATED_CLAIMS} claims without a day that is known`);
  await expect(page.getByRole('img').locator('[data-item]')).toHaveCount(DATED_CLAIMS);
  await expect(rows(page).first()).toContainText('Mar 2011');
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'timeline', theme);

  await test.step('a shorter time leaves out what is older', async () => {
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Ten weeks');
    await expect(rows(page).first()).toContainText('2021');
    await expect(pane(page, 'Timeline')).toContainText('more dates outside of ten weeks');
    await shoot(app, 'timeline-small', 'light', [900, 600]);
    for (const theme of ['dark', 'light'] as const) await shoot(app, 'timeline-weeks', theme);
  });

  await test.step('both kinds of picture are saved, with the time that is shown', async () => {
    const svg = join(PICTURES, 'saved.svg');
    const offered = await answerSaveDialog(app.electron, svg);
    await page.getByRole('button', { name: 'Save as SVG…' }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Saved “saved.svg”' })).toBeVisible();
    expect(await offered()).toMatchObject({ filters: [{ extensions: ['svg'] }] });
    const text = readFileSync(svg, 'utf8');
    expect(text).toContain('<title>What is claimed to have happened when, by source</title>');
    expect(text).toContain('Daraa was placed under siege');
    // Nothing is in the file that is not in the picture.
    expect(text).not.toContain('on 25 June');
    expect(text).not.toContain('uprising');
    expect(text).not.toMatch(/var\(--|<style|<script|style="/u);

    const png = join(PICTURES, 'saved.png');
    rmSync(png, { force: true });
    await answerSaveDialog(app.electron, png.slice(0, -4));
    await page.getByRole('button', { name: 'Save as PNG…' }).press('Enter');
    await expect.poll(() => existsSync(png)).toBe(true);
    const bytes = readFileSync(png);
    const [width, height] = /<svg [^>]*width="(\d+)" height="(\d+)/u.exec(text)?.slice(1).map(Number) ?? [];
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
    // Paper in the corner; marks and words somewhere.
    expect(await coloursOf(page, bytes)).toMatchObject({ corner: '251,250,247', claim: true, ink: true });
  });

  await test.step('a claim is opened from the table by keyboard, and from the picture by a click', async () => {
    const row = rows(page).filter({ hasText: 'placed under siege on 25 June' });
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(article(page)).toContainText('placed under siege on 25 June');
    await expect(annotations(page).and(page.locator('[aria-current]'))).toContainText('placed under siege');
    await overview(page, 'Timeline');
    const mark = page.getByRole('img').locator('[data-item]').filter({ hasText: 'A meeting between local actors' });
    await mark.click();
    await expect(annotations(page).and(page.locator('[aria-current]'))).toContainText('A meeting between');
  });

  await test.step('a claim that is given a day comes, one that is undone goes', async () => {
    await openSource(page, 'Daraa Al-Balad region has faced');
    await expect(article(page)).toContainText('Arab Spring of 2011');
    await markByKey(page, 'c', 'Arab Spring of 2011');
    await overview(page, 'Timeline');
    await page.getByRole('combobox', { name: 'Time' }).selectOption('All time');
    await expect(rows(page)).toHaveCount(DATED_CLAIMS + 1);
    await expect(rows(page).filter({ hasText: 'Arab Spring' })).toContainText('Read from 2011');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(rows(page)).toHaveCount(DATED_CLAIMS);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(rows(page)).toHaveCount(DATED_CLAIMS + 1);
  });

  await test.step('by statement, the claims of one statement stand in one row', async () => {
    await page.getByRole('combobox', { name: 'Rows' }).selectOption('By statement');
    await expect(pane(page, 'Timeline')).toContainText('2 claims of 2 sources that belong to a statement');
    await expect(rows(page)).toHaveCount(2);
    await shoot(app, 'timeline-statements', 'light');
  });
});

test('the coverage shows who and what is mentioned by which source, and can be saved', async ({ launch, home }) => {
  test.setTimeout(120_000);
  copyCase(made, home);
  const app = await launch();
  const { page } = app;
  await overview(page, 'Coverage');
  const russia = rows(page).filter({ hasText: 'Russia' });
  await expect(russia.getByRole('cell')).toHaveText([
    'Actor',
    '1',
    '1',
    '–not mentioned',
    '1',
    '–not mentioned',
    '1',
    '4',
  ]);
  const cells = await rows(page).locator('td').filter({ hasText: /^\d+$/u }).count();
  const rowCount = await rows(page).count();
  // Each row has its sum beside its cells.
  await expect(page.getByRole('img').locator('[data-item]')).toHaveCount(cells - rowCount);
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'coverage', theme);
  await shoot(app, 'coverage-small', 'dark', [900, 600]);

  await page.getByRole('combobox', { name: 'Names' }).selectOption('Places');
  await expect(russia).toHaveCount(0);
  const svg = join(home, 'coverage.svg');
  await answerSaveDialog(app.electron, svg);
  await page.getByRole('button', { name: 'Save as SVG…' }).press('Enter');
  await expect.poll(() => existsSync(svg)).toBe(true);
  expect(readFileSync(svg, 'utf8')).toContain('Karak Sharqi');
  expect(readFileSync(svg, 'utf8')).not.toContain('Russia');

  await rows(page).filter({ hasText: 'Tafas' }).getByRole('button').press('Enter');
  await expect(page.getByRole('tab', { name: 'Places' })).toHaveAttribute('aria-selected', 'true');
});

test('a case without dates and mentions says what the overview is for', async ({ app }) => {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+6');
  await expect(pane(page, 'Timeline')).toContainText('Mark claims in the articles');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('radio', { name: 'Timeline' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(pane(page, 'Coverage')).toContainText('Mark actors and places in the articles');
  await shoot(app, 'overview-empty', 'light');
});

/** What a PNG shows: the colour of its corner, and whether it has the colours of claims and of words. */
async function coloursOf(page: Page, png: Buffer): Promise<{ corner: string; claim: boolean; ink: boolean }> {
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    const found = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) found.add(pixels.slice(at, at + 3).join(','));
    return { corner: pixels.slice(0, 3).join(','), claim: found.has('154,70,6'), ink: found.has('30,29,26') };
  }, Array.from(png));
}
