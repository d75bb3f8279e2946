/** What assistive technology finds: no violation that axe knows in any state of the window, and every pane by keyboard. */
import { join } from 'node:path';
import { article, markByKey, openSource, select } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state of the window, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openSource(page, 'Syria opposition captures');
    expect(await violations(page), 'article').toEqual([]);
    await markByKey(page, 'c', 'Over the past month');
    await select(page, 'Last week');
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible();
    expect(await violations(page), 'mark and toolbar').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
    expect(await violations(page), 'export').toEqual([]);
    await page.keyboard.press('Escape');
    await article(page).focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'keys').toEqual([]);
  });
}

test.describe('an empty case', () => {
  test('axe finds nothing', async ({ launch, home }) => {
    const { page } = await launch({ casePath: join(home, 'Empty.sourcemark') });
    expect(await violations(page)).toEqual([]);
  });
});

test('the panes can be gone through with F6', async ({ page }) => {
  await openSource(page, 'Syria opposition captures');
  await article(page).focus();
  const pane = () =>
    page.evaluate(() =>
      document.activeElement?.closest('[data-pane], section, aside, nav')?.getAttribute('aria-label'),
    );
  const seen = new Set<string | null | undefined>();
  for (let n = 0; n < 4; n++) {
    await page.keyboard.press('F6');
    seen.add(await pane());
  }
  expect(seen.size).toBeGreaterThanOrEqual(3);
});
