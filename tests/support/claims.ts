/** The view "Claims" as tests drive it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app';

/** The proposed pairs. */
export const pairs = (page: Page): Locator => page.getByRole('list', { name: 'Proposals' }).getByRole('listitem');

/** The pair that is looked at. */
export const currentPair = (page: Page): Locator => pairs(page).and(page.locator('[aria-current]'));

/** The matrix. */
export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims' });

/** The rows of the matrix that are on the page, without its head. */
export const rows = (page: Page): Locator =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

/** The pane about the statement that is looked at. */
export const statementPane = (page: Page): Locator => page.getByRole('region', { name: 'About the statement' });

/** Expects that the status bar says this. */
export async function told(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
}

/** Expects that the matrix has so many statements. */
export async function expectStatements(page: Page, count: number): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
}

/** Shows the view. */
export async function showClaims(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('tab', { name: 'Claims' })).toHaveAttribute('aria-selected', 'true');
}

/** Shows the view and waits until all sources were compared. */
export async function compareAll(page: Page): Promise<void> {
  await showClaims(page);
  await expect(pairs(page).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar', { name: 'Comparing' })).toHaveCount(0, { timeout: 60_000 });
}
