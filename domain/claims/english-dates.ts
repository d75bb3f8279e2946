/** Dates and periods as English writes them. */
import type { DateForm, FoundForm, Season, Section } from './date-forms';
import { isPlural } from './english-nouns';
import { BY, relativeAt } from './english-periods';
import { isNumberWord } from './number-words';
import { clockTimeEnd, FIRST_SURE_YEAR, isoDateAt, yearOf } from './numeric-dates';
import { phraseAt, phraseTable } from './phrases';
import { westernDigits } from './digits';
import { isCapital, isSign, type Token } from './tokens';

const index = (names: string): ReadonlyMap<string, number> =>
  new Map(names.split(' ').flatMap((forms, at) => forms.split('|').map((form) => [form, at] as const)));

const MONTHS = index(
  '- january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
);

const WEEKDAYS = index(
  'sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thurs friday|fri saturday|sat',
);

/** Short forms and names that are words, people's names or verbs as well: they need a day, year or preposition. */
const UNSURE_MONTHS = new Set(
  'jan mar march apr april may jun june aug august sept sep oct nov dec feb jul'.split(' '),
);

const SHORT_WEEKDAYS = new Set('sun mon tue tues wed thu thurs fri sat'.split(' '));

const SEASONS = new Map<string, Season>([
  ['spring', 'spring'],
  ['summer', 'summer'],
  ['autumn', 'autumn'],
  ['fall', 'autumn'],
  ['winter', 'winter'],
]);

const PARTS = new Set('morning afternoon evening night noon midnight dawn midday'.split(' '));

const BEFORE_MONTH = new Set(
  'in since of until till by from through during between and to last this next early late mid before after on every around throughout'.split(
    ' ',
  ),
);

/** Before a year whatever follows it. */
const BEFORE_YEAR = new Set('in since during until till by the year early late mid throughout from'.split(' '));

const QUANTITIES = new Set(
  'about around over than nearly almost some least most to approximately roughly killed'.split(' '),
);

const SECTIONS = phraseTable<Section>(
  [
    ['early', ['early', 'the? beginning|start of', 'earlier']],
    ['mid', ['mid', 'the? middle of']],
    ['late', ['late', 'the? end of', 'later']],
  ].map(([value, phrases]) => [value as Section, (phrases as string[]).flatMap(withoutThe)] as const),
);

/** A phrase may not begin with a word that can be left out: both ways are listed. */
function withoutThe(phrase: string): string[] {
  return phrase.startsWith('the? ') ? [`the ${phrase.slice(5)}`, phrase.slice(5)] : [phrase];
}

/** The English date or period that begins at token `at`. */
export function englishDateAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const token = tokens[at];
  if (token === undefined || !mayBegin(token)) return undefined;
  if (token.key === 'since') {
    const found = withoutSince(tokens, at + 1);
    return found === undefined ? undefined : { ...found, since: true };
  }
  return withoutSince(tokens, at);
}

/** Words other than names of months, days and numbers with which a date may begin. */
const STARTS = new Set(
  (
    'since in over during for within the past last previous this current next coming upcoming early earlier mid late later beginning start middle end ' +
    'today tonight yesterday tomorrow that a an spring summer autumn fall winter'
  ).split(' '),
);

/** False for what begins no date: most words of a text, so that nothing more is tried with them. */
function mayBegin(token: Token): boolean {
  if (token.kind !== 'word') return token.kind === 'number';
  const key = token.key.replace(/'s$/u, '');
  return STARTS.has(key) || MONTHS.has(key) || WEEKDAYS.has(key) || isNumberWord(key);
}

function withoutSince(tokens: readonly Token[], at: number): FoundForm | undefined {
  const section = phraseAt(SECTIONS, tokens, at);
  if (section !== undefined) {
    const start = isSign(tokens[section.next], '-') ? section.next + 1 : section.next;
    const found = plainAt(tokens, start, true);
    const form = found?.form;
    if (found !== undefined && form !== undefined && takesSection(form)) {
      const words = tokens[at]?.key ?? '';
      // "earlier this year" is some time in it, not its first third.
      const counted = words === 'earlier' || words === 'later' ? form : { ...form, section: section.value };
      return { form: counted, next: found.next };
    }
  }
  return plainAt(tokens, at, false);
}

function takesSection(form: DateForm): form is Extract<DateForm, { kind: 'calendar' | 'shift' }> {
  if (form.kind === 'calendar') return form.day === undefined && form.weekday === undefined;
  return form.kind === 'shift' && (form.unit === 'week' || form.unit === 'month' || form.unit === 'year');
}

function plainAt(tokens: readonly Token[], at: number, sure: boolean): FoundForm | undefined {
  return (
    isoDateAt(tokens, at) ??
    relativeAt(tokens, at) ??
    weekdayAt(tokens, at) ??
    dayMonthAt(tokens, at) ??
    monthAt(tokens, at, sure) ??
    seasonAt(tokens, at) ??
    yearAt(tokens, at, sure)
  );
}

/** "Wednesday", "last Friday", "Wednesday night", "Wednesday, 19 August 2021". */
function weekdayAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const by = BY.get(tokens[at]?.key ?? '');
  const named = by === undefined ? at : at + 1;
  const word = tokens[named];
  const weekday = isCapital(word) ? WEEKDAYS.get(word?.key.replace(/'s$/u, '') ?? '') : undefined;
  if (weekday === undefined || word === undefined) return undefined;
  let next = named + 1;
  const short = SHORT_WEEKDAYS.has(word.key);
  if (short && isSign(tokens[next], '.')) next++;
  const part = PARTS.has(tokens[next]?.key ?? '') && tokens[next]?.opens === false;
  if (part) next++;
  const comma = isSign(tokens[next], ',') ? next + 1 : next;
  const dated = tokens[comma]?.key === 'the' ? comma + 1 : comma;
  const date = dayMonthAt(tokens, dated);
  if (date?.form.kind === 'calendar') {
    return { form: { ...date.form, weekday, part: part || date.form.part === true }, next: date.next };
  }
  if (short) return undefined;
  const time = clockTimeEnd(tokens, tokens[next]?.key === 'at' ? next + 1 : next);
  if (time !== undefined) next = time;
  return { form: { kind: 'calendar', weekday, part: part || time !== undefined, by }, next };
}

/** A day with its month: "June 20, 2020", "20 June", "the 20th of June", "25-27 June". */
function dayMonthAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const first = monthOf(tokens, at);
  let form: Extract<DateForm, { kind: 'calendar' }> | undefined;
  let next: number;
  if (first !== undefined) {
    const day = daysAt(tokens, first.next);
    // "June 2020" is a month; "May 5 million" and "June 20 percent" count something.
    if (day === undefined || isSign(tokens[day.next], '%')) return undefined;
    form = { kind: 'calendar', month: first.month, day: day.day, lastDay: day.lastDay };
    next = day.next;
  } else {
    const day = daysAt(tokens, at);
    if (day === undefined) return undefined;
    const month = monthOf(tokens, tokens[day.next]?.key === 'of' ? day.next + 1 : day.next);
    if (month === undefined) return undefined;
    form = { kind: 'calendar', month: month.month, day: day.day, lastDay: day.lastDay };
    next = month.next;
  }
  const year = yearAfter(tokens, next);
  if (year !== undefined) {
    form = { ...form, ...year.form };
    next = year.next;
  } else form = { ...form, year: sharedYear(tokens, next) };
  const time = clockTimeEnd(tokens, tokens[next]?.key === 'at' || isSign(tokens[next], ',') ? next + 1 : next);
  if (time !== undefined) return { form: { ...form, part: true }, next: time };
  return { form, next };
}

/** A year after a month, with or without a comma; also "this year", "last year". */
function yearAfter(
  tokens: readonly Token[],
  at: number,
): { form: { year?: number; yearBy?: -1 | 0 | 1 }; next: number } | undefined {
  const start = isSign(tokens[at], ',') || tokens[at]?.key === 'of' ? at + 1 : at;
  if (tokens[start]?.opens === true) return undefined;
  const year = yearOf(tokens[start]);
  if (year !== undefined && !isSign(tokens[start + 1], '%')) return { form: { year }, next: start + 1 };
  const word = tokens[start]?.key ?? '';
  const by = word === 'last' || word === 'this' || word === 'next' ? BY.get(word) : undefined;
  if (by !== undefined && tokens[start + 1]?.key === 'year') return { form: { yearBy: by }, next: start + 2 };
  return undefined;
}

/** So many dates in a row may share a year that is written after the last. */
const MOST_DATES = 4;

/** The year of a second date that shares it: "from June to August 2018", "between 5 May and 7 June 2018". */
function sharedYear(tokens: readonly Token[], at: number, more = MOST_DATES): number | undefined {
  if (more === 0) return undefined;
  const joins =
    /^(?:and|to|or|until|through)$/u.test(tokens[at]?.key ?? '') || isSign(tokens[at], '-', '\u2013', ',', '/');
  if (!joins) return undefined;
  const day = monthOf(tokens, at + 1) === undefined ? daysAt(tokens, at + 1) : undefined;
  const month = monthOf(tokens, day?.next ?? at + 1);
  if (month === undefined) return undefined;
  const next = day === undefined ? (daysAt(tokens, month.next)?.next ?? month.next) : month.next;
  const year = yearAfter(tokens, next);
  return year?.form.year ?? sharedYear(tokens, next, more - 1);
}

/** A day of a month, or the first and last of several: "4", "4th", "4-6", "4 to 6". */
function daysAt(tokens: readonly Token[], at: number): { day: number; lastDay?: number; next: number } | undefined {
  const first = dayAt(tokens, at);
  if (first === undefined) return undefined;
  const sign = tokens[first.next];
  if (isSign(sign, '-', '\u2013') || sign?.key === 'to') {
    const last = dayAt(tokens, first.next + 1);
    if (last !== undefined && last.day > first.day) return { day: first.day, lastDay: last.day, next: last.next };
  }
  return first;
}

function dayAt(tokens: readonly Token[], at: number): { day: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const digits = westernDigits(token.exact) ?? '';
  const day = /^\d{1,2}$/u.test(digits) ? Number(digits) : 0;
  if (day < 1 || day > 31) return undefined;
  const suffix = tokens[at + 1];
  const ordinal = suffix?.spaced === false && /^(?:st|nd|rd|th)$/u.test(suffix.key);
  return { day, next: ordinal ? at + 2 : at + 1 };
}

function monthOf(tokens: readonly Token[], at: number): { month: number; next: number } | undefined {
  const token = tokens[at];
  const month = isCapital(token) ? MONTHS.get(token?.key.replace(/'s$/u, '') ?? '') : undefined;
  if (month === undefined || token === undefined) return undefined;
  const dot =
    token.key.length <= 4 &&
    token.key !== 'may' &&
    token.key !== 'june' &&
    token.key !== 'july' &&
    isSign(tokens[at + 1], '.');
  return { month, next: dot ? at + 2 : at + 1 };
}

/** A month, with or without its year: "July 2018", "June", "last November". */
function monthAt(tokens: readonly Token[], at: number, sure: boolean): FoundForm | undefined {
  const word = tokens[at]?.key ?? '';
  const by = word === 'last' || word === 'this' || word === 'next' ? BY.get(word) : undefined;
  const named = by === undefined ? at : at + 1;
  const month = monthOf(tokens, named);
  if (month === undefined) return undefined;
  const year = yearAfter(tokens, month.next);
  if (year !== undefined) return { form: { kind: 'calendar', month: month.month, ...year.form }, next: year.next };
  const shared = by === undefined ? sharedYear(tokens, month.next) : undefined;
  if (shared !== undefined) return { form: { kind: 'calendar', month: month.month, year: shared }, next: month.next };
  const name = tokens[named]?.key ?? '';
  const before = tokens[named - 1];
  const led = before !== undefined && BEFORE_MONTH.has(before.key);
  if (UNSURE_MONTHS.has(name) && !sure && !led && by === undefined) return undefined;
  // "of May", "and June" before another capital letter are names.
  if (UNSURE_MONTHS.has(name) && isCapital(tokens[month.next]) && tokens[month.next]?.opens === false && !sure)
    return undefined;
  if (isSign(before, '-')) return undefined;
  return { form: { kind: 'calendar', month: month.month, by }, next: month.next };
}

/** "the summer", "summer 2020", "the summer of 2020", "last winter"; names such as the Arab Spring are none. */
function seasonAt(tokens: readonly Token[], at: number): FoundForm | undefined {
  const lead = tokens[at]?.key ?? '';
  const by = BY.get(lead);
  const named = lead === 'the' || by !== undefined ? at + 1 : at;
  const season = SEASONS.get(tokens[named]?.key ?? '');
  if (season === undefined || isSign(tokens[named + 1], '-')) return undefined;
  const year = yearAfter(tokens, named + 1);
  const prefix = tokens[named - 1];
  if (year?.form.year !== undefined) {
    if (named === at && isCapital(prefix) && isCapital(tokens[named])) return undefined;
    return { form: { kind: 'season', season, year: year.form.year }, next: year.next };
  }
  // "fall" and "spring" are other words as well.
  if (
    named === at ||
    (lead === 'the' && (season === 'autumn' || season === 'spring' || tokens[named + 1]?.key === 'of'))
  )
    return undefined;
  if (isPlural(tokens[named + 1]) || tokens[named]?.spaced === false) return undefined;
  return { form: { kind: 'season', season, by: by === undefined ? undefined : by }, next: named + 1 };
}

/** "2018", "2011-2013", "the 1990s". */
function yearAt(tokens: readonly Token[], at: number, sure: boolean): FoundForm | undefined {
  const year = yearOf(tokens[at]);
  if (year === undefined) return undefined;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (after?.spaced === false && after.key === 's') {
    return { form: { kind: 'years', from: year, to: year + 9, decade: true }, next: at + 2 };
  }
  if (
    !sure &&
    before?.kind === 'sign' &&
    tokens[at]?.spaced === false &&
    !isSign(before, '(', '[', '\u201c', '"', '\u2013', '\u2014', '/', '\u2018')
  )
    return undefined;
  if (isSign(after, '%', '$') || (after?.spaced === false && after.kind === 'word')) return undefined;
  const joined = before?.key === 'to' || (before?.key === 'and' && tokens[at - 3]?.key === 'between');
  const from = joined && yearOf(tokens[at - 2]) !== undefined;
  const led = sure || from || (before !== undefined && BEFORE_YEAR.has(before.key));
  if (!led && year < FIRST_SURE_YEAR && before?.key !== 'of') return undefined;
  if (!led && (isPlural(after) || after?.key === 'percent' || after?.kind === 'number')) return undefined;
  if (before !== undefined && QUANTITIES.has(before.key) && !led) return undefined;
  if (before !== undefined && /^(?:resolution|no|number|flight|route|page|article)$/u.test(before.key))
    return undefined;
  if (isSign(after, '-', '\u2013') && after?.spaced === false) {
    const second = tokens[at + 2];
    const digits = westernDigits(second?.exact ?? '') ?? '';
    const last = yearOf(second) ?? (/^\d\d$/u.test(digits) ? Math.floor(year / 100) * 100 + Number(digits) : undefined);
    if (last !== undefined && last > year && second?.spaced === false) {
      return { form: { kind: 'years', from: year, to: last, decade: false }, next: at + 3 };
    }
  }
  return { form: { kind: 'calendar', year }, next: at + 1 };
}
