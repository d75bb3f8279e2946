/** Where a source comes from: the panel, corrections with their trail, the original bytes, and another encoding. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerSaveDialog, article, importFiles, inspector, markByKey, openSource, sources } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { PAGE, writePages } from '../support/captured-page';

/** A sample whose outlet, address and dates nobody states. */
const GENERAL = 'regime general has been killed';

const panel = (page: Page) => inspector(page).getByRole('region', { name: 'Provenance' });
const trail = (page: Page) => panel(page).getByRole('list', { name: 'What was done' }).getByRole('listitem');
const tab = (page: Page, name: string | RegExp) =>
  inspector(page).getByRole('tablist', { name: 'Inspector views' }).getByRole('tab', { name });

test('shows what is known of a source and why, and how its bytes came in', async ({ app, page, home }) => {
  const { first } = writePages(home);
  await importFiles(app, [first]);
  await openSource(page, PAGE.headline);
  await page.getByRole('button', { name: 'Provenance' }).click();
  await expect(tab(page, 'Provenance')).toHaveAttribute('aria-selected', 'true');
  const bytes = readFileSync(first);
  for (const words of [
    PAGE.headline,
    'Valley News',
    'July 30, 2021',
    PAGE.address,
    'English (en)',
    'from metadata',
    createHash('sha256').update(bytes).digest('hex'),
    `${bytes.byteLength.toLocaleString('en')} bytes`,
    'text/html',
    'families-left.html',
    'as a file that was chosen',
    'Read as utf-8',
  ]) {
    await expect(panel(page)).toContainText(words);
  }
  await expect(panel(page).getByRole('button', { name: 'Add byline' })).toBeVisible();
  await expect(trail(page).first()).toContainText('Imported from a file: “families-left.html”');
  expect(await violations(page)).toEqual([]);

  await test.step('marking shows the annotations again', async () => {
    await markByKey(page, 'c', PAGE.claim);
    await expect(tab(page, 'Annotations')).toHaveAttribute('aria-selected', 'true');
  });
});

test('goes through its tabs by keyboard', async ({ page }) => {
  await tab(page, 'Annotations').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, /^Suggestions/u)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Provenance')).toBeFocused();
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Review')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Annotations')).toBeFocused();
  await expect(panel(page)).toHaveCount(0);
});

test('corrects a fact by keyboard alone, undoes it, and keeps both in the trail', async ({ page }) => {
  await openSource(page, GENERAL);
  await tab(page, 'Provenance').click();
  const add = panel(page).getByRole('button', { name: 'Add outlet' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('textbox', { name: 'Outlet' })).toBeFocused();
  await page.keyboard.type('Daraa Martyrs’ Bulletin');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText(/Daraa Martyrs’ Bulletin\s*entered by/u);
  await expect(panel(page).getByRole('button', { name: 'Edit outlet' })).toBeFocused();
  await expect(sources(page).filter({ hasText: GENERAL })).toContainText('Daraa Martyrs’ Bulletin');
  await expect(article(page)).toContainText('Daraa Martyrs’ Bulletin');
  await expect(trail(page).last()).toContainText('Entered the outlet “Daraa Martyrs’ Bulletin”');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(add).toBeVisible();
  await expect(trail(page).last()).toContainText('Undone: entered the outlet');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(panel(page).getByRole('button', { name: 'Edit outlet' })).toBeVisible();

  await test.step('an empty field takes away what a person entered', async () => {
    await panel(page).getByRole('button', { name: 'Edit outlet' }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await expect(add).toBeVisible();
  });
});

test('refuses what is no address and no date, and Esc leaves everything as it was', async ({ page }) => {
  await openSource(page, GENERAL);
  await tab(page, 'Provenance').click();
  await panel(page).getByRole('button', { name: 'Add address' }).click();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('http://');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel(page).getByRole('button', { name: 'Add address' })).toBeFocused();

  await panel(page).getByRole('button', { name: 'Add modified' }).click();
  await page.keyboard.type('2021-02-30');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('2021-07-30');
  await panel(page).getByRole('textbox', { name: 'Modified' }).fill('2021-07');
  await expect(panel(page)).toContainText('July 2021');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Edit modified' })).toBeVisible();
});

test('saves the original bytes as they came in', async ({ app, page, home }) => {
  const { first } = writePages(home);
  await importFiles(app, [first]);
  await openSource(page, PAGE.headline);
  await tab(page, 'Provenance').click();
  const out = join(home, 'saved.html');
  const offered = await answerSaveDialog(app.electron, out);
  await panel(page).getByRole('button', { name: 'Save the original…' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'saved.html' })).toBeVisible();
  expect(readFileSync(out).equals(readFileSync(first))).toBe(true);
  expect(JSON.stringify(await offered())).toContain('families-left.html');
});

test('reads a text with another encoding and keeps its marks', async ({ app, page, home }) => {
  const file = join(home, 'arabic.txt');
  writeFileSync(file, ARABIC_IN_WINDOWS_1256);
  await importFiles(app, [file]);
  await openSource(page, 'درعا');
  await markByKey(page, 'p', 'درعا');
  await tab(page, 'Provenance').click();
  await expect(panel(page)).toContainText('Read as windows-1256');
  const readAs = async (encoding: string): Promise<void> => {
    await panel(page).getByRole('button', { name: 'Change encoding' }).click();
    await panel(page).getByRole('combobox', { name: 'Encoding' }).selectOption(encoding);
    await panel(page).getByRole('button', { name: 'Read again' }).click();
    await expect(panel(page)).toContainText(`Read as ${encoding}`);
  };
  await readAs('windows-1251');
  await expect(article(page)).not.toContainText('درعا');
  await expect(panel(page).getByRole('group', { name: 'Capture 1 of 1' })).toContainText('as windows-1256');
  await panel(page)
    .getByRole('button', { name: /^Show .*windows-1256/u })
    .click();
  await expect(article(page)).toContainText('درعا');
  await tab(page, 'Annotations').click();
  await expect(inspector(page).getByRole('list', { name: 'Annotations' })).toContainText('درعا');
});

/** “درعا تحت الحصار” and a sentence, in windows-1256. */
const ARABIC_IN_WINDOWS_1256 = Buffer.from(
  'cfd1dac720cacdca20c7e1cdd5c7d10d0a0d0adec7e120e4c7d4d8e6e420c5e420c7e1dee6c7ca20cfcee1ca20c7e1e3cfede4c920d5c8c7cd' +
    '20c7e1ede6e3a120e6e5ed20e3cfede4c920dded20c7e1cce4e6c820ded1c820c7e1cdcfe6cf20c7e1c3d1cfe4edc92e0d0a',
  'hex',
);
