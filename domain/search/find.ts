/** Finding words in one text, as a person types them: all places, parts of longer words too. */
import type { Span } from '../text';
import { foldForSearch, originalSpan, type FoldedText } from './fold';

/**
 * The places of `sought` in a folded text, in text order, none over another. UTF-16 code units of the original. Case,
 * accents, forms of letters, quote marks and kinds of space make no difference; what folds to nothing is nowhere.
 */
export function findAll(text: FoldedText, sought: string): Span[] {
  const words = foldForSearch(sought);
  const found: Span[] = [];
  if (words.trim() === '') return found;
  for (let at = text.text.indexOf(words); at !== -1; at = text.text.indexOf(words, at + words.length))
    found.push(originalSpan(text, { start: at, end: at + words.length }));
  return found;
}
