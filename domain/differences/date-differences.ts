/** Dates of two passages, each seen from its own publication, that mean other days or say more or less exactly when. */
import type { FoundDate } from '../claims/dates';
import { worded, type Difference, type ReadPassage } from './difference';

const DAY = 86_400_000;

/**
 * The differences between dates. Dates that can be the same belong together; of those that are left over on both sides
 * the nearest. What cannot be resolved is compared by its words.
 */
export function dateDifferences(a: ReadPassage, b: ReadPassage): Difference[] {
  const [left, right] = [new Set(a.details.dates), new Set(b.details.dates)];
  const differences: Difference[] = [];
  const settle = (one: FoundDate, other: FoundDate, why: string | undefined, excludes: boolean): void => {
    left.delete(one);
    right.delete(other);
    if (why === undefined) return;
    differences.push({ kind: 'date', a: worded(one, a.text), b: worded(other, b.text), why, excludes });
  };
  for (const one of left) {
    const others = Array.from(right, (date) => ({ date, gap: gapOf(one, date) })).filter(({ gap }) => gap === 0);
    const other = others.sort((x, y) => unlike(one, x.date) - unlike(one, y.date))[0]?.date;
    if (other !== undefined) settle(one, other, precisionWords(one, other), false);
  }
  for (const one of left) {
    const nearest = Array.from(right, (date) => ({ date, gap: gapOf(one, date) ?? Infinity })).sort(
      (x, y) => x.gap - y.gap,
    )[0];
    if (nearest === undefined) continue;
    const known = nearest.gap !== Infinity;
    if (!known && sameWords(one, nearest.date)) settle(one, nearest.date, undefined, false);
    else settle(one, nearest.date, known ? otherDays(one, nearest.date) : unknownDays(one, nearest.date), known);
  }
  return differences.sort((one, other) => (one.a?.start ?? 0) - (other.a?.start ?? 0));
}

/** Days between two dates, 0 where they overlap; undefined where one is not resolved. */
function gapOf(one: FoundDate, other: FoundDate): number | undefined {
  if (one.from === '' || one.to === '' || other.from === '' || other.to === '') return undefined;
  const [from, to, start, end] = [one.from, one.to, other.from, other.to].map((day) => Date.parse(day) / DAY) as [
    number,
    number,
    number,
    number,
  ];
  return Math.max(0, from - end, start - to);
}

/** How much the lengths of two dates differ, in days. */
function unlike(one: FoundDate, other: FoundDate): number {
  const length = ({ from, to }: FoundDate): number => (Date.parse(to) - Date.parse(from)) / DAY;
  return Math.abs(length(one) - length(other));
}

function precisionWords(one: FoundDate, other: FoundDate): string | undefined {
  if (one.from === other.from && (one.to === other.to || sameWords(one, other))) return undefined;
  const within = (x: FoundDate, y: FoundDate): boolean => x.from >= y.from && x.to <= y.to;
  const [a, b] = [`“${one.exact}”`, `“${other.exact}”`];
  if (within(one, other)) return `${a} is more exact than ${b}.`;
  if (within(other, one)) return `${b} is more exact than ${a}.`;
  return `${a} (${daysWords(one)}) and ${b} (${daysWords(other)}) overlap.`;
}

function otherDays(one: FoundDate, other: FoundDate): string {
  return `Other days: “${one.exact}” is ${daysWords(one)}, “${other.exact}” is ${daysWords(other)}.`;
}

function unknownDays(one: FoundDate, other: FoundDate): string {
  const open = one.from === '' ? one : other;
  return `“${one.exact}” and “${other.exact}” are not the same words, and which days they mean cannot be compared: ${open.assumption ?? 'which day is meant is open'}.`;
}

function sameWords(one: FoundDate, other: FoundDate): boolean {
  return one.exact.toLowerCase() === other.exact.toLowerCase();
}

function daysWords({ from, to }: FoundDate): string {
  return from === to ? from : `${from} to ${to}`;
}
