/**
 * What is proposed, in the real window: greyed in the text, accepted, rejected, changed first and taken back by keys;
 * never in the case, its counters or its exports before a person has accepted it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { annotations, article, inspector, openSource, select, sources } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { runCli, type CliPlace } from '../support/cli';
import { shoot } from '../support/picture';

const MONITOR = 'Syria opposition captures';
const GENERAL = 'An Assad regime general';
const ROOT = join(__dirname, '..', '..');

const queue = (page: Page): Locator => inspector(page).getByRole('list', { name: 'Suggestions' }).getByRole('listitem');

const current = (page: Page): Locator => article(page).locator('[data-suggested]');

const status = (page: Page): Locator => page.getByRole('status');

/** How many suggestions the inspector counts. */
async function count(page: Page): Promise<number> {
  const name = await inspector(page)
    .getByRole('tab', { name: /^Suggestions/u })
    .textContent();
  return Number(/\d+/u.exec(name ?? '')?.[0] ?? 0);
}

async function suggested(page: Page, words: string): Promise<void> {
  await openSource(page, words);
  await expect(inspector(page).getByRole('tab', { name: /^Suggestions · \d+/u })).toBeVisible();
}

/** The words that are painted as suggestions and seen on the page. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('suggestion') ?? [])].map((found) => {
      const range = document.createRange();
      range.setStart(found.startContainer, found.startOffset);
      range.setEnd(found.endContainer, found.endOffset);
      return range.toString();
    }),
  );

const cliOf = (home: string): CliPlace => ({
  executable: resolvedRuntime().executable,
  root: ROOT,
  home,
  casePath: join(home, 'cases', 'Daraa sample.sourcemark'),
});

test('suggestions are greyed in the text, taken and rejected by keys, and come back when that is undone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await suggested(page, MONITOR);
  const all = await count(page);
  expect(all).toBeGreaterThan(20);
  expect(await painted(page)).toContain('Daraa');
  await expect(annotations(page)).toHaveCount(0);

  await test.step('q begins with the first that is seen, framed in the text, with the reason', async () => {
    await article(page).focus();
    await page.keyboard.press('q');
    await expect(current(page).first()).toBeInViewport();
    await expect(inspector(page).getByRole('group', { name: /^Suggested/u })).toContainText('Why');
    await expect(queue(page).locator('[aria-current] button, button:focus')).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('Enter and y take it and go on', async () => {
    const first = await current(page).first().textContent();
    await page.keyboard.press('Enter');
    await expect(status(page)).toHaveText(/^Saved · /u);
    await expect.poll(() => count(page)).toBeLessThan(all);
    await expect(current(page).first()).not.toHaveText(first ?? '');
    await page.keyboard.press('y');
    await expect.poll(() => sources(page).filter({ hasText: MONITOR }).textContent()).toMatch(/[1-9]/u);
  });

  await test.step('x rejects the words, mod+z brings them back as the current suggestion', async () => {
    const before = await count(page);
    const words = await current(page).first().textContent();
    await page.keyboard.press('x');
    await expect(status(page)).toHaveText(/^Rejected · /u);
    await expect.poll(() => count(page)).toBeLessThan(before);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(status(page)).toHaveText(/^Undone/u);
    await expect.poll(() => count(page)).toBe(before);
    await expect(current(page).first()).toHaveText(words ?? '');
  });

  await test.step('an accepted one that is undone is proposed again', async () => {
    const before = await count(page);
    const words = await current(page).first().textContent();
    await page.keyboard.press('y');
    await expect.poll(() => count(page)).toBeLessThan(before);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => count(page)).toBe(before);
    await expect(current(page).first()).toHaveText(words ?? '');
  });

  await test.step('arrows and j and k move, Esc leaves', async () => {
    const first = await current(page).first().textContent();
    await page.keyboard.press('ArrowDown');
    await expect(current(page).first()).not.toHaveText(first ?? '');
    await page.keyboard.press('k');
    await expect(current(page).first()).toHaveText(first ?? '');
    await page.keyboard.press('Escape');
    await expect(current(page)).toHaveCount(0);
    await expect(article(page)).toBeFocused();
  });
});

test('a click makes a suggestion the current one, and its words can be changed before it is taken', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await suggested(page, MONITOR);
  await select(page, 'Damascus');
  const box = await page.evaluate(() => {
    document.getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' });
    const rect = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
    document.getSelection()?.removeAllRanges();
    return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  });
  if (!box) throw new Error('Damascus is not seen');
  await page.mouse.click(box.x, box.y);
  await expect(current(page)).toHaveText('Damascus');
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(/^Saved · place · Damascus .*limited/u);
  await inspector(page).getByRole('tab', { name: 'Annotations' }).click();
  await expect(annotations(page)).toHaveText(/Damascus .*limited/u);
});

test('all with the same words are taken in one, and undone in one', async ({ page }) => {
  test.setTimeout(120_000);
  await suggested(page, MONITOR);
  await article(page).focus();
  await page.keyboard.press('q');
  const all = inspector(page).getByRole('button', { name: /^Accept all · \d+ ×/u });
  for (let n = 0; n < 60 && (await all.count()) === 0; n++) await page.keyboard.press('ArrowDown');
  const times = Number(/(\d+) ×/u.exec((await all.textContent()) ?? '')?.[1]);
  expect(times).toBeGreaterThan(1);
  await page.keyboard.press('Shift+Y');
  await expect(status(page)).toHaveText(new RegExp(`^Saved · (actor|place) · ${times} × `, 'u'));
  await inspector(page).getByRole('tab', { name: 'Annotations' }).click();
  await expect(annotations(page)).toHaveCount(times);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(annotations(page)).toHaveCount(0);
});

test('what was accepted once proposes itself in the other articles, and what was rejected no longer', async ({
  page,
  home,
}) => {
  test.setTimeout(180_000);
  await suggested(page, MONITOR);
  await article(page).focus();
  await page.keyboard.press('q');
  for (let n = 0; n < 40 && (await current(page).first().textContent()) !== 'regime forces'; n++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('y');
  await expect(status(page)).toHaveText(/^Saved · actor · regime forces/u);
  await page.keyboard.press('Escape');

  await suggested(page, GENERAL);
  const place = cliOf(home);
  const [general] = runCli(place, ['sources'])
    .lines.filter((line) => JSON.stringify(line).includes('regime general'))
    .map((line) => String(line['source']));
  const proposed = (): readonly Record<string, unknown>[] => runCli(place, ['suggest', general ?? '']).lines;
  const learned = proposed().find(({ why }) => String(why).includes('In the register as regime forces'));
  expect(String(learned?.['exact'])).toMatch(/regime forces/u);
  expect(learned?.['entity']).toBe(runCli(place, ['entities']).lines[0]?.['entity']);

  await article(page).focus();
  await page.keyboard.press('q');
  const words = String(await current(page).first().textContent());
  await page.keyboard.press('x');
  await expect(status(page)).toHaveText(/^Rejected/u);
  expect(proposed().map(({ exact }) => exact)).not.toContain(words);
});

test('suggestions can be kept out of the text until a person goes through them', async ({ app, page }) => {
  test.setTimeout(120_000);
  await suggested(page, MONITOR);
  const all = await count(page);
  const choose = () =>
    app.electron.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('toggle-suggestions')?.click();
    });
  await choose();
  await expect(status(page)).toContainText('only while you go through it');
  expect(await painted(page)).toEqual([]);
  expect(await count(page)).toBe(all);
  await article(page).focus();
  await page.keyboard.press('q');
  await expect.poll(() => painted(page)).toContain('Daraa');
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page)).toEqual([]);
  await choose();
  await expect.poll(() => painted(page)).toContain('Daraa');
});

test('suggestions are not in the case: no counter counts them and no export has them', async ({ page, home }) => {
  test.setTimeout(120_000);
  await suggested(page, MONITOR);
  await expect(page.getByText('0 claims · 0 actors · 0 places')).toBeVisible();
  expect(runCli(cliOf(home), ['annotations']).lines).toEqual([]);
  // One mark, so that there is something to export.
  await select(page, 'Damascus');
  await page.keyboard.press('p');
  await expect(status(page)).toHaveText(/^Saved · place/u);
  const file = join(home, 'out.jsonl');
  expect(runCli(cliOf(home), ['export', '--out', file, '--format', 'jsonl']).status).toBe(0);
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('Damascus');
  await expect(page.getByText('0 claims · 0 actors · 1 place')).toBeVisible();
});

test('as fast as keys repeat, no press waits for the one before and none is lost', async ({ launch, home }) => {
  test.setTimeout(120_000);
  const file = join(home, 'long.txt');
  const seeds = ['000_73c37eb1efa9ebcd', '003_15d539fd678e9ebf', '004_7b866b66e0f9dc10'];
  const words = seeds.map((name) => readFileSync(join(ROOT, 'seeds', `${name}.txt`), 'utf8')).join('\n\n');
  writeFileSync(file, words.split(' ').slice(0, 1100).join(' '));
  const casePath = join(home, 'Long.sourcemark');
  const place = { ...cliOf(home), casePath };
  expect(runCli(place, ['import', file]).status).toBe(0);
  const { page } = await launch({ casePath });
  await expect(inspector(page).getByRole('tab', { name: /^Suggestions · \d+/u })).toBeVisible();
  await article(page).focus();
  await page.keyboard.press('q');
  await expect(queue(page).locator('button:focus')).toBeVisible();
  const before = await count(page);
  const told = page.evaluate(async () => {
    const gaps: number[] = [];
    const end = performance.now() + 4000;
    for (let last = performance.now(); last < end;) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  });
  const begun = Date.now();
  for (let n = 0; n < 30; n++) await page.keyboard.press('y');
  const each = (Date.now() - begun) / 30;
  const gaps = await told;
  console.log(`y: ${each.toFixed(0)} ms a press, longest frame ${Math.max(...gaps).toFixed(0)} ms of ${gaps.length}`);
  // Keys repeat about 30 times a second.
  expect(each).toBeLessThan(120);
  await expect.poll(() => runCli(place, ['annotations']).lines.length).toBeGreaterThanOrEqual(30);
  expect(await count(page)).toBeLessThanOrEqual(before - 30 + 12);
});

test('pictures of the queue', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await suggested(page, MONITOR);
  for (const theme of ['light', 'dark'] as const) await shoot(app, 'suggestions-line', theme);
  await article(page).focus();
  await page.keyboard.press('q');
  for (let n = 0; n < 6; n++) await page.keyboard.press('y');
  for (const theme of ['light', 'dark'] as const) {
    await shoot(app, 'suggestions', theme);
    expect(await violations(page)).toEqual([]);
  }
  await shoot(app, 'suggestions-small', 'light', [900, 600]);
});
