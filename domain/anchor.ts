/**
 * Finding a described span again in a text: the stored place first, then the exact quote where its surroundings fit
 * best. Never repairs silently: the outcome says how sure it is. Approximate search is not here yet.
 */
import type { Selector } from './selector';
import type { Span } from './text';

/** `exact`: at the stored place. `moved`: elsewhere. `uncertain`: several places fit alike. `lost`: nowhere. */
type AnchorState = 'exact' | 'moved' | 'uncertain' | 'lost';

/** Where a selector was found. `score` is 0 to 1: the share of quote and context that agrees. */
export interface Anchor {
  readonly state: AnchorState;
  readonly score: number;
  readonly span?: Span;
}

/** Two places whose context scores differ by less than this are alike. */
const MARGIN = 0.05;

/** Every occurrence of `quote` in `text`, overlapping ones included, as UTF-16 offsets in ascending order. */
export function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/**
 * Where `quote` stands in `text`: exactly as given, or, where that is nowhere, with other kinds of spaces, quote marks
 * and hyphens, which people can't tell apart when they type. UTF-16 offsets; what is found is as long as the quote.
 */
export function findQuote(text: string, quote: string): number[] {
  const exact = occurrences(text, quote);
  return exact.length > 0 ? exact : occurrences(foldLookalikes(text), foldLookalikes(quote));
}

/** Makes characters that look alike one, each unit for a unit, so that offsets stay. */
function foldLookalikes(text: string): string {
  return text
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/gu, ' ')
    .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9]/gu, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-');
}

/** Finds `selector` in `text`. Does not throw: a quote that is nowhere is `lost` with score 0. */
export function resolve(text: string, selector: Selector): Anchor {
  const { start, end, exact } = selector;
  if (exact !== '' && text.slice(start, end) === exact) return { state: 'exact', score: 1, span: { start, end } };
  const ranked = occurrences(text, exact)
    .map((at) => ({ at, score: score(text, selector, at) }))
    .sort((a, b) => b.score - a.score || Math.abs(a.at - start) - Math.abs(b.at - start));
  const [best, next] = ranked;
  if (best === undefined) return { state: 'lost', score: 0 };
  const state = next !== undefined && best.score - next.score < MARGIN ? 'uncertain' : 'moved';
  return { state, score: best.score, span: { start: best.at, end: best.at + exact.length } };
}

/** Half for the quote itself, a quarter each for the prefix and the suffix that agree beside it. */
function score(text: string, selector: Selector, at: number): number {
  const before = text.slice(Math.max(0, at - selector.prefix.length), at);
  const after = text.slice(at + selector.exact.length, at + selector.exact.length + selector.suffix.length);
  return 0.5 + 0.25 * agreement(reverse(before), reverse(selector.prefix)) + 0.25 * agreement(after, selector.suffix);
}

function agreement(found: string, wanted: string): number {
  if (wanted === '') return 1;
  let same = 0;
  while (same < wanted.length && found.charCodeAt(same) === wanted.charCodeAt(same)) same++;
  return same / wanted.length;
}

function reverse(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(text.length - 1 - i)).join('');
}
