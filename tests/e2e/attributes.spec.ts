/** What is said of claims and mentions in the inspector, one by one and of many at once, in the real window. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  annotations,
  article,
  expectAnnotations,
  importFiles,
  inspector,
  markByKey,
  openSource,
} from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';

/** A test here starts the app, marks, restarts and takes pictures: more than the usual minute on a busy machine. */
test.setTimeout(180_000);

const FOLDER = join(__dirname, '..', '..', 'test-results', 'screenshots');
const CLAIM = 'Over the past month, the Syrian regime’s Fourth Division has laid siege';
const CLAIM_END = 'enforced a blockade';

const ARABIC = `درعا البلد تحت القصف بعد فشل المحادثات

قال ناشطون يوم الأربعاء إن القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة، وذلك بعد ساعات من فشل المحادثات بين اللجنة المركزية والوسطاء الروس.
`;

const field = (page: Page, name: string | RegExp): Locator => inspector(page).getByRole('combobox', { name });
const claimGroup = (page: Page): Locator => inspector(page).getByRole('group', { name: 'What is said of the claim' });
const option = (page: Page, name: string | RegExp): Locator => page.getByRole('option', { name });

async function saidSaved(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: `Saved · ${words}` })).toBeVisible();
}

async function choose(page: Page, name: string | RegExp, option: string | RegExp): Promise<void> {
  await field(page, name).click();
  await page.getByRole('option', { name: option }).click();
}

/** A window of this size in light or dark. */
async function show({ electron, page }: RunningApp, theme: 'light' | 'dark', size = [1360, 860]): Promise<void> {
  const [width = 0, height = 0] = size;
  await electron.evaluate(
    ({ BrowserWindow, nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted.theme;
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    },
    { width, height, theme },
  );
  await page.emulateMedia({ colorScheme: theme });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

test('a claim comes prefilled, is confirmed and corrected, undone, and kept over a restart', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  await openSource(page, 'Syria opposition captures');
  await markByKey(page, 'c', CLAIM, CLAIM_END);
  const claim = claimGroup(page);
  // What the words tell is there, called inferred, and nothing of it is in the case.
  await expect(field(page, 'Speaker')).toHaveValue('the outlet itself');
  await expect(field(page, 'Stance')).toHaveText('asserts');
  await expect(claim.getByRole('button', { name: /^Change date: .*2021/u })).toContainText('ver the past month');
  await expect(claim.getByText('inferred')).toHaveCount(3);
  await expect(annotations(page).filter({ hasText: 'Over the past month' })).toContainText('claim');

  await show(app, 'light');
  await shoot(page, 'claim-inferred-light');
  await claim.getByRole('button', { name: 'Confirm stance: asserts' }).click();
  await saidSaved(page, 'stance · asserts');
  await expect(claim.getByText('inferred')).toHaveCount(2);
  await expect(annotations(page).filter({ hasText: 'Over the past month' })).toContainText('asserts');

  // Definitions are read while choosing.
  await field(page, 'Stance').focus();
  await page.keyboard.press('Enter');
  await expect(option(page, 'reports')).toContainText('Passes on what others say');
  await page.keyboard.type('rep');
  await page.keyboard.press('Enter');
  await saidSaved(page, 'stance · reports');
  await expect(field(page, 'Stance')).toHaveText('reports');
  await expect(field(page, 'Stance')).toBeFocused();

  // A speaker who is in no register yet.
  await field(page, 'Speaker').fill('Daraa 24');
  await option(page, 'New actor “Daraa 24”').click();
  await saidSaved(page, 'speaker · Daraa 24');
  await expect(field(page, 'Speaker')).toHaveValue('Daraa 24');

  await claim.getByRole('button', { name: /^Change date/u }).click();
  await claim.getByRole('textbox', { name: 'From' }).fill('29 June 2021');
  await claim.getByRole('textbox', { name: 'To' }).fill('2021-06-01');
  await page.keyboard.press('Enter');
  await expect(claim.getByRole('alert')).toHaveText('The period ends before it begins.');
  await claim.getByRole('textbox', { name: 'To' }).fill('2021-07-29');
  await page.keyboard.press('Enter');
  await expect(claim.getByRole('button', { name: /^Change date: .*29.*2021/u })).toBeFocused();

  await claim.getByRole('button', { name: 'Add a number' }).click();
  await claim.getByRole('textbox', { name: 'Value' }).fill('1,200');
  await claim.getByRole('textbox', { name: 'Value' }).blur();
  await claim.getByRole('textbox', { name: 'Of what' }).fill('families');
  await claim.getByRole('combobox', { name: 'Meant as' }).selectOption('at least');
  await claim.getByRole('button', { name: 'Done' }).click();
  await expect(claim.getByRole('button', { name: 'Change number: at least 1,200 families' })).toBeVisible();

  await claim.getByRole('textbox', { name: 'Add a hedge' }).fill('reportedly');
  await page.keyboard.press('Enter');
  await expect(claim.getByRole('list', { name: 'Hedges' })).toContainText('reportedly');

  await claim.getByRole('textbox', { name: 'Attribution' }).fill('residents say');
  await page.keyboard.press('Enter');
  await saidSaved(page, 'attribution · “residents say”');

  await choose(page, 'Checked', 'disputed');
  await claim.getByRole('textbox', { name: 'Reason for the check' }).fill('Reuters has 25 June.');
  await page.keyboard.press('Enter');
  await saidSaved(page, 'reason for the check');
  await choose(page, 'Importance', 'key');
  await saidSaved(page, 'importance · key');
  expect(await violations(page)).toEqual([]);

  await article(page).focus();
  await page.keyboard.press('Control+z');
  await expect(field(page, 'Importance')).toHaveText('not said');
  await page.keyboard.press('Control+y');
  await expect(field(page, 'Importance')).toHaveText('key');
  // What is still being typed when the window closes is kept as well.
  await claim.getByRole('textbox', { name: 'Attribution' }).fill('residents of Tafas say');
  await app.close();

  const again = await launch();
  await openSource(again.page, 'Syria opposition captures');
  await annotations(again.page).filter({ hasText: 'Over the past month' }).getByRole('button').click();
  await expect(field(again.page, 'Speaker')).toHaveValue('Daraa 24');
  await expect(field(again.page, 'Stance')).toHaveText('reports');
  await expect(field(again.page, 'Checked')).toHaveText('disputed');
  await expect(field(again.page, 'Importance')).toHaveText('key');
  const kept = claimGroup(again.page);
  await expect(kept).toContainText('Reuters has 25 June.');
  await expect(kept.getByRole('textbox', { name: 'Attribution' })).toHaveValue('residents of Tafas say');
  await expect(kept.getByRole('button', { name: 'Change number: at least 1,200 families' })).toBeVisible();
  await expect(kept.getByRole('list', { name: 'Hedges' })).toContainText('reportedly');
  await expect(kept.getByText('inferred')).toHaveCount(0);
  for (const theme of ['light', 'dark'] as const) {
    await show(again, theme);
    await shoot(again.page, `claim-card-${theme}`);
  }
});

test('an Arabic claim is read and shown from right to left, in a small window too', async ({ app, home }) => {
  const { page } = app;
  const file = join(home, 'arabic.txt');
  writeFileSync(file, ARABIC);
  await importFiles(app, [file]);
  await openSource(page, 'درعا البلد');
  await markByKey(page, 'a', 'القوات الحكومية');
  await markByKey(page, 'c', 'القوات الحكومية قصفت حي درعا البلد بنحو 45 قذيفة');
  await expect(claimGroup(page).getByRole('button', { name: /^Change number: about 45/u })).toBeVisible();
  await field(page, 'Speaker').fill('اللجنة المركزية');
  await page.keyboard.press('ArrowDown');
  await expect(option(page, 'New actor “اللجنة المركزية”')).toBeVisible();
  await page.keyboard.press('Enter');
  await saidSaved(page, 'speaker · اللجنة المركزية');
  expect(await violations(page)).toEqual([]);
  await show(app, 'light');
  await shoot(page, 'claim-arabic-light');
  await show(app, 'dark', [900, 600]);
  await article(page).focus();
  await page.keyboard.press('l');
  await expect(field(page, 'Speaker')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await shoot(page, 'claim-arabic-small-dark');
});

test('a mention is linked, unsure, typed, taken off, and has a role in a claim', async ({ app, page }) => {
  await openSource(page, 'Syria opposition captures');
  await markByKey(page, 'c', CLAIM, CLAIM_END);
  await markByKey(page, 'a', 'Syrian regime’s Fourth Division');
  await article(page).focus();
  await page.keyboard.press('l');
  await expect(field(page, 'Which actor')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await saidSaved(page, 'actor · new actor “Syrian regime’s Fourth Division”');
  await expect(field(page, 'Which actor')).toHaveValue('Syrian regime’s Fourth Division');
  await choose(page, 'Type of actor', 'state body');
  await saidSaved(page, 'type · state body');
  await expect(annotations(page).filter({ hasText: /^Syrian regime/u })).toContainText('state body');

  await choose(page, /^Role of this actor in: Over the past month/u, 'did it');
  await saidSaved(page, 'role · this actor · did it');

  // Other words for the same actor, found by typing.
  await markByKey(page, 'a', 'regime forces');
  await field(page, 'Which actor').fill('fourth');
  await page.keyboard.press('Enter');
  await saidSaved(page, 'actor · Syrian regime’s Fourth Division');
  await expect(annotations(page).filter({ hasText: /^regime forces/u })).toContainText('Fourth Division');
  await inspector(page).getByRole('checkbox', { name: 'unsure' }).check();
  await saidSaved(page, 'unsure · Syrian regime’s Fourth Division');
  await expect(annotations(page).filter({ hasText: /^regime forces/u })).toContainText('unsure');
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await show(app, theme);
    await field(page, 'Which actor').click();
    await shoot(page, `entity-card-${theme}`);
    await page.keyboard.press('Escape');
  }
  await inspector(page).getByRole('button', { name: 'Take off' }).click();
  await expect(field(page, 'Which actor')).toHaveValue('');
  await article(page).focus();
  await page.keyboard.press('Control+z');
  await expect(field(page, 'Which actor')).toHaveValue('Syrian regime’s Fourth Division');
  await expect(inspector(page).getByRole('checkbox', { name: 'unsure' })).toBeChecked();

  // From the claim the role is the same, and can be another.
  await annotations(page).filter({ hasText: 'Over the past month' }).getByRole('button').click();
  await expect(field(page, /^Role of Syrian regime/u)).toHaveText('did it');
  await choose(page, /^Role of Syrian regime/u, 'says it');
  await expect(field(page, 'Speaker')).toHaveValue('Syrian regime’s Fourth Division');
});

test('chosen annotations are retagged, assigned and deleted together, each with one undo', async ({ app, page }) => {
  await openSource(page, 'Syria opposition captures');
  await expect(article(page)).toContainText('Opposition fighters');
  await markByKey(page, 'a', 'Opposition fighters');
  await markByKey(page, 'a', 'regime forces');
  await markByKey(page, 'p', 'Jordanian border');
  await markByKey(page, 'c', CLAIM, CLAIM_END);
  const items = annotations(page);
  const bar = page.getByRole('region', { name: 'Chosen annotations' });
  await items.nth(0).getByRole('button').click();
  await expect(bar).toHaveCount(0);
  await items
    .nth(1)
    .getByRole('button')
    .click({ modifiers: ['Control'] });
  await items
    .nth(0)
    .getByRole('button')
    .click({ modifiers: ['Control'] });
  await expect(bar).toContainText('2 chosen');
  await items
    .nth(2)
    .getByRole('button')
    .click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('3 chosen');
  await expect(items.nth(2).getByRole('img', { name: 'chosen' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  for (const theme of ['light', 'dark'] as const) {
    await show(app, theme);
    await shoot(page, `chosen-${theme}`);
  }
  await show(app, 'light');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(items).toHaveCount(4);

  // By keys: all, then another tag for all of them.
  await items.nth(0).getByRole('button').focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('4 chosen');
  await page.keyboard.press('p');
  await saidSaved(page, '4 annotations · now places');
  await expect(items.filter({ hasText: 'place' })).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(items.filter({ hasText: 'place' })).toHaveCount(1);
  await expect(items.filter({ hasText: 'actor' })).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  const actors = items.filter({ hasText: 'actor' });
  await actors
    .nth(0)
    .getByRole('button')
    .click({ modifiers: ['Control'] });
  await actors
    .nth(1)
    .getByRole('button')
    .click({ modifiers: ['Control'] });
  await field(page, 'Assign 2 actors to').fill('Southern front');
  await page.keyboard.press('Enter');
  await expect(items.filter({ hasText: 'Southern front' })).toHaveCount(2);
  await article(page).focus();
  await page.keyboard.press('Control+z');
  await expect(items.filter({ hasText: 'Southern front' })).toHaveCount(0);

  await items
    .filter({ hasText: 'Over the past month' })
    .getByRole('button')
    .click({ modifiers: ['Control'] });
  await choose(page, /^Stance of 1 claim/u, 'alleges');
  await expect(items.filter({ hasText: 'alleges' })).toHaveCount(1);
  await expect(bar).toContainText('3 chosen');
  await bar.getByRole('button', { name: 'Delete' }).click();
  await expectAnnotations(page, 1);
  await expect(bar).toHaveCount(0);
  await article(page).focus();
  await page.keyboard.press('Control+z');
  await expectAnnotations(page, 4);
  await expect(items.filter({ hasText: 'alleges' })).toHaveCount(1);

  // By arrows with Shift, and one more with Ctrl+Space.
  await items.nth(0).getByRole('button').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('2 chosen');
  await page.keyboard.press('Control+Space');
  await expect(bar).toContainText('1 chosen');
});
