/**
 * How two texts differ, word by word. Runs of words that both have once are found by hashing (patience diff), what is
 * between by Myers' diff; then chance equalities inside what was rewritten are left out, so that a phrase that was
 * replaced shows as one. The time is linear in the length of the texts but for gaps, whose length is bounded.
 */
import { emptyPairing, shortDiff, uniqueRuns, type Run } from './anchoring/runs';
import type { DifferencePiece } from './contract';
import { wordSegments } from './word-segments';

/**
 * The difference of two texts. `same` and `removed` joined are `before`, `same` and `added` joined are `after`; no
 * piece is empty, no two of a kind follow each other, and what was replaced comes before what replaced it.
 */
export function wordDifference(before: string, after: string): readonly DifferencePiece[] {
  const tokens = new Map<string, number>();
  const a = tokensOf(before, tokens);
  const b = tokensOf(after, tokens);
  const edits = cleaned(changesOf(pairsOf(a.ids, b.ids), a.texts.length, b.texts.length), a, b);
  const pieces: DifferencePiece[] = [];
  const add = (op: DifferencePiece['op'], texts: readonly string[]): void => {
    if (texts.length > 0) pieces.push({ op, text: texts.join('') });
  };
  let at = 0;
  for (const {
    a: [from, to],
    b: [start, end],
  } of edits) {
    add('same', a.texts.slice(at, from));
    add('removed', a.texts.slice(from, to));
    add('added', b.texts.slice(start, end));
    at = to;
  }
  add('same', a.texts.slice(at));
  return pieces;
}

interface Tokens {
  readonly texts: readonly string[];
  readonly ids: Int32Array;
  /** The letters that each token shows: none for spaces and punctuation. */
  readonly letters: Int32Array;
}

function tokensOf(text: string, known: Map<string, number>): Tokens {
  const texts: string[] = [];
  const ids: number[] = [];
  const letters: number[] = [];
  for (const { text: token, isWord } of wordSegments(text)) {
    const id = known.get(token) ?? known.size;
    known.set(token, id);
    texts.push(token);
    ids.push(id);
    letters.push(isWord ? token.length : 0);
  }
  return { texts, ids: Int32Array.from(ids), letters: Int32Array.from(letters) };
}

/** Stretches of two lists that are compared with each other; half-open. */
interface Stretch {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** Tokens on both sides up to which a stretch is compared by an exact diff. */
const SHORT = 500;

/** The tokens that stay, as runs in order. */
function pairsOf(a: Int32Array, b: Int32Array): Run[] {
  const runs: Run[] = [];
  const stretches: Stretch[] = [{ a: [0, a.length], b: [0, b.length] }];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    let {
      a: [fromA, toA],
      b: [fromB, toB],
    } = stretch;
    const [startA, startB, endA] = [fromA, fromB, toA];
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) [fromA, fromB] = [fromA + 1, fromB + 1];
    while (toA > fromA && toB > fromB && a[toA - 1] === b[toB - 1]) [toA, toB] = [toA - 1, toB - 1];
    runs.push({ a: startA, b: startB, length: fromA - startA }, { a: toA, b: toB, length: endA - toA });
    if (fromA === toA || fromB === toB) continue;
    const [partA, partB] = [a.subarray(fromA, toA), b.subarray(fromB, toB)];
    if (Math.max(partA.length, partB.length) <= SHORT) {
      for (const pair of shortDiff(Array.from(partA), Array.from(partB), false)) {
        runs.push({ a: fromA + pair.a, b: fromB + pair.b, length: 1 });
      }
      continue;
    }
    let [lastA, lastB] = [fromA, fromB];
    for (const { a: atA, b: atB, length } of inOrder(commonRuns(partA, partB))) {
      stretches.push({ a: [lastA, fromA + atA], b: [lastB, fromB + atB] });
      runs.push({ a: fromA + atA, b: fromB + atB, length });
      [lastA, lastB] = [fromA + atA + length, fromB + atB + length];
    }
    // Without a run in common it is rewritten; what is after the last run is looked at again, and is shorter.
    if (lastA > fromA) stretches.push({ a: [lastA, toA], b: [lastB, toB] });
  }
  return runs.filter(({ length }) => length > 0).sort((first, second) => first.a - second.a);
}

/** The longer of the runs that both have once or, where there are none, the shorter ones. */
function commonRuns(a: Int32Array, b: Int32Array): Run[] {
  const pairing = emptyPairing(a, b);
  const runs = uniqueRuns(a, b, pairing, 6);
  return runs.length > 0 ? runs : uniqueRuns(a, b, pairing, 3);
}

/** Of runs in order of `a`, those in order of `b` too that are longest together. */
function inOrder(runs: readonly Run[]): Run[] {
  // Places in `b` by rank, and a Fenwick tree of the best sum that ends at or before each rank.
  const ranks = new Map([...runs].sort((x, y) => x.b - y.b).map((run, rank) => [run, rank + 1]));
  const best: (number | undefined)[] = [];
  const sums: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [n, run] of runs.entries()) {
    let before: number | undefined;
    for (let at = (ranks.get(run) ?? 1) - 1; at > 0; at -= at & -at) {
      const candidate = best[at];
      if (candidate !== undefined && (before === undefined || (sums[candidate] ?? 0) > (sums[before] ?? 0)))
        before = candidate;
    }
    const sum = run.length + (before === undefined ? 0 : (sums[before] ?? 0));
    sums.push(sum);
    previous.push(before);
    for (let at = ranks.get(run) ?? 1; at <= runs.length; at += at & -at) {
      const holder = best[at];
      if (holder === undefined || (sums[holder] ?? 0) < sum) best[at] = n;
    }
  }
  let last: number | undefined;
  for (const [n, sum] of sums.entries()) if (last === undefined || sum > (sums[last] ?? 0)) last = n;
  const chosen: Run[] = [];
  for (let n = last; n !== undefined; n = previous[n]) {
    const run = runs[n];
    if (run !== undefined) chosen.push(run);
  }
  return chosen.reverse();
}

/** What is between the runs that stay. */
function changesOf(runs: readonly Run[], lengthA: number, lengthB: number): Stretch[] {
  const changes: Stretch[] = [];
  let [atA, atB] = [0, 0];
  for (const { a, b, length } of [...runs, { a: lengthA, b: lengthB, length: 0 }]) {
    if (a > atA || b > atB) changes.push({ a: [atA, a], b: [atB, b] });
    [atA, atB] = [a + length, b + length];
  }
  return changes;
}

const LINE_END = /[\n\r\u2028\u2029]/u;

/**
 * Joins changes between which only few words stayed, by the rule of diff-match-patch's `cleanupSemantic`: those that
 * have no more letters than either change has. A line end keeps changes apart.
 */
function cleaned(changes: readonly Stretch[], a: Tokens, b: Tokens): Stretch[] {
  const sums = { a: sumsOf(a.letters), b: sumsOf(b.letters) };
  const letters = (of: 'a' | 'b', [from, to]: readonly [number, number]): number =>
    (sums[of][to] ?? 0) - (sums[of][from] ?? 0);
  const weight = (change: Stretch): number => Math.max(letters('a', change.a), letters('b', change.b));
  const kept: Stretch[] = [];
  for (const change of changes) {
    let last = change;
    for (let previous = kept.at(-1); previous !== undefined; previous = kept.at(-1)) {
      const between: readonly [number, number] = [previous.a[1], last.a[0]];
      const stayed = letters('a', between);
      if (stayed > weight(previous) || stayed > weight(last) || hasLineEnd(a.texts, between)) break;
      kept.pop();
      last = { a: [previous.a[0], last.a[1]], b: [previous.b[0], last.b[1]] };
    }
    kept.push(last);
  }
  return kept.map((change, n) => settled(change, kept[n - 1], kept[n + 1], a, b));
}

function hasLineEnd(texts: readonly string[], [from, to]: readonly [number, number]): boolean {
  for (let i = from; i < to; i++) if (LINE_END.test(texts[i] ?? '')) return true;
  return false;
}

function sumsOf(values: Int32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] ?? 0) + value;
  return sums;
}

/** Most tokens by which a change is shifted. */
const MOST_SHIFTED = 60;

/**
 * What was only added, or only removed, can often be read as beginning earlier or later: "the [big the] cat" is "[the
 * big] the cat". It is shifted to where it begins with a line, a sentence or a word.
 */
function settled(
  change: Stretch,
  previous: Stretch | undefined,
  next: Stretch | undefined,
  a: Tokens,
  b: Tokens,
): Stretch {
  const removed = change.b[0] === change.b[1];
  if (!removed && change.a[0] !== change.a[1]) return change;
  const { texts } = removed ? a : b;
  const side = removed ? 'a' : 'b';
  const [from, to] = change[side];
  const least = previous?.[side][1] ?? 0;
  const most = next?.[side][0] ?? texts.length;
  let best = { shift: 0, score: seamScore(texts, from, to) };
  const consider = (shift: number): void => {
    const score = seamScore(texts, from + shift, to + shift);
    if (score > best.score) best = { shift, score };
  };
  // One token stays between two changes, so that they stay two.
  for (
    let shift = 1;
    shift <= MOST_SHIFTED && to + shift < most && texts[from + shift - 1] === texts[to + shift - 1];
    shift++
  )
    consider(shift);
  for (
    let shift = 1;
    shift <= MOST_SHIFTED && from - shift > least && texts[from - shift] === texts[to - shift];
    shift++
  )
    consider(-shift);
  const { shift } = best;
  return { a: [change.a[0] + shift, change.a[1] + shift], b: [change.b[0] + shift, change.b[1] + shift] };
}

/** How well a change may begin at `from` and end at `to`: after a line end, a sentence or a space. */
function seamScore(texts: readonly string[], from: number, to: number): number {
  const seam = (at: number): number => {
    const before = texts[at - 1];
    if (before === undefined || LINE_END.test(before)) return 3;
    if (!/\s/u.test(before)) return /[\u3002\uff01\uff1f]/u.test(before) ? 2 : 0;
    return /[.!?\u2026\u061f\u06d4]/u.test(texts[at - 2] ?? '') ? 2 : 1;
  };
  return seam(from) + seam(to);
}
