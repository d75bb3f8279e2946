/** Words under which a rejection is remembered, so that it holds when a text is read again. */
import { nameKey } from './alias-index';

/** The key of these words: spelled otherwise they are the same. */
export function rejectedWords(words: string): string {
  return nameKey(words) || words.replace(/\s+/gu, ' ').trim();
}

/** A passage of a source, by its folded words. */
export interface RejectedPassage {
  readonly source: string;
  readonly words: string;
}

/** Two passages in the order in which a rejection keeps them: it is the same whichever is named first. */
export function rejectedPair(
  one: RejectedPassage,
  other: RejectedPassage,
): { readonly a: RejectedPassage; readonly b: RejectedPassage } {
  const inOrder = one.source === other.source ? one.words <= other.words : one.source < other.source;
  return inOrder ? { a: one, b: other } : { a: other, b: one };
}
