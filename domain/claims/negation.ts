/** Whether the words of a claim say that something is not so: “no one was killed”, “did not shell”, “لم يقتل أحد”. */
import type { Span } from '../text';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { phraseAt, phraseTable } from './phrases';
import { tokensOf, type Token } from './tokens';

/** True for words that negate, false for phrases that only look like it. */
const ENGLISH = phraseTable<boolean>([
  [true, ['not|never|no|none|nobody|nothing|neither|cannot', 'no one', 'without any', 'failed to']],
  [false, ['not only|just|merely|least|long', 'no later|fewer|less|doubt|matter']],
]);

const ARABIC = phraseTable<boolean>([
  [true, ['لم|لن|ليس|ليست|ليسوا|لا|دون|بدون', 'لا أحد']],
  [false, ['لا يزال|تزال|يزالون|زال|زالت|سيما|بد|شك', 'ليس فقط', 'لم يزل|تزل']],
]);

/**
 * Whether the claim at `span` of `text` (UTF-16 code units) is negated. Two negations undo each other. In a language of
 * which no words are known none is found.
 */
export function isNegated(text: string, span: Span, language?: string): boolean {
  return negationsAmong(tokensOf(text, span), claimLanguage(text, language)).length % 2 === 1;
}

/** For each negation among the tokens of a sentence the index of the token after it. */
export function negationsAmong(tokens: readonly Token[], language: ClaimLanguage): number[] {
  if (language === 'other') return [];
  const table = language === 'ar' ? ARABIC : ENGLISH;
  const ends: number[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = phraseAt(table, tokens, at);
    const next = found?.next ?? at + 1;
    if (found?.value === true || isContracted(tokens[at])) ends.push(next);
    at = next;
  }
  return ends;
}

function isContracted(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.key.endsWith("n't");
}
