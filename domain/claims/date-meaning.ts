/**
 * Which days a date or period in a text means, seen from the publication of the source. Where that is not known well
 * enough, nothing is guessed: the days stay open, and the reason is said.
 */
import {
  addMonths,
  dayInWords,
  dayOf,
  isDay,
  isoDate,
  monthDays,
  monthInWords,
  monthLength,
  partsOf,
  publishedInWords,
  WEEKDAY_NAMES,
  weekdayOf,
  yearDays,
  type Days,
  type Published,
} from './calendar';
import type { DateForm, PeriodUnit, Season, Section } from './date-forms';

type DatePrecision = 'part-of-day' | 'day' | 'week' | 'month' | 'season' | 'year' | 'decade';

/** `stated`: the words alone say it. `resolved`: with the publication date, or another date of the text. */
type DateBasis = 'stated' | 'resolved' | 'unresolved';

/** Days as ISO dates, both ends included; empty strings where they are not known. */
export interface DateMeaning {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
  readonly basis: DateBasis;
  /** What was assumed, or why nothing could be said; absent where the words say all. */
  readonly assumption?: string;
}

/** What a date is seen from. */
export interface DateContext {
  readonly published: Published | undefined;
  /** The last day that the text told of before, with its words. */
  readonly told: { readonly day: number; readonly exact: string } | undefined;
  /** True where the words around speak of what is to come. */
  readonly future: boolean;
}

/** The meaning of `form`; with `since` it goes on until publication. */
export function dateMeaning(form: DateForm, since: boolean, context: DateContext): DateMeaning {
  const meaning = meaningOf(form, context);
  if (!since || meaning.from === '') return meaning;
  const end = context.published === undefined ? '' : isoDate(context.published.to);
  if (end === '') {
    return {
      ...meaning,
      to: '',
      assumption: sentence(meaning.assumption, 'Since then, without an end: the date of publication is not known'),
    };
  }
  if (end < meaning.from)
    return { ...meaning, to: '', assumption: sentence(meaning.assumption, 'Begins after the publication') };
  const until = `Since then, until publication, ${publishedInWords(context.published as Published)}`;
  return { ...meaning, to: end, basis: 'resolved', assumption: sentence(meaning.assumption, until) };
}

function meaningOf(form: DateForm, context: DateContext): DateMeaning {
  switch (form.kind) {
    case 'calendar':
      return calendarMeaning(form, context);
    case 'years': {
      const precision = form.decade ? 'decade' : 'year';
      return stated({ from: dayOf(form.from, 1, 1), to: dayOf(form.to, 12, 31) }, precision);
    }
    case 'season':
      return seasonMeaning(form, context);
    case 'shift':
      return shiftMeaning(form, context);
    case 'weekend':
      return weekendMeaning(form.by, context);
    case 'ago':
    case 'period':
      return periodMeaning(form, context);
    case 'told': {
      const precision = form.part ? 'part-of-day' : 'day';
      if (context.told === undefined) return unresolved(precision, 'Refers to a day that the text told of before');
      const day = context.told.day + form.by;
      const counted = form.by === 0 ? 'The day' : form.by > 0 ? 'The day after the one' : 'The day before the one';
      return resolved(
        { from: day, to: day },
        precision,
        `${counted} told of before, “${context.told.exact}”, is ${dayInWords(day)}`,
      );
    }
    case 'ambiguous':
      return unresolved('day', form.reason);
  }
}

type Calendar = Extract<DateForm, { kind: 'calendar' }>;

function calendarMeaning(form: Calendar, context: DateContext): DateMeaning {
  const { month, day, weekday } = form;
  if (month === undefined) {
    if (form.year !== undefined) return sectioned(stated(yearDays(form.year), 'year'), form.section);
    return weekdayMeaning(form, context);
  }
  const precision: DatePrecision = day === undefined ? 'month' : form.part === true ? 'part-of-day' : 'day';
  const within = (year: number): Days | undefined => {
    if (day === undefined) return monthDays(year, month);
    const last = form.lastDay ?? day;
    if (!isDay(year, month, day) || !isDay(year, month, last) || last < day) return undefined;
    return { from: dayOf(year, month, day), to: dayOf(year, month, last) };
  };
  if (form.year !== undefined) {
    const days = within(form.year);
    if (days === undefined) return unresolved(precision, 'There is no such day');
    return sectioned(checked(stated(days, precision), days, weekday), form.section);
  }
  const { published } = context;
  if (published === undefined)
    return unresolved(precision, 'The year is not stated, and the date of publication is not known');
  const publishedYear = partsOf(published.to).year;
  let year: number;
  let how: string;
  if (form.yearBy !== undefined) {
    year = publishedYear + form.yearBy;
    how =
      form.yearBy === 0
        ? 'in the year of publication'
        : form.yearBy < 0
          ? 'in the year before publication'
          : 'in the year after publication';
  } else if (form.by === 1 || (context.future && form.by === undefined)) {
    year =
      [publishedYear, publishedYear + 1].find((one) => (within(one)?.to ?? -Infinity) >= published.from) ??
      publishedYear;
    how = 'the first after publication';
  } else {
    // "Last November" is over when the article appears; "in June" may be the month that it appears in.
    const latest =
      form.by === -1 ? monthDays(partsOf(published.from).year, partsOf(published.from).month).from - 1 : published.to;
    year =
      [publishedYear, publishedYear - 1].find((one) => (within(one)?.from ?? Infinity) <= latest) ?? publishedYear - 1;
    how = 'the last up to publication';
  }
  const days = within(year);
  if (days === undefined) return unresolved(precision, 'There is no such day in the year that is meant');
  const name = day === undefined ? monthInWords(year, month) : dayInWords(days.from);
  const assumption = `${name} is ${how}, ${publishedInWords(published)}`;
  return sectioned(checked(resolved(days, precision, assumption), days, weekday), form.section);
}

/** Says so where a weekday does not belong to its date. */
function checked(meaning: DateMeaning, days: Days, weekday: number | undefined): DateMeaning {
  if (weekday === undefined || weekdayOf(days.from) === weekday) return meaning;
  const is = `${dayInWords(days.from)} is a ${WEEKDAY_NAMES[weekdayOf(days.from)] ?? ''}, not a ${WEEKDAY_NAMES[weekday] ?? ''}`;
  return { ...meaning, assumption: sentence(meaning.assumption, is) };
}

function weekdayMeaning(form: Calendar, context: DateContext): DateMeaning {
  const precision = form.part === true ? 'part-of-day' : 'day';
  const weekday = form.weekday ?? 0;
  const name = WEEKDAY_NAMES[weekday] ?? '';
  const { published } = context;
  if (published?.precision !== 'day')
    return unresolved(precision, `Which ${name} is meant is open: the day of publication is not known`);
  const today = published.from;
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const ahead = form.by === 1 || (context.future && form.by === undefined);
  const day = ahead ? today + ((7 - back) % 7 || 7) : form.by === -1 && back === 0 ? today - 7 : today - back;
  const at =
    day === today
      ? `${name} is the day of publication, ${dayInWords(today)}`
      : `${dayInWords(day)} is the ${name} ${ahead ? 'after' : 'before'} publication, ${dayInWords(today)}`;
  return resolved({ from: day, to: day }, precision, at);
}

/** The first month of each season in the northern half of the earth, by whole months. */
const SEASON_MONTHS: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 };

function seasonDays(season: Season, year: number): Days {
  const month = SEASON_MONTHS[season];
  return { from: dayOf(year, month, 1), to: dayOf(year, month + 3, 1) - 1 };
}

function seasonMeaning(form: Extract<DateForm, { kind: 'season' }>, context: DateContext): DateMeaning {
  const northern = 'Seasons as in the northern half of the earth, by whole months';
  if (form.year !== undefined) return { ...stated(seasonDays(form.season, form.year), 'season'), assumption: northern };
  const { published } = context;
  if (published === undefined)
    return unresolved('season', 'The year is not stated, and the date of publication is not known');
  const year = partsOf(published.to).year;
  let found: number | undefined;
  if (form.by === 1 || (context.future && form.by === undefined)) {
    found = [year - 1, year, year + 1].find((one) => seasonDays(form.season, one).from > published.to);
  } else {
    const fits = (one: number): boolean => {
      const days = seasonDays(form.season, one);
      return form.by === -1 ? days.to < published.from : days.from <= published.to;
    };
    found = [year, year - 1, year - 2].find(fits);
  }
  if (found === undefined) return unresolved('season', 'The year is not stated');
  const assumption = `The ${form.season} of ${found} is meant, seen from the publication, ${publishedInWords(published)}`;
  return resolved(seasonDays(form.season, found), 'season', `${assumption}. ${northern}`);
}

/** How exactly the publication must be known for a period of that unit. */
const NEEDS: Readonly<Record<PeriodUnit, readonly Published['precision'][]>> = {
  hour: ['day'],
  day: ['day'],
  week: ['day'],
  month: ['day', 'month'],
  year: ['day', 'month', 'year'],
  decade: ['day', 'month', 'year'],
};

const PRECISION: Readonly<Record<PeriodUnit, DatePrecision>> = {
  hour: 'day',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
  decade: 'decade',
};

function known(unit: PeriodUnit, published: Published | undefined): Published | undefined {
  return published !== undefined && NEEDS[unit].includes(published.precision) ? published : undefined;
}

function unknownPublication(
  unit: PeriodUnit,
  published: Published | undefined,
  precision = PRECISION[unit],
): DateMeaning {
  const what =
    published === undefined
      ? 'The date of publication is not known'
      : `The publication is known as ${publishedInWords(published)} only`;
  return unresolved(precision, `${what}, so that the ${unit} cannot be told`);
}

function shiftMeaning(form: Extract<DateForm, { kind: 'shift' }>, context: DateContext): DateMeaning {
  const precision = form.part === true ? 'part-of-day' : PRECISION[form.unit];
  const published = known(form.unit, context.published);
  if (published === undefined) return unknownPublication(form.unit, context.published, precision);
  const days = unitDays(form.unit, published, form.by);
  const counted =
    form.by === 0
      ? `The ${form.unit} of publication`
      : form.by < -1
        ? `${-form.by} ${form.unit}s before publication`
        : form.by < 0
          ? `The ${form.unit} before publication`
          : `The ${form.unit} after publication`;
  const week = form.unit === 'week' ? ' from Monday to Sunday' : '';
  return sectioned(resolved(days, precision, `${counted}${week}, ${publishedInWords(published)}`), form.section);
}

function weekendMeaning(by: -1 | 0 | 1 | undefined, context: DateContext): DateMeaning {
  const published = known('week', context.published);
  if (published === undefined) return unknownPublication('week', context.published, 'day');
  const today = published.from;
  const latest = today - ((weekdayOf(today) + 1) % 7);
  const ahead = by === 1 || (by === 0 && weekdayOf(today) !== 0) || (by === undefined && context.future);
  const saturday = ahead && latest !== today ? latest + 7 : by === -1 && latest === today ? latest - 7 : latest;
  const name = `Saturday and Sunday, ${dayInWords(saturday)} and ${dayInWords(saturday + 1)}`;
  return resolved(
    { from: saturday, to: saturday + 1 },
    'day',
    `${name}, seen from the publication, ${publishedInWords(published)}`,
  );
}

/** The day, week, month, year or decade that is `by` units from that of the publication. */
function unitDays(unit: PeriodUnit, published: Published, by: number): Days {
  const { year, month } = partsOf(published.from);
  switch (unit) {
    case 'hour':
    case 'day':
      return { from: published.from + by, to: published.from + by };
    case 'week': {
      const monday = published.from - ((weekdayOf(published.from) + 6) % 7) + 7 * by;
      return { from: monday, to: monday + 6 };
    }
    case 'month': {
      const first = partsOf(dayOf(year, month + by, 1));
      return monthDays(first.year, first.month);
    }
    case 'year':
      return yearDays(year + by);
    case 'decade': {
      const first = Math.floor(year / 10) * 10 + 10 * by;
      return { from: dayOf(first, 1, 1), to: dayOf(first + 9, 12, 31) };
    }
  }
}

function periodMeaning(form: Extract<DateForm, { kind: 'ago' | 'period' }>, context: DateContext): DateMeaning {
  const published = known(form.unit, context.published);
  if (published === undefined) return unknownPublication(form.unit, context.published);
  const { count, unit } = form;
  const before = `${count} ${unit}${count === 1 ? '' : 's'} before publication, ${publishedInWords(published)}`;
  if (form.kind === 'ago') {
    if (unit === 'hour')
      return resolved({ from: published.from - Math.ceil(count / 24), to: published.to }, 'day', before);
    if (unit === 'decade') return resolved(yearDays(partsOf(published.from).year - 10 * count), 'year', before);
    return resolved(unitDays(unit, published, -count), PRECISION[unit], before);
  }
  const start: Readonly<Record<PeriodUnit, number>> = {
    hour: published.from - Math.ceil(count / 24),
    day: published.from - count,
    week: published.from - 7 * count,
    month: addMonths(published.from, -count),
    year: addMonths(published.from, -12 * count),
    decade: addMonths(published.from, -120 * count),
  };
  const assumption = `From ${before}`;
  return resolved({ from: start[unit], to: published.to }, PRECISION[unit], assumption);
}

/** A third of a month or year. */
function sectioned(meaning: DateMeaning, section: Section | undefined): DateMeaning {
  if (section === undefined || meaning.from === '') return meaning;
  const from = Date.parse(meaning.from) / 86_400_000;
  const to = Date.parse(meaning.to) / 86_400_000;
  const { year, month } = partsOf(from);
  let days: Days;
  if (meaning.precision === 'month') {
    const bounds = { early: [1, 10], mid: [11, 20], late: [21, monthLength(year, month)] } as const;
    const [first, last] = bounds[section];
    days = { from: dayOf(year, month, first), to: dayOf(year, month, last) };
  } else if (meaning.precision === 'year') {
    const first = { early: 1, mid: 5, late: 9 }[section];
    days = { from: dayOf(year, first, 1), to: dayOf(year, first + 4, 1) - 1 };
  } else {
    const third = Math.floor((to - from + 1) / 3);
    const start = { early: from, mid: from + third, late: to - third }[section];
    days = { from: start, to: Math.min(to, start + third) };
  }
  const names = { early: 'first', mid: 'middle', late: 'last' } as const;
  const taken = `“${section === 'mid' ? 'mid' : section}” is taken for the ${names[section]} third of the ${meaning.precision}`;
  return {
    ...meaning,
    from: isoDate(days.from),
    to: isoDate(days.to),
    assumption: sentence(meaning.assumption, taken),
  };
}

function sentence(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first}. ${second}`;
}

function stated(days: Days, precision: DatePrecision): DateMeaning {
  return { from: isoDate(days.from), to: isoDate(days.to), precision, basis: 'stated' };
}

function resolved(days: Days, precision: DatePrecision, assumption: string): DateMeaning {
  return { ...stated(days, precision), basis: 'resolved', assumption };
}

function unresolved(precision: DatePrecision, assumption: string): DateMeaning {
  return { from: '', to: '', precision, basis: 'unresolved', assumption };
}
