/** What the parts of the recogniser hand to each other: a sentence as it is read, and what is proposed in it. */
import type { PlaceName } from './place-names';
import type { Sentence, Token } from './tokens';
import { classesOf } from './word-classes';

/** A run of tokens of one sentence that is proposed; `to` is not in it. */
export interface Proposal {
  readonly from: number;
  readonly to: number;
  readonly tag: 'actor' | 'place';
  /** What it was taken for; says little of the type of an organisation. */
  readonly kind: 'PER' | 'ORG' | 'LOC';
  /** The type, where a rule knows it; '' where it is still to be found. */
  readonly type: string;
  /** 0 to 1. */
  readonly score: number;
  /** The rule that fired; '' for what was learned. */
  readonly why: string;
}

/** A sentence, its words' classes and the names of places in it. */
export interface Reading {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly classes: readonly number[];
  readonly names: readonly PlaceName[];
}

/** Reads a sentence. */
export function readingOf(sentence: Sentence, names: readonly PlaceName[]): Reading {
  return { sentence, tokens: sentence.tokens, classes: sentence.tokens.map(({ key }) => classesOf(key)), names };
}

/** Whether a token begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{Lu}\p{Lt}]/u.test(token.text);
}

/** Whether a token is a word or number, no sign. */
export function isWord(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{L}\p{N}]/u.test(token.text);
}

/** Whether two runs share a token. */
export function overlaps(
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
): boolean {
  return a.from < b.to && b.from < a.to;
}

/**
 * Adds proposals. What overlaps one that is there is left out (`never`), or puts it aside: always, or only where it
 * takes in all of it but for a doubtful first word (`wider`).
 */
export function addTo(
  there: readonly Proposal[],
  more: readonly Proposal[],
  putsAside: 'never' | 'wider' | 'always' = 'never',
): Proposal[] {
  let all = [...there];
  for (const one of more) {
    const others = all.filter((other) => overlaps(one, other));
    const takesAll = others.every(
      ({ from, to, score }) => from >= one.from - (score < one.score ? 1 : 0) && to <= one.to,
    );
    if (others.length > 0 && (putsAside === 'never' || (putsAside === 'wider' && !takesAll))) continue;
    if (others.length > 0) all = all.filter((other) => !others.includes(other));
    all.push(one);
  }
  return all.sort((a, b) => a.from - b.from);
}
