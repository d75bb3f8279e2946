/** The least and the most that a stated number can mean, so that rounding and "at least" make no contradiction. */
import type { FoundNumber } from '../claims/numbers';

/** Both ends included. */
export interface Amount {
  readonly least: number;
  readonly most: number;
}

/** How far off "about" may be, as a share of the number. */
const ABOUT = 0.25;

/** Numbers from here on are rounded where they end in zeros. */
const ROUNDED_FROM = 1_000;

/** What `number` can mean. */
export function amountOf({ value, upper = value, relation, unit }: FoundNumber): Amount {
  const slack = unit === '%' || value >= ROUNDED_FROM || !Number.isInteger(value) ? lastPlace(value) / 2 : 0;
  switch (relation) {
    case 'exact':
      return { least: value - slack, most: upper + slack };
    case 'about':
    case 'approximately-range':
      return { least: value * (1 - ABOUT), most: upper * (1 + ABOUT) };
    case 'at-least':
    case 'more-than':
      return { least: value - slack, most: Infinity };
    case 'at-most':
    case 'less-than':
      return { least: 0, most: upper + slack };
  }
}

/** What the last digit counts that is not a zero: 100,000 in 2,300,000; 0.1 in 7.5; 1 in 40 %. */
function lastPlace(value: number): number {
  if (!Number.isInteger(value)) return 10 ** -(String(value).split('.')[1]?.length ?? 0);
  if (value < ROUNDED_FROM) return 1;
  const zeros = /0*$/u.exec(value.toFixed(0))?.[0].length ?? 0;
  return 10 ** zeros;
}

/** The amounts together. */
export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, one) => ({ least: sum.least + one.least, most: sum.most + one.most }), {
    least: 0,
    most: 0,
  });
}

/** True where both can mean the same. */
export function agree(one: Amount, other: Amount): boolean {
  return one.least <= other.most && other.least <= one.most;
}
