/**
 * Passages that are nearly the same word for word. Word shingles (Broder 1997, "On the resemblance and containment of
 * documents") find candidates; a longest common subsequence of the words decides.
 */

/** So many words in a row are one shingle. */
const SHINGLE = 3;

/** Longer passages are compared by their first words. */
const MOST_WORDS = 200;

/** How two passages agree word for word. */
export interface Alignment {
  /** Words that both have in the same order. */
  readonly common: number;
  /** The longest of their runs without a word between on either side. */
  readonly run: number;
  /** `common` by the words of the shorter passage, and of the longer, from 0 to 1. */
  readonly ofShorter: number;
  readonly ofLonger: number;
}

/** Hashes of the shingles of a passage, each once. */
export function shinglesOf(words: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at++) found.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  return found;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}

/** Aligns two passages by their words. */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  const [one, other] = [a.slice(0, MOST_WORDS), b.slice(0, MOST_WORDS)];
  // Row by row: the longest common subsequence up to each pair of words, and the run that ends there.
  let [best, runs] = [new Int32Array(other.length + 1), new Int32Array(other.length + 1)];
  let run = 0;
  for (const word of one) {
    const [nextBest, nextRuns] = [new Int32Array(other.length + 1), new Int32Array(other.length + 1)];
    for (const [m, word2] of other.entries()) {
      const same = word === word2;
      nextRuns[m + 1] = same ? (runs[m] ?? 0) + 1 : 0;
      run = Math.max(run, nextRuns[m + 1] ?? 0);
      nextBest[m + 1] = same ? (best[m] ?? 0) + 1 : Math.max(best[m + 1] ?? 0, nextBest[m] ?? 0);
    }
    [best, runs] = [nextBest, nextRuns];
  }
  const common = best[other.length] ?? 0;
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  return { common, run, ofShorter: shorter && common / shorter, ofLonger: longer && common / longer };
}

/** True when one of two passages that agree so was copied from the other, or both from a third. */
export function isNearVerbatim({ common, run, ofShorter, ofLonger }: Alignment): boolean {
  return run >= SHINGLE && common >= 4 && ofShorter >= 0.7 && ofLonger >= 0.5;
}
