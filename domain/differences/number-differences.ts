/** Quantities of the same things that two passages state otherwise. */
import type { FoundNumber } from '../claims/numbers';
import { fold } from '../claims/tokens';
import { worded, type Difference, type ReadPassage } from './difference';

/** The differences between quantities that belong together: those of equal value first, then those of one unit. */
export function numberDifferences(a: ReadPassage, b: ReadPassage): Difference[] {
  const [left, right] = [new Set(a.details.numbers), new Set(b.details.numbers)];
  const differences: Difference[] = [];
  for (const fits of [sameOfSame, sameValue, sameUnit]) {
    for (const one of left) {
      const other = Array.from(right).find((number) => fits(one, number));
      if (other === undefined) continue;
      left.delete(one);
      right.delete(other);
      const why = reason(one, other);
      if (why === undefined) continue;
      const excludes = disjoint(rangeOf(one), rangeOf(other));
      differences.push({ kind: 'number', a: worded(one, a.text), b: worded(other, b.text), why, excludes });
    }
  }
  return differences.sort((one, other) => (one.a?.start ?? 0) - (other.a?.start ?? 0));
}

const sameValue = (one: FoundNumber, other: FoundNumber): boolean => one.value === other.value;

const sameUnit = (one: FoundNumber, other: FoundNumber): boolean => sharesWord(one.unit, other.unit);

const sameOfSame = (one: FoundNumber, other: FoundNumber): boolean => sameValue(one, other) && sameUnit(one, other);

/** True for units with a word in common: "troops and officials", "pro-Assad troops". Money and shares are such words. */
function sharesWord(one: string, other: string): boolean {
  const words = new Set(wordsOf(one));
  return wordsOf(other).some((word) => words.has(word));
}

function wordsOf(unit: string): string[] {
  return unit
    .split(/[\s-]+/u)
    .map(fold)
    .filter((word) => word !== '' && word !== 'and' && word !== 'of' && word !== 'the');
}

function reason(one: FoundNumber, other: FoundNumber): string | undefined {
  const same = sameValue(one, other) && one.upper === other.upper;
  if (same && one.relation === other.relation) return undefined;
  const [a, b] = [`“${one.exact}”`, `“${other.exact}”`];
  if (same) return `The same number, put otherwise: ${a} and ${b}.`;
  const of = one.unit === '' ? '' : ` of ${one.unit}`;
  if (disjoint(rangeOf(one), rangeOf(other))) return `Other numbers${of}: ${a} and ${b}.`;
  return `Numbers${of} that can both be so: ${a} and ${b}.`;
}

/** The values that a quantity leaves open. "About" is taken for a tenth more or less. */
function rangeOf({ value, upper = value, relation }: FoundNumber): readonly [number, number] {
  switch (relation) {
    case 'exact':
      return [value, upper];
    case 'at-least':
    case 'more-than':
      return [value, Infinity];
    case 'at-most':
    case 'less-than':
      return [-Infinity, upper];
    case 'about':
    case 'approximately-range':
      return [value - Math.abs(value) / 10, upper + Math.abs(upper) / 10];
  }
}

function disjoint([from, to]: readonly [number, number], [start, end]: readonly [number, number]): boolean {
  return to < start || end < from;
}
