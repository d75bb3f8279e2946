/** Finding words in one text, as a person types them: all places, parts of longer words too. */
import type { Span } from '../text';
import { foldForSearch, originalSpan, type FoldedText } from './fold';

/**
 * The places of `sought` in a folded text, in text order, none over another. UTF-16 code units of the original. Case,
 * accents, forms of letters, quote marks and kinds of space make no difference; what folds to nothing is nowhere.
 */
export function findAll(text: FoldedText, sought: string): Span[] {
  const words = foldForSearch(sought);
  if (words.trim() === '') return [];
  return Array.from(foldedPlaces(text, words), (place) => originalSpan(text, place));
}

/** The places of folded `words`, which are not empty, as offsets of the folded text. */
export function* foldedPlaces({ text }: FoldedText, words: string): Generator<Span> {
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + words.length))
    yield { start, end: start + words.length };
}
