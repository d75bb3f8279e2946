/** Dates and times of day in digits, which are read in every language: 2021-08-19, 19.08.2021, 2021年8月19日, 12:30 pm. */
import { isDay, isWrittenDay } from './calendar';
import type { FoundForm } from './date-forms';
import { westernDigits } from './digits';
import { isSign, type Token } from './tokens';

/** The years that four digits are read as; from `FIRST_SURE_YEAR` on also where nothing else says that it is a year. */
const [FIRST_YEAR, LAST_YEAR] = [1500, 2099];

/** Below this, four digits are a year only after a month, a preposition or the like. */
export const FIRST_SURE_YEAR = 1900;

/** The year that a token of four digits is, or undefined. */
export function yearOf(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.exact.length < 4) return undefined;
  const digits = westernDigits(token.exact) ?? '';
  const year = /^\d{4}$/u.test(digits) ? Number(digits) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

function smallNumber(token: Token | undefined): number | undefined {
  if (token?.kind !== 'number' || token.exact.length > 4) return undefined;
  const digits = westernDigits(token.exact) ?? '';
  return /^\d{1,2}$/u.test(digits) ? Number(digits) : undefined;
}

/** An ISO date or another in digits alone, at token `at`. */
export function isoDateAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const before = tokens[at - 1];
  if (!token.spaced && before !== undefined && /^[\p{L}\p{N}/\-.]/u.test(before.exact) && !isCjk(before))
    return undefined;
  return hyphenated(tokens, at) ?? dotted(token, at) ?? slashed(tokens, at) ?? eastAsian(tokens, at);
}

function hyphenated(tokens: readonly Token[], at: number): FoundForm | undefined {
  const year = yearOf(tokens[at]);
  if (year === undefined || !isSign(tokens[at + 1], '-') || !isSign(tokens[at + 3], '-')) return undefined;
  if (tokens.slice(at + 1, at + 5).some((token) => token.spaced)) return undefined;
  const [month, day] = [smallNumber(tokens[at + 2]), smallNumber(tokens[at + 4])];
  if (month === undefined || day === undefined || !isWrittenDay(month, day)) return undefined;
  let next = at + 5;
  // The time of an ISO date: T12:30, T12:30:00Z.
  const t = tokens[next];
  if (t?.spaced === false && t.exact === 'T') next = clockTimeEnd(tokens, next + 1) ?? next;
  const zone = tokens[next];
  if (next > at + 5 && zone?.spaced === false && zone.exact === 'Z') next++;
  return { form: { kind: 'calendar', year, month, day, part: next > at + 5 }, next };
}

/** Day first, as everywhere where dots are written. */
function dotted(token: Token, at: number): FoundForm | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(westernDigits(token.exact) ?? '');
  if (match === null) return undefined;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isWrittenDay(month, day) ? { form: { kind: 'calendar', year, month, day }, next: at + 1 } : undefined;
}

function slashed(tokens: readonly Token[], at: number): FoundForm | undefined {
  if (!isSign(tokens[at + 1], '/') || !isSign(tokens[at + 3], '/')) return undefined;
  if (tokens.slice(at + 1, at + 5).some((token) => token.spaced)) return undefined;
  const next = at + 5;
  const yearFirst = yearOf(tokens[at]);
  const middle = smallNumber(tokens[at + 2]) ?? 0;
  if (yearFirst !== undefined) {
    const day = smallNumber(tokens[at + 4]) ?? 0;
    return isDay(yearFirst, middle, day)
      ? { form: { kind: 'calendar', year: yearFirst, month: middle, day }, next }
      : undefined;
  }
  const [first, year] = [smallNumber(tokens[at]) ?? 0, yearOf(tokens[at + 4])];
  if (year === undefined) return undefined;
  const dayFirst = isDay(year, middle, first);
  const monthFirst = isDay(year, first, middle);
  if (dayFirst && monthFirst && first !== middle) {
    return { form: { kind: 'ambiguous', reason: 'Day and month can be read both ways' }, next };
  }
  if (dayFirst) return { form: { kind: 'calendar', year, month: middle, day: first }, next };
  return monthFirst ? { form: { kind: 'calendar', year, month: first, day: middle }, next } : undefined;
}

function isCjk(token: Token | undefined): boolean {
  return (
    token !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(token.exact)
  );
}

/** Year, month and day with the signs for them; what follows a sign may be written onto it. */
function eastAsian(tokens: readonly Token[], at: number): FoundForm | undefined {
  const year = yearOf(tokens[at]);
  if (year === undefined || !/^[\u5e74\ub144]$/u.test(tokens[at + 1]?.exact ?? '')) return undefined;
  const month = smallNumber(tokens[at + 2]);
  if (month === undefined || !/^[\u6708\uc6d4]$/u.test(tokens[at + 3]?.exact ?? '')) return undefined;
  const day = smallNumber(tokens[at + 4]);
  const sign = tokens[at + 5];
  if (day === undefined || !/^[\u65e5\uc77c]/u.test(sign?.exact ?? '') || !isDay(year, month, day)) return undefined;
  // The sign for the day stands at the beginning of a longer run of characters: only a token of its own is taken.
  return sign?.exact.length === 1 ? { form: { kind: 'calendar', year, month, day }, next: at + 6 } : undefined;
}

/** The index after a time of day that begins at token `at`: 12:30, 12:30 pm, 5 p.m., 12.30pm, 14:00 GMT; or undefined. */
export function clockTimeEnd(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const hour = smallNumber(token);
  let next: number;
  let whole = false;
  if (
    hour !== undefined &&
    hour < 25 &&
    isSign(tokens[at + 1], ':') &&
    minute(tokens[at + 2]) &&
    tokens[at + 2]?.spaced === false
  ) {
    whole = true;
    next = at + 3;
    if (isSign(tokens[next], ':') && minute(tokens[next + 1])) next += 2;
  } else if (hour !== undefined && hour < 13) next = at + 1;
  else if (/^(?:0?\d|1\d|2[0-3])\.[0-5]\d$/u.test(token.exact) || /^[0-2]\d[0-5]\d$/u.test(token.exact)) next = at + 1;
  else return undefined;
  const half = meridiemEnd(tokens, next);
  if (half !== undefined) {
    next = half;
    whole = true;
  }
  const zone = tokens[next];
  if (zone?.kind === 'word' && /^(?:GMT|UTC|EST|EDT|CET|CEST|BST)$/u.test(zone.exact)) return next + 1;
  if (zone?.key === 'local' && tokens[next + 1]?.key === 'time') return next + 2;
  return whole ? next : undefined;
}

function minute(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^[0-5]\d(?:\.\d+)?$/u.test(westernDigits(token.exact) ?? '');
}

/** am, pm, a.m., p.m. */
function meridiemEnd(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at]?.key;
  if (word === 'am' || word === 'pm') return at + 1;
  if ((word !== 'a' && word !== 'p') || !isSign(tokens[at + 1], '.')) return undefined;
  if (tokens[at + 2]?.key !== 'm' || tokens[at + 2]?.spaced !== false) return undefined;
  return isSign(tokens[at + 3], '.') && tokens[at + 3]?.spaced === false ? at + 4 : at + 3;
}
