/** Numbers that look random and are the same in every run. */

/** The next number of a sequence, at least 0 and below 1. */
export type Random = () => number;

/** The sequence that belongs to `seed`: Mulberry32, of 32 bits. */
export function sequence(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of `values`, which may not be empty. */
export function oneOf<T>(random: Random, values: readonly T[]): T {
  const value = values[between(random, 0, values.length - 1)];
  if (value === undefined) throw new Error('expected at least one value to choose from');
  return value;
}
