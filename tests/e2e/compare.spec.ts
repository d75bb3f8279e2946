/** Sources beside each other in the real window: what they share is found, read, linked and taken back by keys. */
import { join } from 'node:path';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { button, choice, numberAt, openCompare, pair, panes, region, size, state, told } from '../support/compare';
import { copyCase, registeredHome, removeHome } from '../support/registered';

const RESULTS = join(__dirname, '..', '..', 'test-results');

let made: string;

// Comparing begins with reading the word vectors, which takes a while on a busy machine.
test.describe.configure({ timeout: 180_000 });

test.beforeAll(() => {
  made = registeredHome();
});
test.afterAll(() => {
  removeHome(made);
});
test.beforeEach(({ home }) => {
  copyCase(made, home);
});

test('two sources stand beside each other, and a pair is numbered, followed, linked and taken back', async ({
  page,
}) => {
  await openCompare(page);
  await expect(panes(page).nth(0)).toContainText('more than 225');
  await expect(panes(page).nth(1)).toContainText('about 225');
  const number = await numberAt(page, 0, 'more than 225');
  expect(await numberAt(page, 1, 'about 225')).toBe(number);

  // Focusing one brings its partner to the same height.
  await panes(page)
    .nth(1)
    .evaluate((pane) => {
      pane.scrollTop = pane.scrollHeight;
    });
  await button(page, 0, number).focus();
  await expect(button(page, 1, number)).toBeInViewport();
  await expect(button(page, 1, number)).toHaveAttribute('aria-pressed', 'true');
  await expect(pair(page)).toContainText('Near-verbatim');
  await expect(pair(page).getByRole('list', { name: 'Differences' })).toContainText('more than 225');

  await page.getByRole('radio', { name: 'Word difference' }).check();
  await expect(panes(page).nth(0).locator('del', { hasText: 'more than' })).toBeVisible();
  await expect(panes(page).nth(1).locator('ins', { hasText: 'about' })).toBeVisible();
  await page.getByRole('radio', { name: 'Only in this source' }).check();
  await expect(panes(page).nth(0).locator('[data-only]').first()).toBeVisible();
  await expect(panes(page).nth(0).locator('[data-only]', { hasText: 'more than 225' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Read together' }).check();

  await button(page, 0, number).focus();
  await page.keyboard.press('d');
  await told(page, `pair ${number} linked`);
  await expect(pair(page)).toContainText('Linked');
  await expect(pair(page).getByRole('button', { name: 'Differs' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('s');
  await expect(pair(page).getByRole('button', { name: 'Same' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Delete');
  await told(page, 'removed');
  await page.keyboard.press('ControlOrMeta+z');
  await told(page, /^Undone/u);
  await expect(pair(page).getByRole('button', { name: 'Same' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pair(page).getByRole('button', { name: 'Differs' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pair(page)).toContainText('Near-verbatim');
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');

  const before = Number(/\d+/u.exec((await state(page).textContent()) ?? '')?.[0]);
  await button(page, 0, number).focus();
  await page.keyboard.press('x');
  await told(page, 'rejected');
  await expect(state(page)).toHaveText(`${before - 1} shared pairs`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(state(page)).toHaveText(`${before} shared pairs`);
});

test('the pairs are gone through by keys, and a third source is put beside the others', async ({ page }) => {
  await openCompare(page);
  await page.keyboard.press('j');
  await expect(button(page, 0, 1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(pair(page).getByRole('heading', { level: 2 })).toContainText('Pair · 2 of');
  await page.keyboard.press('k');
  await expect(button(page, 0, 1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pair(page)).toContainText('press j');

  await choice(page)
    .getByRole('checkbox', { name: /Syria opposition captures/u })
    .check();
  await expect(panes(page)).toHaveCount(3);
  await expect(panes(page).nth(2)).toContainText('has laid siege');
  await choice(page).getByRole('checkbox', { checked: true }).first().uncheck();
  await choice(page).getByRole('checkbox', { checked: true }).first().uncheck();
  await expect(region(page).getByRole('heading', { name: 'Choose two sources' })).toBeVisible();
});

test('words selected in two sources are linked, and the link is taken back', async ({ page }) => {
  await openCompare(page);
  const link = region(page).getByRole('button', { name: 'Link selection' });
  await expect(link).toBeDisabled();
  await panes(page).nth(0).getByText('Regime units will be allowed').click({ clickCount: 3 });
  await expect(region(page).getByRole('region', { name: 'Selection' })).toContainText('Regime units will be allowed');
  await panes(page).nth(1).locator('p > span').last().click({ clickCount: 3 });
  await expect(link).toBeEnabled();
  await page.keyboard.press('l');
  await told(page, 'the two passages are linked');
  await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toContainText('Regime units will be allowed');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(panes(page).nth(0).locator('mark[data-kind="linked"]')).toHaveCount(0);
});

test('an Arabic source stands from right to left beside an English one, and a small window stacks them', async ({
  app,
}) => {
  const { page } = app;
  await openCompare(page);
  await choice(page).getByRole('checkbox', { checked: true }).first().uncheck();
  await choice(page)
    .getByRole('checkbox', { name: /درعا البلد/u })
    .check();
  await expect(panes(page)).toHaveCount(2);
  const arabic = panes(page).filter({ hasText: 'القوات الحكومية' }).locator('p[dir="rtl"]').first();
  await expect(arabic).toHaveCSS('direction', 'rtl');
  await page.screenshot({ path: join(RESULTS, 'compare-arabic.png') });
  await size(app, 900, 600);
  await expect(region(page)).toHaveAttribute('data-narrow');
  await expect
    .poll(() =>
      panes(page).evaluateAll(([one, two]) => {
        const [above, below] = [one?.getBoundingClientRect(), two?.getBoundingClientRect()];
        return above && below ? Math.round(below.top - above.bottom) : undefined;
      }),
    )
    .toBe(0);
});

test('axe finds nothing, in light and dark, and pictures are taken', async ({ app }) => {
  const { page } = app;
  await size(app, 1360, 860);
  await openCompare(page);
  const number = await numberAt(page, 0, 'more than 225');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await button(page, 0, number).focus();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(RESULTS, `compare-${colorScheme}.png`) });
    expect(await violations(page), colorScheme).toEqual([]);
    for (const mode of ['Word difference', 'Only in this source', 'Read together']) {
      await page.getByRole('radio', { name: mode }).check();
      await page.waitForTimeout(200);
      if (colorScheme === 'light') {
        await page.screenshot({ path: join(RESULTS, `compare-${mode.replaceAll(' ', '-').toLowerCase()}.png`) });
      }
      expect(await violations(page), `${colorScheme}, ${mode}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await size(app, 900, 600);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(RESULTS, 'compare-narrow.png') });
  expect(await violations(page), 'narrow').toEqual([]);
});

test.describe('a case without sources', () => {
  test('says what the view is for', async ({ launch, home }) => {
    const { page } = await launch({ casePath: `${home}/Empty.sourcemark` });
    await page.keyboard.press('ControlOrMeta+2');
    await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
