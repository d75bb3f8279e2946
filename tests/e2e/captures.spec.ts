/**
 * A page that was saved twice: the second capture comes in, marks are carried over, what is unsure is asked about, what
 * changed is shown, and the whole page can be read in place of the article.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  annotations,
  answerOpenDialog,
  article,
  importFiles,
  inspector,
  markByKey,
  openSource,
  reviewed,
  select,
  sources,
} from '../support/article';
import { expect, test, type RunningApp } from '../support/app';
import { violations } from '../support/axe';
import { PAGE, secondPage, writePages } from '../support/captured-page';

const tab = (page: Page, name: string | RegExp) =>
  inspector(page).getByRole('tablist', { name: 'Inspector views' }).getByRole('tab', { name });
const difference = (page: Page) => page.getByRole('region', { name: 'Difference' });
const status = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words });

/** Marks the first page and brings the second in. Answers the paths of both. */
async function capturedTwice(app: RunningApp, home: string): Promise<{ first: string; second: string }> {
  const pages = writePages(home);
  const { page } = app;
  await importFiles(app, [pages.first]);
  await openSource(page, PAGE.headline);
  await markByKey(page, 'c', PAGE.claim);
  await markByKey(page, 'c', PAGE.moved);
  await markByKey(page, 'p', PAGE.twice);
  await markByKey(page, 'a', PAGE.gone);
  await importFiles(app, [pages.second]);
  await expect(sources(page).filter({ hasText: PAGE.headline })).toContainText('2 captures');
  await openSource(page, PAGE.headline);
  await expect(article(page)).toContainText(PAGE.claimAfter);
  return pages;
}

test('takes a page with the same address in as a new capture and carries its marks over', async ({
  app,
  page,
  home,
}) => {
  await capturedTwice(app, home);
  const source = sources(page).filter({ hasText: PAGE.headline });
  await expect(source).toHaveCount(1);
  await expect(source).toContainText('2 to review');
  await expect(article(page)).toContainText('Capture 2 of 2');
  await expect(annotations(page)).toHaveCount(2);

  await test.step('a claim whose wording changed without a note says so', async () => {
    const claim = annotations(page).filter({ hasText: PAGE.claimAfter });
    await expect(claim).toContainText('Silently edited');
    await claim.click();
    await expect(inspector(page)).toContainText(`Words changed: was “${PAGE.claim}”`);
    await expect(inspector(page)).toContainText('the page shows no correction note');
    await inspector(page).getByRole('combobox', { name: 'Tags in the list' }).selectOption('Silently edited');
    await expect(annotations(page)).toHaveCount(1);
    await inspector(page).getByRole('combobox', { name: 'Tags in the list' }).selectOption('All tags');
  });
  await test.step('one that stands elsewhere says how sure that is', async () => {
    await annotations(page).filter({ hasText: PAGE.moved }).click();
    await expect(inspector(page).getByText(/^Moved, (?:0\.\d\d|1\.00)$/u)).toBeVisible();
  });
});

test('a note of correction is told from a silent edit', async ({ app, page, home }) => {
  const { first, second } = writePages(home);
  const note = 'Correction: An earlier version of this article gave a wrong number of families.';
  writeFileSync(second, secondPage({ note }));
  await importFiles(app, [first]);
  await openSource(page, PAGE.headline);
  await markByKey(page, 'c', PAGE.claim);
  await importFiles(app, [second]);
  await expect(annotations(page).filter({ hasText: PAGE.claimAfter })).toContainText('Edited, with a correction note');
  await article(page).getByRole('button', { name: 'Compare' }).click();
  await expect(difference(page)).toContainText('The newer capture says:');
  await expect(difference(page)).toContainText(note);
});

test('decides the review by keyboard, and undoes it', async ({ app, page, home }) => {
  await capturedTwice(app, home);
  await tab(page, 'Review · 2').click();
  await expect(reviewed(page)).toHaveCount(2);
  const twice = reviewed(page).filter({ hasText: PAGE.twice });
  const gone = reviewed(page).filter({ hasText: PAGE.gone });
  await expect(twice).toContainText('Uncertain: ');
  await expect(gone).toContainText('Not found in this capture');
  expect(await violations(page)).toEqual([]);

  await test.step('y: it is at the place that was found', async () => {
    await twice.getByRole('button').focus();
    await expect(article(page).locator('[role="mark"]')).toHaveText(PAGE.twice);
    await page.keyboard.press('y');
    await expect(tab(page, 'Review · 1')).toBeVisible();
    await expect(gone.getByRole('button')).toBeFocused();
  });
  await test.step('undo asks again', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tab(page, 'Review · 2')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(tab(page, 'Review · 1')).toBeVisible();
  });
  await test.step('x: it is not in this text', async () => {
    await tab(page, /^Review/u).click();
    await gone.getByRole('button').focus();
    await page.keyboard.press('x');
    await expect(inspector(page).getByRole('button', { name: /Not in this text · 1/u })).toBeVisible();
    await expect(tab(page, 'Review')).toBeVisible();
    await expect(sources(page).filter({ hasText: PAGE.headline })).not.toContainText('to review');
  });
  await test.step('s: what was said to be nowhere is placed at selected words', async () => {
    await inspector(page)
      .getByRole('button', { name: /Not in this text · 1/u })
      .click();
    const lost = inspector(page).getByRole('list', { name: 'Not in this text' }).getByRole('listitem');
    await lost.getByRole('button').click();
    await select(page, 'The central committee');
    await article(page).focus();
    await page.keyboard.press('s');
    await expect(tab(page, 'Annotations')).toHaveAttribute('aria-selected', 'true');
    await expect(annotations(page).filter({ hasText: 'The central committee' })).toContainText('actor');
  });
  await expect(annotations(page)).toHaveCount(4);
});

test('shows word by word what changed', async ({ app, page, home }) => {
  await capturedTwice(app, home);
  await article(page).getByRole('button', { name: 'Compare' }).click();
  await expect(difference(page)).toBeFocused();
  await expect(difference(page).getByRole('deletion').filter({ hasText: '225' })).toBeVisible();
  await expect(difference(page).getByRole('insertion').filter({ hasText: '240' })).toBeVisible();
  await expect(difference(page)).toContainText('No correction note');
  await expect(article(page)).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('n');
  await expect(difference(page).getByRole('status')).toContainText('Change 1 of ');
  await page.keyboard.press('n');
  await expect(difference(page).getByRole('status')).toContainText('Change 2 of ');
  await page.keyboard.press('Shift+N');
  await expect(difference(page).getByRole('status')).toContainText('Change 1 of ');
  await page.keyboard.press('Escape');
  await expect(article(page)).toBeFocused();
  await expect(difference(page)).toHaveCount(0);
});

test('takes a chosen file in as a newer capture, and shows the older one when asked', async ({ app, page, home }) => {
  const { first } = writePages(home);
  const other = join(home, 'mailed-by-a-reader.html');
  writeFileSync(other, secondPage({ canonical: false }));
  await importFiles(app, [first]);
  await openSource(page, PAGE.headline);
  await markByKey(page, 'c', PAGE.claim);
  await tab(page, 'Provenance').click();
  const panel = inspector(page).getByRole('region', { name: 'Provenance' });
  await answerOpenDialog(app.electron, [other]);
  await panel.getByRole('button', { name: 'Add a newer capture…' }).click();
  await expect(article(page)).toContainText('Capture 2 of 2');
  await expect(status(page, 'New capture')).toBeVisible();
  const older = panel.getByRole('group', { name: 'Capture 1 of 2' });
  await older.getByRole('button', { name: /^Show/u }).click();
  await expect(article(page)).toContainText('This is an older capture');
  await expect(article(page)).toContainText(PAGE.claim);
  await article(page).getByRole('button', { name: 'Show the newest' }).click();
  await expect(article(page)).toContainText(PAGE.claimAfter);
  await panel.getByRole('button', { name: 'Compare with the capture before' }).click();
  await expect(difference(page)).toBeVisible();
});

test('reads the whole page in place of the article and back, with the marks', async ({ app, page, home }) => {
  const { first } = writePages(home);
  await importFiles(app, [first]);
  await openSource(page, PAGE.headline);
  await markByKey(page, 'c', PAGE.claim);
  await expect(article(page)).not.toContainText(PAGE.outside);
  const extent = article(page).getByRole('radiogroup', { name: 'Text' });
  await expect(extent.getByRole('radio', { name: 'Article' })).toHaveAttribute('aria-checked', 'true');
  await extent.getByRole('radio', { name: 'Article' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(article(page)).toContainText(PAGE.outside);
  await expect(extent.getByRole('radio', { name: 'Whole page' })).toHaveAttribute('aria-checked', 'true');
  await expect(extent.getByRole('radio', { name: 'Whole page' })).toBeFocused();
  await expect(annotations(page).filter({ hasText: PAGE.claim })).toHaveCount(1);
  await expect(annotations(page)).not.toContainText(['edited']);
  await markByKey(page, 'a', PAGE.outside);
  await extent.getByRole('radio', { name: 'Article' }).click();
  await expect(article(page)).not.toContainText(PAGE.outside);
  await expect(annotations(page)).toHaveCount(1);
  await expect(tab(page, 'Review · 1')).toBeVisible();
});
