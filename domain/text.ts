/**
 * Texts, their blocks and their offsets. A text is immutable; inside the app every offset is an index into it in
 * UTF-16 code units, spans are half-open, and only this file converts to the code points that W3C selectors count.
 */

/** What a block of a text is for. `furniture` is repeated or navigational matter: kept, shown muted, never matched. */
export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'caption',
  'heading',
  'paragraph',
  'list-item',
  'quote',
  'table-row',
  'furniture',
] as const;

export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A half-open range of a text in UTF-16 code units: `start` is in it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of a text that is shown as one paragraph; blocks are ordered and never overlap. UTF-16 code units. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** The page of a paged document that the block begins on, counted from 1; absent where there are no pages. */
  readonly page?: number | undefined;
}

/** How much of a capture a text holds: the article that was found in it, or all the words of the page. */
export const TEXT_EXTENTS = ['article', 'whole'] as const;

export type TextExtent = (typeof TEXT_EXTENTS)[number];

/** A line end: CR LF, LF or CR, and U+2028 and U+2029, which Unicode calls mandatory breaks (UAX 14, class BK). */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** White space or characters that show nothing, alone on a line. */
const BLANK = /^[\s\p{Cf}\p{Cc}]*$/u;

/** The lines of `text` that show something, without their line ends, as spans in UTF-16 code units. */
export function visibleLines(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  const take = (end: number): void => {
    if (end > start && !BLANK.test(text.slice(start, end))) lines.push({ start, end });
  };
  for (const match of text.matchAll(LINE_END)) {
    take(match.index);
    start = match.index + match[0].length;
  }
  take(text.length);
  return lines;
}

/** True when `offset` (UTF-16) lies within `text` and does not split a surrogate pair. */
export function isCodePointBoundary(text: string, offset: number): boolean {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return false;
  return !(isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1)));
}

/** The nearest code point boundary at or before `offset` (UTF-16). */
export function boundaryBefore(text: string, offset: number): number {
  return isCodePointBoundary(text, offset) ? offset : offset - 1;
}

/** The nearest code point boundary at or after `offset` (UTF-16). */
export function boundaryAfter(text: string, offset: number): number {
  return isCodePointBoundary(text, offset) ? offset : offset + 1;
}

/**
 * Widens a span (UTF-16) so that it splits no grapheme cluster (UAX 29), then leaves out white space at its ends.
 * Answers undefined when nothing but white space remains. This is what a person's selection becomes.
 */
export function selectionSpan(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  const from = Math.max(0, start - GRAPHEME_WINDOW);
  const to = Math.min(text.length, end + GRAPHEME_WINDOW);
  start = clusterEdge(text, from, to, start, 'before');
  end = clusterEdge(text, from, to, end, 'after');
  while (start < end && /\s/u.test(text.charAt(start))) {
    let next = start + 1;
    while (!isGraphemeBoundary(text, next)) next++;
    // A space that carries a mark is more than a space.
    if (/\S/u.test(text.slice(start, next))) break;
    start = next;
  }
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return end > start ? { start, end } : undefined;
}

/** How far around a span grapheme clusters are looked at: far more than any cluster of a real writing system. */
const GRAPHEME_WINDOW = 256;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function clusterEdge(text: string, from: number, to: number, offset: number, side: 'before' | 'after'): number {
  if (offset > from && offset < to && isPlainBoundary(text, offset)) return offset;
  const low = boundaryBefore(text, Math.max(from, offset - GRAPHEME_WINDOW));
  const high = boundaryAfter(text, Math.min(to, offset + GRAPHEME_WINDOW));
  const cluster = graphemes.segment(text.slice(low, high)).containing(offset - low);
  if (cluster === undefined || cluster.index === offset - low) return offset;
  return side === 'before' ? low + cluster.index : low + cluster.index + cluster.segment.length;
}

/**
 * True when `offset` (UTF-16) lies within `text` and splits no grapheme cluster (UAX 29). Looks at what is near only,
 * so that it takes the same time in a text of any length.
 */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  if (!isCodePointBoundary(text, offset)) return false;
  if (offset === 0 || offset === text.length) return true;
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  // Below the first combining mark, only CR LF is a cluster of two.
  if (before < FIRST_MARK && after < FIRST_MARK) return !(before === 0x0d && after === 0x0a);
  const low = clusterStart(text, offset);
  const high = boundaryAfter(text, Math.min(text.length, offset + 2));
  return graphemes.segment(text.slice(low, high)).containing(offset - low)?.index === offset - low;
}

/** U+0300, the first combining mark. */
const FIRST_MARK = 0x300;

/** True between two characters that are surely no cluster: below the first combining mark, only CR LF is one of two. */
function isPlainBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before < FIRST_MARK && after < FIRST_MARK && !(before === 0x0d && after === 0x0a);
}

/** Where to begin looking for the cluster at `offset`: at a character before it that joins nothing after it. */
function clusterStart(text: string, offset: number): number {
  const least = Math.max(0, offset - GRAPHEME_WINDOW);
  for (let at = offset - 1; at > least; at--) if (text.charCodeAt(at) < FIRST_MARK) return at;
  return boundaryBefore(text, least);
}

/** Converts offsets of one text between UTF-16 code units and Unicode code points, in O(log n) each after one pass. */
export class CodePointIndex {
  /** The UTF-16 offset of each surrogate pair's second half, ascending. */
  readonly #seconds: readonly number[];

  constructor(text: string) {
    const seconds: number[] = [];
    for (let i = 1; i < text.length; i++) {
      if (isLowSurrogate(text.charCodeAt(i)) && isHighSurrogate(text.charCodeAt(i - 1))) seconds.push(i);
    }
    this.#seconds = seconds;
  }

  /** The number of code points before `offset` (UTF-16). An offset inside a pair counts the pair as before it. */
  fromUtf16(offset: number): number {
    let low = 0;
    let high = this.#seconds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seconds[middle] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  /** The UTF-16 offset of code point number `offset`. */
  toUtf16(offset: number): number {
    // The k-th pair (from 0) starts at code point seconds[k] - 1 - k: count the pairs that start before `offset`.
    let low = 0;
    let high = this.#seconds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seconds[middle] ?? Infinity) - 1 - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
