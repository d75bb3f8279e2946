/** The registers in the real window: every decision by keyboard, with its reason, and undone again. */
import { article } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { about, copyCase, listed, lookAt, registeredHome, removeHome } from '../support/registered';
import type { Page } from '@playwright/test';

let made: string;

test.beforeAll(() => {
  made = registeredHome();
});
test.afterAll(() => {
  removeHome(made);
});
test.beforeEach(({ home }) => {
  copyCase(made, home);
});

const names = (page: Page): Promise<string[]> => listed(page, 'Actors').locator('bdi:first-of-type').allTextContents();
const dialog = (page: Page) => page.getByRole('dialog');
const told = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

/** Undoes by the key, and waits until it is said. */
async function undo(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z');
  await told(page, /^Undone/u);
}

const ACTORS = [
  '4th Division',
  'Army Fourth Division',
  'Bashar al-Assad',
  'Fourth Division',
  'Russia',
  'القوات الحكومية',
];

test('an entity is created, renamed, described and removed, each with its reason and undone', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+4');
  await expect(page.getByRole('tab', { name: 'Actors' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => names(page)).toEqual(ACTORS);

  await page.keyboard.press('n');
  await dialog(page).getByLabel('Name', { exact: true }).fill('Central Committee');
  await dialog(page).getByLabel('Type').selectOption({ label: 'organisation' });
  await expect(dialog(page).getByText('A party, company, charity')).toBeVisible();
  await dialog(page).getByLabel('Reason').fill('It negotiates');
  await page.keyboard.press('Enter');
  await told(page, 'new actor “Central Committee”');
  await expect(about(page).getByRole('heading', { level: 2 })).toHaveText('Central Committee');
  await expect(about(page).getByRole('list', { name: 'What was decided' })).toContainText('It negotiates');

  await page.keyboard.press('r');
  await dialog(page).getByLabel('Name', { exact: true }).fill('Daraa Central Committee');
  await page.keyboard.press('Enter');
  await expect(about(page).getByRole('heading', { level: 2 })).toHaveText('Daraa Central Committee');
  await undo(page);
  await expect(about(page).getByRole('heading', { level: 2 })).toHaveText('Central Committee');

  await about(page).getByLabel('Type').selectOption({ label: 'state body' });
  await told(page, 'type · state body');
  await undo(page);
  await expect(about(page).getByLabel('Type')).toHaveValue('organisation');

  await about(page).getByRole('textbox', { name: 'Note' }).fill('Speaks for the families.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await told(page, 'Saved · note');

  await about(page).getByLabel('Another name').fill('اللجنة المركزية');
  await page.keyboard.press('Enter');
  await expect(about(page).getByRole('list', { name: 'Other names' })).toContainText('اللجنة المركزية');
  // The filter finds it under that name, in any spelling.
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('اللجنه');
  await expect.poll(() => listed(page, 'Actors').count()).toBe(1);
  await expect(listed(page, 'Actors').first()).toContainText('also اللجنة المركزية');
  await page.keyboard.press('Escape');
  await expect(listed(page, 'Actors')).toHaveCount(7);
  await lookAt(page, 'Actors', 'Central Committee');
  await about(page).getByRole('button', { name: 'Remove the name اللجنة المركزية' }).click();
  await expect(about(page).getByText('Other names · 0')).toBeVisible();

  await lookAt(page, 'Actors', 'Central Committee');
  await page.keyboard.press('Delete');
  await dialog(page).getByLabel('Reason').fill('Entered twice');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(ACTORS);
  await undo(page);
  await expect(listed(page, 'Actors')).toHaveCount(7);
});

test('entities are merged, unmerged and split by keyboard, and each is undone', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'Fourth Division');
  await page.keyboard.press('m');
  await page.keyboard.type('4th');
  await page.keyboard.press('Enter');
  await dialog(page)
    .getByRole('radio', { name: /^Fourth Division/u })
    .check();
  await dialog(page).getByLabel('Reason').fill('The same unit, in figures');
  await page.keyboard.press('Enter');
  await told(page, 'merged into “Fourth Division”');
  await expect.poll(() => names(page)).toEqual(ACTORS.slice(1));
  await expect(about(page).getByRole('list', { name: 'Merged into it' })).toContainText('4th Division');
  await expect(about(page).getByText('Mentions · 2')).toBeVisible();
  await expect(about(page).getByRole('list', { name: 'What was decided' })).toContainText('The same unit, in figures');
  await undo(page);
  await expect.poll(() => names(page)).toEqual(ACTORS);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => names(page)).toEqual(ACTORS.slice(1));

  await about(page).getByRole('button', { name: 'Unmerge 4th Division…' }).click();
  await dialog(page).getByLabel('Reason').fill('Another division after all');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(ACTORS);
  await undo(page);
  await expect.poll(() => names(page)).toEqual(ACTORS.slice(1));

  await lookAt(page, 'Actors', 'Bashar al-Assad');
  await page.keyboard.press('s');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(about(page).getByRole('checkbox', { checked: true })).toHaveCount(1);
  await page.keyboard.press('s');
  await dialog(page).getByLabel('Name', { exact: true }).fill('Assad family');
  await page.keyboard.press('Enter');
  await told(page, '“Assad family” is one of its own now');
  await expect(listed(page, 'Actors').filter({ hasText: 'Assad family' })).toHaveCount(1);
  await expect(about(page).getByText('Mentions · 1')).toBeVisible();
  await undo(page);
  await expect(listed(page, 'Actors').filter({ hasText: 'Assad family' })).toHaveCount(0);
  // The register stays: what came back is here.
  await expect(page.getByRole('tab', { name: 'Actors' })).toHaveAttribute('aria-selected', 'true');
  await expect(about(page).getByText('Mentions · 2')).toBeVisible();
});

test('several that are chosen in the list are merged together', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'Fourth Division');
  await page.keyboard.press('Control+Space');
  await lookAt(page, 'Actors', '4th Division');
  await page.keyboard.press('Control+Space');
  await expect(page.getByText('2 chosen')).toBeVisible();
  await page.keyboard.press('m');
  await dialog(page).getByLabel('Reason').focus();
  await page.keyboard.press('Enter');
  await expect(listed(page, 'Actors')).toHaveCount(5);
  await expect(page.getByText('2 chosen')).toHaveCount(0);
});

test('of two that are alike one key says different, unsure or the same, and the answer is kept', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'Fourth Division');
  const alike = about(page).getByRole('list', { name: 'Alike' }).getByRole('listitem');
  await about(page).getByLabel('Reason for the next answer').fill('One is of the army');
  await alike.getByRole('button', { name: /^Army Fourth Division/u }).focus();
  await page.keyboard.press('x');
  await expect(alike.getByRole('button', { name: 'Different', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(about(page).getByRole('list', { name: 'What was decided' })).toContainText('One is of the army');
  await alike.getByRole('button', { name: /^Army Fourth Division/u }).focus();
  await page.keyboard.press('u');
  await expect(alike.getByRole('button', { name: 'Unsure', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await undo(page);
  await expect(alike.getByRole('button', { name: 'Different', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await alike.getByRole('button', { name: /^Army Fourth Division/u }).focus();
  await page.keyboard.press('y');
  await expect.poll(() => names(page)).toEqual(ACTORS.filter((name) => name !== 'Army Fourth Division'));
  await undo(page);
  await expect.poll(() => names(page)).toEqual(ACTORS);
});

test('a mention opens in the article with one key, and the register is found again as it was', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'Bashar al-Assad');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('u');
  await expect(about(page).getByText('1 unsure')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
  await expect(article(page)).toContainText('Daraa Al-Balad region');
  await expect(page.locator('[data-card]')).toContainText('Bashar al-Assad');
  await expect(article(page)).toBeFocused();
  const scrolled = await article(page).evaluate((region) => region.scrollTop);
  // Keys of the article do nothing from a register.
  await page.keyboard.press('ControlOrMeta+4');
  await expect(about(page).getByRole('heading', { level: 2 })).toHaveText('Bashar al-Assad');
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.press('ControlOrMeta+1');
  await expect(article(page)).toBeFocused();
  expect(await article(page).evaluate((region) => region.scrollTop)).toBe(scrolled);
  await expect(page.locator('[data-card]')).toContainText('Bashar al-Assad');
});

test('the tabs are gone through with the arrow keys and shown with Enter', async ({ page }) => {
  await page.getByRole('tab', { name: 'Read' }).focus();
  for (const name of ['Compare', 'Claims', 'Actors']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
  }
  await expect(article(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(article(page)).toBeHidden();
  await expect(page.getByRole('tab', { name: 'Actors' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByRole('list', { name: 'Not on the map' })).toBeVisible();
  for (const pane of ['Places', 'Map', 'About the place']) {
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label'))).toBe(
      pane,
    );
  }
});

test('names from right to left and in two scripts are one entity', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+5');
  await lookAt(page, 'Not on the map', 'Daraa Al-Balad');
  await expect(about(page).getByRole('list', { name: 'Other names' })).toContainText('درعا البلد');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('درعا');
  await expect.poll(() => listed(page, 'Not on the map').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+4');
  await lookAt(page, 'Actors', 'القوات الحكومية');
  const title = about(page).getByRole('heading', { level: 2 });
  expect(await title.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the registers, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press('ControlOrMeta+4');
    await lookAt(page, 'Actors', 'Fourth Division');
    expect(await violations(page), 'actors').toEqual([]);
    await page.keyboard.press('m');
    await page.keyboard.type('4');
    expect(await violations(page), 'merge').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    expect(await violations(page), 'split').toEqual([]);
  });
}

test.describe('a case without entities', () => {
  test('says what the registers are for', async ({ launch, home }) => {
    const { page } = await launch({ casePath: `${home}/Empty.sourcemark` });
    await page.keyboard.press('ControlOrMeta+4');
    await expect(page.getByText('No actors yet.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
