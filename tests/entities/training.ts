/**
 * Trains the tagger: the conditional likelihood of the annotators' labels, with a penalty on the squares of the weights,
 * by AdaGrad (Duchi, Hazan and Singer 2011). The same texts in the same order give the same weights.
 */
import { FeatureReader, factsOf } from '../../domain/recognition/features';
import { placeNames, type PlaceLookup } from '../../domain/recognition/place-names';
import { LABELS, marginalsOf, type Label, type TaggerWeights } from '../../domain/recognition/tagger';
import { sentencesOf, type Token } from '../../domain/recognition/tokens';
import { toBase64, type PackedWeights } from '../../domain/recognition/weights';
import { paragraphs, type Mark, type MarkedText, type SetName } from './sets';

const COUNT = LABELS.length;

/** A sentence to learn from: the features of each token and its label. */
export interface Example {
  readonly features: readonly Int32Array[];
  readonly labels: Int32Array;
  readonly weight: number;
}

/** Settings that were chosen by cross-validation. */
export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  readonly penalty: number;
  /** In how many tokens a feature must occur to be learnt. */
  readonly least: number;
  /** What each sum of squares begins with: the larger, the smaller the first steps. */
  readonly caution: number;
}

export const SETTINGS: Settings = { rounds: 12, rate: 0.05, penalty: 3e-3, least: 2, caution: 1e-8 };

const KINDS: Readonly<Record<string, string>> = {
  PER: 'PER',
  ORG: 'ORG',
  LOC: 'LOC',
  MISC: 'MISC',
  Person: 'PER',
  Organisation: 'ORG',
  Location: 'LOC',
};

/** The sentences of a marked text as examples; `weight` says how much each counts. */
export function examplesOf({ text, entities }: MarkedText, places: PlaceLookup, weight: number): Example[] {
  const sentences = sentencesOf(text, paragraphs(text));
  const names = placeNames(sentences, places);
  const reader = new FeatureReader(factsOf(sentences, names));
  return sentences.map((sentence, index) => ({
    features: reader.read(sentence, names[index] ?? []),
    labels: labelsOf(sentence.tokens, entities),
    weight,
  }));
}

function labelsOf(tokens: readonly Token[], marks: readonly Mark[]): Int32Array {
  const labels = new Int32Array(tokens.length);
  for (const { start, end, type } of marks) {
    const kind = KINDS[type];
    if (kind === undefined) continue;
    let part = 'B';
    for (const [at, token] of tokens.entries()) {
      if (token.start >= end || token.end <= start) continue;
      labels[at] = LABELS.indexOf(`${part}-${kind}` as Label);
      part = 'I';
    }
  }
  return labels;
}

/** Weights as they are learnt, before they are packed. */
export interface Learnt extends TaggerWeights {
  readonly hashes: readonly number[];
  readonly rows: Float64Array;
  readonly pairs: Float64Array;
}

/** Learns weights from examples. */
export function train(examples: readonly Example[], { rounds, rate, penalty, least, caution }: Settings): Learnt {
  const counts = new Map<number, number>();
  for (const { features } of examples) {
    for (const list of features) for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const hashes = [...counts].filter(([, count]) => count >= least).map(([hash]) => hash);
  hashes.sort((a, b) => a - b);
  const index = new Map(hashes.map((hash, at) => [hash, at * COUNT]));
  const dense = examples.map(({ features, labels, weight }) => ({
    rows: features.map((list) => Int32Array.from([...list].map((f) => index.get(f) ?? -1).filter((row) => row >= 0))),
    labels,
    weight,
  }));
  const rows = new Float64Array(hashes.length * COUNT);
  const squares = new Float64Array(rows.length).fill(caution);
  const pairs = new Float64Array(COUNT * COUNT);
  const pairSquares = new Float64Array(pairs.length).fill(caution);
  const mean = new Float64Array(rows.length);
  const pairMean = new Float64Array(pairs.length);
  const random = randomFrom(1);
  const order = dense.map((_, at) => at);
  const update = (of: Float64Array, sums: Float64Array, at: number, gradient: number): void => {
    const g = gradient - penalty * (of[at] ?? 0);
    sums[at] = (sums[at] ?? 0) + g * g;
    of[at] = (of[at] ?? 0) + (rate * g) / Math.sqrt(sums[at] ?? 1);
  };
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    for (const which of order) {
      const example = dense[which];
      if (example === undefined) continue;
      const scores = new Float64Array(example.rows.length * COUNT);
      for (const [at, list] of example.rows.entries()) {
        for (const row of list) {
          for (let label = 0; label < COUNT; label++) {
            scores[at * COUNT + label] = (scores[at * COUNT + label] ?? 0) + (rows[row + label] ?? 0);
          }
        }
      }
      const expected = new Float64Array(pairs.length);
      const { labels } = marginalsOf(scores, pairs, (pair, probability) => {
        expected[pair] = (expected[pair] ?? 0) + probability;
      });
      for (const [at, list] of example.rows.entries()) {
        const gold = example.labels[at] ?? 0;
        for (let label = 0; label < COUNT; label++) {
          const gradient = example.weight * ((gold === label ? 1 : 0) - (labels[at * COUNT + label] ?? 0));
          if (Math.abs(gradient) < 1e-4) continue;
          for (const row of list) update(rows, squares, row + label, gradient);
        }
        if (at > 0) {
          const pair = (example.labels[at - 1] ?? 0) * COUNT + gold;
          expected[pair] = (expected[pair] ?? 0) - 1;
        }
      }
      for (let pair = 0; pair < pairs.length; pair++) {
        const gradient = -example.weight * (expected[pair] ?? 0);
        if (Math.abs(gradient) > 1e-6) update(pairs, pairSquares, pair, gradient);
      }
    }
    // The mean over the later rounds errs less than the last (Polyak and Juditsky 1992).
    const later = round - Math.floor(rounds / 2);
    if (later < 0) continue;
    for (const [to, of] of [
      [mean, rows],
      [pairMean, pairs],
    ] as const) {
      for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + ((of[at] ?? 0) - (to[at] ?? 0)) / (later + 1);
    }
  }
  return { hashes, rows: mean, step: 1, pairs: pairMean, rowOf: (feature) => index.get(feature) ?? -1 };
}

/** Numbers from 0 to 1 in an order that only depends on `seed` (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Packs weights: a feature stays when one of its weights is at least `least`; each becomes one signed byte. */
export function pack({ hashes, rows, pairs }: Learnt, least: number, attribution: string): PackedWeights {
  let most = 0;
  for (const weight of rows) most = Math.max(most, Math.abs(weight));
  const step = most / 127;
  const kept = hashes.flatMap((hash, at) => {
    const row = rows.subarray(at * COUNT, (at + 1) * COUNT);
    return row.some((weight) => Math.abs(weight) >= least) ? [{ hash, row }] : [];
  });
  const features = Int32Array.from(kept, ({ hash }) => hash);
  const packed = Int8Array.from(kept.flatMap(({ row }) => [...row].map((weight) => Math.round(weight / step))));
  return {
    attribution,
    features: toBase64(new Uint8Array(features.buffer)),
    rows: toBase64(new Uint8Array(packed.buffer)),
    step,
    pairs: [...pairs].map((weight) => Math.round(weight * 1000) / 1000).join(' '),
  };
}

/** How much a sentence of each set counts. */
export const WEIGHTS: Readonly<Record<SetName, number>> = { wikigold: 1, 'conflict-reporting': 1.5 };

/** Least weight that is kept in the file. */
export const KEPT = 0.15;
