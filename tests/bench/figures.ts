/** Medians and ratios of what was measured. Times are milliseconds. */

/** What several runs of one thing took. */
export interface Runs {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** Sums up the runs of one thing, of which there is at least one. */
export function runsOf(times: readonly number[]): Runs {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1];
  const high = sorted[Math.floor(middle)];
  const [least] = sorted;
  const most = sorted.at(-1);
  if (low === undefined || high === undefined || least === undefined || most === undefined) {
    throw new Error('expected at least one run');
  }
  return { median: (low + high) / 2, least, most, count: sorted.length };
}

/** The value that `part` of the times do not exceed. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
