/**
 * Whether one of two passages denies what the other says: by a word of negation before what both have, or since whoever
 * is quoted denies it. Negation reaches to the end of its clause (after NegEx, Chapman and others 2001).
 */
import { isSign } from '../claims/tokens';
import type { ReadPassage } from './difference';

const NEGATIONS = new Set(
  (
    "not no never none nobody nothing neither nor without cannot can't won't didn't don't doesn't isn't aren't wasn't weren't hasn't haven't hadn't " +
    'لا لم لن ليس ليست ما دون بدون'
  ).split(' '),
);

/** Verbs after which what follows is not so. */
const DENIALS = new Set(
  'deny denies denied denying refute refutes refuted refuting dismiss dismisses dismissed نفى نفت ينفي تنفي'.split(' '),
);

/** Phrases of negation that negate nothing. */
const NONE = new Set(['only', 'least', 'just', 'longer', 'less', 'more', 'fewer']);

/** So many words a negation reaches. */
const REACH = 5;

/** Which of two passages denies what the other says; undefined where both or neither do. */
export function denier(a: ReadPassage, b: ReadPassage): 'a' | 'b' | undefined {
  const [one, other] = [isDenied(a, b), isDenied(b, a)];
  return one === other ? undefined : one ? 'a' : 'b';
}

/** True where a passage denies something that the other has too. */
function isDenied({ tokens, details }: ReadPassage, other: ReadPassage): boolean {
  const shared = new Set(other.tokens.filter(({ kind }) => kind === 'word').map(({ key }) => stemmed(key)));
  const negated = tokens.some((token, at) => {
    if (!NEGATIONS.has(token.key) && !DENIALS.has(token.key)) return false;
    if (NONE.has(tokens[at + 1]?.key ?? '')) return false;
    for (let n = at + 1; n < tokens.length && n <= at + REACH; n++) {
      const next = tokens[n];
      if (next === undefined || isSign(next, '.', ';', ':', '\u2014')) return false;
      if (next.kind === 'word' && next.key.length > 3 && shared.has(stemmed(next.key))) return true;
    }
    return false;
  });
  return negated !== (details.stance === 'denies' && !negated);
}

/** A word without its commonest endings: enough to see that "attacked" and "attacks" are of one word. */
function stemmed(key: string): string {
  return key.replace(/(?:ing|ed|es|s)$/u, '');
}
