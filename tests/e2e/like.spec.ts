/** Tagging all like a mark, by keys: what stands in the article and in the case, ticked, taken and undone in one. */
import { join } from 'node:path';
import { annotations, article, markByKey, openSource } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli } from '../support/cli';

const ROOT = join(__dirname, '..', '..');

test('all like a mark are shown with what stands beside them, and taken with one key', async ({ page, home }) => {
  test.setTimeout(180_000);
  await openSource(page, 'Syria opposition captures');
  await markByKey(page, 'a', 'regime forces');
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Tag all like this' });
  const places = dialog.getByRole('list', { name: 'Places like this' }).getByRole('checkbox');
  await expect(places.first()).toBeFocused();
  const here = await places.count();
  expect(here).toBeGreaterThan(1);
  await expect(dialog.getByRole('radio', { name: `This article · ${here}` })).toBeChecked();
  expect(await violations(page)).toEqual([]);

  await dialog.getByRole('radio', { name: /^Whole case/u }).focus();
  await page.keyboard.press('Space');
  // Only the rows in sight are on the page: how many there are is said below the list.
  const said = dialog.getByText(/^\d+ of \d+ places$/u);
  await expect(said).not.toHaveText(`${here} of ${here} places`);
  const [ticked = 0, all = 0] = ((await said.textContent()) ?? '').match(/\d+/gu)?.map(Number) ?? [];
  expect(all).toBeGreaterThan(here);
  await page.screenshot({ path: join(ROOT, 'test-results', 'like-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(ROOT, 'test-results', 'like-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await places.first().focus();
  await page.keyboard.press('Space');
  await expect(said).toHaveText(`${ticked - 1} of ${all} places`);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText(`Saved · ${ticked - 1} actors like “regime forces”`);
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  const place = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  const made = runCli(place, ['annotations']).lines;
  expect(made).toHaveLength(ticked);
  expect(made.every(({ tag }) => tag === 'actor')).toBe(true);
  expect(made.every(({ exact }) => /regime forces/iu.test(String(exact)))).toBe(true);

  await article(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(annotations(page)).toHaveCount(1);
  expect(runCli(place, ['annotations']).lines).toHaveLength(1);
  // It concerned other articles too, and the one that is read stays.
  await expect(article(page).getByRole('heading', { level: 1 })).toContainText('Syria opposition captures');
  await expect(annotations(page)).toHaveCount(1);
});

test('a mark whose words stand nowhere else says so', async ({ page }) => {
  test.setTimeout(120_000);
  await openSource(page, 'Syria opposition captures');
  await markByKey(page, 'c', 'The ensuing bombardment of the area killed dozens of civilians');
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog')).toContainText('These words stand nowhere else unmarked');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
