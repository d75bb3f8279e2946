/**
 * Finding a quote by its words and what stood around it, without the text that it was taken from. Weighs the quote,
 * the words before and after it and nearness as Hypothesis does (hypothesis/client, `match-quote.ts`), but counts of a
 * context only what agrees beyond what any two pieces of text have in common.
 */
import search from 'approx-string-match';
import type { Selector } from '../selector';
import type { Span } from '../text';
import { occurrences } from './occurrences';
import { SENTENCE_END } from './words';

/** A place that may be the quote's. UTF-16 code units. */
export interface Place extends Span {
  /** 0 to 1: how well quote, surroundings and place agree. */
  readonly score: number;
  /** 0 to 1: how well the words of the quote alone agree. */
  readonly quote: number;
}

/** Where to look, and what to leave out. */
export interface SearchOptions {
  /** Parts of the text that are searched for what is like the quote; the whole text when absent. */
  readonly within?: readonly Span[];
  /** True for places that belong to other words. */
  readonly isTaken?: (span: Span) => boolean;
}

/** What quote, prefix, suffix and nearness weigh. */
const WEIGHTS = { quote: 50, context: 20, nearness: 2 } as const;
const ALL_WEIGHTS = WEIGHTS.quote + 2 * WEIGHTS.context + WEIGHTS.nearness;

/** The similarity that any two pieces of text of a language have by chance: it counts for nothing. */
const CHANCE = 0.4;

/** Most wrong characters of a quote, as a share of it. */
const MOST_WRONG = 0.5;

/** Most wrong characters of a quote of any length: the time of a search grows with them. */
const MOST_ERRORS = 256;

/** Of more exact occurrences than this, those are weighed whose nearest surroundings agree best. */
const MOST_OCCURRENCES = 48;

/** The places of `selector` in `text`, best first: its exact occurrences or, where there are none, the nearest ones. */
export function findPlaces(text: string, selector: Selector, options: SearchOptions = {}): Place[] {
  const { exact } = selector;
  const { isTaken = () => false } = options;
  const found = exactPlaces(text, selector, isTaken);
  const matches = found.length > 0 ? found : likePlaces(text, exact, options).filter((match) => !isTaken(match));
  return matches
    .map(({ start, end, errors }) => {
      const quote = 1 - errors / exact.length;
      return { start, end, quote, score: scoreOf(text, selector, { start, end }, quote) };
    })
    .sort((a, b) => b.score - a.score);
}

/** The best score of an exact occurrence of the quote other than `place`; undefined where there is none. */
export function bestRival(
  text: string,
  selector: Selector,
  place: Span,
  isTaken: (span: Span) => boolean,
): number | undefined {
  const rivals = exactPlaces(
    text,
    selector,
    (span) => (span.start < place.end && span.end > place.start) || isTaken(span),
  );
  return rivals.reduce<number | undefined>(
    (best, rival) => Math.max(best ?? 0, scoreOf(text, selector, rival, 1)),
    undefined,
  );
}

/** How well a place agrees whose words agree with the quote to the degree `quote`; 0 to 1. */
function scoreOf(text: string, { prefix, suffix, start }: Selector, place: Span, quote: number): number {
  const near = 1 - Math.min(1, Math.abs(place.start - start) / Math.max(1, text.length));
  const context = contextScore(text, prefix, suffix, place);
  return (WEIGHTS.quote * quote + 2 * WEIGHTS.context * context + WEIGHTS.nearness * near) / ALL_WEIGHTS;
}

/** What the surroundings in other sentences count for: sentences are moved and deleted whole. */
const OTHER_SENTENCE = 0.25;

/** How well prefix and suffix agree with what is beside a place; 0 to 1. */
function contextScore(text: string, prefix: string, suffix: string, place: Span): number {
  const [cut, end] = [lastSentenceStart(prefix), firstSentenceEnd(suffix)];
  let [agreeing, all] = [0, 0];
  const weigh = (wanted: string, start: number, weight: number): void => {
    const part = weight * wanted.length;
    all += part;
    if (part > 0)
      agreeing += part * likeness(text.slice(Math.max(0, start), Math.max(0, start + wanted.length)), wanted);
  };
  weigh(prefix.slice(cut), place.start - prefix.length + cut, 1);
  weigh(prefix.slice(0, cut), place.start - prefix.length, OTHER_SENTENCE);
  weigh(suffix.slice(0, end), place.end, 1);
  weigh(suffix.slice(end), place.end + end, OTHER_SENTENCE);
  return all === 0 ? 1 : agreeing / all;
}

function firstSentenceEnd(text: string): number {
  const found = SENTENCE_END.exec(text);
  return found === null ? text.length : found.index;
}

function lastSentenceStart(text: string): number {
  let start = 0;
  for (;;) {
    const found = SENTENCE_END.exec(text.slice(start));
    if (found === null) return start;
    start += found.index + found[0].length;
  }
}

interface Match extends Span {
  readonly errors: number;
}

function exactPlaces(text: string, selector: Selector, isTaken: (span: Span) => boolean): Match[] {
  const { exact } = selector;
  const distance = (match: Span): number => Math.abs(match.start - selector.start);
  const matches = occurrences(text, exact)
    .map((start) => ({ start, end: start + exact.length, errors: 0 }))
    .filter((match) => !isTaken(match));
  if (matches.length <= MOST_OCCURRENCES) return matches;
  return matches
    .map((match) => ({ match, beside: agreeing(text, match, selector) }))
    .sort((a, b) => b.beside - a.beside || distance(a.match) - distance(b.match))
    .slice(0, MOST_OCCURRENCES)
    .map(({ match }) => match);
}

/** How many characters beside a place are those of the quote's context, up to the first that is not. */
function agreeing(text: string, { start, end }: Span, { prefix, suffix }: Selector): number {
  let before = 0;
  while (before < prefix.length && text.at(start - 1 - before) === prefix.at(-1 - before)) before++;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after++;
  return before + after;
}

function likePlaces(text: string, exact: string, { within }: SearchOptions): Match[] {
  const most = Math.floor(Math.min(MOST_ERRORS, exact.length * MOST_WRONG));
  if (most === 0) return [];
  const matches: Match[] = [];
  for (const { start, end } of within ?? [{ start: 0, end: text.length }]) {
    if (end - start < exact.length - most) continue;
    for (const match of search(text.slice(start, end), exact, most)) {
      if (match.end > match.start)
        matches.push({ start: start + match.start, end: start + match.end, errors: match.errors });
    }
  }
  return apart(matches);
}

/** Of matches that overlap, the one with the fewest errors, and then the longest. */
function apart(matches: readonly Match[]): Match[] {
  const sorted = [...matches].sort((a, b) => a.errors - b.errors || b.end - b.start - (a.end - a.start));
  const kept: Match[] = [];
  for (const match of sorted) {
    if (kept.every(({ start, end }) => match.end <= start || match.start >= end)) kept.push(match);
    if (kept.length === MOST_OCCURRENCES) break;
  }
  return kept;
}

/** How like `text` is to what was `wanted` there, beyond chance; 1 where nothing was wanted. */
function likeness(text: string, wanted: string): number {
  if (wanted === '' || text === wanted) return 1;
  if (text === '') return 0;
  const [best] = search(text, wanted, Math.ceil(wanted.length * (1 - CHANCE)));
  return best === undefined ? 0 : Math.max(0, 1 - best.errors / wanted.length / (1 - CHANCE));
}
