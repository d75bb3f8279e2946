/** The worker that tries a regular expression on texts. An expression may take for ever: whoever asks ends the worker then. */
import { parentPort } from 'node:worker_threads';
import { MOST_PASSAGES } from '../../domain/search/passages';
import type { Span } from '../../domain/text';

/** What the worker is asked. */
export interface ExpressionTask {
  readonly task: number;
  readonly pattern: string;
  readonly flags: string;
  readonly texts: readonly string[];
}

/** Where the expression fits in each of the texts, in UTF-16 code units. */
export interface ExpressionAnswer {
  readonly task: number;
  readonly found: readonly (readonly Span[])[];
}

/** As many as `MOST_PASSAGES` of words: who finds so many is told that there may be more. */
const MOST_PLACES = MOST_PASSAGES;

parentPort?.on('message', ({ task, pattern, flags, texts }: ExpressionTask) => {
  const expression = new RegExp(pattern, flags);
  const answer: ExpressionAnswer = { task, found: texts.map((text) => placesIn(text, expression)) };
  parentPort?.postMessage(answer);
});

function placesIn(text: string, expression: RegExp): Span[] {
  const found: Span[] = [];
  for (const { 0: words, index } of text.matchAll(expression)) {
    // What fits nothing at all fits everywhere.
    if (words.length > 0) found.push({ start: index, end: index + words.length });
    if (found.length >= MOST_PLACES) break;
  }
  return found;
}
