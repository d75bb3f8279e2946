/** The stretches of time that a timeline can show. */
import type { DatedClaim } from '../../domain/contract';
import { DAY, dayEnd, dayTime, type TimeSpan } from './timeline-layout';

/** The stretches, with their names. */
export const SPANS = {
  all: 'All time',
  years: 'Five years',
  year: 'One year',
  weeks: 'Ten weeks',
} as const;

export type SpanName = keyof typeof SPANS;

/** How long each is, in days. Its last day is that of the last publication, or the last that is spoken of before that. */
const LENGTHS: Readonly<Record<Exclude<SpanName, 'all'>, number>> = { years: 5 * 365.25, year: 365.25, weeks: 70 };

/** How much room is left before the first day and after the last, as a share of the time. */
const MARGIN = 0.02;

/**
 * The time that `name` means for these claims. `published` are the dates of publication, ISO 8601 cut to what is known.
 * Undefined where no claim speaks of a day.
 */
export function timeSpan(
  name: SpanName,
  claims: readonly DatedClaim[],
  published: readonly string[],
): TimeSpan | undefined {
  const days = claims.flatMap(({ period }) => [period.from, period.to]).flatMap((day) => dayTime(day) ?? []);
  if (days.length === 0) return undefined;
  const told = published.flatMap((day) => dayEnd(day) ?? []).map((end) => end - DAY);
  const last = reduced(told.length > 0 ? told : days, Math.max);
  if (name !== 'all') return { from: last + DAY - LENGTHS[name] * DAY, to: last + 4 * DAY };
  const ends = [...claims.map(({ period }) => period.to), ...published].flatMap((day) => dayEnd(day) ?? []);
  const [from, to] = [reduced(days, Math.min), reduced([...days, ...ends], Math.max)];
  const margin = Math.max(DAY, (to - from) * MARGIN);
  return { from: from - margin, to: to + margin };
}

/** `Math.min` and `Math.max` take no more arguments than the stack has room for. */
function reduced(values: readonly number[], by: (a: number, b: number) => number): number {
  return values.reduce((a, b) => by(a, b));
}
