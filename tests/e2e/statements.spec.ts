/** Statements in the real window: found by actor, place and date, merged and split by keys, and only read. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, resolvedRuntime, test } from '../support/app';
import { violations } from '../support/axe';
import { expectStatements, grid, rows, showClaims, statementPane, told } from '../support/claims';
import { shoot } from '../support/picture';
import { runCli, type CliPlace } from '../support/cli';
import { copyCase, registeredHome, removeHome } from '../support/registered';

const ROOT = join(__dirname, '..', '..');

/** Words of a headline, and a quote of that article; two of them are linked to be a statement. */
type Quoted = readonly [headline: string, quote: string, speaker?: string];

const MONITOR = 'Syria opposition captures';
const BOMBARDED = 'Daraa Al-Balad region has faced';
const STATEMENTS: readonly (readonly [Quoted, Quoted, relation: string])[] = [
  [
    [
      MONITOR,
      'Over the past month, the Syrian regime’s Fourth Division has laid siege to the district of Daraa Al-Balad',
    ],
    [BOMBARDED, 'Daraa was placed under siege on 25 June'],
    'differs',
  ],
  [
    [
      BOMBARDED,
      'local forces led huge protests against the presidential election result, which had returned Bashar al-Assad to power',
    ],
    [MONITOR, 'In May this year, they also refused to vote in the presidential elections'],
    'differs',
  ],
  [
    [BOMBARDED, 'further bombardment by regime forces after talks between local representatives and Russia failed'],
    ['sends reinforcements to Daraa', 'mediated by Russia, on Monday, failed to produce any results'],
    'same',
  ],
  [
    ['An agreement has staved off', 'the Assad regime reoccupied all of the province in July 2018'],
    [BOMBARDED, 'It was retaken by the regime in 2018'],
    'same',
  ],
  [
    [
      'sends reinforcements to Daraa',
      'units of the army began to intensify protection on the international road',
      'SANA',
    ],
    [MONITOR, 'They also seized heavy weaponry, a tank, and allegedly the Nasib border crossing'],
    'differs',
  ],
];

const ALL = STATEMENTS.length;

let made: string;

test.beforeAll(() => {
  made = registeredHome();
  const casePath = join(made, 'cases', 'Daraa sample.sourcemark');
  const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home: made, casePath };
  const run = (...args: readonly string[]): Record<string, unknown> | undefined => {
    const { status, stderr, lines } = runCli(place, args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    return lines[0];
  };
  const sources = runCli(place, ['sources']).lines;
  const claim = ([headline, quote, speaker]: Quoted): string => {
    const source = sources.find((line) => String(line['headline'] ?? line['name']).includes(headline));
    const by = speaker === undefined ? [] : ['--speaker', speaker];
    const marked = run('annotate', String(source?.['source']), '--tag', 'claim', '--quote', quote, ...by);
    return String(marked?.['annotation']);
  };
  for (const [one, other, relation] of STATEMENTS) run('relate', claim(one), claim(other), '--relation', relation);
});
test.afterAll(() => {
  removeHome(made);
});
test.beforeEach(({ home }) => {
  copyCase(made, home);
});
test.describe.configure({ timeout: 120_000 });

const focused = (page: Page) => grid(page).locator(':focus');

/** Moves the keyboard to the first cell of the first statement. */
async function enterMatrix(page: Page): Promise<void> {
  await showClaims(page);
  await expectStatements(page, ALL);
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(focused(page)).toContainText('Over the past month');
}

test('statements are found by actor, place and date, with the keyboard', async ({ app, page }) => {
  await showClaims(page);
  await expectStatements(page, ALL);
  const more = page.getByRole('group', { name: 'Actor, place and date' });
  const actor = more.getByRole('combobox', { name: 'Actor' });
  const place = more.getByRole('combobox', { name: 'Place' });

  await test.step('the filters open by keyboard', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await expect(page.getByRole('searchbox', { name: 'Filter statements' })).toBeFocused();
    const button = page.getByRole('button', { name: /^Actor, place, date/u });
    for (let at = 0; at < 8; at++) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Tab');
    await expect(actor).toBeFocused();
  });

  await test.step('an actor whom a claim names', async () => {
    await page.keyboard.press('ArrowDown');
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options).toHaveText([/^Any actor/u, /^Bashar al-Assad/u, /^Fourth Division/u, /^Russia/u, /^SANA/u]);
    await page.keyboard.type('bashar');
    await shoot(app, 'claims-filters', 'light');
    await page.keyboard.press('Enter');
    await expectStatements(page, 1);
    await expect(rows(page)).toContainText('presidential election');
    await expect(page.getByText(`Statements · 1 of ${ALL}`)).toBeVisible();
  });

  await test.step('an actor who says it; the cells tell who does, and how surely', async () => {
    await actor.fill('sana');
    await actor.press('Enter');
    await expectStatements(page, 1);
    await page.getByRole('button', { name: 'Hide' }).click();
    const cell = (words: string): Locator => rows(page).getByRole('gridcell').filter({ hasText: words });
    await expect(cell('heavy weaponry')).toContainText('“allegedly”');
    await cell('intensify protection').click();
    await expect(cell('intensify protection')).toContainText('SANA');
    for (const theme of ['light', 'dark'] as const) await shoot(app, 'claims-speakers', theme);
    await page.getByRole('button', { name: /^Proposals/u }).click();
    await actor.fill('bashar');
    await actor.press('Enter');
    await expect(rows(page)).toContainText('presidential election');
  });

  await test.step('a place that it does not name: nothing matches, and all can be shown again', async () => {
    await page.keyboard.press('Tab');
    await expect(place).toBeFocused();
    await page.keyboard.type('balad');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No statement matches what is asked for above.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await shoot(app, 'claims-no-match', 'light', [900, 600]);
    await page.getByRole('button', { name: `Show all ${ALL}` }).press('Enter');
    await expectStatements(page, ALL);
    await expect(actor).toHaveValue('');
    await expect(focused(page)).toHaveCount(1);
  });

  await test.step('a place alone', async () => {
    await place.fill('balad');
    await place.press('Enter');
    await expectStatements(page, 1);
    await expect(rows(page)).toContainText('Over the past month');
    await shoot(app, 'claims-filters', 'dark');
    expect(await violations(page)).toEqual([]);
    await more.getByRole('button', { name: 'Clear' }).press('Enter');
    await expectStatements(page, ALL);
  });

  await test.step('days, as the words of claims mean them seen from publication', async () => {
    const [from, to] = [more.getByRole('textbox', { name: 'From' }), more.getByRole('textbox', { name: 'To' })];
    await from.fill('2018');
    await to.fill('2018-12');
    await expectStatements(page, 1);
    await expect(rows(page)).toContainText('July 2018');
    // "Over the past month" of an article of 30 July 2021.
    await from.fill('2021-07-10');
    await to.fill('2021-07-20');
    await expectStatements(page, 1);
    await expect(rows(page)).toContainText('Over the past month');
    await to.fill('20');
    await expect(more.getByRole('alert')).toHaveText('Write dates as 2021, 2021-07 or 2021-07-30.');
    await expectStatements(page, ALL);
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.press('Escape');
    await expect(to).toHaveValue('');
  });
});

test('statements are chosen, merged and split by keys, and undone', async ({ app, page }) => {
  await enterMatrix(page);
  const key = (name: string): Promise<void> => page.keyboard.press(name);
  const selected = grid(page).locator('[role="row"][aria-selected="true"]');

  await test.step('m says what is missing', async () => {
    await key('m');
    await told(page, /^Choose two statements or more/u);
  });

  await test.step('Shift+arrows choose all in a row, Space one more or less', async () => {
    await key('Shift+ArrowDown');
    await key('Shift+ArrowDown');
    await expect(selected).toHaveCount(3);
    await key('Shift+ArrowUp');
    await expect(selected).toHaveCount(2);
    await key('ArrowDown');
    await key('ArrowDown');
    await key('Space');
    await expect(selected).toHaveCount(3);
    await expect(selected.last()).toContainText('July 2018');
    await expect(page.getByText('3 statements chosen')).toBeVisible();
    for (const theme of ['light', 'dark'] as const) {
      await shoot(app, 'claims-chosen', theme);
      expect(await violations(page)).toEqual([]);
    }
    await key('Escape');
    await expect(selected).toHaveCount(0);
  });

  await test.step('Ctrl+click chooses, m merges, undo brings both back', async () => {
    await rows(page)
      .first()
      .getByRole('rowheader')
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(selected).toHaveCount(1);
    await rows(page)
      .nth(3)
      .getByRole('rowheader')
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(selected).toHaveCount(2);
    await key('m');
    await told(page, /^Saved · 2 statements are one now/u);
    await expectStatements(page, ALL - 1);
    await expect(selected).toHaveCount(0);
    await expect(focused(page)).toHaveRole('rowheader');
    await expect(rows(page).first()).toContainText('July 2018');
    await key('ControlOrMeta+z');
    await told(page, /^Undone: merge of two statements/u);
    await expectStatements(page, ALL);
    await expect(rows(page).first()).not.toContainText('July 2018');
    await expect(focused(page)).toHaveCount(1);
  });

  await test.step('s on a quote splits it off; undone it is back', async () => {
    await key('ControlOrMeta+Home');
    await key('s');
    await told(page, /^Go to the quote/u);
    await key('ArrowRight');
    while ((await focused(page).textContent()) === 'not mentioned') await key('ArrowRight');
    const quote = (await focused(page).textContent())?.slice(0, 30) ?? '';
    await key('s');
    await told(page, /^Saved · 1 claim split off/u);
    await expectStatements(page, ALL + 1);
    await expect(focused(page)).toHaveRole('rowheader');
    await expect(focused(page)).toContainText(quote);
    await key('s');
    await key('ControlOrMeta+z');
    await told(page, /^Undone: split of a statement/u);
    await expectStatements(page, ALL);
  });

  await test.step('the pane splits off too, and never the last claim', async () => {
    await key('ControlOrMeta+Home');
    const list = statementPane(page).getByRole('list', { name: 'Claims' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await list
      .getByRole('button', { name: /^Split off/u })
      .first()
      .focus();
    await key('s');
    await expectStatements(page, ALL + 1);
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(list.getByRole('button', { name: /^Split off/u })).toHaveCount(0);
    await key('ControlOrMeta+z');
    await expectStatements(page, ALL);
  });

  await test.step('the keys are in the list of keys', async () => {
    await key('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    for (const line of [
      'Merge those that are chosen',
      'split it off into a statement of its own',
      'Propose weaker pairs too',
    ]) {
      await expect(keys.getByText(line)).toBeAttached();
    }
    await key('Escape');
  });
});

test('a case that can only be read shows its statements and changes nothing', async ({ home, launch }) => {
  const casePath = join(home, 'cases', 'Daraa sample.sourcemark');
  await launch();
  const { page } = await launch({ home: join(home, 'other'), casePath });
  await enterMatrix(page);
  await expect(page.getByText('This case is read-only: proposals can be read, not taken up.')).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('group', { name: 'Decide on the pair' })).toHaveCount(0);
  const refused = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    await told(page, /can only be read/u);
    await expectStatements(page, ALL);
  };
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: 'Merge' })).toBeDisabled();
  await refused('m');
  await page.keyboard.press('ArrowRight');
  while ((await focused(page).textContent()) === 'not mentioned') await page.keyboard.press('ArrowRight');
  await refused('s');
  await page.getByRole('list', { name: 'Proposals' }).getByRole('button').first().focus();
  await refused('y');
  await refused('x');
  for (const label of ['Title', 'Status', 'Note']) await expect(statementPane(page).getByLabel(label)).toBeDisabled();
  for (const button of await statementPane(page)
    .getByRole('button', { name: /^(?:Split off|Remove)/u })
    .all()) {
    await expect(button).toBeDisabled();
  }
});

/** Writes articles that are made of the sentences of the seeds, each with numbers of its own. */
function writeArticles(folder: string, count: number): void {
  mkdirSync(folder);
  const seeds = readdirSync(join(ROOT, 'seeds')).filter((name) => name.endsWith('.txt'));
  const sentences = seeds
    .flatMap((name) => readFileSync(join(ROOT, 'seeds', name), 'utf8').split(/(?<=[.!?])\s+/u))
    .filter(({ length }) => length > 40 && length < 300);
  for (let article = 0; article < count; article++) {
    const own = Array.from({ length: 24 }, (_, at) => sentences[(article * 7 + at * 5) % sentences.length] ?? '');
    const text = own.map((sentence, at) => sentence.replaceAll(/\d+/gu, String(article * 31 + at))).join('\n\n');
    writeFileSync(join(folder, `${article}.txt`), `Article number ${article} about the region\n\n${text}\n`);
  }
}

test('comparing is stopped: what was found is listed, and it goes on only when a person says so', async ({
  home,
  launch,
}) => {
  const casePath = join(home, 'many.sourcemark');
  const articles = join(home, 'articles');
  writeArticles(articles, 40);
  const place: CliPlace = { executable: resolvedRuntime().executable, root: ROOT, home, casePath };
  expect(runCli(place, ['import', articles]).status).toBe(0);
  const { page } = await launch({ casePath });
  await showClaims(page);
  const progress = page.getByRole('progressbar', { name: 'Comparing' });
  await expect(progress).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await expect(page.getByText('Stopped: what was found so far is listed.')).toBeVisible();
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('heading', { name: /^Proposals · \d/u })).toBeVisible();
  // Weaker pairs would have to be compared for.
  await expect(page.getByRole('button', { name: 'Show weaker proposals' })).toHaveCount(0);
  // Whoever comes back finds it stopped still.
  await page.keyboard.press('ControlOrMeta+1');
  await showClaims(page);
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await page.waitForTimeout(800);
  await expect(progress).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
});
