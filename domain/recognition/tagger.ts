/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): labels for the tokens of a sentence,
 * and how sure each is. Its weights are trained by `tests/entities/train.ts`.
 */

/** What the tagger tells apart, begin and inside; the others are left out of what is proposed. */
export const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'] as const;

export type Label = (typeof LABELS)[number];

const COUNT = LABELS.length;

/** Weights: a row of one number for each label under the hash of each feature, and one for each pair of labels. */
export interface TaggerWeights {
  /** The row of a feature, as an offset into `rows`, or -1. */
  rowOf(feature: number): number;
  readonly rows: ArrayLike<number>;
  /** By which the numbers of `rows` are multiplied. */
  readonly step: number;
  /** From label times the number of labels plus to label. */
  readonly pairs: ArrayLike<number>;
}

/** A run of tokens under one kind of label; `sure` is the least probability of its tokens' labels, 0 to 1. */
export interface Tagged {
  readonly from: number;
  readonly to: number;
  readonly kind: 'PER' | 'ORG' | 'LOC' | 'MISC';
  readonly sure: number;
}

/** Whether a label may follow another: "inside" only after its own kind. */
export function mayFollow(from: number, to: number): boolean {
  if (to === 0 || to % 2 === 1) return true;
  return from === to || from === to - 1;
}

/** For each label, those that it may follow. */
const BEFORE = LABELS.map((_, to) => LABELS.flatMap((_, from) => (mayFollow(from, to) ? [from] : [])));

/** Whether each label may follow each other, as numbers by which probabilities are multiplied. */
const ALLOWED = Float64Array.from({ length: COUNT * COUNT }, (_, pair) =>
  mayFollow(Math.floor(pair / COUNT), pair % COUNT) ? 1 : 0,
);

/** Whether each label may begin a sentence. */
const STARTS = Float64Array.from({ length: COUNT }, (_, label) => (mayFollow(0, label) ? 1 : 0));

/** The sum of the weights of each label at each token: token times the number of labels plus label. */
function scoresOf(features: readonly Int32Array[], weights: TaggerWeights): Float64Array {
  const { rows, step } = weights;
  const scores = new Float64Array(features.length * COUNT);
  for (const [at, list] of features.entries()) {
    const base = at * COUNT;
    for (let n = 0; n < list.length; n++) {
      const row = weights.rowOf(list[n] ?? 0);
      if (row < 0) continue;
      for (let label = 0; label < COUNT; label++) {
        scores[base + label] = (scores[base + label] ?? 0) + (rows[row + label] ?? 0);
      }
    }
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * step;
  return scores;
}

/** How probable each label is at each token, and the logarithm of the sum over all ways to label the sentence. */
export interface Marginals {
  readonly labels: Float64Array;
  readonly logSum: number;
}

/**
 * The forward-backward algorithm on a sentence. `onPair` gets the probability of each pair of labels at each token but
 * the first, for training.
 */
export function marginalsOf(
  scores: Float64Array,
  pairs: ArrayLike<number>,
  onPair?: (pair: number, probability: number) => void,
): Marginals {
  const length = scores.length / COUNT;
  const steps = new Float64Array(ALLOWED.length);
  for (let pair = 0; pair < steps.length; pair++) steps[pair] = (ALLOWED[pair] ?? 0) * Math.exp(pairs[pair] ?? 0);
  const node = new Float64Array(scores.length);
  let logSum = 0;
  for (let at = 0; at < length; at++) {
    let most = -Infinity;
    for (let label = 0; label < COUNT; label++) most = Math.max(most, scores[at * COUNT + label] ?? 0);
    for (let label = 0; label < COUNT; label++) {
      node[at * COUNT + label] = Math.exp((scores[at * COUNT + label] ?? 0) - most);
    }
    logSum += most;
  }
  const forward = new Float64Array(scores.length);
  const scale = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    let sum = 0;
    for (let to = 0; to < COUNT; to++) {
      let into = 0;
      if (at === 0) into = STARTS[to] ?? 0;
      else {
        for (let from = 0; from < COUNT; from++) {
          into += (forward[(at - 1) * COUNT + from] ?? 0) * (steps[from * COUNT + to] ?? 0);
        }
      }
      const value = into * (node[at * COUNT + to] ?? 0);
      forward[at * COUNT + to] = value;
      sum += value;
    }
    scale[at] = sum;
    logSum += Math.log(sum);
    for (let to = 0; to < COUNT; to++) forward[at * COUNT + to] = (forward[at * COUNT + to] ?? 0) / sum;
  }
  const labels = new Float64Array(scores.length);
  let backward = new Float64Array(COUNT).fill(1);
  for (let at = length - 1; at >= 0; at--) {
    for (let label = 0; label < COUNT; label++) {
      labels[at * COUNT + label] = (forward[at * COUNT + label] ?? 0) * (backward[label] ?? 0);
    }
    if (at === 0) break;
    const next = new Float64Array(COUNT);
    for (let from = 0; from < COUNT; from++) {
      const before = forward[(at - 1) * COUNT + from] ?? 0;
      for (let to = 0; to < COUNT; to++) {
        const through =
          ((steps[from * COUNT + to] ?? 0) * (node[at * COUNT + to] ?? 0) * (backward[to] ?? 0)) / (scale[at] ?? 1);
        next[from] = (next[from] ?? 0) + through;
        if (onPair !== undefined && through > 0) onPair(from * COUNT + to, before * through);
      }
    }
    backward = next;
  }
  return { labels, logSum };
}

/** The likeliest labels of a sentence as a whole (Viterbi), as indexes into `LABELS`. */
export function likeliest(scores: Float64Array, pairs: ArrayLike<number>): Int32Array {
  const length = scores.length / COUNT;
  const best = new Float64Array(scores.length).fill(-Infinity);
  const back = new Int32Array(scores.length);
  for (let at = 0; at < length; at++) {
    for (let to = 0; to < COUNT; to++) {
      const own = scores[at * COUNT + to] ?? 0;
      if (at === 0) {
        if (STARTS[to] === 1) best[to] = own;
        continue;
      }
      const before = BEFORE[to] ?? [];
      for (let n = 0; n < before.length; n++) {
        const from = before[n] ?? 0;
        const value = (best[(at - 1) * COUNT + from] ?? 0) + (pairs[from * COUNT + to] ?? 0) + own;
        if (value > (best[at * COUNT + to] ?? 0)) {
          best[at * COUNT + to] = value;
          back[at * COUNT + to] = from;
        }
      }
    }
  }
  const path = new Int32Array(length);
  if (length === 0) return path;
  let label = 0;
  for (let to = 1; to < COUNT; to++) {
    if ((best[(length - 1) * COUNT + to] ?? 0) > (best[(length - 1) * COUNT + label] ?? 0)) label = to;
  }
  for (let at = length - 1; at >= 0; at--) {
    path[at] = label;
    label = back[at * COUNT + label] ?? 0;
  }
  return path;
}

const KINDS = ['PER', 'ORG', 'LOC', 'MISC'] as const;

/** The runs that the tagger finds in a sentence of which `features` are the features of each token. */
export function tag(features: readonly Int32Array[], weights: TaggerWeights): Tagged[] {
  const scores = scoresOf(features, weights);
  const path = likeliest(scores, weights.pairs);
  if (path.every((label) => label === 0)) return [];
  const { labels } = marginalsOf(scores, weights.pairs);
  const found: Tagged[] = [];
  for (let from = 0; from < path.length;) {
    const label = path[from] ?? 0;
    let to = from + 1;
    if (label !== 0) {
      let sure = labels[from * COUNT + label] ?? 0;
      const inside = label % 2 === 1 ? label + 1 : label;
      while (to < path.length && path[to] === inside) {
        sure = Math.min(sure, labels[to * COUNT + inside] ?? 0);
        to++;
      }
      const kind = KINDS[(inside >> 1) - 1];
      if (kind !== undefined) found.push({ from, to, kind, sure });
    }
    from = to;
  }
  return found;
}
