/** The codebook of a case in the real window: its words, colours and files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import {
  annotations,
  answerOpenDialog,
  answerSaveDialog,
  inspector,
  markByKey,
  openSource,
  select,
} from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';

/** A test here starts the app, marks, restarts and takes pictures: more than the usual minute on a busy machine. */
test.setTimeout(180_000);

const FOLDER = join(__dirname, '..', '..', 'test-results', 'screenshots');

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Codebook' });
const code = (page: Page, name: string): Locator => dialog(page).getByRole('listitem').filter({ hasText: name });

async function openCodebook(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('codebook')?.click();
  });
  await expect(dialog(page)).toBeVisible();
}

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

test('codes are renamed, described, coloured, added, hidden and moved, and reach another case by a file', async ({
  launch,
  home,
}) => {
  const { electron, page } = await launch();
  await openSource(page, 'Syria opposition captures');
  await markByKey(page, 'c', 'Over the past month');
  const before = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--claim-line'));

  await openCodebook(electron, page);
  await code(page, 'Claim').getByRole('button', { name: 'Edit' }).click();
  await dialog(page).getByRole('radio', { name: 'Violet' }).check();
  await dialog(page).getByRole('group', { name: 'Edit Claim' }).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Saved · Claim');
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--claim-line')))
    .not.toBe(before);

  await dialog(page).getByRole('tab', { name: 'Tags' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(dialog(page).getByRole('list', { name: 'Checked' })).toBeVisible();
  await code(page, 'disputed').getByRole('button', { name: 'Edit' }).click();
  const editor = dialog(page).getByRole('group', { name: 'Edit disputed' });
  await editor.getByRole('textbox', { name: 'Name' }).fill('confirmed');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('The list has “confirmed” already');
  await editor.getByRole('textbox', { name: 'Name' }).fill('contested');
  await editor.getByRole('textbox', { name: 'Definition' }).fill('Two sources that count say different things.');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(code(page, 'contested')).toContainText('Two sources that count');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);

  const added = dialog(page).getByRole('group', { name: 'New code' });
  await added.getByRole('textbox', { name: 'Name' }).fill('waiting for an answer');
  await added.getByRole('radio', { name: 'Amber' }).check();
  await added.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(code(page, 'waiting for an answer')).toContainText('added');
  await code(page, 'waiting').getByRole('button', { name: 'Move up' }).click();
  await expect(dialog(page).getByRole('listitem').nth(4)).toContainText('waiting for an answer');
  await expect(code(page, 'waiting').getByRole('button', { name: 'Move up' })).toBeFocused();
  await code(page, 'Checked, and wrong').getByRole('button', { name: 'Hide' }).click();
  await expect(code(page, 'Checked, and wrong')).toContainText('hidden');
  expect(await violations(page)).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `codebook-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });

  const file = join(home, 'desk codebook');
  await answerSaveDialog(electron, file);
  await dialog(page).getByRole('button', { name: 'Export…' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText(/\d+ codes exported to desk codebook\.json/u);
  const written = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { format: string };
  expect(written.format).toBe('sourcemark-codebook');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  // The words are offered as they are now, and what is hidden is not.
  await inspector(page).getByRole('combobox', { name: 'Checked' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('unchecked');
  await expect(page.getByRole('listbox').getByRole('option', { name: 'contested' })).toContainText(
    'Two sources that count',
  );
  await expect(page.getByRole('listbox').getByRole('option', { name: /^false/u })).toHaveCount(0);
  await page.getByRole('listbox').getByRole('option', { name: 'waiting for an answer' }).click();
  await expect(annotations(page).first()).toContainText('waiting for an answer');
  await inspector(page).getByRole('button', { name: 'Codebook' }).click();
  await dialog(page).getByRole('tab', { name: 'Checked' }).click();
  await code(page, 'waiting').getByRole('button', { name: 'Delete' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('is used in this case');
  await code(page, 'contested').getByRole('button', { name: 'Reset' }).click();
  await expect(code(page, 'disputed')).toContainText('Checked, and sources that count');
  await page.keyboard.press('Escape');

  const other = await launch({ casePath: join(home, 'Other.sourcemark'), home: join(home, 'other') });
  await openCodebook(other.electron, other.page);
  const wrong = join(home, 'wrong.json');
  writeFileSync(wrong, '{"format":"something else"}');
  await answerOpenDialog(other.electron, [wrong]);
  await dialog(other.page).getByRole('button', { name: 'Import…' }).click();
  await expect(dialog(other.page).getByRole('alert')).toContainText('This is not a codebook of Sourcemark');
  await answerOpenDialog(other.electron, [`${file}.json`]);
  await dialog(other.page).getByRole('button', { name: 'Import…' }).click();
  await expect(dialog(other.page).getByRole('status')).toHaveText(/^Saved · \d+ codes from desk codebook\.json$/u);
  await dialog(other.page).getByRole('tab', { name: 'Checked' }).click();
  await expect(code(other.page, 'contested')).toContainText('Two sources that count');
  await expect(code(other.page, 'waiting for an answer')).toBeVisible();
});

test('the toolbar says what each tag means', async ({ page }) => {
  await openSource(page, 'Syria opposition captures');
  await select(page, 'Last week');
  const toolbar = page.getByRole('toolbar', { name: 'Tag selection' });
  for (const [name, words] of [
    ['Claim', /could be checked/u],
    ['Actor', /acts, speaks or suffers/u],
    ['Place', /is or happened/u],
  ] as const) {
    await expect(toolbar.getByRole('button', { name })).toHaveAttribute('title', words);
  }
});
