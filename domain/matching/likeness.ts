/**
 * How likely it is that two passages make the same claim. A logistic model over a few measures of what they share and of
 * what each says that the other does not; its weights were learnt from pairs of news sentences (`npm run train-matching`).
 */
import type { Frequencies } from './frequencies';
import type { Passage } from './passages';
import type { Term } from './terms';
import type { WordVectors } from './word-vectors';
import weights from './likeness-weights.json';

/** What is measured of a pair, in the order of the weights. */
export const MEASURES = [
  'cosine',
  'rarityCosine',
  'shared',
  'overlap',
  'trigrams',
  'names',
  'numbersShared',
  'numbersDiffer',
  'namesUnmatched',
  'wordsUnmatched',
  'length',
  'clause',
  'meaning',
  'nearWords',
] as const;

/** The last two measures need word vectors. */
const WITHOUT_VECTORS = MEASURES.length - 2;

/** Two words are near when the cosine of their vectors is at least this. */
export const NEAR = 0.6;

/** Cosines below this count as none. */
const FAR = 0.35;

/** The measures of a pair, and what they were read from. */
export interface Comparison {
  readonly measures: Float64Array;
  /** The clause of each of which the other has most. */
  readonly clauses: { readonly a: number; readonly b: number };
  /** For each term of `a`, and for each of `b`, how near the nearest of the other is: 0 for none. */
  readonly nearest: { readonly a: Float32Array; readonly b: Float32Array };
}

/** Compares two passages. `frequencies` are those of the case. */
export function compare(a: Passage, b: Passage, frequencies: Frequencies, vectors?: WordVectors): Comparison {
  const nearest = nearnesses(a.terms, b.terms, vectors);
  const side = { a: summary(a.terms, nearest.a, frequencies), b: summary(b.terms, nearest.b, frequencies) };
  const common = sharedWeights(a.terms, b.terms, frequencies);
  const measures = new Float64Array(MEASURES.length);
  const names = Math.min(side.a.names, side.b.names);
  const numbers = side.a.numbers > 0 && side.b.numbers > 0;
  const all: Record<(typeof MEASURES)[number], number> = {
    cosine: ratio(common.squared, Math.sqrt(side.a.squared * side.b.squared)),
    rarityCosine: ratio(common.raritySquared, Math.sqrt(side.a.raritySquared * side.b.raritySquared)),
    shared: Math.log1p(common.weight / 10),
    overlap: ratio(common.weight, side.a.weight + side.b.weight - common.weight),
    trigrams: jaccard(a.trigrams, b.trigrams),
    names: names === 0 ? 0 : common.names / names,
    numbersShared: common.numbers > 0 ? 1 : 0,
    numbersDiffer: numbers && common.numbers === 0 ? 1 : 0,
    namesUnmatched: Math.min(side.a.namesUnmatched, side.b.namesUnmatched) / 10,
    wordsUnmatched: Math.min(side.a.wordsUnmatched, side.b.wordsUnmatched) / 10,
    length: Math.log1p(Math.min(a.terms.length, b.terms.length)),
    clause: Math.max(side.a.clause, side.b.clause),
    meaning: a.meaning && b.meaning ? dot(a.meaning, b.meaning) : 0,
    nearWords: Math.max(ratio(side.a.near, side.a.undated), ratio(side.b.near, side.b.undated)),
  };
  for (const [n, name] of MEASURES.entries()) measures[n] = all[name];
  return { measures, clauses: { a: side.a.bestClause, b: side.b.bestClause }, nearest };
}

/** The log-odds that the two make the same claim. `vectors` is whether there were word vectors for both. */
export function logOdds(measures: Float64Array, vectors: boolean): number {
  const { bias, factors } = vectors ? weights.withVectors : weights.withoutVectors;
  let sum = bias;
  const count = vectors ? MEASURES.length : WITHOUT_VECTORS;
  for (let n = 0; n < count; n++) sum += (factors[n] ?? 0) * (measures[n] ?? 0);
  return sum;
}

interface Summary {
  weight: number;
  /** `weight` without the words of dates. */
  undated: number;
  near: number;
  squared: number;
  raritySquared: number;
  names: number;
  numbers: number;
  namesUnmatched: number;
  wordsUnmatched: number;
  /** How much of the clause that is matched best the other passage has, from 0 to 1. */
  clause: number;
  bestClause: number;
}

/** A clause of fewer terms says too little. */
const FEWEST_CLAUSE_TERMS = 3;

function summary(terms: readonly Term[], nearest: Float32Array, frequencies: Frequencies): Summary {
  const sums: Summary = {
    ...{ weight: 0, undated: 0, near: 0, squared: 0, raritySquared: 0, names: 0, numbers: 0 },
    ...{ namesUnmatched: 0, wordsUnmatched: 0, clause: 0, bestClause: 0 },
  };
  const clauses = new Map<number, { terms: number; weight: number; near: number }>();
  for (const [n, term] of terms.entries()) {
    const idf = frequencies.idf(term.key);
    const weight = idf * term.rarity;
    const nearness = nearest[n] ?? 0;
    sums.weight += weight;
    sums.squared += (idf * often(term)) ** 2;
    sums.raritySquared += (weight * often(term) * emphasis(term)) ** 2;
    // Days are compared as days.
    if (term.kind === 'date') continue;
    sums.undated += weight;
    sums.near += weight * nearness;
    const clause = clauses.get(term.clause) ?? { terms: 0, weight: 0, near: 0 };
    clauses.set(term.clause, clause);
    clause.terms++;
    clause.weight += weight;
    clause.near += weight * nearness;
    if (term.kind === 'number') sums.numbers++;
    else if (term.kind === 'name') {
      sums.names++;
      if (nearness < 1) sums.namesUnmatched += weight * (1 - nearness);
    } else if (nearness < NEAR) sums.wordsUnmatched += weight * (1 - nearness);
  }
  for (const [number, { terms: count, weight, near }] of clauses) {
    if (count < FEWEST_CLAUSE_TERMS || ratio(near, weight) <= sums.clause) continue;
    sums.clause = ratio(near, weight);
    sums.bestClause = number;
  }
  return sums;
}

interface Common {
  weight: number;
  squared: number;
  raritySquared: number;
  names: number;
  numbers: number;
}

function sharedWeights(a: readonly Term[], b: readonly Term[], frequencies: Frequencies): Common {
  const sums: Common = { weight: 0, squared: 0, raritySquared: 0, names: 0, numbers: 0 };
  for (const term of a) {
    const other = b.find(({ key }) => key === term.key);
    if (other === undefined) continue;
    const idf = frequencies.idf(term.key);
    const weight = idf * term.rarity;
    sums.weight += weight;
    sums.squared += idf * idf * often(term) * often(other);
    sums.raritySquared += weight * weight * often(term) * often(other) * emphasis(term) * emphasis(other);
    if (term.kind === 'name' && other.kind === 'name') sums.names++;
    if (term.kind === 'number' && other.kind === 'number') sums.numbers++;
  }
  return sums;
}

const often = ({ count }: Term): number => 1 + Math.log(count);

/** Names weigh more: who and where decides which of like events is meant. */
const emphasis = ({ kind }: Term): number => (kind === 'name' ? 1.5 : 1);

/** How near the nearest term of the other passage is, for each term of both. */
function nearnesses(a: readonly Term[], b: readonly Term[], vectors: WordVectors | undefined): Comparison['nearest'] {
  const nearest = { a: new Float32Array(a.length), b: new Float32Array(b.length) };
  for (const [n, term] of a.entries()) {
    for (const [m, other] of b.entries()) {
      const near = nearness(term, other, vectors);
      if (near > (nearest.a[n] ?? 0)) nearest.a[n] = near;
      if (near > (nearest.b[m] ?? 0)) nearest.b[m] = near;
    }
  }
  return nearest;
}

/** From 0 to 1: 1 for the same stem; names are no synonyms of each other, so that their nearness counts for less. */
export function nearness(a: Term, b: Term, vectors: WordVectors | undefined): number {
  if (a.key === b.key) return 1;
  if (vectors === undefined || a.rank < 0 || b.rank < 0 || !areWords(a, b)) return 0;
  const cosine = vectors.cosine(a.rank, b.rank) * (a.kind === b.kind ? (a.kind === 'name' ? 0.6 : 1) : 0.7);
  return cosine < FAR ? 0 : cosine;
}

function areWords(a: Term, b: Term): boolean {
  return (a.kind === 'word' || a.kind === 'name') && (b.kind === 'word' || b.kind === 'name');
}

function jaccard(a: Int32Array, b: Int32Array): number {
  let common = 0;
  for (let n = 0, m = 0; n < a.length && m < b.length;) {
    const [one, other] = [a[n] as number, b[m] as number];
    if (one === other) common++;
    if (one <= other) n++;
    if (other <= one) m++;
  }
  return ratio(common, a.length + b.length - common);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += (a[n] as number) * (b[n] as number);
  return sum;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
