/** What came of an import, in a sentence. */
import type { ImportOutcome } from '../domain/contract';

/** The sentence, and whether there is more to say. */
export interface ImportSummary {
  readonly text: string;
  /** True when something could not be imported. */
  readonly needsPerson: boolean;
  /** True when there are failures or warnings to read. */
  readonly hasDetails: boolean;
}

/** Sums up the outcomes of an import: `5 imported, 1 already in the case, 1 failed`. */
export function importSummary(outcomes: readonly ImportOutcome[]): ImportSummary {
  const count = (status: ImportOutcome['status']): number => outcomes.filter((one) => one.status === status).length;
  const warned = outcomes.filter(({ warnings }) => warnings.length > 0).length;
  const failed = count('failed');
  const parts = [
    [count('added'), 'imported'],
    [count('duplicate'), 'already in the case'],
    [failed, 'failed'],
    [warned, 'with a warning'],
  ] as const;
  const text = parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number.toLocaleString('en')} ${words}`)
    .join(', ');
  const [only] = outcomes;
  const reason = outcomes.length === 1 && only?.error ? only.error.message : undefined;
  return { text: reason ?? text, needsPerson: failed > 0, hasDetails: failed + warned > 0 && reason === undefined };
}
