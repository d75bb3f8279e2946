/**
 * Numbers in languages of which no words are known here: digits are read only where what follows cannot change what they
 * mean. Before "million" in any language, a month or an East Asian sign for ten thousand, nothing is said.
 */
import { isSign, type Token } from './tokens';

/** The beginnings of words for thousand, million and so on, in languages that are often met. */
const SCALE =
  /^(?:mill|mili|milj|mi\u0142|mln|mio$|mil$|mille$|mrd|mld|miard|bill|bili|bln|bin$|tausend|tys|tis\u00ed|tusen|tuhat|duizend|ezer|juta|ribu|ngh\u00ecn|tri\u1ec7u|t\u1ef7|\u0442\u044b\u0441|\u0442\u0438\u0441|\u043c\u043b\u043d|\u043c\u043b\u0440|\u043c\u0438\u043b|\u043c\u0456\u043b|\u0445\u0438\u043b|\u0647\u0632\u0627\u0631|\u06c1\u0632\u0627\u0631|\u0645\u06cc\u0644|\u0644\u0627\u06a9\u06be|\u06a9\u0631\u0648\u0691|\u05d0\u05dc\u05e3|\u05d0\u05dc\u05e4|\u05de\u05d9\u05dc|\u03c7\u03b9\u03bb|\u03b5\u03ba\u03b1\u03c4|\u03b4\u03b9\u03c3|\u0932\u093e\u0916|\u0915\u0930\u094b\u0921|\u0939\u091c|\u0e1e\u0e31\u0e19|\u0e25\u0e49\u0e32\u0e19)/u;

/** East Asian signs after a number that make it another number, a date or a place in a row. */
const EAST_ASIAN_SIGN =
  /^[\u4e07\u842c\u5104\u4ebf\u5146\u5343\u767e\u5341\u5e74\u6708\u65e5\u6642\u65f6\u70b9\u5206\u79d2\u53f7\u865f\u671f\u4ee3\u7248\u8a71\u7ae0\u9801\u9875\u4e01\u756a\u968e\u4f4d\u5c4a\u6b21\u56de\ub9cc\uc5b5\ucc9c\ubc31\uc870\ub144\uc6d4\uc77c\uc2dc\ubd84\ud638\ucc28]/u;

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const LETTER_BEFORE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

/** Signs before a number that make it an ordinal or a date: the Chinese "di", and the names of eras. */
const ORDINAL_BEFORE = /(?:\u7b2c|\u5e73\u6210|\u4ee4\u548c|\u662d\u548c|\uc81c)$/u;

/** True when the digits from token `first` up to `next` may mean something else than their value. */
export function isUnsure(tokens: readonly Token[], first: number, next: number, tag: string | undefined): boolean {
  const [before, after] = [tokens[first - 1], tokens[next]];
  if (before?.kind === 'word' && tokens[first]?.spaced === false) {
    if (!LETTER_BEFORE.test(before.exact) || ORDINAL_BEFORE.test(before.exact)) return true;
  }
  if (after === undefined || after.opens) return false;
  if (after.kind === 'word') {
    if (!after.spaced) return !EAST_ASIAN.test(after.exact) || EAST_ASIAN_SIGN.test(after.exact);
    if (SCALE.test(after.key)) return true;
  }
  return isDayOfMonth(tokens, first, next, tag);
}

/** True for a day before or after the name of a month, and for an ordinal that is written with a full stop. */
function isDayOfMonth(tokens: readonly Token[], first: number, next: number, tag: string | undefined): boolean {
  if (!/^\p{Nd}{1,2}$/u.test(tokens[first]?.exact ?? '')) return false;
  const after = tokens[next];
  if (isSign(after, '.') && tokens[next + 1]?.kind === 'word' && tokens[next + 1]?.opens === false) return true;
  const months = monthsOf(tag);
  // Without the names of the months, a year near by tells.
  const near = [tokens[first - 1], after, tokens[next + 1]];
  if (months.size > 0)
    return near.some((token) => token?.kind === 'word' && months.has(token.key.slice(0, MONTH_LENGTH)));
  return after?.kind === 'word' && tokens.slice(next + 1, next + 4).some((token) => /^\p{Nd}{4}$/u.test(token.exact));
}

/** Months are told by their first letters, whatever their ending. */
const MONTH_LENGTH = 4;

const known = new Map<string, ReadonlySet<string>>();

/** The first letters of the months in a language, which the platform's Unicode data (CLDR) has; none when it has not. */
function monthsOf(tag: string | undefined): ReadonlySet<string> {
  if (tag === undefined) return NONE;
  let months = known.get(tag);
  if (months === undefined) {
    months = new Set(monthNames(tag));
    known.set(tag, months);
  }
  return months;
}

const NONE: ReadonlySet<string> = new Set();

function monthNames(tag: string): string[] {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag)) return [];
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(new Date(Date.UTC(2021, month, 15)));
    const name = parts.find((part) => part.type === 'month')?.value.toLowerCase() ?? '';
    return name.slice(0, MONTH_LENGTH);
  }).filter((name) => /^\p{L}{3}/u.test(name));
}
