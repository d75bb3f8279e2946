/**
 * A whole article marked up by the keyboard alone, in under 150 key presses: claims with their speakers and stances,
 * actors and places through suggestions, two merges, one of them undone, and a split; left to right and right to left.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { article } from '../support/article';
import { expect, resolvedRuntime, test } from '../support/app';
import { ARABIC_ARTICLE } from '../support/arabic-article';
import { runCli, type CliPlace } from '../support/cli';
import { about, listed } from '../support/registered';

const ROOT = join(__dirname, '..', '..');

/** The most key presses that it may take. */
const LIMIT = 150;

interface Article {
  readonly title: string;
  /** Answers the path of its file. */
  file(home: string): string;
  /** Words that are proposed wrongly, and under which tag. */
  readonly wrong: readonly string[];
  /** Actors that are the same. */
  readonly merged: readonly [string, string];
  /** Actors that are merged by mistake. */
  readonly mistaken: readonly [string, string];
  /** An actor with several mentions, of which the first is somebody else, called so. */
  readonly split: readonly [string, string];
}

const ARTICLES: readonly Article[] = [
  {
    title: 'the sample article about Karak Sharqi',
    file: () => join(ROOT, 'seeds', '001_6de121dbb9bfeadb.txt'),
    wrong: ['the captives'],
    merged: ['pro-Assad forces', 'pro-Assad troops'],
    mistaken: ['Russia', 'Russians'],
    split: ['rebels', 'Karak rebels'],
  },
  {
    title: 'an Arabic article',
    file: (home) => {
      const path = join(home, 'arabic.txt');
      writeFileSync(path, ARABIC_ARTICLE);
      return path;
    },
    wrong: ['السوري', 'عسكري', 'كالة', 'الدواء', 'الحي', 'الدولة', 'مدنيين قتلوا', 'السورية'],
    merged: ['الجيش السوري', 'قوات النظام'],
    mistaken: ['المعارضة', 'مقاتلو المعارضة'],
    split: ['قوات النظام', 'الجيش'],
  },
];

/** A keyboard that counts. */
function countedKeys(page: Page) {
  let presses = 0;
  return {
    presses: () => presses,
    press: async (key: string): Promise<void> => {
      presses++;
      await page.keyboard.press(key);
    },
    type: async (words: string): Promise<void> => {
      presses += Array.from(words).length;
      await page.keyboard.type(words);
    },
  };
}

type Keys = ReturnType<typeof countedKeys>;

/** The words of the suggestion that is looked at; undefined where there is none. */
async function currentWords(page: Page): Promise<string | undefined> {
  const words = await article(page).locator('[data-suggested]').allTextContents();
  return words.length === 0 ? undefined : words.join('');
}

/** Accepts all that is suggested but what is wrong. */
async function takeSuggestions(page: Page, keys: Keys, wrong: readonly string[]): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Suggestions/u });
  await expect(tab).toHaveText(/· \d+/u);
  await keys.press('q');
  for (;;) {
    const words = await currentWords(page);
    if (words !== undefined) {
      await keys.press(wrong.includes(words) ? 'x' : 'y');
      continue;
    }
    // What was accepted may propose itself once more elsewhere.
    await page.waitForTimeout(1500);
    if (!/\d/u.test((await tab.textContent()) ?? '')) return;
    await keys.press('q');
  }
}

/** Goes to an entity of the list with the arrow keys. */
async function goTo(page: Page, keys: Keys, name: string): Promise<void> {
  const inList = (): Promise<number> =>
    page.evaluate(() =>
      Number(document.activeElement?.closest('[data-pane="register"] li')?.getAttribute('data-index') ?? Number.NaN),
    );
  // What had the keyboard may have gone with the merge: F6 goes through the panes.
  for (let n = 0; n < 6 && Number.isNaN(await inList()); n++) {
    await keys.press('F6');
    await page.waitForTimeout(100);
  }
  const at = await inList();
  const names = await listed(page, 'Actors').locator('bdi:first-of-type').allTextContents();
  const wanted = names.indexOf(name);
  if (wanted < 0 || Number.isNaN(at)) throw new Error(`${name} is not in the list ${names.join(', ')} (${at})`);
  for (let n = at; n !== wanted; n += Math.sign(wanted - n)) await keys.press(wanted > n ? 'ArrowDown' : 'ArrowUp');
  await expect(about(page).getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
}

/** Merges two entities that are chosen in the list. */
async function merge(page: Page, keys: Keys, pair: readonly [string, string]): Promise<void> {
  for (const name of pair) {
    await goTo(page, keys, name);
    await keys.press('Control+Space');
  }
  await keys.press('m');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'merged into' })).toBeVisible();
}

for (const { title, file, wrong, merged, mistaken, split } of ARTICLES) {
  test(`${title} is marked up by the keyboard in under ${LIMIT} presses`, async ({ launch, home }) => {
    test.setTimeout(300_000);
    mkdirSync(join(home, 'cases'));
    const casePath = join(home, 'cases', 'One.sourcemark');
    const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
    expect(runCli(place, ['import', file(home)]).status).toBe(0);
    const { page } = await launch({ casePath });
    await article(page).focus();
    const keys = countedKeys(page);

    await takeSuggestions(page, keys, wrong);
    await keys.press('ControlOrMeta+4');
    await expect(page.locator('[data-pane="register"] :focus')).toBeVisible();
    await page.waitForTimeout(500);
    if (await page.locator('[data-pane="register"] input:focus').count()) await keys.press('ArrowDown');
    await expect(listed(page, 'Actors').locator('button:focus')).toBeVisible();
    await merge(page, keys, merged);
    await merge(page, keys, mistaken);
    await keys.press('ControlOrMeta+z');
    await expect(page.getByRole('status').filter({ hasText: /^Undone/u })).toBeVisible();
    await goTo(page, keys, split[0]);
    await keys.press('s');
    await expect(page.locator('[data-mentions] :focus')).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Space');
    await expect(about(page).getByRole('checkbox', { checked: true })).toHaveCount(1);
    await keys.press('s');
    const named = page.getByRole('dialog').getByLabel('Name', { exact: true });
    await named.waitFor();
    for (let n = 0; n < 5 && !(await named.evaluate((field) => field === document.activeElement)); n++) {
      await keys.press('Tab');
    }
    await keys.press('ControlOrMeta+a');
    await keys.type(split[1]);
    await keys.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'is one of its own now' })).toBeVisible();

    console.log(`${title}: ${keys.presses()} key presses`);
    expect(keys.presses()).toBeLessThan(LIMIT);
    const made = runCli(place, ['annotations']).lines;
    const of = (tag: string) => made.filter((line) => line['tag'] === tag);
    expect(of('claim').length).toBeGreaterThanOrEqual(10);
    for (const claim of of('claim')) {
      expect(claim).toHaveProperty('speaker', expect.stringMatching(/./u));
      expect(claim).toHaveProperty('stance', expect.stringMatching(/./u));
    }
    expect(of('actor').length).toBeGreaterThan(10);
    expect(of('place').length).toBeGreaterThan(8);
    for (const mention of [...of('actor'), ...of('place')]) {
      expect(mention).toHaveProperty('entity', expect.anything());
      expect(wrong).not.toContain(mention['exact']);
    }
    const entities = runCli(place, ['entities']).lines;
    const names = entities.map(({ name }) => String(name));
    expect(merged.filter((name) => names.includes(name))).toHaveLength(1);
    expect(names).toEqual(expect.arrayContaining([...mistaken, ...split]));
    expect(entities.filter((one) => (one['merged'] as unknown[]).length > 0)).toHaveLength(1);
    const name = title.includes('Arabic') ? 'markup-rtl' : 'markup';
    await page.keyboard.press('ControlOrMeta+1');
    await page.screenshot({ path: join(ROOT, 'test-results', `${name}.png`) });
  });
}
