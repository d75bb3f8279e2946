/** The claims in the real window: pairs taken up and rejected by keys, and the matrix of what each source says. */
import type { Page } from '@playwright/test';
import { article, sources } from '../support/article';
import { expect, test } from '../support/app';
import { violations } from '../support/axe';
import { compareAll, currentPair, grid, pairs, rows, statementPane, told } from '../support/claims';
import { shoot } from '../support/picture';

/** How many pairs are proposed, as the head of the list counts them. */
async function count(page: Page): Promise<number> {
  const head = await page.getByRole('heading', { name: /^Proposals · / }).textContent();
  return Number(/[\d,]+/u.exec(head ?? '')?.[0].replace(',', '') ?? 0);
}

test('pairs are taken up and rejected by keys, and the matrix shows what each source says', async ({ app, launch }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await expect(sources(page)).toHaveCount(5);
  await compareAll(page);
  const all = await count(page);
  expect(all).toBeGreaterThan(10);

  await test.step('before anything is linked the view says what it is for', async () => {
    await expect(page.getByText('a row for each statement, a column for each source')).toBeVisible();
    await shoot(app, 'claims-empty', 'light');
  });

  await test.step('a passage can be read where it stands', async () => {
    await page.getByRole('button', { name: 'Read the second', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain('more than 225');
    await compareAll(page);
  });

  await test.step('x rejects a pair, which does not come back; undone it does', async () => {
    await pairs(page).first().getByRole('button').focus();
    const words = await currentPair(page).textContent();
    await page.keyboard.press('x');
    await told(page, /^Saved · rejected/u);
    await expect(currentPair(page)).not.toHaveText(words ?? '');
    await page.keyboard.press('ControlOrMeta+z');
    await told(page, /^Undone/u);
    await expect(currentPair(page)).toHaveText(words ?? '');
    await expect(currentPair(page).getByRole('button')).toBeFocused();
  });

  await test.step('y, Enter, s and d take pairs up and go on', async () => {
    for (const key of ['y', 'Enter', 'y', 's', 'y', 'd', 'y', 'y', 'y', 'c', 'u', 'y']) {
      const words = await currentPair(page).textContent();
      await page.keyboard.press(key);
      await expect(currentPair(page)).not.toHaveText(words ?? '');
      await expect(currentPair(page).getByRole('button')).toBeFocused();
    }
    await told(page, /^Saved · /u);
    await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(4);
    await expect(grid(page)).toHaveAttribute('aria-colcount', '6');
  });

  let rejected = '';
  await test.step('one more is rejected for good', async () => {
    rejected = (await currentPair(page).textContent()) ?? '';
    await page.keyboard.press('x');
    await told(page, /^Saved · rejected/u);
    await expect(pairs(page).filter({ hasText: rejected })).toHaveCount(0);
  });

  await test.step('arrow keys move through the matrix, Enter gives a title', async () => {
    await page.keyboard.press('F6');
    await expect(grid(page).locator(':focus')).toHaveRole('rowheader');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Killed since June 2019');
    await page.keyboard.press('Enter');
    await told(page, /^Saved · title/u);
    await expect(grid(page).locator(':focus')).toContainText('Killed since June 2019');
    await statementPane(page).getByLabel('Status').selectOption({ label: 'disputed' });
    await told(page, /^Saved · status/u);
    await expect(grid(page).getByRole('rowheader').first()).toContainText('disputed');
  });

  await test.step('a relation is changed and undone', async () => {
    const relation = statementPane(page)
      .getByRole('combobox', { name: /^Relation of/u })
      .first();
    const before = await relation.inputValue();
    const other = before === 'contradicts' ? 'same' : 'contradicts';
    await relation.selectOption(other);
    await told(page, /^Saved · the two/u);
    await expect(relation).toHaveValue(other);
    await grid(page).locator('[data-stop]').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await told(page, /^Undone/u);
    await expect(relation).toHaveValue(before);
    await expect(grid(page)).toBeVisible();
  });

  await test.step('pictures, and nothing for axe to find', async () => {
    await shoot(app, 'claims-small', 'light', [900, 600]);
    expect(await violations(page)).toEqual([]);
    for (const theme of ['light', 'dark'] as const) {
      await shoot(app, 'claims', theme);
      expect(await violations(page)).toEqual([]);
    }
  });

  await test.step('the filter finds statements, and says when there are none', async () => {
    const filter = page.getByRole('searchbox', { name: 'Filter statements' });
    await filter.fill('killed about 225');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
    await filter.fill('nothing like this');
    await expect(page.getByText('No statement matches')).toBeVisible();
    await page.getByRole('button', { name: /^Show all/u }).click();
    await expect(grid(page)).toBeVisible();
  });

  await test.step('Enter on a cell opens the article at the quote', async () => {
    const cell = grid(page).getByRole('gridcell').filter({ hasNotText: 'not mentioned' }).first();
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(article(page)).toBeVisible();
    await expect(page.locator('[data-card]')).toBeInViewport();
  });

  await test.step('what was rejected stays away after a restart', async () => {
    await app.close();
    const again = await launch();
    await compareAll(again.page);
    await expect(pairs(again.page).filter({ hasText: rejected })).toHaveCount(0);
    await expect(grid(again.page).getByRole('rowheader').first()).toContainText('Killed since June 2019');
  });
});

/**
 * Pairs of the five articles that a reader calls right, each by words of both of its passages: what is proposed beside
 * them is left alone, or rejected where it is nonsense.
 */
const RIGHT: readonly (readonly [string, string])[] = [
  ['about 225 pro-Assad troops', 'more than 225 pro-Assad troops'],
  ['60 civilians have died', '60 civilians have perished'],
  ['recaptured southern Syria in July 2018', 'reoccupied all of the province in July 2018'],
  ['reoccupied all of the province in July 2018', 'was retaken by the regime in 2018'],
  ['initial uprising in March 2011', 'site of Syria’s 2011 uprising'],
  ['site of Syria’s 2011 uprising', 'birthplace of the Syrian revolution in 2011'],
  ['more than 500 assassination attempts', 'more than 500 attacks'],
  ['huge protests against the presidential election', 'refused to vote in the presidential elections'],
  ['after talks between local representatives and Russia failed', 'failed to produce any results'],
  ['negotiations quickly broke down', 'That deal and other negotiations broke down'],
  ['placed under siege on 25 June', 'has laid siege to the district'],
  ['amid ongoing violence and insurgency', 'insurgency and violence have continued'],
];

/** A pair that no reader takes for one claim. */
const NONSENSE = ['Victims include the mayor', 'Talks resumed on Monday'];

test('five articles become eight statements by keyboard, whose cells open, and whose relations change and come back', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const { page } = app;
  await compareAll(page);
  const key = (name: string): Promise<void> => page.keyboard.press(name);
  const words = async (): Promise<string> => (await currentPair(page).textContent()) ?? '';
  const holds = (pair: string, [one, other]: readonly string[]): boolean =>
    pair.includes(one ?? '') && pair.includes(other ?? '');

  await test.step('a reader goes down the list, takes up what is right and leaves the rest', async () => {
    await pairs(page).first().getByRole('button').focus();
    for (let before = ''; before !== (await words());) {
      before = await words();
      const right = RIGHT.some((pair) => holds(before, pair));
      if (!right && !holds(before, NONSENSE)) {
        await key('ArrowDown');
        // At the end of the list there is no next.
        await page.waitForTimeout(30);
        continue;
      }
      await key(right ? 'y' : 'x');
      await expect(currentPair(page)).not.toHaveText(before);
      await expect(currentPair(page).getByRole('button')).toBeFocused();
    }
    await expect(
      pairs(page)
        .filter({ hasText: NONSENSE[0] ?? '' })
        .filter({ hasText: NONSENSE[1] ?? '' }),
    ).toHaveCount(0);
    await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeGreaterThan(8);
    await expect(grid(page)).toHaveAttribute('aria-colcount', '6');
  });

  await test.step('w proposes weaker pairs too, and no longer', async () => {
    const strong = await count(page);
    await key('w');
    await expect.poll(() => count(page)).toBeGreaterThan(strong);
    await expect(pairs(page).getByText('Hardly the same claim').first()).toBeAttached();
    await key('w');
    await expect.poll(() => count(page)).toBe(strong);
  });

  await test.step('a cell says who says it and how surely, and Enter opens it in the article', async () => {
    await key('F6');
    await expect(grid(page).locator(':focus')).toHaveRole('rowheader');
    await key('ControlOrMeta+Home');
    await expect(rows(page).first()).toContainText('225');
    await expect(rows(page).first()).toContainText('“Reports say”');
    await key('ArrowRight');
    await expect(grid(page).locator(':focus')).toHaveRole('gridcell');
    while ((await grid(page).locator(':focus').textContent()) === 'not mentioned') await key('ArrowRight');
    const quote = (await grid(page).locator(':focus').textContent()) ?? '';
    await key('Enter');
    await expect(page.getByRole('tab', { name: 'Read' })).toHaveAttribute('aria-selected', 'true');
    await expect(article(page)).toContainText(quote.slice(0, 40));
    await expect(page.locator('[data-card]')).toBeInViewport();
    await compareAll(page);
  });

  await test.step('a relation is changed by keys, and undone', async () => {
    const relation = statementPane(page)
      .getByRole('combobox', { name: /^Relation of/u })
      .first();
    const before = await relation.inputValue();
    expect(before).not.toBe('contradicts');
    await key('F6');
    for (let at = 0; at < 40; at++) {
      if (await relation.evaluate((element) => element === document.activeElement)) break;
      await key('Tab');
    }
    await expect(relation).toBeFocused();
    await key('c');
    await told(page, /^Saved · the two contradict each other/u);
    await expect(relation).toHaveValue('contradicts');
    await expect(rows(page).first()).toContainText('denied');
    await key('Shift+F6');
    await key('ControlOrMeta+z');
    await told(page, /^Undone/u);
    await expect(relation).toHaveValue(before);
    await expect(rows(page).first()).not.toContainText('denied');
  });

  await test.step('pictures, and nothing for axe to find', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await shoot(app, 'claims-eight', theme);
      expect(await violations(page)).toEqual([]);
    }
  });
});
