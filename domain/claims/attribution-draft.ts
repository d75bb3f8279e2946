/** What the grammars of single languages answer. */
import type { Stance } from './speech-verbs';

/** What a grammar finds, as indices into the tokens of one sentence; `end` and `speaker[1]` are after the last one. */
export interface AttributionDraft {
  readonly start: number;
  readonly end: number;
  readonly speaker?: readonly [start: number, end: number];
  readonly verb: string;
  readonly stance: Stance;
  /** Which of several in a sentence is its main one: 3 names a speaker with a verb, 1 is only part of the sentence. */
  readonly weight: number;
}
