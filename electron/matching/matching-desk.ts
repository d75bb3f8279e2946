/** What can be asked about the texts of a case, and how it is carried out: in slices, so that work can be stopped. */
import { inconsistencies, type CheckOptions } from '../../domain/consistency/inconsistencies';
import type { Inconsistency } from '../../domain/consistency/inconsistency';
import type { SharedWords } from '../../domain/matching/origins';
import type { WordVectors } from '../../domain/matching/word-vectors';
import { CaseMatcher, type FoundMatch, type MatchText } from './case-matcher';

/** A text to be checked by itself, with what is known of it. */
export interface CheckedText {
  readonly content: string;
  readonly options: CheckOptions;
}

/** What can be asked. */
export type MatchingOrder =
  | ({ readonly kind: 'check' } & CheckedText)
  | { readonly kind: 'outdated'; readonly versions: ReadonlyMap<string, string> }
  | { readonly kind: 'put'; readonly texts: readonly MatchText[] }
  | { readonly kind: 'work' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'matches'; readonly minScore: number; readonly most: number }
  | { readonly kind: 'shared' };

/** What each order answers. */
export interface MatchingAnswers {
  /** What does not fit together inside the text. */
  readonly check: readonly Inconsistency[];
  readonly outdated: readonly string[];
  readonly put: undefined;
  /** True when all is compared; false when it was stopped. */
  readonly work: boolean;
  readonly stop: undefined;
  readonly matches: readonly FoundMatch[];
  readonly shared: readonly SharedWords[];
}

/** How long passages are compared before orders are looked for, in milliseconds. */
const SLICE = 40;

/** Carries orders out. They may come while it works. */
export class MatchingDesk {
  readonly #readVectors: () => WordVectors | undefined;
  #made: CaseMatcher | undefined;
  #stopped = false;

  /** Word vectors are read when texts are first compared: a check does not wait for them. */
  constructor(readVectors: () => WordVectors | undefined) {
    this.#readVectors = readVectors;
  }

  get #matcher(): CaseMatcher {
    return (this.#made ??= new CaseMatcher(this.#readVectors()));
  }

  /** Carries an order out; while it works, `onLeft` hears now and then how many passages are left. */
  async carryOut(
    order: MatchingOrder,
    onLeft: (left: number) => void,
  ): Promise<MatchingAnswers[keyof MatchingAnswers]> {
    switch (order.kind) {
      case 'check':
        return inconsistencies(order.content, order.options);
      case 'outdated':
        return this.#matcher.outdated(order.versions);
      case 'put':
        for (const text of order.texts) this.#matcher.put(text);
        return undefined;
      case 'work':
        return this.#work(onLeft);
      case 'stop':
        this.#stopped = true;
        return undefined;
      case 'matches':
        return this.#matcher.matches(order.minScore, order.most);
      case 'shared':
        return this.#matcher.sharedWords();
    }
  }

  async #work(onLeft: (left: number) => void): Promise<boolean> {
    this.#stopped = false;
    let until = performance.now() + SLICE;
    for (const _ of this.#matcher.work()) {
      if (performance.now() < until) continue;
      onLeft(this.#matcher.waiting);
      await new Promise(setImmediate);
      if (this.#isStopped()) return false;
      until = performance.now() + SLICE;
    }
    return true;
  }

  #isStopped(): boolean {
    return this.#stopped;
  }
}
