/**
 * Which marks get a lane in the margin and which lane it is: those that overlap another, each beside those that it
 * shares a line with. The colouring of an interval graph: taken by their start, each interval gets the first lane that
 * is free, which needs as many lanes as there are intervals at the fullest place (Kleinberg and Tardos, "Algorithm
 * Design", 4.1). Pure: what a line is, is for the caller.
 */
import type { Span } from '../../domain/text';

/** Intervals `[from, to)` on the height of a block. */
export interface LaneInterval {
  readonly from: number;
  readonly to: number;
}

/** Lanes for the intervals that were asked for, in their order. */
export interface Lanes {
  /** Counted from 0, the nearest to the text; undefined where all lanes were taken. */
  readonly lanes: readonly (number | undefined)[];
  /** Where more intervals were than lanes: how many, from the start of the first to the end of the last. */
  readonly more: readonly (LaneInterval & { readonly count: number })[];
}

/** The ids of the marks that share a character with another; `marks` are in text order. O(n). */
export function overlapping(marks: readonly (Span & { readonly id: string })[]): ReadonlySet<string> {
  const found = new Set<string>();
  let furthest: (Span & { readonly id: string }) | undefined;
  for (const mark of marks) {
    if (furthest && mark.start < furthest.end) {
      found.add(mark.id);
      found.add(furthest.id);
    }
    // Whoever overlaps an earlier mark that is not the furthest overlaps the furthest too.
    if (!furthest || mark.end > furthest.end) furthest = mark;
  }
  return found;
}

/** Gives each interval a lane, at most `most` beside each other. */
export function assignLanes(intervals: readonly LaneInterval[], most: number): Lanes {
  const order = intervals.map((interval, index) => ({ ...interval, index })).sort((a, b) => a.from - b.from);
  const busyUntil: number[] = [];
  const lanes = new Array<number | undefined>(intervals.length).fill(undefined);
  const more: { from: number; to: number; count: number }[] = [];
  for (const { from, to, index } of order) {
    const free = busyUntil.findIndex((until) => until <= from);
    const lane = free === -1 ? busyUntil.length : free;
    if (lane < most) {
      busyUntil[lane] = to;
      lanes[index] = lane;
      continue;
    }
    const last = more.at(-1);
    if (last && from < last.to) {
      last.count++;
      last.to = Math.max(last.to, to);
    } else {
      more.push({ from, to, count: 1 });
    }
  }
  return { lanes, more };
}
