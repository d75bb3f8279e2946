/**
 * What is shown around a place that was found, on one line: cut at the ends of words, or of graphemes where a script has
 * no spaces, with `…` where a line goes on. All offsets are UTF-16 code units.
 */
import { CONTEXT_LENGTH, type Selector } from '../selector';
import { boundaryAfter, boundaryBefore, isGraphemeBoundary, type Span } from '../text';
import type { Passage } from './passages';

/** A line, and what to mark in it. */
export interface ShownContext {
  readonly context: string;
  readonly hits: readonly Span[];
}

/** How much is shown on either side of a place. */
const BESIDE = 80;

/** The sign for what was left out. */
const CUT = '…';

/** What stands around a place, on one line, with its hits where they stand in that. */
export function contextOf(text: string, { start, end, hits }: Passage): ShownContext {
  const from = lineStart(text, start);
  const to = lineEnd(text, Math.min(end, graphemeBefore(text, start + 4 * BESIDE)));
  return onOneLine(text.slice(from.at, to.at), hits, { from: from.at, start: from.isCut, end: to.isCut });
}

/** What stands around a mark, as far as the mark itself tells; `hits` are places in its words. */
export function contextOfMark({ start, exact, prefix, suffix }: Selector, hits: readonly Span[]): ShownContext {
  const begins = start > prefix.length;
  const ends = suffix.length >= CONTEXT_LENGTH - 1;
  // What is longer is no word: a script without spaces, or an address.
  const before = begins ? prefix.replace(/^(?:\S{0,20}\s+|\p{M}+)/u, '') : prefix;
  const after = ends ? suffix.replace(/\s+\S{0,20}$/u, '') : suffix;
  return onOneLine(`${before}${exact}${after}`, hits, { from: -before.length, start: begins, end: ends });
}

/** `words` on one line, with its hits less `from`, and the sign where it was cut. */
function onOneLine(
  words: string,
  hits: readonly Span[],
  { from, ...cut }: { readonly from: number; readonly start: boolean; readonly end: boolean },
): ShownContext {
  const moved = (cut.start ? CUT.length : 0) - from;
  const to = from + words.length;
  return {
    context: `${cut.start ? CUT : ''}${words.replace(/[\s\p{Cc}]/gu, ' ')}${cut.end ? CUT : ''}`,
    hits: hits
      .filter((hit) => hit.start < to)
      .map((hit) => ({ start: hit.start + moved, end: Math.min(hit.end, to) + moved })),
  };
}

/** Where something ends or begins, and whether the line goes on there. */
interface Edge {
  readonly at: number;
  readonly isCut: boolean;
}

/** Where what is shown begins: with the line, or with a word of it. */
function lineStart(text: string, start: number): Edge {
  const least = boundaryAfter(text, Math.max(0, start - BESIDE));
  const before = text.slice(least, start);
  const line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  if (line !== -1) return { at: least + line + 1, isCut: false };
  if (least === 0 || isLineEnd(text.charAt(least - 1))) return { at: least, isCut: false };
  if (/\s/u.test(text.charAt(least - 1))) return { at: least, isCut: true };
  const space = before.search(/\s/u);
  // Farther away it is the end of a clause of a script without spaces, or of an address.
  if (space !== -1 && space <= BESIDE / 2) return { at: least + space + 1, isCut: true };
  let at = least;
  while (at < start && !isGraphemeBoundary(text, at)) at++;
  return { at, isCut: true };
}

/** Where what is shown ends: with the line, or with a word of it. */
function lineEnd(text: string, end: number): Edge {
  const most = boundaryBefore(text, Math.min(text.length, end + BESIDE));
  const after = text.slice(end, most);
  const line = after.search(/[\n\r]/u);
  if (line !== -1) return { at: end + line, isCut: false };
  if (most === text.length || isLineEnd(text.charAt(most))) return { at: most, isCut: false };
  if (/\s/u.test(text.charAt(most))) return { at: most, isCut: true };
  const space = after.search(/\s\S*$/u);
  return { at: space < after.length - BESIDE / 2 ? graphemeBefore(text, most) : end + space, isCut: true };
}

function graphemeBefore(text: string, offset: number): number {
  let at = Math.min(text.length, offset);
  while (at > 0 && !isGraphemeBoundary(text, at)) at--;
  return at;
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}
