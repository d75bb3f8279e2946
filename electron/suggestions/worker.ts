/** The suggesting worker: reads texts and proposes what to mark, away from the thread that answers the windows. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Suggestion } from '../../domain/contract';
import { errorData, type ErrorData } from '../../domain/errors';
import { openPlaces } from '../places';
import { Proposer, type ProposeTask } from './proposer';

/** What the worker is started with. */
export interface SuggestingData {
  readonly gazetteers: readonly string[];
}

/** What the worker is asked. */
export interface SuggestingTask extends ProposeTask {
  readonly task: number;
}

/** What the worker answers. */
export type SuggestingAnswer = { readonly task: number } & (
  { readonly ok: true; readonly suggestions: readonly Suggestion[] } | { readonly ok: false; readonly error: ErrorData }
);

const { gazetteers } = workerData as SuggestingData;
const proposer = new Proposer(openPlaces(gazetteers));

parentPort?.on('message', ({ task, ...asked }: SuggestingTask) => {
  parentPort?.postMessage(answer(task, asked));
});

function answer(task: number, asked: ProposeTask): SuggestingAnswer {
  try {
    return { task, ok: true, suggestions: proposer.propose(asked) };
  } catch (thrown) {
    return { task, ok: false, error: errorData(thrown) };
  }
}
