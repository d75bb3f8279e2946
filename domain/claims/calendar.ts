/**
 * Dates without times and zones, as whole days counted from 1 January 1970 (proleptic Gregorian calendar). A source's
 * publication date may be known to the year or month only, so that it is a range of days.
 */

const DAY = 86_400_000;

/** Days, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** When a source was published, as far as it is known. */
export interface Published extends Days {
  readonly precision: 'day' | 'month' | 'year';
}

/** The number of a day; months count from 1, and a month or day beyond its range counts on. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** The year, month (from 1) and day of a day's number. */
export function partsOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The weekday of a day: 0 is Sunday. */
export function weekdayOf(day: number): number {
  return new Date(day * DAY).getUTCDay();
}

/** True when the month of that year has that day. */
export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

/** True for a month and a day that stand in a date, although that month may be too short: 31 June. */
export function isWrittenDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** How many days the month has; the longest that it can have when the year is left out. */
export function monthLength(year: number | undefined, month: number): number {
  return new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

/** All days of a month. */
export function monthDays(year: number, month: number): Days {
  return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 1) - 1 };
}

/** All days of a year. */
export function yearDays(year: number): Days {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
}

/** The same day of another month, or the last day of it where it is shorter. */
export function addMonths(day: number, months: number): number {
  const parts = partsOf(day);
  const first = partsOf(dayOf(parts.year, parts.month + months, 1));
  return dayOf(first.year, first.month, Math.min(parts.day, monthLength(first.year, first.month)));
}

/** `2021-07-30`. */
export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The days that an ISO 8601 date such as `2021`, `2021-07` or `2021-07-30T12:30` leaves open; undefined for none. */
export function publishedDays(iso: string | undefined): Published | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])/u.exec(iso ?? '');
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (!isDay(year, month, day)) return undefined;
  if (match[2] === undefined) return { ...yearDays(year), precision: 'year' };
  if (match[3] === undefined) return { ...monthDays(year, month), precision: 'month' };
  return { from: dayOf(year, month, day), to: dayOf(year, month, day), precision: 'day' };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Names of the weekdays, Sunday first. */
export const WEEKDAY_NAMES = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** A day in words: `30 July 2021`. */
export function dayInWords(day: number): string {
  const parts = partsOf(day);
  return `${parts.day} ${MONTHS[parts.month - 1] ?? ''} ${parts.year}`;
}

/** A day in words without its year: `30 July`. */
export function dayAndMonth(day: number): string {
  const parts = partsOf(day);
  return `${parts.day} ${MONTHS[parts.month - 1] ?? ''}`;
}

/** A month in words: `July 2021`. */
export function monthInWords(year: number, month: number): string {
  return `${MONTHS[month - 1] ?? ''} ${year}`;
}

/** When a source was published, in words: `2021`, `July 2021` or `30 July 2021`. */
export function publishedInWords(published: Published): string {
  const { year, month } = partsOf(published.from);
  if (published.precision === 'year') return String(year);
  return published.precision === 'month' ? monthInWords(year, month) : dayInWords(published.from);
}
