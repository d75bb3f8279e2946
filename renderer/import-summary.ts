/** What came of an import, in a sentence. */
import type { ImportOutcome, SourceSummary } from '../domain/contract';
import { counted } from './counted';
import { groupCounts } from './import-list';

/** The sentence, and whether there is more to say. */
export interface ImportSummary {
  readonly text: string;
  /** True when something could not be imported. */
  readonly needsPerson: boolean;
  /** True when there is a list to read. */
  readonly hasDetails: boolean;
}

/** How far an import had come when it was stopped. */
export interface StoppedAt {
  readonly done: number;
  readonly total: number;
}

/** Sums up the outcomes of an import: `5 imported, 1 already in the case, 1 failed`. */
export function importSummary(outcomes: readonly ImportOutcome[], stopped?: StoppedAt): ImportSummary {
  const counts = groupCounts(outcomes);
  const warned = outcomes.filter(({ warnings }) => warnings.length > 0).length;
  const parts = [
    [counts.added, 'imported'],
    [counts['new-capture'], counts['new-capture'] === 1 ? 'new capture' : 'new captures'],
    [counts.duplicate, 'already in the case'],
    [counts.failed, 'failed'],
    [counts.waiting, 'waiting for you'],
    [stopped ? 0 : counts['left-out'], 'left out'],
    [warned, 'with a warning'],
  ] as const;
  const text = parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number.toLocaleString('en')} ${words}`)
    .join(', ');
  const [only] = outcomes;
  const hasDetails = outcomes.length > 1 || warned > 0;
  const needsPerson = counts.failed > 0;
  if (stopped) return { text: stoppedWords(text, stopped), needsPerson, hasDetails: outcomes.length > 0 };
  const reason = outcomes.length === 1 && counts.failed === 1 ? only?.error?.message : undefined;
  return { text: reason ?? text, needsPerson, hasDetails: hasDetails && reason === undefined };
}

function stoppedWords(text: string, { done, total }: StoppedAt): string {
  if (done === 0) return 'Stopped before anything was read. The case is as it was.';
  const kept = text === '' ? 'nothing was taken' : text;
  return `Stopped after ${done.toLocaleString('en')} of ${total.toLocaleString('en')}: ${kept}. What came in is kept.`;
}

/** `New capture of “Headline”. 12 marks carried over, 2 to review`. */
export function captureSummary(
  title: string,
  { counts, toReview }: Pick<SourceSummary, 'counts' | 'toReview'>,
): string {
  const marks = counts.claim + counts.actor + counts.place;
  const carried = Math.max(0, marks - toReview);
  const parts = [
    ...(carried > 0 ? [`${counted(carried, 'mark')} carried over`] : []),
    ...(toReview > 0 ? [`${toReview.toLocaleString('en')} to review`] : []),
  ];
  return [`New capture of “${title}”`, parts.join(', ')].filter(Boolean).join('. ');
}
