/** What changed between two captures of a source, and whether its publication says so. */
import { foldQuoteMarks } from './anchoring/occurrences';
import { correctionNotes } from './correction-notes';
import type { Span } from './text';

export { wordDifference } from './word-difference';

/** The first note of a correction in `after` that is not in `before`, in UTF-16 code units of `after`. */
export function newCorrectionNote(before: string, after: string): Span | undefined {
  const old = new Set(correctionNotes(before).map((note) => folded(before.slice(note.start, note.end))));
  return correctionNotes(after).find((note) => !old.has(folded(after.slice(note.start, note.end))));
}

/** A quote, what stands in its place in a newer capture (nothing where no place was found), and the two texts. */
export interface QuoteChange {
  readonly quote: string;
  readonly foundQuote: string | undefined;
  readonly before: string;
  readonly after: string;
}

/** True when the words of a quote were changed, or taken away. White space and the shape of quote marks are not words. */
export function isEdited({ quote, foundQuote, after }: Omit<QuoteChange, 'before'>): boolean {
  const words = folded(quote);
  return foundQuote === undefined ? !folded(after).includes(words) : folded(foundQuote) !== words;
}

/** True when a quote was edited, and `after` has no note of a correction that `before` did not have. */
export function isSilentEdit(change: QuoteChange): boolean {
  return isEdited(change) && newCorrectionNote(change.before, change.after) === undefined;
}

function folded(text: string): string {
  return foldQuoteMarks(text).replace(/\s+/gu, ' ').trim();
}
