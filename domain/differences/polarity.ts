/**
 * Whether one of two passages denies what the other says: by a word of negation before what both have, or since whoever
 * is quoted denies it. A negation reaches a few words, and not beyond its clause (after NegEx, Chapman and others 2001).
 */
import { negationsAmong } from '../claims/negation';
import { isSign } from '../claims/tokens';
import type { ReadPassage } from './difference';

/** So many words a negation reaches. */
const REACH = 5;

/** Which of two passages denies what the other says; undefined where both or neither do. */
export function denier(a: ReadPassage, b: ReadPassage): 'a' | 'b' | undefined {
  const [one, other] = [isDenied(a, b), isDenied(b, a)];
  return one === other ? undefined : one ? 'a' : 'b';
}

/** True where a passage denies something that the other has too; who denies a denial says it. */
function isDenied({ language, tokens, details }: ReadPassage, other: ReadPassage): boolean {
  const shared = new Set(other.tokens.filter(({ kind }) => kind === 'word').map(({ key }) => stemmed(key)));
  const negated = negationsAmong(tokens, language).some((from) => {
    for (const token of tokens.slice(from, from + REACH)) {
      if (isSign(token, '.', ';', ':', '\u2014')) return false;
      if (token.kind === 'word' && token.key.length > 3 && shared.has(stemmed(token.key))) return true;
    }
    return false;
  });
  return negated !== (details.stance === 'denies');
}

/** A word without its commonest endings: enough to see that "attacked" and "attacks" are of one word. */
function stemmed(key: string): string {
  return key.replace(/(?:ing|ed|es|s)$/u, '');
}
