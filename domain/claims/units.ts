/** What a number counts: the noun, sign or measure that stands after it. */
import type { ClaimLanguage } from './claim-language';
import { isPlural, pluralOf, STOP_WORDS } from './english-nouns';
import { isNumberWord } from './number-words';
import { fold, isCapital, isSign, lookUp, type Token } from './tokens';

/** A unit among tokens: from token `first` up to but not including token `next`. */
export interface FoundUnit {
  readonly unit: string;
  readonly first: number;
  readonly next: number;
}

/** Measures that are written short, after a space or without one. */
const MEASURES = new Set('km kg cm mm m g t ha mph kph kw mw gw kwh mb gb l ml ft lb lbs oz sq bpd'.split(' '));

/** How far after a number its noun may stand. */
const REACH = 6;

/** Verbs that follow a number which counts something that is not named again. */
const NOT_ADJECTIVES = new Set(
  'killed died dead injured wounded more others displaced missing detained arrested'.split(' '),
);

/** The unit after a number whose last token is the one before `at`. */
export function unitAfter(
  tokens: readonly Token[],
  at: number,
  value: number,
  language: ClaimLanguage,
): FoundUnit | undefined {
  const next = tokens[at];
  if (next === undefined || next.opens) return undefined;
  if (isSign(next, '\u00b0') && /^[CF]$/u.test(tokens[at + 1]?.exact ?? '')) {
    return { unit: `\u00b0${tokens[at + 1]?.exact ?? ''}`, first: at, next: at + 2 };
  }
  if (next.kind === 'word' && MEASURES.has(next.key) && (next.key.length > 1 || !next.spaced)) {
    return { unit: next.exact, first: at, next: at + 1 };
  }
  if (language === 'en') return englishUnit(tokens, at, value);
  return language === 'ar' ? arabicUnit(tokens, at) : undefined;
}

function englishUnit(tokens: readonly Token[], start: number, value: number): FoundUnit | undefined {
  let at = start;
  // "90-day", "five-year-old"
  if (
    isSign(tokens[at], '-') &&
    tokens[at]?.spaced === false &&
    tokens[at + 1]?.kind === 'word' &&
    tokens[at + 1]?.spaced === false
  ) {
    const old = isSign(tokens[at + 2], '-') && tokens[at + 3]?.key === 'old';
    const noun = tokens[at + 1]?.key ?? '';
    return { unit: old ? `${pluralOf(noun)} old` : pluralOf(noun), first: at + 1, next: old ? at + 4 : at + 2 };
  }
  if (tokens[at]?.key === 'of') {
    at++;
    while (/^(?:the|its|his|her|their|our|these|those|all|them)$/u.test(tokens[at]?.key ?? '') && at < start + 3) at++;
  }
  if (tokens[at]?.key === 'more' || tokens[at]?.key === 'other' || tokens[at]?.key === 'additional') at++;
  const end = Math.min(tokens.length, at + REACH);
  for (let i = at; i < end; i++) {
    const token = tokens[i];
    if (token === undefined || token.opens) break;
    const joins = isSign(token, '-', '\u2010', '\u2011') && !token.spaced && tokens[i + 1]?.spaced === false;
    const quotes = isSign(token, '\u201c', '\u2018', '"');
    if (joins || quotes) continue;
    if (token.kind !== 'word' || STOP_WORDS.has(token.key)) break;
    // "60 civilians’" and "the regime’s" belong to what follows.
    const partOfWord = isSign(tokens[i + 1], '-') && tokens[i + 1]?.spaced === false;
    if (isPlural(token) && !partOfWord) return { ...widened(tokens, i), first: i };
    if (NOT_ADJECTIVES.has(token.key)) return { unit: token.key, first: i, next: i + 1 };
    if (value === 1 && !isSign(tokens[i + 1], '-')) {
      const following = tokens[i + 1];
      if (following?.kind !== 'word' || STOP_WORDS.has(following.key) || /(?:ed|ing)$/u.test(following.key)) {
        return { unit: pluralOf(token.key), first: i, next: i + 1 };
      }
    }
  }
  return undefined;
}

/** Takes in a plural that follows at once ("sales managers" is about managers), or after "and". */
function widened(tokens: readonly Token[], start: number): { unit: string; next: number } {
  let head = start;
  const following = tokens[head + 1];
  if (
    following !== undefined &&
    !following.opens &&
    isPlural(following) &&
    !/^(?:dead|wounded|injured|missing)$/u.test(following.key)
  )
    head++;
  const noun = tokens[head]?.key ?? '';
  const joined = tokens[head + 1]?.key;
  if (joined === 'and' || joined === 'or') {
    for (let i = head + 2; i < head + 5; i++) {
      const token = tokens[i];
      if (token?.kind !== 'word' || STOP_WORDS.has(token.key) || /(?:ing|[^e]ed)$/u.test(token.key) || token.opens)
        break;
      // "seven soldiers and six civilians" are two quantities.
      if (isNumberWord(token.key)) break;
      if (isPlural(token)) {
        // "and Quneitra Provinces" is a name, not counted.
        if (isCapital(token) && !isCapital(tokens[head])) break;
        return { unit: `${noun} ${joined} ${token.key}`, next: i + 1 };
      }
    }
  }
  return { unit: noun, next: head + 1 };
}

/** Arabic words that cannot be what is counted. */
const ARABIC_STOPS = new Map(
  (
    'في من على إلى عن مع بين خلال منذ قبل بعد حتى أن إن أو ثم لكن كان كانت التي الذي الذين هو هي هم قد لم لن لا ما كل بعض أكثر أقل آخرين آخرون ' +
    'على الأقل تقريبا قال وقال'
  )
    .split(' ')
    .map((word) => [fold(word), true] as const),
);

function arabicUnit(tokens: readonly Token[], start: number): FoundUnit | undefined {
  let at = start;
  if (tokens[at]?.key === 'من') at++;
  const token = tokens[at];
  if (token?.kind !== 'word' || token.opens || token.key.length < 2 || !/^[\u0620-\u064a]/u.test(token.key))
    return undefined;
  if (
    ARABIC_STOPS.has(token.key) ||
    (token.key.length > 3 && token.key.startsWith('و') && lookUp(token, ARABIC_STOPS) === true)
  )
    return undefined;
  return { unit: token.key, first: at, next: at + 1 };
}
