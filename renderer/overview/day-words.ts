/** Days and periods in words, as the reader's locale writes them. */
import type { ClaimPeriod } from '../../domain/claim';
import { dayTime } from './timeline-layout';

/** `30 Jul 2021`, `1 Jan – 31 Dec 2018`, `since 30 Jul 2021`, `until 30 Jul 2021`; whole years and months by their names. */
export function periodWords({ from, to }: Pick<ClaimPeriod, 'from' | 'to'>, locale: string): string {
  const [first, last] = [dayTime(from), dayTime(to)];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  if (first === undefined) return last === undefined ? '' : `until ${day.format(last)}`;
  if (last === undefined) return `since ${day.format(first)}`;
  const [one, other] = [from.slice(0, 10), to.slice(0, 10)];
  if (one.endsWith('-01-01') && other.endsWith('-12-31')) {
    const [year, end] = [one.slice(0, 4), other.slice(0, 4)];
    return year === end ? year : `${year}–${end}`;
  }
  if (one.slice(0, 8) === other.slice(0, 8) && one.endsWith('-01') && isLastOfMonth(last)) {
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
  }
  return day.formatRange(first, last);
}

function isLastOfMonth(time: number): boolean {
  return new Date(time + 86_400_000).getUTCDate() === 1;
}
