/** Learning the weights of `domain/matching/likeness.ts` from labelled pairs. */
import { Frequencies } from '../../domain/matching/frequencies';
import { compare, MEASURES } from '../../domain/matching/likeness';
import { passageAt, type Passage } from '../../domain/matching/passages';
import type { WordVectors } from '../../domain/matching/word-vectors';
import { fit, type Example, type Logistic } from './logistic';
import type { Pair } from './pairs';

/** A pair as the model sees it. */
export interface Measured extends Pair {
  readonly measures: readonly number[];
}

/** Strong, since pairs of one event are much alike and other events are other. */
const PENALTY = 300;

/** What all examples of a set weigh together. */
const SET_WEIGHT = 1000;

/** The measures of all pairs of a set, whose texts are the case that counts how often each word stands. */
export function measure(pairs: readonly Pair[], vectors: WordVectors | undefined): Measured[] {
  const passages = new Map<string, Passage>();
  const frequencies = new Frequencies();
  for (const text of pairs.flatMap(({ a, b }) => [a, b])) {
    if (passages.has(text)) continue;
    const passage = passageAt(text, { start: 0, end: text.length }, 'en', { vectors });
    passages.set(text, passage);
    frequencies.add(passage.terms.map(({ key }) => key));
  }
  return pairs.map((pair) => {
    const [a, b] = [passages.get(pair.a), passages.get(pair.b)] as [Passage, Passage];
    return { ...pair, measures: Array.from(compare(a, b, frequencies, vectors).measures) };
  });
}

/** Learns from sets; without vectors the last two measures are left out. */
export function learn(sets: Iterable<readonly Measured[]>, withVectors: boolean): Logistic {
  const examples: Example[] = [];
  for (const set of sets)
    for (const { measures, same } of set)
      examples.push({
        measures: withVectors ? measures : measures.slice(0, MEASURES.length - 2),
        same,
        weight: SET_WEIGHT / set.length,
      });
  return fit(examples, PENALTY);
}

/** The score that a model gives, before the logistic function, which does not change the order. */
export function scoreOf({ bias, factors }: Logistic, measures: readonly number[]): number {
  return factors.reduce((sum, factor, n) => sum + factor * (measures[n] ?? 0), bias);
}
