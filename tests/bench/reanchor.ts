/** How often annotations find their place in a changed text, and how long that takes, beside Hypothesis' way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextAnchorer, type Anchor } from '../../domain/anchor';
import type { Span } from '../../domain/text';
import { sharedData } from '../support/shared-data';
import { changeText, sentencesOf, type ChangedText, type Fate } from './changed-texts';
import { hypothesisAnchor } from './hypothesis-search';
import { sequence } from './random';

/** Where sentences come from: files of the shared material, and the articles in `seeds/`. */
export type Pool = 'english' | 'arabic' | 'hebrew' | 'japanese' | 'seeds';

const FILES: Record<Pool, readonly string[]> = {
  english: ['multilingual/en.jsonl', 'entities/wikigold-dev.jsonl', 'entities/conflict-reporting-dev.jsonl'],
  arabic: ['multilingual/ar.jsonl'],
  hebrew: ['multilingual/he-wiki.jsonl'],
  japanese: ['multilingual/ja.jsonl'],
  seeds: [],
};

/** The sentences of a pool in the checkout `root`, file by file; undefined where its material is absent. */
export function sentencesIn(root: string, pool: Pool): string[][] | undefined {
  const lists: string[][] = [];
  for (const file of FILES[pool]) {
    const path = sharedData(root, ...file.split('/'));
    if (path === undefined) continue;
    const lines = readFileSync(path, 'utf8').split('\n');
    lists.push(
      sentencesOf(lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text)),
    );
  }
  if (pool === 'seeds' || pool === 'english') {
    const folder = join(root, 'seeds');
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    lists.push(sentencesOf(names.map((name) => readFileSync(join(folder, name), 'utf8'))));
  }
  return lists.length === 0 ? undefined : lists;
}

/** Texts of 2,000 words with 500 quotes each, one for each list and seed; the same for the same seeds. */
export function changedTexts(
  lists: readonly (readonly string[])[],
  pool: Pool,
  changed: number,
  seeds: readonly number[],
): ChangedText[] {
  return lists.flatMap((sentences, list) =>
    seeds.map((seed) =>
      changeText(
        sentences,
        { words: 2_000, changed, movedAndEdited: 0.3, quotes: 500, names: 0.4, space: pool === 'japanese' ? '' : ' ' },
        sequence(seed * 10_000 + list * 100 + Math.round(changed * 100)),
      ),
    ),
  );
}

/** What came of some quotes. Shares are of those that are alive, `attached` of those that are dead. */
export interface Outcome {
  readonly alive: number;
  readonly dead: number;
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  readonly attached: number;
}

/** True when a span is the place of a quote: they overlap by half of both together, or it holds the quote's words there. */
export function isRight(after: string, { selector, place, whole }: Fate, span: Span): boolean {
  return [place, whole].some((truth) => truth !== undefined && agrees(after, selector.exact, truth, span));
}

function agrees(after: string, exact: string, place: Span, span: Span): boolean {
  const overlap = Math.min(place.end, span.end) - Math.max(place.start, span.start);
  if (overlap <= 0) return false;
  const union = Math.max(place.end, span.end) - Math.min(place.start, span.start);
  return overlap / union >= 0.5 || after.slice(span.start, span.end) === exact;
}

interface Result {
  readonly text: ChangedText;
  readonly anchors: readonly Anchor[];
}

/** Counts what came of the quotes of some texts. */
function countOutcomes(changed: readonly Result[]): Outcome {
  const counts = { alive: 0, dead: 0, right: 0, wrong: 0, unsure: 0, attached: 0 };
  for (const { text, anchors } of changed) {
    for (const [n, fate] of text.quotes.entries()) {
      const { state, span } = anchors[n] ?? { state: 'lost', span: undefined };
      const placed = (state === 'exact' || state === 'moved') && span !== undefined;
      if (fate.fate === 'dead') {
        counts.dead++;
        if (placed) counts.attached++;
      } else if (fate.fate === 'alive') {
        counts.alive++;
        if (!placed) counts.unsure++;
        else if (isRight(text.after, fate, span)) counts.right++;
        else counts.wrong++;
      }
    }
  }
  const { alive, dead } = counts;
  return {
    alive,
    dead,
    right: counts.right / alive,
    wrong: counts.wrong / alive,
    unsure: counts.unsure / alive,
    attached: counts.attached / Math.max(1, dead),
  };
}

/** Every quote of a text, found our way. */
function anchorAll({ before, after, quotes }: ChangedText): Anchor[] {
  const anchorer = new TextAnchorer(before, after);
  return quotes.map(({ selector }) => anchorer.anchor(selector));
}

/** Every quote of a text, found Hypothesis' way. */
function hypothesisAll({ after, quotes }: ChangedText): Anchor[] {
  return quotes.map(({ selector }) => {
    const found = hypothesisAnchor(after, selector);
    return found === undefined
      ? { state: 'lost', score: 0, margin: 1 }
      : { state: 'moved', score: found.score, margin: 1, span: found };
  });
}

/** Our way and Hypothesis' on the same texts, in turns: what came of the quotes, and milliseconds for each. */
export function compareWays(
  texts: readonly ChangedText[],
): Record<'ours' | 'hypothesis', Outcome & { readonly ms: number }> {
  const ways = { ours: anchorAll, hypothesis: hypothesisAll };
  const results = { ours: [] as Result[], hypothesis: [] as Result[] };
  const times = { ours: 0, hypothesis: 0 };
  for (const [n, text] of texts.entries()) {
    const order = n % 2 === 0 ? (['ours', 'hypothesis'] as const) : (['hypothesis', 'ours'] as const);
    for (const way of order) {
      const start = performance.now();
      const anchors = ways[way](text);
      times[way] += performance.now() - start;
      results[way].push({ text, anchors });
    }
  }
  const quotes = texts.reduce((sum, text) => sum + text.quotes.length, 0);
  return {
    ours: { ...countOutcomes(results.ours), ms: times.ours / quotes },
    hypothesis: { ...countOutcomes(results.hypothesis), ms: times.hypothesis / quotes },
  };
}
