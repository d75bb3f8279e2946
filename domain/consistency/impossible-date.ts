/** Days that their month does not have: 31 June, 29 February 2021, 2021-02-30. */
import { isDay, monthInWords, monthLength } from '../claims/calendar';
import type { WrittenDate } from '../claims/dates';
import { STOP_WORDS } from '../claims/english-nouns';
import { isSign, type Token } from '../claims/tokens';
import { passage, quoted, type Inconsistency } from './inconsistency';
import { dateSpan, type SentenceReading } from './sentence-reading';

/** The impossible dates of a sentence. */
export function impossibleDates({ text, tokens, dates }: SentenceReading): Inconsistency[] {
  return dates.flatMap((date): Inconsistency[] => {
    const { form } = date;
    if (form.kind !== 'calendar' || form.month === undefined || form.day === undefined) return [];
    const last = Math.max(form.day, form.lastDay ?? form.day);
    // Without its year 29 February is possible.
    const exists =
      form.year === undefined ? last <= monthLength(undefined, form.month) : isDay(form.year, form.month, last);
    if (exists || countsWhatFollows(tokens, date)) return [];
    const place = passage(text, dateSpan(tokens, date));
    const month = monthInWords(form.year ?? LEAP_YEAR, form.month);
    const name = form.year === undefined ? month.replace(/ \d+$/u, '') : month;
    const days = monthLength(form.year, form.month);
    const kept = form.year === undefined && form.month === 2 ? 'never has more than' : 'has';
    return [{ ...place, kind: 'date', message: `${quoted(place.exact)} is no date: ${name} ${kept} ${days} days.` }];
  });
}

const LEAP_YEAR = 2000;

/** "In June 31 people died": the number after the month is a quantity. */
function countsWhatFollows(tokens: readonly Token[], { at, next }: WrittenDate): boolean {
  const [first, last, after] = [tokens[at], tokens[next - 1], tokens[next]];
  if (first?.kind !== 'word' || last?.kind !== 'number' || last.exact.length > 2) return false;
  if (after === undefined || after.opens) return false;
  return after.kind === 'sign' ? isSign(after, '%') : !STOP_WORDS.has(after.key) || after.key === 'of';
}
