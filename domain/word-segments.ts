/** Cutting a text into words and what is between them, for every script. */
import type { Span } from './text';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * Longest piece that is segmented at once, in UTF-16 code units. V8 copies the whole string for every segment (seen in
 * V8 11 and 13), so that a long text would take time and memory that grow with the square of its length.
 */
const PIECE = 1_000;

/**
 * The words of `text` and each run or sign between them, in order, as Unicode's word boundaries have it (UAX 29);
 * joined they are `text`. `isWord` is false for spaces, line ends and punctuation.
 */
export function* wordSegments(text: string): Generator<{ readonly text: string; readonly isWord: boolean }> {
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start, text.length);
    for (const { segment, isWordLike } of words.segment(text.slice(start, end))) {
      yield { text: segment, isWord: isWordLike === true };
    }
    start = end;
  }
}

/** A word, or a run or sign between words, where it stands in a text. Offsets are UTF-16 code units. */
export interface WordSegment extends Span {
  readonly isWord: boolean;
}

/**
 * The segments of the line of `text` that holds `offset` (UTF-16), or of a piece of it where the line is long; its line
 * end is left out. The same line is always cut in the same pieces, so that neighbours agree. `end` is where the next
 * piece or line begins, or the length of the text.
 */
export function segmentsNear(text: string, offset: number): Span & { readonly segments: readonly WordSegment[] } {
  const line = lineAround(text, offset);
  let { start } = line;
  let end = pieceEnd(text, start, line.words);
  while (end < line.words && end <= offset) {
    start = end;
    end = pieceEnd(text, start, line.words);
  }
  const segments = Array.from(words.segment(text.slice(start, end)), ({ index, segment, isWordLike }): WordSegment => {
    const at = start + index;
    return { start: at, end: at + segment.length, isWord: isWordLike === true };
  });
  return { start, end: end === line.words ? line.end : end, segments };
}

/** The line that holds `offset`: where it starts, where its words end, and where the next line starts. */
function lineAround(text: string, offset: number): Span & { readonly words: number } {
  let start = Math.min(offset, text.length);
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = start;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, words: end, end: Math.min(text.length, end + 1) };
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

/** Where a piece that begins at `start` may end: after a line end or a space, or where a sign ends a clause. */
function pieceEnd(text: string, start: number, limit: number): number {
  const most = start + PIECE;
  if (most >= limit) return limit;
  for (const ends of [/[\n\r]/u, /[\s\p{P}]/u]) {
    for (let end = most; end > start + PIECE / 2; end--) if (ends.test(text.charAt(end - 1))) return end;
  }
  // Never between the halves of a surrogate pair.
  return /[\udc00-\udfff]/.test(text.charAt(most)) ? most - 1 : most;
}
