/**
 * Numbers in digits among the words of a text: which are quantities, and which name something: an ordinal, a resolution, a
 * model, a score, a numbered line, a telephone number.
 */
import type { ClaimLanguage } from './claim-language';
import { readNumber, westernDigits, type DecimalSign } from './digits';
import { scaleAt } from './number-words';
import { clockTimeEnd, yearOf } from './numeric-dates';
import { isUnsure } from './other-numbers';
import { isCapital, isSign, type Token } from './tokens';

/** What numbers are read from. */
export interface NumberReading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: ClaimLanguage;
  readonly decimal: DecimalSign;
  /** The BCP 47 tag of the language, where it is known. */
  readonly tag: string | undefined;
}

/** A number without its relation and unit; `next` is the index of the token after it. */
export interface PlainNumber {
  /** Undefined for digits that are no quantity. */
  readonly value: number | undefined;
  readonly upper?: number | undefined;
  readonly scale?: number | undefined;
  readonly isFraction?: boolean;
  readonly next: number;
}

/** Before a number that names something rather than counts it. */
const NAMING = new Set(
  (
    'resolution article chapter no nos number numbers page pages route highway flight unit brigade section type channel figure table area zone district room gate phase ' +
    'stage level version decree law act paragraph line point bus platform psalm verse season episode part volume group track chromosome apollo boeing ' +
    'airbus covid formula class grade step option aged age'
  ).split(' '),
);

const SCALE_LETTERS = new Map([
  ['k', 1e3],
  ['bn', 1e9],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bln', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
]);

/** The number in digits at token `at`; `led` when "about", a sign of money or the like stands before it. */
export function digitsAt(reading: NumberReading, at: number, led: boolean): PlainNumber | undefined {
  const { tokens, language, decimal } = reading;
  const token = tokens[at];
  if (token === undefined) return undefined;
  const time = clockTimeEnd(tokens, at);
  if (time !== undefined) return { value: undefined, next: time };
  let next = at + 1;
  let value = readNumber(token.exact, decimal);
  if (value === undefined || isName(reading, at, led)) {
    const end = skipJoined(tokens, at);
    return { value: undefined, next: scaleAt(tokens, end) === undefined ? end : end + 1 };
  }
  if (language === 'other') {
    // Spaces between groups of three digits, as many languages write them.
    while (
      /^[ \u00a0]$/u.test(gap(reading, next)) &&
      /^\p{Nd}{3}$/u.test(tokens[next]?.exact ?? '') &&
      /^\p{Nd}{1,3}$/u.test(tokens[next - 1]?.exact ?? '')
    ) {
      value = value * 1_000 + Number(westernDigits(tokens[next]?.exact ?? ''));
      next++;
    }
  }
  const suffix = tokens[next];
  if (suffix?.kind === 'word' && !suffix.spaced) {
    const scale =
      SCALE_LETTERS.get(suffix.key) ??
      (suffix.key === 'm' && (led || !isMetre(tokens, next)) ? 1e6 : suffix.key === 'b' && led ? 1e9 : undefined);
    if (scale !== undefined) return { value: value * scale, scale, next: next + 1 };
    if (language === 'other')
      return isUnsure(tokens, at, next, reading.tag) ? { value: undefined, next: next + 1 } : { value, next };
    if (
      !/^(?:km|kg|cm|mm|m|g|t|ha|mph|kph|kw|mw|gw|mb|gb|l|ml|ft|lb)$/u.test(suffix.key) &&
      !/[\u0600-\u06ff]/u.test(suffix.key)
    ) {
      return { value: undefined, next: next + 1 };
    }
  }
  if (language === 'other') {
    if (isUnsure(tokens, at, next, reading.tag)) return { value: undefined, next };
  } else {
    const scale = suffix !== undefined && !suffix.opens ? scaleAt(tokens, next) : undefined;
    if (scale !== undefined) return { value: value * scale, scale, next: next + 1 };
  }
  return { value, next };
}

function gap({ text, tokens }: NumberReading, at: number): string {
  const [before, after] = [tokens[at - 1], tokens[at]];
  return before === undefined || after === undefined ? '' : text.slice(before.end, after.start);
}

/** "3m" is three metres before "high", "of" and the like, otherwise three million. */
function isMetre(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return (
    after?.kind !== 'word' ||
    /^(?:high|tall|deep|wide|long|from|above|below|away|of|in|to|and|at|by|on|sprint|final)$/u.test(after.key)
  );
}

/** Past digits that hang together with signs: 2-1, 24/7, 192.168.0.1. */
function skipJoined(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  while (
    next + 1 < tokens.length &&
    isSign(tokens[next], '-', '/', ':') &&
    tokens[next]?.spaced === false &&
    tokens[next + 1]?.spaced === false &&
    tokens[next + 1]?.kind === 'number'
  )
    next += 2;
  return next;
}

/** True where digits name something: a year, an ordinal, a numbered line, a resolution, a model. */
function isName({ tokens, language }: NumberReading, at: number, led: boolean): boolean {
  const token = tokens[at];
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (token === undefined) return true;
  if (!token.spaced && before !== undefined) {
    const joined = before.kind === 'word' && !/[\u0600-\u06ff]/u.test(before.key) && language !== 'other';
    const hyphen =
      isSign(before, '-', '\u2010', '\u2011') &&
      !before.spaced &&
      tokens[at - 2]?.kind !== 'number' &&
      tokens[at - 2] !== undefined;
    if (joined || hyphen || isSign(before, '/', '#', ':', '.', '_', '=', '&')) return true;
    if (isSign(before, '+') && before.spaced) return true;
  }
  if (isSign(after, '/', ':', '_') && after?.spaced === false && tokens[at + 2]?.spaced === false) return true;
  // Digits beside digits, with a space alone between them, are a telephone number or a row of a table.
  if (
    language !== 'other' &&
    [before, after].some((other) => other?.kind === 'number' && yearOf(other) === undefined)
  ) {
    const aside = after?.kind === 'number' ? after : token;
    if (aside.spaced && !aside.opens) return true;
  }
  // A list: "1." or "2)" where a line begins.
  if (token.opens && /^\p{Nd}{1,2}$/u.test(token.exact) && isSign(after, '.', ')') && after?.spaced === false)
    return true;
  if (after?.spaced === false && /^(?:st|nd|rd|th|s)$/u.test(after.key)) return true;
  if (/^(?:min|mins|minute|minutes)$/u.test(after?.key ?? '') && tokens[at + 2]?.key === 'read') return true;
  if (led) return false;
  const year = yearOf(token);
  if (year !== undefined && language === 'other' && !isSign(after, '%', '\u066a')) return true;
  if (
    before !== undefined &&
    before.kind === 'word' &&
    NAMING.has(before.key) &&
    token.spaced &&
    before.end < token.start &&
    !token.opens
  ) {
    // "aged 12 to 15" counts years; "Part 2" does not.
    return before.key !== 'aged' && before.key !== 'age';
  }
  if (isSign(before, '.') && /^(?:no|nos|art|sec|vol|p|pp|fig|ch)$/u.test(tokens[at - 2]?.key ?? '')) return true;
  const named = isCapital(before) && before?.opens === false && token.spaced && /^\p{Nd}+$/u.test(token.exact);
  const alone =
    after === undefined ||
    after.opens ||
    (after.kind === 'sign' && !isSign(after, '%', '\u066a', '-', '\u2013', '+', '$')) ||
    /^(?:is|was|has|had|and|in|on|at|to|for|from|by|with)$/u.test(after.key);
  return named && alone && language === 'en' && before.key !== 'killed';
}
