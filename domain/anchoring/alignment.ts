/**
 * Which word of a new text each word of an old one became, moved passages included. Unlike a diff, which keeps the
 * order, passages that stand once in both texts are paired wherever they are; what lies between them is compared by a
 * diff. Linear in the length of the texts but for gaps, whose length is bounded.
 */
import { emptyPairing, shortDiff, uniqueRuns, type Pairing } from './runs';
import { Vocabulary, wordsOf, type Words } from './words';

/** Two texts, their words, and which belongs to which: `a` is the old text. */
export interface Alignment {
  readonly before: Words;
  readonly after: Words;
  /** For each word of the old text its place among those of the new one, or -1. */
  readonly toAfter: Int32Array;
  /** For each word of the new text its place among those of the old one, or -1. */
  readonly toBefore: Int32Array;
}

/** Aligns the words of two texts. */
export function alignTexts(oldText: string, newText: string): Alignment {
  const vocabulary = new Vocabulary();
  const [before, after] = [wordsOf(oldText, vocabulary), wordsOf(newText, vocabulary)];
  const pairing = emptyPairing(before.ids, after.ids);
  pairEnds(before.ids, after.ids, pairing);
  for (const size of [6, 3] as const) {
    for (const { a, b, length } of uniqueRuns(before.ids, after.ids, pairing, size)) {
      for (let i = 0; i < length; i++) pair(pairing, a + i, b + i);
    }
  }
  pairGaps(before.ids, after.ids, pairing);
  settleSeams(before, after.ids, pairing);
  return { before, after, toAfter: pairing.toB, toBefore: pairing.toA };
}

function pair({ toA, toB }: Pairing, a: number, b: number): void {
  toB[a] = b;
  toA[b] = a;
}

/** Pairs what both texts begin with and end with. */
function pairEnds(a: Int32Array, b: Int32Array, pairing: Pairing): void {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) pair(pairing, start, start++);
  let end = 1;
  while (end <= most - start && a[a.length - end] === b[b.length - end]) {
    pair(pairing, a.length - end, b.length - end);
    end++;
  }
}

/** Words of the new text beside a paired word that a gap is compared with where the other end of the gap is elsewhere. */
const REACH = 60;

/** Compares what is unpaired between two paired words with what is unpaired between, or beside, their partners. */
function pairGaps(a: Int32Array, b: Int32Array, pairing: Pairing): void {
  const { toA, toB } = pairing;
  let at = 0;
  while (at < a.length) {
    if (toB[at] !== -1) {
      at++;
      continue;
    }
    let end = at;
    while (end < a.length && toB[end] === -1) end++;
    const gap = Array.from({ length: end - at }, (_, i) => at + i);
    const beside = besides(toA, at === 0 ? -1 : (toB[at - 1] ?? -1), end === a.length ? b.length : (toB[end] ?? 0));
    const ids = (items: Int32Array, places: readonly number[]): number[] => places.map((place) => items[place] ?? -1);
    for (const { a: i, b: j } of shortDiff(ids(a, gap), ids(b, beside), true)) {
      pair(pairing, gap[i] ?? 0, beside[j] ?? 0);
    }
    at = end;
  }
}

/** The unpaired words between `low` and `high` or, where these are not near in this order, after `low` and before `high`. */
function besides(paired: Int32Array, low: number, high: number): number[] {
  const free: number[] = [];
  if (low < high && high - low <= 2 * REACH) {
    for (let i = low + 1; i < high; i++) if (paired[i] === -1) free.push(i);
    return free;
  }
  for (let i = low + 1; i < paired.length && i - low <= REACH && paired[i] === -1; i++) free.push(i);
  const last = low < high ? (free.at(-1) ?? low) : -1;
  const before: number[] = [];
  for (let i = high - 1; i > last && high - i <= REACH && paired[i] === -1; i--) before.push(i);
  return [...free, ...before.reverse()];
}

/** Most words by which a seam is shifted. */
const MOST_SHIFTED = 6;

/**
 * Where a passage was moved, its first or last words may also continue the passage that it was beside before. Such
 * seams are shifted to where a sentence ends, because sentences are moved whole.
 */
function settleSeams({ sentences, count }: Words, b: Int32Array, pairing: Pairing): void {
  const { toA, toB } = pairing;
  const shift = (from: number, to: number, distance: number): void => {
    const places = Array.from({ length: to - from }, (_, i) => from + i);
    if (places.some((place) => b[place + distance] !== b[place] || toA[place + distance] !== -1)) return;
    for (const place of places) {
      const word = toA[place] ?? -1;
      toA[place] = -1;
      pair(pairing, word, place + distance);
    }
  };
  for (let word = 0; word + 1 < count; word++) {
    const [left, right] = [toB[word] ?? -1, toB[word + 1] ?? -1];
    if (left === -1 || right === -1 || right === left + 1 || sentences[word] !== sentences[word + 1]) continue;
    let first = word;
    while (
      first > 0 &&
      word - first < MOST_SHIFTED &&
      toB[first - 1] === (toB[first] ?? 0) - 1 &&
      sentences[first - 1] === sentences[word]
    )
      first--;
    let last = word + 1;
    while (
      last + 1 < count &&
      last - word <= MOST_SHIFTED &&
      toB[last + 1] === (toB[last] ?? 0) + 1 &&
      sentences[last + 1] === sentences[word]
    )
      last++;
    const beginsHere = first === 0 || sentences[first - 1] !== sentences[word];
    const endsHere = last + 1 === count || sentences[last + 1] !== sentences[word];
    if (beginsHere && word - first < MOST_SHIFTED) shift(toB[first] ?? 0, left + 1, right - 1 - left);
    else if (endsHere && last - word <= MOST_SHIFTED) shift(right, (toB[last] ?? 0) + 1, left + 1 - right);
  }
}
