/** How numbers and dates of claims are worded, and how they are read back from what a person types. */
import type { ClaimNumber, ClaimPeriod, NumberRelation } from '../../domain/claim';
import { publishedWords } from '../published';
import { isoDate } from '../typed-date';

/** How each relation is said before its number; nothing for the number itself. */
export const RELATION_WORDS: Readonly<Record<NumberRelation, string>> = {
  exact: '',
  about: 'about',
  'at-least': 'at least',
  'more-than': 'more than',
  'at-most': 'at most',
  'less-than': 'less than',
};

/** `at least 1,200 people`, `about 40–50 shells`. */
export function numberWords({ value, upper, relation, unit }: ClaimNumber, locale: string): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const range = upper === null ? format.format(value) : `${format.format(value)}–${format.format(upper)}`;
  return [RELATION_WORDS[relation], range, unit].filter((word) => word !== '').join(' ');
}

/** The days of a period as `locale` writes them: one, both, or the one that is known; whole months and years by name. */
export function periodWords({ from, to }: Pick<ClaimPeriod, 'from' | 'to'>, locale: string): string {
  if (from === '' && to === '') return 'not dated';
  const words = (date: string): string => publishedWords(date, locale, 'short');
  if (from === '') return `until ${words(to)}`;
  if (to === '') return `from ${words(from)}`;
  if (from === to) return words(from);
  const whole = wholeMonthOrYears(from, to);
  if (whole !== undefined) return whole.map(words).join('–');
  const [first, last] = [wholeDay(from), wholeDay(to)];
  if (first === undefined || last === undefined || first > last) return `${words(from)} – ${words(to)}`;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  });
  return format.formatRange(first, last).replace(/\u2009/gu, ' ');
}

/** The month, the year or the two years that two days are the first and the last of. */
function wholeMonthOrYears(from: string, to: string): readonly string[] | undefined {
  const [year, end] = [from.slice(0, 4), to.slice(0, 4)];
  if (from === `${year}-01-01` && to === `${end}-12-31`) return year === end ? [year] : [year, end];
  const month = from.slice(0, 7);
  const [first, last] = [wholeDay(from), wholeDay(to)];
  if (first === undefined || last === undefined || from !== `${month}-01` || month !== to.slice(0, 7)) return undefined;
  return new Date(last + DAY).getUTCDate() === 1 ? [month] : undefined;
}

const DAY = 86_400_000;

function wholeDay(date: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\d$/u.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** A typed number, with or without signs between thousands; undefined where it is none. Digits may be Arabic ones. */
export function typedNumber(typed: string): number | undefined {
  const plain = typed
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\u2212\u2013]/gu, '-')
    .replace('\u066b', '.')
    .replace(/(?<=\d)[,\s\u066c’'](?=\d{3}(?:\D|$))/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : undefined;
}

/** A typed date as ISO 8601 cut to what is known, empty for none; undefined where it is no date. */
export function typedDay(typed: string, locale: string): string | undefined {
  if (typed.trim() === '') return '';
  const date = isoDate(typed, locale);
  return date?.includes('T') === true ? undefined : date;
}

/** A period as it is typed: the dates as ISO, or why they can't be stored. */
export function typedPeriod(
  { exact, from, to }: ClaimPeriod,
  locale: string,
): { readonly value: ClaimPeriod } | { readonly problem: string } {
  const [first, last] = [typedDay(from, locale), typedDay(to, locale)];
  if (first === undefined || last === undefined) return { problem: 'Write dates as 2021, 2021-07 or 2021-07-30.' };
  if (first !== '' && last !== '' && first.slice(0, last.length) > last) {
    return { problem: 'The period ends before it begins.' };
  }
  const words = exact.replace(/\s+/gu, ' ').trim();
  if (words === '' && first === '' && last === '') return { problem: 'Write the words or a date.' };
  return { value: { exact: words, from: first, to: last } };
}
