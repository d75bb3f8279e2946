/** The check of an article in the real window: what does not fit together is listed, gone to and never changed. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { article, openSource } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli } from '../support/cli';
import { size } from '../support/compare';

const ROOT = join(__dirname, '..', '..');
const RESULTS = join(ROOT, 'test-results');

/** The sample article of 2021 that speaks of a Wednesday which was a Thursday. */
const WRONG_WEEKDAY = 'Daraa Al-Balad region has faced';

const check = (page: Page): Locator => page.getByRole('region', { name: 'Check' });
const items = (page: Page): Locator => check(page).getByRole('list', { name: 'Check' }).getByRole('listitem');
const unfitting = (page: Page): Locator => article(page).locator('[data-unfitting]');
const tab = (page: Page): Locator =>
  page.getByRole('tablist', { name: 'Inspector views' }).getByRole('tab', { name: /^Review/u });

test('a wrong weekday is listed with what was assumed, gone to by click and key, and nothing is changed', async ({
  app,
  home,
}) => {
  const { page } = app;
  const place = { executable: resolvedRuntime().executable, root: ROOT, home };
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const journal = (): unknown => runCli({ ...place, casePath }, ['verify']).lines;
  await openSource(page, WRONG_WEEKDAY);
  const before = journal();
  await tab(page).click();
  await expect(items(page)).toHaveCount(1);
  await expect(items(page)).toContainText('Wednesday, 19 August');
  await expect(items(page)).toContainText('Thursday');
  await expect(items(page)).toContainText('The year is taken from the publication');
  await expect(unfitting(page)).toHaveCount(0);

  await items(page).getByRole('button').click();
  await expect(unfitting(page)).toHaveText('Wednesday, 19 August');
  await expect(unfitting(page)).toBeInViewport();
  await expect(unfitting(page)).toHaveAttribute('aria-label', 'Does not fit: Wednesday, 19 August');

  // What is shown goes with its list, and comes back by keys alone.
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Annotations' }).click();
  await expect(unfitting(page)).toHaveCount(0);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await tab(page).click();
  await article(page).evaluate((region) => {
    region.scrollTop = region.scrollHeight;
  });
  await items(page).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(unfitting(page)).toBeInViewport();

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(RESULTS, `check-${colorScheme}.png`) });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  expect(journal()).toEqual(before);
});

test('an article in which nothing disagrees says so, and a small window makes room for the place', async ({ app }) => {
  const { page } = app;
  await openSource(page, 'An agreement has staved off');
  await tab(page).click();
  await expect(check(page).getByRole('status')).toContainText('Nothing was found that does not agree');
  await page.screenshot({ path: join(RESULTS, 'check-nothing.png') });
  await openSource(page, WRONG_WEEKDAY);
  await expect(items(page)).toHaveCount(1);
  await size(app, 900, 600);
  await page.getByRole('button', { name: 'Inspector' }).click();
  await expect(items(page)).toBeVisible();
  await page.screenshot({ path: join(RESULTS, 'check-narrow.png') });
  await items(page).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(items(page)).toBeHidden();
  await expect(unfitting(page)).toBeInViewport();
  await expect(article(page)).toBeFocused();
});

test('an article is not checked while the service is down, and is when it runs again', async ({ app }) => {
  const { page } = app;
  await openSource(page, WRONG_WEEKDAY);
  process.kill(await app.servicePid(), 'SIGKILL');
  const restart = page.getByRole('alert').getByRole('button', { name: 'Restart it' });
  await expect(restart).toBeVisible();
  await tab(page).click();
  await expect(check(page).getByRole('status')).toContainText('when the case service runs again');
  await restart.click();
  await expect(items(page)).toContainText('Wednesday, 19 August');
});
