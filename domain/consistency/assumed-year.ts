/**
 * The year of a day and month that a text gives without one. It is taken from the publication, or from dates of the text
 * that are near; where nothing of the kind is known, none is assumed.
 */
import { dayOf, isDay, partsOf, publishedInWords, type Days, type Published } from '../claims/calendar';
import { quoted } from './inconsistency';

/** When the source was published, and whether that was concluded rather than stated. */
export interface KnownPublication {
  readonly days: Published;
  readonly inferred: boolean;
}

/** A year, or a month with its year, that the text states. `at` is its place in UTF-16 code units. */
export interface StatedTime extends Days {
  readonly at: number;
  readonly exact: string;
  readonly year: number;
  /** True where the month is stated with it. */
  readonly withMonth: boolean;
}

/** The times that a text states, in text order, and their years. */
export interface StatedTimes {
  readonly times: readonly StatedTime[];
  readonly years: readonly number[];
}

/** A day and month without a year. `yearBy` counts from the year of publication: "last year". `at` as in `StatedTime`. */
export interface YearlessDay {
  readonly at: number;
  readonly month: number;
  readonly day: number;
  readonly yearBy?: number | undefined;
}

/** The day that is assumed, why, and others that may be meant. Days are counted as in `calendar.ts`. */
export interface AssumedDay {
  readonly day: number;
  /** A sentence without its full stop. */
  readonly assumed: string;
  readonly possible: readonly number[];
}

/** A date without a year is rarely further than this from the publication, in days. */
const NEAR = 92;

/** How far before a date the year of its context is looked for, in UTF-16 code units. */
const CONTEXT = 2_000;

/** How far after it, in UTF-16 code units. */
const AFTER = 300;

/** The day that is meant, or undefined where no assumption can be named. */
export function assumedDay(
  wanted: YearlessDay,
  published: KnownPublication | undefined,
  stated: StatedTimes,
): AssumedDay | undefined {
  return published === undefined ? besideStated(wanted, stated) : besidePublication(wanted, published, stated);
}

function besidePublication(
  wanted: YearlessDay,
  { days, inferred }: KnownPublication,
  stated: StatedTimes,
): AssumedDay | undefined {
  const from = `the publication, ${publishedInWords(days)}${inferred ? ', which is inferred' : ''}`;
  const last = partsOf(days.to).year;
  if (wanted.yearBy !== undefined) {
    const [day] = daysIn(wanted, [last + wanted.yearBy]);
    return day === undefined ? undefined : { day, possible: [day], assumed: `The year is counted from ${from}` };
  }
  const candidates = daysIn(wanted, [last - 2, last - 1, last, last + 1]);
  const distance = (day: number): number => Math.max(days.from - day, day - days.to, 0);
  const near = candidates.filter((day) => distance(day) <= NEAR).sort((a, b) => distance(a) - distance(b) || a - b);
  const past = candidates.filter((day) => day <= days.to).at(-1);
  const ahead = candidates.find((day) => day > days.to);
  const told = timeBefore(stated, wanted.at);
  const beside = [told, timeAfter(stated, wanted.at)].flatMap((time) => time?.year ?? []);
  // Far from the publication the text may go back to any year that it speaks of.
  const possible = [
    ...near,
    ...(near.length === 0 ? [past, ahead].filter((day) => day !== undefined) : []),
    ...daysIn(wanted, near.length === 0 ? stated.years : beside),
  ];
  const [nearest] = near;
  if (nearest !== undefined) return { day: nearest, possible, assumed: `The year is taken from ${from}` };
  const inContext = told === undefined ? undefined : daysIn(wanted, [told.year])[0];
  if (told !== undefined && inContext !== undefined && inContext <= days.to)
    return { day: inContext, possible, assumed: takenFrom(told) };
  if (past === undefined) return undefined;
  return { day: past, possible, assumed: `The last one up to ${from}, is meant` };
}

function besideStated(wanted: YearlessDay, stated: StatedTimes): AssumedDay | undefined {
  if (wanted.yearBy !== undefined) return undefined;
  const place = placeAmong(stated.times, wanted.at);
  let best: { readonly day: number; readonly time: StatedTime; readonly beside: number } | undefined;
  for (const time of stated.times.slice(Math.max(0, place - MOST_TIMES), place + MOST_TIMES)) {
    if (!time.withMonth) continue;
    for (const day of daysIn(wanted, [time.year - 1, time.year, time.year + 1])) {
      const apart = Math.max(time.from - day, day - time.to, 0);
      const beside = Math.abs(time.at - wanted.at);
      if (apart <= NEAR && (best === undefined || beside < best.beside)) best = { day, time, beside };
    }
  }
  if (best === undefined) return undefined;
  return {
    day: best.day,
    possible: [best.day, ...daysIn(wanted, stated.years)],
    assumed: `No date of publication is known: the year is taken from ${quoted(best.time.exact)} in the text`,
  };
}

/** So many stated times are looked at on either side of a date. */
const MOST_TIMES = 20;

function takenFrom({ exact, year }: StatedTime): string {
  return exact === String(year)
    ? `The year is taken from ${quoted(exact)} before it in the text`
    : `The year, ${year}, is taken from ${quoted(exact)} before it in the text`;
}

/** The last time that is stated before `at` and near it. */
function timeBefore({ times }: StatedTimes, at: number): StatedTime | undefined {
  const time = times[placeAmong(times, at) - 1];
  return time !== undefined && at - time.at <= CONTEXT ? time : undefined;
}

/** The first time that is stated after `at`, in the same sentence or the next. */
function timeAfter({ times }: StatedTimes, at: number): StatedTime | undefined {
  const time = times[placeAmong(times, at)];
  return time !== undefined && time.at - at <= AFTER ? time : undefined;
}

/** How many of `times`, which are in text order, are stated before `at`. */
function placeAmong(times: readonly StatedTime[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function daysIn({ month, day }: YearlessDay, years: readonly number[]): number[] {
  return years.filter((year) => isDay(year, month, day)).map((year) => dayOf(year, month, day));
}
