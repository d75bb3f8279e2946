/** The worker that compares the texts of a case: it is told of them, works in slices and can be stopped between two. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Origin } from '../../domain/matching/origins';
import { CaseMatcher, type FoundMatch, type MatchText } from './case-matcher';
import { readWordVectors } from './vectors-file';

/** What the worker is started with. */
export interface MatchingData {
  /** The folder of the programs, where the word vectors are. */
  readonly folder: string;
}

/** What the worker can be asked. */
export type MatchingOrder =
  | { readonly kind: 'outdated'; readonly versions: ReadonlyMap<string, string> }
  | { readonly kind: 'put'; readonly texts: readonly MatchText[] }
  | { readonly kind: 'work' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'matches'; readonly minScore: number; readonly most: number }
  | { readonly kind: 'origins' };

/** What each order answers. */
export interface MatchingAnswers {
  readonly outdated: readonly string[];
  readonly put: undefined;
  /** True when all is compared; false when it was stopped. */
  readonly work: boolean;
  readonly stop: undefined;
  readonly matches: readonly FoundMatch[];
  readonly origins: readonly Origin[];
}

export type MatchingTask = MatchingOrder & { readonly task: number };

/** The answer to a task; of `work` there are some that only say how much is left. */
export type MatchingAnswer =
  | { readonly task: number; readonly left: number }
  | { readonly task: number; readonly ok: true; readonly value: MatchingAnswers[keyof MatchingAnswers] }
  | { readonly task: number; readonly ok: false; readonly message: string };

/** How long the worker compares before it looks for orders, in milliseconds. */
const SLICE = 40;

const { folder } = workerData as MatchingData;
const matcher = new CaseMatcher(readWordVectors(folder));
const state = { stopped: false };

parentPort?.on('message', (task: MatchingTask) => {
  void serve(task);
});

async function serve(task: MatchingTask): Promise<void> {
  try {
    tell({ task: task.task, ok: true, value: await carriedOut(task) });
  } catch (thrown) {
    tell({ task: task.task, ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

async function carriedOut(task: MatchingTask): Promise<MatchingAnswers[keyof MatchingAnswers]> {
  switch (task.kind) {
    case 'outdated':
      return matcher.outdated(task.versions);
    case 'put':
      for (const text of task.texts) matcher.put(text);
      return undefined;
    case 'work':
      return work(task.task);
    case 'stop':
      state.stopped = true;
      return undefined;
    case 'matches':
      return matcher.matches(task.minScore, task.most);
    case 'origins':
      return matcher.origins();
  }
}

async function work(task: number): Promise<boolean> {
  state.stopped = false;
  let until = performance.now() + SLICE;
  for (const _ of matcher.work()) {
    if (performance.now() < until) continue;
    tell({ task, left: matcher.waiting });
    await new Promise(setImmediate);
    if (state.stopped) return false;
    until = performance.now() + SLICE;
  }
  return true;
}

function tell(answer: MatchingAnswer): void {
  parentPort?.postMessage(answer);
}
