/** Where a quote went by the alignment of two texts, and how far what stood around it went there too. */
import type { Span } from '../text';
import type { Alignment } from './alignment';
import { wordAfter, type Words } from './words';

/** What became of a quote's words. */
export interface AlignedPlace {
  /** Where they stand in the new text, in UTF-16 code units; inserted and replaced words within are part of it. */
  readonly span: Span;
  /** 0 to 1: the share of the quote's words that are there, by their length; less where much else is. */
  readonly quote: number;
  /** 0 to 1: the share of the words around the quote that are around the place. */
  readonly context: number;
  /** True when a good part of the quote went elsewhere. */
  readonly torn: boolean;
  /** How much agrees, in characters: of the quote, and of what is around it. */
  readonly evidence: number;
}

/** Words on either side that are looked at. */
const AROUND = 10;

/** Words more than there were that may stand between two words which still belong together. */
const SLACK = 8;

/** The place of the old text's `span`, or undefined where too little of it is left to say. */
export function alignedPlace(
  alignment: Alignment,
  newText: string,
  oldText: string,
  span: Span,
): AlignedPlace | undefined {
  const { before, after, toAfter } = alignment;
  const first = wordAfter(before, span.start);
  let last = first - 1;
  while (last + 1 < before.count && (before.starts[last + 1] ?? Infinity) < span.end) last++;
  if (last < first) return undefined;
  const [group, second] = groupsOf(before, toAfter, first, last);
  const [from, to] =
    group === undefined ? edgesOfReplaced(alignment, first, last) : widened(alignment, group, first, last);
  if (from === undefined || to === undefined) return undefined;
  const kept = group?.weight ?? 0;
  const weight = Math.max(1, weightOf(before, first, last));
  const quote = kept / Math.max(weight, weightOf(after, from, to) * 0.5);
  const context = contextOf(alignment, { first, last }, { first: from, last: to });
  return {
    span: unitsOf(alignment, { oldText, newText }, span, { first, last }, { first: from, last: to }),
    quote: Math.min(1, quote),
    context,
    torn: second !== undefined && second.weight >= TORN * weight,
    evidence: kept + CONTEXT_WEIGHT * context,
  };
}

/** What all of the context counts for as evidence, in characters. */
const CONTEXT_WEIGHT = 40;

/** A quote is torn when this share of it went elsewhere. */
const TORN = 0.48;

/** Most words that may be put into a quote without tearing it. */
const MOST_INSERTED = 40;

interface Group {
  readonly from: number;
  to: number;
  readonly oldFrom: number;
  oldTo: number;
  weight: number;
}

/** The words of the quote that still stand together: the groups of them, those with the most letters first. */
function groupsOf(before: Words, toAfter: Int32Array, first: number, last: number): Group[] {
  // What was put into a quote may be as long as the quote.
  const slack = Math.max(SLACK, Math.min(MOST_INSERTED, last - first + 1));
  const groups: Group[] = [];
  for (let i = first; i <= last; i++) {
    const place = toAfter[i] ?? -1;
    if (place === -1) continue;
    const weight = weightOf(before, i, i);
    const group = groups.at(-1);
    if (group !== undefined && place > group.to && place - group.to <= i - group.oldTo + slack) {
      group.to = place;
      group.oldTo = i;
      group.weight += weight;
    } else groups.push({ from: place, to: place, oldFrom: i, oldTo: i, weight });
  }
  return groups.sort((a, b) => b.weight - a.weight);
}

/** The group with the words that replaced those of the quote that are missing at its ends. */
function widened({ toAfter }: Alignment, group: Group, first: number, last: number): [number, number] {
  const beforeIt = toAfter[first - 1] ?? -1;
  const afterIt = toAfter[last + 1] ?? -1;
  const missing = { before: group.oldFrom - first, after: last - group.oldTo };
  let { from, to } = group;
  if (missing.before > 0 && beforeIt !== -1 && beforeIt < from && from - beforeIt - 1 <= missing.before + 2)
    from = beforeIt + 1;
  if (missing.after > 0 && afterIt > to && afterIt - to - 1 <= missing.after + 2) to = afterIt - 1;
  return [from, to];
}

/** What stands where a quote stood of which no word is left, if its neighbours are still near each other. */
function edgesOfReplaced({ toAfter, after }: Alignment, first: number, last: number): [number, number] | [] {
  const low = first === 0 ? -1 : (toAfter[first - 1] ?? -1);
  const high = last + 1 >= toAfter.length ? after.count : (toAfter[last + 1] ?? -1);
  if ((low === -1 && first > 0) || high === -1) return [];
  const between = high - low - 1;
  return between >= 1 && between <= last - first + 1 + SLACK ? [low + 1, high - 1] : [];
}

interface WordRange {
  readonly first: number;
  readonly last: number;
}

/** What a word of another sentence counts for: sentences are moved and deleted whole. */
const OTHER_SENTENCE = 0.25;

/** Nearer words count more, and those of the quote's own sentence most. */
function contextOf({ before, toAfter }: Alignment, old: WordRange, place: WordRange): number {
  let [agreeing, all] = [0, 0];
  const weigh = (word: number, distance: number, away: (found: number) => number, sentence: number): void => {
    const weight = (before.sentences[word] === sentence ? 1 : OTHER_SENTENCE) / (distance + 1);
    all += weight;
    const found = toAfter[word] ?? -1;
    if (found !== -1 && away(found) > 0 && away(found) <= distance + SLACK) agreeing += weight;
  };
  const [first, last] = [before.sentences[old.first] ?? 0, before.sentences[old.last] ?? 0];
  for (let distance = 1; distance <= AROUND; distance++) {
    const [left, right] = [old.first - distance, old.last + distance];
    if (left >= 0) weigh(left, distance, (found) => place.first - found, first);
    if (right < before.count) weigh(right, distance, (found) => found - place.last, last);
  }
  return all === 0 ? 1 : agreeing / all;
}

/** The letters of words; a character of a script without spaces counts for as much as a short word. */
function weightOf({ starts, ends }: Words, first: number, last: number): number {
  let weight = 0;
  for (let i = first; i <= last; i++) {
    const length = (ends[i] ?? 0) - (starts[i] ?? 0);
    weight += length === 1 ? 2 : length;
  }
  return weight;
}

/**
 * The span of the place in units: where the quote begins or ends within a word that is the same now, or has signs
 * before its first or after its last word that are still there, so has the place.
 */
function unitsOf(
  { before, after, toAfter }: Alignment,
  { oldText, newText }: { readonly oldText: string; readonly newText: string },
  span: Span,
  old: WordRange,
  place: WordRange,
): Span {
  const oldStart = before.starts[old.first] ?? span.start;
  const oldEnd = before.ends[old.last] ?? span.end;
  let start = after.starts[place.first] ?? 0;
  let end = after.ends[place.last] ?? 0;
  const sameFirst = toAfter[old.first] === place.first;
  const sameLast = toAfter[old.last] === place.last;
  const within = (a: number, b: number): boolean =>
    (before.ends[a] ?? 0) - (before.starts[a] ?? 0) === (after.ends[b] ?? 0) - (after.starts[b] ?? 0);
  if (span.start < oldStart) start -= commonEnd(oldText.slice(span.start, oldStart), newText.slice(0, start));
  else if (sameFirst && within(old.first, place.first)) start += span.start - oldStart;
  if (span.end > oldEnd) end += commonStart(oldText.slice(oldEnd, span.end), newText, end);
  else if (sameLast && within(old.last, place.last)) end -= oldEnd - span.end;
  return { start, end };
}

function commonEnd(wanted: string, text: string): number {
  let same = 0;
  while (same < wanted.length && wanted.at(-1 - same) === text.at(-1 - same)) same++;
  return same;
}

function commonStart(wanted: string, text: string, from: number): number {
  let same = 0;
  while (same < wanted.length && wanted[same] === text[from + same]) same++;
  return same;
}
