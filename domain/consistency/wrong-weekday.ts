/** A weekday and a date that do not belong together: Wednesday, 19 August 2021, which was a Thursday. */
import { dayAndMonth, dayInWords, dayOf, isDay, partsOf, WEEKDAY_NAMES, weekdayOf } from '../claims/calendar';
import type { DateForm } from '../claims/date-forms';
import type { WrittenDate } from '../claims/dates';
import { isCapital, isSign, type Token } from '../claims/tokens';
import { assumedDay, type KnownPublication, type StatedTime, type StatedTimes } from './assumed-year';
import { passage, quoted, type Inconsistency } from './inconsistency';
import { dateSpan, withoutSince, type SentenceReading } from './sentence-reading';

type CalendarForm = Extract<DateForm, { kind: 'calendar' }>;

/** A date with its weekday, as it is written: the tokens from `at` up to `next`. */
interface DatedWeekday extends Pick<WrittenDate, 'at' | 'next'> {
  readonly month: number;
  readonly day: number;
  readonly lastDay: number;
  readonly weekday: number;
  readonly form: CalendarForm;
}

/** Before this year many countries still had the Julian calendar, in which other weekdays belong to the same dates. */
const FIRST_SURE_YEAR = 1924;

/** The wrong weekdays of all sentences of a text, in order. */
export function wrongWeekdays(
  sentences: readonly SentenceReading[],
  published: KnownPublication | undefined,
): Inconsistency[] {
  const stated = statedTimes(sentences);
  return sentences.flatMap((sentence) =>
    datedWeekdays(sentence).flatMap((date) => wrongWeekday(sentence, date, published, stated) ?? []),
  );
}

function wrongWeekday(
  { text, tokens }: SentenceReading,
  date: DatedWeekday,
  published: KnownPublication | undefined,
  stated: StatedTimes,
): Inconsistency | undefined {
  const { month, day, lastDay, weekday, form } = date;
  const span = dateSpan(tokens, date);
  const found =
    form.year === undefined
      ? assumedDay({ at: span.start, month, day, yearBy: form.yearBy }, published, stated)
      : isDay(form.year, month, day)
        ? { day: dayOf(form.year, month, day), possible: [dayOf(form.year, month, day)], assumed: undefined }
        : undefined;
  if (found === undefined || partsOf(found.day).year < FIRST_SURE_YEAR) return undefined;
  const isOne = (first: number): boolean => (weekday - weekdayOf(first) + 7) % 7 <= lastDay - day;
  if (found.possible.some(isOne)) return undefined;
  const place = passage(text, span);
  const name = WEEKDAY_NAMES[weekday] ?? '';
  const actual = WEEKDAY_NAMES[weekdayOf(found.day)] ?? '';
  const be = published !== undefined && found.day > published.days.to ? 'is' : 'was';
  const ahead = (weekday - weekdayOf(found.day) + 7) % 7;
  const near = found.day + (ahead > 3 ? ahead - 7 : ahead);
  const sentences = [
    `${quoted(place.exact)} does not fit: ${dayInWords(found.day)} ${be} a ${actual}`,
    `${name} ${be} ${dayAndMonth(near)}`,
    ...(found.assumed === undefined ? [] : [lastYearWith(date, found.day), found.assumed]),
  ].filter((sentence) => sentence !== undefined);
  return {
    ...place,
    kind: 'weekday',
    message: `${sentences.join('. ')}.`,
    ...(found.assumed !== undefined && { assumed: `${found.assumed}.` }),
  };
}

/** So many years before the one that was assumed are looked at. */
const MOST_YEARS = 6;

/** Says in which year before `assumed` the date had that weekday: it may be the year that is wrong. */
function lastYearWith({ month, day, weekday }: DatedWeekday, assumed: number): string | undefined {
  const { year } = partsOf(assumed);
  for (let earlier = year - 1; earlier >= year - MOST_YEARS; earlier--) {
    if (isDay(earlier, month, day) && weekdayOf(dayOf(earlier, month, day)) === weekday)
      return `In ${earlier}, ${dayAndMonth(assumed)} was a ${WEEKDAY_NAMES[weekday] ?? ''}`;
  }
  return undefined;
}

function datedWeekdays({ tokens, dates }: SentenceReading): DatedWeekday[] {
  return dates.flatMap((date, i): DatedWeekday[] => {
    const { form, at, next } = date;
    if (form.kind !== 'calendar' || form.month === undefined || form.day === undefined) return [];
    const after = dates[i + 1];
    const known = { form, month: form.month, day: form.day, lastDay: form.lastDay ?? form.day };
    if (form.weekday !== undefined) {
      const { at: first } = withoutSince(date);
      return isOneOfSeveral(tokens, first) || isNewspaper(tokens, first)
        ? []
        : [{ ...known, at: first, next, weekday: form.weekday }];
    }
    const behind = after === undefined ? undefined : weekdayBehind(tokens, date, after);
    return behind === undefined ? [] : [{ ...known, at, ...behind }];
  });
}

/** "19 August (Wednesday)", "19 August, a Wednesday". */
function weekdayBehind(
  tokens: readonly Token[],
  { next }: WrittenDate,
  { form, at: second, next: end }: WrittenDate,
): { readonly weekday: number; readonly next: number } | undefined {
  if (form.kind !== 'calendar' || form.weekday === undefined || form.month !== undefined || form.by !== undefined)
    return undefined;
  const bracketed = isSign(tokens[next], '(') && second === next + 1 && isSign(tokens[end], ')');
  if (bracketed) return { weekday: form.weekday, next: end + 1 };
  const called = isSign(tokens[next], ',') && tokens[next + 1]?.key === 'a' && second === next + 2;
  return called ? { weekday: form.weekday, next: end } : undefined;
}

const WEEKDAY =
  /^(?:(?:sun|mon|tues|wednes|thurs|fri|satur)days?|sun|mon|tues?|wed|thu(?:rs)?|fri|sat|ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت))$/u;

/** How far before a weekday another one may stand that shares its date, in tokens. */
const SHARING = 4;

/** "Thursday and Friday, August 5 and 6": which day belongs to which weekday is not told. */
function isOneOfSeveral(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - SHARING), at).some(({ forms }) => forms.some((form) => WEEKDAY.test(form)));
}

/** "The Sun, 19 August 2021", "Baltimore Sun, 19 August". */
function isNewspaper(tokens: readonly Token[], at: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]];
  if (word?.key !== 'sun' || before?.kind !== 'word') return false;
  return before.key === 'the' || (isCapital(before) && !word.opens);
}

/** Every time that a text states with its year, in text order. */
function statedTimes(sentences: readonly SentenceReading[]): StatedTimes {
  const times = sentences.flatMap(({ text, tokens, dates }) =>
    dates.flatMap((date): StatedTime[] => {
      const { form } = date;
      const { start: at, end } = dateSpan(tokens, date);
      const exact = text.slice(at, end);
      if (form.kind === 'years')
        return form.decade ? [] : [form.from, form.to].map((year) => ({ at, exact, year, ...yearOnly(year) }));
      if (form.kind === 'season' && form.year !== undefined)
        return [{ at, exact, year: form.year, ...yearOnly(form.year) }];
      if (form.kind !== 'calendar' || form.year === undefined) return [];
      const { year, month, day } = form;
      if (month === undefined) return [{ at, exact, year, ...yearOnly(year) }];
      const from = dayOf(year, month, day ?? 1);
      const to = day === undefined ? dayOf(year, month + 1, 1) - 1 : from;
      return [{ at, exact, year, from, to, withMonth: true }];
    }),
  );
  return { times, years: [...new Set(times.map(({ year }) => year))] };
}

function yearOnly(year: number): Pick<StatedTime, 'from' | 'to' | 'withMonth'> {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), withMonth: false };
}
