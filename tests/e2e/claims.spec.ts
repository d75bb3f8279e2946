/** The claims in the real window: pairs taken up and rejected by keys, and the matrix of what each source says. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { article, sources } from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';

const ROOT = join(__dirname, '..', '..');

const pairs = (page: Page): Locator => page.getByRole('list', { name: 'Proposals' }).getByRole('listitem');
const current = (page: Page): Locator => pairs(page).and(page.locator('[aria-current]'));
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims' });
const statement = (page: Page): Locator => page.getByRole('region', { name: 'About the statement' });
const told = (page: Page, words: RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();

/** How many pairs are proposed, as the head of the list counts them. */
async function count(page: Page): Promise<number> {
  const head = await page.getByRole('heading', { name: /^Proposals · / }).textContent();
  return Number(/[\d,]+/u.exec(head ?? '')?.[0].replace(',', '') ?? 0);
}

/** Opens the view and waits until all sources were compared. */
async function claims(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('tab', { name: 'Claims' })).toHaveAttribute('aria-selected', 'true');
  await expect(pairs(page).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar', { name: 'Comparing' })).toHaveCount(0, { timeout: 60_000 });
}

/** Shows the window in light or dark, and takes its picture. */
async function shoot(app: RunningApp, name: string, theme: 'light' | 'dark', size = [1360, 860]): Promise<void> {
  const [width = 0, height = 0] = size;
  await app.electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  await app.page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
  await app.page.waitForTimeout(300);
  await app.page.screenshot({ path: join(ROOT, 'test-results', `${name}-${theme}.png`) });
}

test('pairs are taken up and rejected by keys, and the matrix shows what each source says', async ({ app, launch }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await expect(sources(page)).toHaveCount(5);
  await claims(page);
  const all = await count(page);
  expect(all).toBeGreaterThan(10);

  await test.step('before anything is linked the view says what it is for', async () => {
    await expect(page.getByText('a row for each statement, a column for each source')).toBeVisible();
    await shoot(app, 'claims-empty', 'light');
  });

  await test.step('a passage can be read where it stands', async () => {
    await page.getByRole('button', { name: 'Read the second', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain('more than 225');
    await claims(page);
  });

  await test.step('x rejects a pair, which does not come back; undone it does', async () => {
    await pairs(page).first().getByRole('button').focus();
    const words = await current(page).textContent();
    await page.keyboard.press('x');
    await told(page, /^Saved · rejected/u);
    await expect(current(page)).not.toHaveText(words ?? '');
    await page.keyboard.press('ControlOrMeta+z');
    await told(page, /^Undone/u);
    await expect(current(page)).toHaveText(words ?? '');
    await expect(current(page).getByRole('button')).toBeFocused();
  });

  await test.step('y, Enter, s and d take pairs up and go on', async () => {
    for (const key of ['y', 'Enter', 'y', 's', 'y', 'd', 'y', 'y', 'y', 'c', 'u', 'y']) {
      const words = await current(page).textContent();
      await page.keyboard.press(key);
      await expect(current(page)).not.toHaveText(words ?? '');
      await expect(current(page).getByRole('button')).toBeFocused();
    }
    await told(page, /^Saved · /u);
    await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(4);
    await expect(grid(page)).toHaveAttribute('aria-colcount', '6');
  });

  let rejected = '';
  await test.step('one more is rejected for good', async () => {
    rejected = (await current(page).textContent()) ?? '';
    await page.keyboard.press('x');
    await told(page, /^Saved · rejected/u);
    await expect(pairs(page).filter({ hasText: rejected })).toHaveCount(0);
  });

  await test.step('arrow keys move through the matrix, Enter gives a title', async () => {
    await page.keyboard.press('F6');
    await expect(grid(page).locator(':focus')).toHaveRole('rowheader');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Killed since June 2019');
    await page.keyboard.press('Enter');
    await told(page, /^Saved · title/u);
    await expect(grid(page).locator(':focus')).toContainText('Killed since June 2019');
    await statement(page).getByLabel('Status').selectOption({ label: 'disputed' });
    await told(page, /^Saved · status/u);
    await expect(grid(page).getByRole('rowheader').first()).toContainText('disputed');
  });

  await test.step('a relation is changed and undone', async () => {
    const relation = statement(page)
      .getByRole('combobox', { name: /^Relation of/u })
      .first();
    const before = await relation.inputValue();
    const other = before === 'contradicts' ? 'same' : 'contradicts';
    await relation.selectOption(other);
    await told(page, /^Saved · the two/u);
    await expect(relation).toHaveValue(other);
    await grid(page).locator('[data-stop]').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await told(page, /^Undone/u);
    await expect(relation).toHaveValue(before);
    await expect(grid(page)).toBeVisible();
  });

  await test.step('pictures, and nothing for axe to find', async () => {
    await shoot(app, 'claims-small', 'light', [900, 600]);
    expect(await violations(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) {
      await shoot(app, 'claims', theme);
      expect(await violations(page)).toEqual([]);
    }
  });

  await test.step('the filter finds statements, and says when there are none', async () => {
    const filter = page.getByRole('searchbox', { name: 'Filter statements' });
    await filter.fill('killed about 225');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
    await filter.fill('nothing like this');
    await expect(page.getByText('No statement fits')).toBeVisible();
    await page.getByRole('button', { name: /^Show all/u }).click();
    await expect(grid(page)).toBeVisible();
  });

  await test.step('Enter on a cell opens the article at the quote', async () => {
    const cell = grid(page).getByRole('gridcell').filter({ hasNotText: 'not mentioned' }).first();
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(article(page)).toBeVisible();
    await expect(page.locator('[data-card]')).toBeInViewport();
  });

  await test.step('what was rejected stays away after a restart', async () => {
    await app.close();
    const again = await launch();
    await claims(again.page);
    await expect(pairs(again.page).filter({ hasText: rejected })).toHaveCount(0);
    await expect(grid(again.page).getByRole('rowheader').first()).toContainText('Killed since June 2019');
  });
});
