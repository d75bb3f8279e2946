/** Whether spans share text with others, for many at once. */
import type { Span } from './text';

/** Tells whether a span shares text with any of `spans`, in a time that grows with the logarithm of their number. */
export function overlapsAny(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const starts = sorted.map(({ start }) => start);
  // The furthest end among the first so many.
  let last = -1;
  const ends = sorted.map(({ end }) => (last = Math.max(last, end)));
  return ({ start, end }) => {
    const before = firstAtOrAfter(starts, end);
    return before > 0 && (ends[before - 1] ?? -1) > start;
  };
}

/** The index of the first of ascending `starts` that is not before `offset`. */
function firstAtOrAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
