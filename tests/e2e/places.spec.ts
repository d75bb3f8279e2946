/** Places in the real window: taken from the gazetteer, put by hand with the keyboard, and all of the map in the list. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { about, copyCase, listed, lookAt, registeredHome, removeHome } from '../support/registered';

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

const dialog = (page: Page) => page.getByRole('dialog');
const told = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

async function openPlaces(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+5');
  await expect(page.getByRole('group', { name: 'Map of places' })).toBeVisible();
}

async function create(page: Page, name: string): Promise<void> {
  await page.keyboard.press('n');
  await dialog(page).getByLabel('Name', { exact: true }).fill(name);
  await page.keyboard.press('Enter');
  await expect(about(page).getByRole('heading', { level: 2 })).toHaveText(name);
}

test('a candidate of the gazetteer is taken with its reason, and undone', async ({ page }) => {
  await openPlaces(page);
  await expect(page.getByText('Not on the map · 4')).toBeVisible();
  await lookAt(page, 'Not on the map', 'Damascus');
  await about(page).getByRole('list', { name: 'Candidates' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByLabel('Reason')).toHaveValue(/^GeoNames: Damascus/u);
  await dialog(page).getByLabel('Reason').fill('The capital, as the article says');
  await page.keyboard.press('Enter');
  await told(page, '“Damascus” is on the map');
  // The list says what the map shows.
  const item = listed(page, 'Places').filter({ hasText: 'Damascus' });
  await expect(item).toContainText('1 mention');
  await expect(item).toContainText(/33\.\d+° N, 36\.\d+° E · GeoNames, taken by/u);
  await expect(page.getByText('Not on the map · 3')).toBeVisible();
  await expect(
    page.getByRole('group', { name: 'Map of places' }).getByRole('button', { name: /Damascus/u }),
  ).toHaveCount(1);
  await expect(about(page)).toContainText('The capital, as the article says');

  // What GeoNames calls it is proposed; Enter takes a name.
  const arabic = about(page).getByRole('button', { name: 'Add the name دمشق', exact: true });
  const more = about(page).getByRole('button', { name: /^Show all \d+$/u });
  if (!(await arabic.isVisible()) && (await more.isVisible())) await more.click();
  await arabic.focus();
  await page.keyboard.press('Enter');
  await expect(about(page).getByRole('list', { name: 'Other names' })).toContainText('دمشق');
  await page.keyboard.press('ControlOrMeta+z');
  await told(page, /^Undone/u);
  await expect(about(page).getByRole('list', { name: 'Other names' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Not on the map · 4')).toBeVisible();
});

test('a namesake in another country is refused until it is confirmed', async ({ page }) => {
  await openPlaces(page);
  await create(page, 'Springfield');
  const first = about(page).getByRole('list', { name: 'Candidates' }).getByRole('button').first();
  await expect(first).toContainText('in another country than your sources speak of');
  await first.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Put on the map' })).toBeDisabled();
  await dialog(page).getByLabel('Reason').press('Enter');
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('checkbox').check();
  await dialog(page).getByLabel('Reason').press('Enter');
  await told(page, '“Springfield” is on the map');
});

test('a place is put on the map by hand with the keyboard, moved by a search, and taken off', async ({ page }) => {
  await openPlaces(page);
  await lookAt(page, 'Not on the map', 'Daraa Al-Balad');
  await page.keyboard.press('h');
  await expect(page.getByRole('application')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await dialog(page).getByLabel('Latitude, north').fill('32.61');
  await dialog(page).getByLabel('Longitude, east').fill('36,1');
  await expect(dialog(page).getByText('32.61° N, 36.1° E')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Put on the map' })).toBeDisabled();
  await dialog(page).getByLabel('Reason').fill('South of the valley, from the description');
  await page.keyboard.press('Enter');
  await told(page, '“Daraa Al-Balad” is on the map');
  const item = listed(page, 'Places').filter({ hasText: 'Daraa Al-Balad' });
  await expect(item).toContainText('32.61° N, 36.1° E · by hand');
  await expect(about(page)).toContainText('South of the valley, from the description');

  await about(page).getByRole('button', { name: 'Another place…' }).click();
  await page.keyboard.press('g');
  await page.keyboard.type('Dar');
  await expect(about(page).getByRole('list', { name: 'Found in the gazetteer' }).getByRole('listitem')).not.toHaveCount(
    0,
  );
  await page.keyboard.press('Escape');

  await about(page).getByRole('button', { name: 'Take off…' }).click();
  await dialog(page).getByLabel('Reason').fill('Not sure enough');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Not on the map · 4')).toBeVisible();
  await expect(about(page).getByRole('list', { name: 'What was decided' })).toContainText('Not sure enough');
});

test('places are filtered by source and type, and only those mentions count', async ({ page }) => {
  await openPlaces(page);
  await lookAt(page, 'Not on the map', 'Daraa Al-Balad');
  await expect(listed(page, 'Not on the map').filter({ hasText: 'Daraa Al-Balad' })).toContainText('2 mentions');
  const counted = page.getByRole('combobox', { name: 'Mentions counted' });
  const values = await counted
    .locator('option')
    .evaluateAll((options) =>
      options.map((option) => [option.textContent, (option as HTMLOptionElement).value] as const),
    );
  await counted.selectOption(values.find(([name]) => name.includes('درعا'))?.[1] ?? '');
  await expect(listed(page, 'Not on the map')).toHaveCount(1);
  await expect(listed(page, 'Not on the map').first()).toContainText('1 mention');
  await counted.selectOption('all');
  await about(page).getByLabel('Type').selectOption({ label: 'village' });
  await page.getByRole('combobox', { name: 'Type', exact: true }).first().selectOption({ label: 'village' });
  await expect(listed(page, 'Not on the map')).toHaveCount(1);
});

/** A line of a table of GeoNames. */
const line = (id: number, name: string, others: string, lat: number, lon: number): string =>
  [
    id,
    name,
    name,
    others,
    lat,
    lon,
    'P',
    'PPL',
    'SY',
    '',
    '06',
    '',
    '',
    '',
    120,
    '',
    600,
    'Asia/Damascus',
    '2021-01-01',
  ].join('\t');

test('a country’s table is added, and its places are found at once', async ({ app, page, home }) => {
  await openPlaces(page);
  await create(page, 'Khirbat as Samra');
  await expect(about(page).getByText('The gazetteer has no place called')).toBeVisible();
  const table = join(home, 'SY.txt');
  writeFileSync(table, `${line(99_000_001, 'Khirbat as Samra', 'Samra Ruin,خربة السمرا', 32.7, 36.2)}\n`);
  await answerOpenDialog(app.electron, [table]);
  await page.getByRole('button', { name: 'Add a country’s places…' }).click();
  await told(page, 'Added · 1 place of SY.txt');
  const candidate = about(page).getByRole('list', { name: 'Candidates' }).getByRole('button');
  await expect(candidate).toContainText('Khirbat as Samra');
  await candidate.press('Enter');
  await dialog(page).getByLabel('Reason').press('Enter');
  await told(page, 'is on the map');
});

test('a file that is no such table is refused in a sentence, and nothing changes', async ({ app, page, home }) => {
  await openPlaces(page);
  const wrong = join(home, 'notes.txt');
  writeFileSync(wrong, 'What I think of it\nand more of that\n');
  await answerOpenDialog(app.electron, [wrong]);
  await page.getByRole('button', { name: 'Add a country’s places…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'notes.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await lookAt(page, 'Not on the map', 'Damascus');
  await expect(about(page).getByRole('list', { name: 'Candidates' }).getByRole('button').first()).toContainText(
    'Damascus',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the places, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPlaces(page);
    await lookAt(page, 'Not on the map', 'Damascus');
    expect(await violations(page), 'places').toEqual([]);
    await about(page).getByRole('list', { name: 'Candidates' }).getByRole('button').first().press('Enter');
    expect(await violations(page), 'put on the map').toEqual([]);
    await dialog(page).getByLabel('Reason').press('Enter');
    await told(page, 'is on the map');
    await page.keyboard.press('h');
    expect(await violations(page), 'placing').toEqual([]);
  });
}
