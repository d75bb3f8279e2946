/** Search in the real window: asked, filtered, opened by keys, kept, and its places tagged and taken back. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ARABIC_ARTICLE } from '../support/arabic-article';
import { annotations, article, importFiles, openSource, sources } from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';
import { PICTURES, shoot } from '../support/picture';

test.beforeAll(() => {
  mkdirSync(PICTURES, { recursive: true });
});

const box = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search', exact: true });
const results = (page: Page): Locator => page.getByRole('list', { name: 'Results' }).getByRole('listitem');

test('what is sought is found, filtered, opened by keys, kept, tagged in bulk and taken back', async ({ launch }) => {
  test.setTimeout(240_000);
  const app = await launch();
  const { page } = app;
  await openSource(page, 'Syria opposition captures');
  await expect(article(page)).toContainText('Daraa');
  await page.keyboard.press('/');
  await expect(page.getByRole('tab', { name: 'Search' })).toHaveAttribute('aria-selected', 'true');
  await expect(box(page)).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await shoot(app, 'search-empty', 'light');

  await test.step('hits are marked, whatever the case and quote marks', async () => {
    await page.keyboard.type('“REGIME forces”');
    await expect(results(page).first()).toBeVisible();
    await expect(results(page).first().locator('mark')).toHaveText(/regime forces/iu);
    expect(await results(page).count()).toBeGreaterThan(3);
    expect(await violations(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) await shoot(app, 'search', theme);
  });

  await test.step('arrows move, Enter opens the words in their article, and the way back leads to the same place', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(results(page).first().getByRole('button')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toMatch(/^regime forces$/iu);
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(annotations(page)).toHaveCount(1);
    await page.keyboard.press('/');
    await expect(box(page)).toHaveValue('“REGIME forces”');
    await expect(results(page).and(page.locator('[aria-current]'))).toHaveCount(1);
  });

  await test.step('filters leave out what does not fit, and can be cleared', async () => {
    // The new mark is found too.
    await expect(results(page).filter({ hasText: /^Actor/u })).toHaveCount(1);
    const all = await results(page).count();
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('Actor');
    await expect(results(page)).toHaveCount(1);
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('Place');
    await expect(page.getByText('Nothing fits both the words and the filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(results(page)).toHaveCount(all);
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('checkbox', { name: 'Only articles without marks' }).check();
    await expect(results(page)).not.toHaveCount(all);
    expect(await violations(page)).toEqual([]);
    await shoot(app, 'search-filters', 'light', [900, 600]);
    await shoot(app, 'search-filters', 'dark');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'More filters' }).click();
    await expect(results(page)).toHaveCount(all);
  });

  await test.step('a mark that was found has the focus when it is opened', async () => {
    await page.getByRole('combobox', { name: 'What is searched' }).selectOption('Marks');
    await expect(results(page)).toHaveCount(1);
    await box(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(annotations(page).and(page.locator('[aria-current]'))).toContainText(/regime forces/iu);
    await page.keyboard.press('ControlOrMeta+7');
    await expect(box(page)).toBeFocused();
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  await test.step('a search is kept, asked again, and removed', async () => {
    await page.getByRole('button', { name: 'Save search…' }).click();
    const name = page.getByRole('dialog', { name: 'Save search' }).getByRole('textbox', { name: 'Name' });
    await expect(name).toHaveValue('“REGIME forces”');
    // What is typed takes the place of the proposed name.
    await page.keyboard.type('The regime');
    await expect(name).toHaveValue('The regime');
    await page.keyboard.press('Enter');
    const kept = page.getByRole('list', { name: 'Saved searches' });
    await expect(kept).toContainText('The regime');
    await box(page).fill('mosque');
    await expect(page.getByText('regime forces').first()).toBeHidden();
    await kept.getByRole('button', { name: 'The regime', exact: true }).click();
    await expect(box(page)).toHaveValue('“REGIME forces”');
    await kept.getByRole('button', { name: 'Remove search “The regime”' }).click();
    await expect(kept).toHaveCount(0);
    await box(page).blur();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(kept).toContainText('The regime');

    // A long name is cut where it ends, in its own direction, and told whole.
    for (const long of [
      'Siege of Daraa al-Balad in the summer of 2021',
      'حصار درعا البلد في صيف عام ألفين وواحد وعشرين كما وصفه سكانها',
    ]) {
      await page.getByRole('button', { name: 'Save search…' }).click();
      await page.getByRole('dialog', { name: 'Save search' }).getByRole('textbox', { name: 'Name' }).fill(long);
      await page.keyboard.press('Enter');
      const chip = kept.getByRole('button', { name: long, exact: true });
      await expect(chip).toHaveAttribute('title', new RegExp(`^${long}`, 'u'));
      const [own, inner] = [await chip.boundingBox(), await chip.locator('bdi').boundingBox()];
      expect(own?.width).toBeLessThanOrEqual(256);
      expect(inner?.x).toBeGreaterThan(own?.x ?? NaN);
      expect(inner?.width).toBeLessThan(own?.width ?? NaN);
    }
    await page.screenshot({ path: `${PICTURES}/search-saved.png` });
  });

  await test.step('places are reviewed, tagged as one change, and undone as one', async () => {
    await page.getByRole('button', { name: 'Tag all…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tag all that was found' });
    const places = dialog.getByRole('list', { name: 'Places found' }).getByRole('checkbox');
    await expect(places.first()).toBeFocused();
    const count = await places.count();
    await expect(dialog.getByText(`${count} of ${count} places`)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `${PICTURES}/search-tag-light.png` });
    await page.keyboard.press('p');
    await expect(dialog.getByRole('radio', { name: 'Place' })).toBeChecked();
    await page.keyboard.press('Space');
    await expect(dialog.getByText(`${count - 1} of ${count} places`)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: `Saved · ${count - 1} places found with` })).toBeVisible();
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('Place');
    await expect(results(page)).toHaveCount(count - 1);
    await page.getByRole('combobox', { name: 'Tag' }).blur();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByText('Nothing fits both the words and the filters.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  await test.step('what is no query is searched as it stands, and parts of words and expressions have their modes', async () => {
    await box(page).fill('(regime forces');
    await expect(page.getByText('its words were searched as they stand')).toBeVisible();
    await expect(results(page).first()).toBeVisible();
    await box(page).fill('zzzz');
    await expect(page.getByText('No article, mark, note or entry has these words.')).toBeVisible();
    await shoot(app, 'search-none', 'dark');
    await box(page).fill('omb');
    await page.getByRole('radio', { name: 'Parts of words' }).check();
    await expect(results(page).first().locator('mark').first()).toHaveText('omb');
    await page.getByRole('radio', { name: 'Regular expression' }).check();
    await box(page).fill('20\\d\\d');
    await expect(results(page).first().locator('mark').first()).toHaveText(/^20\d\d$/u);
  });
});

test('Arabic is found as it is typed, and reads from the right', async ({ launch }) => {
  test.setTimeout(120_000);
  const app = await launch();
  const { page } = app;
  await importArabic(app);
  await page.keyboard.press('ControlOrMeta+7');
  await expect(box(page)).toBeFocused();
  await page.keyboard.insertText('إستهدف مدينه');
  await expect(results(page)).toHaveCount(1);
  await expect(results(page).locator('mark')).toHaveText(['استهدف', 'مدينة']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain('استهدف مدينة');
  await page.keyboard.press('/');
  await shoot(app, 'search-arabic', 'light');
});

/** Adds the Arabic article to the case. */
async function importArabic(app: RunningApp): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  writeFileSync(join(folder, 'arabic.txt'), ARABIC_ARTICLE);
  await importFiles(app, [join(folder, 'arabic.txt')]);
  await expect(sources(app.page).filter({ hasText: 'قصف حي درعا البلد' })).toBeVisible();
  rmSync(folder, { recursive: true, force: true });
}
