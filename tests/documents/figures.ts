/** Words compared with words that were expected, for the figures of the readers. */

/** Letters and digits in a row are a token; case and compatibility forms don't count. */
function tokens(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** F1 of the tokens of `found` against those of `expected`, both as bags: 1 when they are the same, order aside. */
export function tokenF1(found: string, expected: string): number {
  const [have, want] = [tokens(found), tokens(expected)];
  if (have.length === 0 && want.length === 0) return 1;
  const left = new Map<string, number>();
  for (const token of want) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of have) {
    const rest = left.get(token) ?? 0;
    if (rest === 0) continue;
    left.set(token, rest - 1);
    shared++;
  }
  return (2 * shared) / (have.length + want.length);
}

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/** One line of the table: what was measured, over how many files, what came out and what was aimed at. */
export interface Figure {
  readonly what: string;
  readonly files: number;
  readonly value: number;
  readonly aim?: number;
  /** The files that fell short, with why, worst first. */
  readonly short: readonly string[];
}
