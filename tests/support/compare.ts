/** The view "Compare" for end-to-end tests. */
import type { Locator, Page } from '@playwright/test';
import { expect, type RunningApp } from './app';

/** The view. */
export const region = (page: Page): Locator => page.getByRole('region', { name: 'Compare' });

/** The sources beside each other. */
export const panes = (page: Page): Locator => region(page).getByRole('article');

/** What is known of the pair that is looked at. */
export const pair = (page: Page): Locator => region(page).getByRole('region', { name: 'Pair' });

/** The list of sources with their checkboxes. */
export const choice = (page: Page): Locator => region(page).getByRole('list', { name: 'Sources to compare' });

/** How far comparing is. */
export const state = (page: Page): Locator => region(page).getByRole('status');

/** The number of the pair whose passage holds `words`, in a pane. */
export async function numberAt(page: Page, pane: number, words: string): Promise<number> {
  const mark = panes(page).nth(pane).locator('mark', { hasText: words }).first();
  return Number((await mark.getAttribute('data-pairs'))?.split(' ')[0]);
}

/** The number of a pair in a pane. */
export const button = (page: Page, pane: number, number: number): Locator =>
  panes(page)
    .nth(pane)
    .getByRole('button', { name: new RegExp(`^Pair ${number},`, 'u') });

/** Opens the view by its key and waits for what is shared. */
export async function openCompare(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await expect(panes(page)).toHaveCount(2);
  await expect(panes(page).nth(1).locator('mark').first()).toBeVisible({ timeout: 60_000 });
}

/** Waits until the window says that something was done. */
export async function told(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
}

/** Gives the window's content this size. */
export async function size(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height },
  );
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width);
}
