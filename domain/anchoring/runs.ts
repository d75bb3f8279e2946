/**
 * What two sequences of numbers have in common: long runs that occur once in each, found by hashing in linear time as
 * patience diff does (B. Cohen; "unique lines" there are unique runs of items here), and short gaps by Myers' diff.
 */
import { cleanupSemantic, DIFF_DELETE, DIFF_EQUAL, makeDiff } from '@sanity/diff-match-patch';

/** Items `a` to `a + length` of one sequence are equal to items `b` to `b + length` of the other. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Which item of the other sequence each item belongs to, or -1. */
export interface Pairing {
  readonly toB: Int32Array;
  readonly toA: Int32Array;
}

/** Nothing paired yet. */
export function emptyPairing(a: ArrayLike<number>, b: ArrayLike<number>): Pairing {
  return { toB: new Int32Array(a.length).fill(-1), toA: new Int32Array(b.length).fill(-1) };
}

/**
 * The runs of `size` items (3 or 6) or more that occur once among the unpaired items of `a` and once among those of
 * `b`, as long as they can be made within what is unpaired; in order of `a`, never overlapping.
 */
export function uniqueRuns(a: Int32Array, b: Int32Array, pairing: Pairing, size: 3 | 6): Run[] {
  const numbers = new Map<number, number>();
  const [inA, inB] = [gramsOf(a, size, numbers), gramsOf(b, size, numbers)];
  const placesB = uniquePlaces(inB, pairing.toA, size);
  const placesA = uniquePlaces(inA, pairing.toB, size);
  const runs: Run[] = [];
  const takenB = new Uint8Array(b.length);
  let from = 0;
  for (let at = 0; at < inA.length; at++) {
    const gram = inA[at] ?? -1;
    const [placeA, placeB] = [placesA.get(gram), placesB.get(gram)];
    if (at < from || placeA !== at || placeB === undefined || placeB < 0 || takenB[placeB] === 1) continue;
    const free = (i: number, j: number): boolean =>
      i >= from && a[i] === b[j] && pairing.toB[i] === -1 && pairing.toA[j] === -1 && takenB[j] === 0;
    let [start, end] = [0, 0];
    while (free(at + end, placeB + end)) end++;
    if (end < size) continue;
    while (free(at - start - 1, placeB - start - 1)) start++;
    takenB.fill(1, placeB - start, placeB + end);
    runs.push({ a: at - start, b: placeB - start, length: start + end });
    from = at + end;
  }
  return runs;
}

/** Numbers for the runs of `size` items that begin at each place: equal numbers for equal runs. */
function gramsOf(items: Int32Array, size: 3 | 6, numbers: Map<number, number>): Int32Array {
  const twos = joined(items, items, 1, 0, numbers);
  const threes = joined(twos, twos, 1, 1, numbers);
  return size === 3 ? threes : joined(threes, threes, 3, 2, numbers);
}

/** Numbers the pairs of an item with the one `step` later. `level` keeps pairs of different lengths apart. */
function joined(
  first: Int32Array,
  second: Int32Array,
  step: number,
  level: number,
  numbers: Map<number, number>,
): Int32Array {
  const pairs = new Int32Array(Math.max(0, second.length - step));
  for (let i = 0; i < pairs.length; i++) {
    // Numbers stay below 2^25, so that a key is a whole number that a double holds.
    const key = (level * 2 ** 25 + (first[i] ?? 0)) * 2 ** 25 + (second[i + step] ?? 0);
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    pairs[i] = number;
  }
  return pairs;
}

/** Where each run begins that occurs once among unpaired items; -1 for those that occur more often. */
function uniquePlaces(grams: Int32Array, paired: Int32Array, size: number): Map<number, number> {
  const places = new Map<number, number>();
  let free = 0;
  for (let end = 0; end < grams.length + size - 1; end++) {
    free = paired[end] === -1 ? free + 1 : 0;
    const at = end - size + 1;
    if (free < size) continue;
    const gram = grams[at] ?? -1;
    places.set(gram, places.has(gram) ? -1 : at);
  }
  return places;
}

/** Code units that stand for items in a diff: neither surrogates, which it would keep in pairs, nor line ends. */
const [FIRST_UNIT, LAST_UNIT] = [0x100, 0xd7ff];

/** Gaps of more items than this on both sides, without a common run in them, are rewritten: they aren't compared. */
const MOST_ITEMS = 600;

/** Seconds after which a diff gives up. Gaps are so short that it is never reached but on a stalled machine. */
const TIMEOUT = 0.5;

/**
 * The pairs of a shortest edit between `a[ia]…` and `b[ib]…` (Myers 1986, from diff-match-patch), as places in the
 * given lists, in order. With `clean`, chance equalities within what was replaced are left out (`cleanupSemantic`).
 */
export function shortDiff(
  a: readonly number[],
  b: readonly number[],
  clean: boolean,
): { readonly a: number; readonly b: number }[] {
  if (a.length === 0 || b.length === 0 || Math.min(a.length, b.length) > MOST_ITEMS) return [];
  const units = new Map<number, string>();
  const write = (items: readonly number[]): string =>
    items
      .map((item) => {
        const unit = units.get(item) ?? String.fromCharCode(Math.min(LAST_UNIT, FIRST_UNIT + units.size));
        units.set(item, unit);
        return unit;
      })
      .join('');
  const [writtenA, writtenB] = [write(a), write(b)];
  if (FIRST_UNIT + units.size > LAST_UNIT) return [];
  const raw = makeDiff(writtenA, writtenB, { checkLines: false, timeout: TIMEOUT });
  const pairs: { readonly a: number; readonly b: number }[] = [];
  let [atA, atB] = [0, 0];
  for (const [kind, { length }] of clean ? cleanupSemantic(raw) : raw) {
    if (kind === DIFF_EQUAL) for (let i = 0; i < length; i++) pairs.push({ a: atA++, b: atB++ });
    else if (kind === DIFF_DELETE) atA += length;
    else atB += length;
  }
  return pairs;
}
