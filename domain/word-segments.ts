/** Cutting a text into words and what is between them, for every script. */

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
    const end = pieceEnd(text, start);
    for (const { segment, isWordLike } of words.segment(text.slice(start, end))) {
      yield { text: segment, isWord: isWordLike === true };
    }
    start = end;
  }
}

/** Where a piece that begins at `start` may end: after a line end or a space, or where a sign ends a clause. */
function pieceEnd(text: string, start: number): number {
  const most = start + PIECE;
  if (most >= text.length) return text.length;
  for (const ends of [/[\n\r]/u, /[\s\p{P}]/u]) {
    for (let end = most; end > start + PIECE / 2; end--) if (ends.test(text.charAt(end - 1))) return end;
  }
  // Never between the halves of a surrogate pair.
  return /[\udc00-\udfff]/.test(text.charAt(most)) ? most - 1 : most;
}
