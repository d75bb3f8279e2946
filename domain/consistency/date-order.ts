/** Periods that end before they begin: "from 5 June to 3 June", "between 2019 and 2017", "since July 2018 … until March 2018". */
import { dayOf, isDay, monthLength } from '../claims/calendar';
import type { WrittenDate } from '../claims/dates';
import { yearOf } from '../claims/numeric-dates';
import { fold, isOneOf, isSign, type Token } from '../claims/tokens';
import { passage, quoted, type Inconsistency } from './inconsistency';
import { dateSpan, withoutSince, type SentenceReading } from './sentence-reading';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));

const FROM = words('from من');

const TO = words('to until till through إلى حتى');

const BETWEEN = words('between بين');

const AND = words('and و');

const UNTIL = words('until till حتى');

/** Where something is put off or brought forward, the later of two dates may come first. */
const MOVES =
  /^(?:mov(?:e|es|ed|ing)|postpon\w*|reschedul\w*|bring|brought|forward|shift\w*|chang\w*|advanc\w*|switch\w*|revis\w*|amend\w*|correct\w*|backdat\w*|back|backwards?|earlier|count\w*|compar\w*|revers\w*)$/u;

/** How many words of one clause may stand between "since …" and "until …". */
const CLAUSE = 14;

/** The periods of a sentence that end before they begin. */
export function wrongOrders({ text, tokens, dates, mayClaim }: SentenceReading): Inconsistency[] {
  if (!mayClaim || dates.length < 2 || tokens.some(({ key }) => MOVES.test(key))) return [];
  return dates.flatMap((first, i): Inconsistency[] => {
    const second = dates[i + 1];
    if (second === undefined || !isPeriod(tokens, first, second) || !isBefore(tokens, second, first)) return [];
    const [begin, end] = [first, second].map((date) => passage(text, dateSpan(tokens, withoutSince(date))));
    if (begin === undefined || end === undefined) return [];
    const message = `The end lies before the beginning: ${quoted(end.exact)} is earlier than ${quoted(begin.exact)}.`;
    return [{ ...begin, kind: 'date-order', message, other: end }];
  });
}

function isPeriod(tokens: readonly Token[], first: WrittenDate, second: WrittenDate): boolean {
  const [lead, joint] = [tokens[first.at - 1], tokens[first.next]];
  const adjacent = second.at === first.next + 1;
  if (adjacent && isOneOf(lead, FROM) && isOneOf(joint, TO)) return true;
  if (adjacent && isOneOf(lead, BETWEEN) && isOneOf(joint, AND)) return true;
  if (adjacent && isSign(joint, '-', '\u2013', '\u2014') && isInDigits(tokens, first) && isInDigits(tokens, second))
    return true;
  if (first.since !== true || !isOneOf(tokens[second.at - 1], UNTIL) || second.at - first.next > CLAUSE) return false;
  return !tokens.slice(first.next, second.at).some((token) => isSign(token, ';', ':', '\u061b', '(', ')'));
}

function isInDigits(tokens: readonly Token[], { form, at, next }: WrittenDate): boolean {
  return (
    form.kind === 'calendar' &&
    form.day !== undefined &&
    form.year !== undefined &&
    tokens.slice(at, next).every(({ kind }) => kind !== 'word')
  );
}

/** True where `one` is surely over before `other` begins. */
function isBefore(tokens: readonly Token[], one: WrittenDate, other: WrittenDate): boolean {
  const [a, b] = [one.form, other.form];
  if (a.kind !== 'calendar' || b.kind !== 'calendar') return false;
  if (a.yearBy !== undefined || b.yearBy !== undefined || (a.by ?? b.by) !== undefined) return false;
  if (a.section !== undefined || b.section !== undefined) return false;
  if (hasOwnYear(tokens, one) && hasOwnYear(tokens, other)) {
    const [end, start] = [lastDay(a.year, a.month, a.lastDay ?? a.day), firstDay(b.year, b.month, b.day)];
    return end !== undefined && start !== undefined && end < start;
  }
  // Across months, "from December to March" goes on into the next year; within one month it does not.
  const sameMonth = a.month !== undefined && a.month === b.month && !hasOwnYear(tokens, other);
  return sameMonth && a.day !== undefined && b.day !== undefined && (a.lastDay ?? a.day) < b.day;
}

function firstDay(year: number | undefined, month = 1, day = 1): number | undefined {
  return year !== undefined && isDay(year, month, day) ? dayOf(year, month, day) : undefined;
}

function lastDay(year: number | undefined, month = 12, day?: number): number | undefined {
  if (year === undefined) return undefined;
  const last = day ?? monthLength(year, month);
  return isDay(year, month, last) ? dayOf(year, month, last) : undefined;
}

/** True where the year stands among the words of the date itself, not only after a later one that shares it. */
function hasOwnYear(tokens: readonly Token[], { form, at, next }: WrittenDate): boolean {
  if (form.kind !== 'calendar' || form.year === undefined) return false;
  const { year } = form;
  return tokens.slice(at, next).some((token) => yearOf(token) === year || token.exact.endsWith(`.${year}`));
}
