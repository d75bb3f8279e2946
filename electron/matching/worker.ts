/** The worker that compares the texts of a case and checks each by itself, away from the thread that answers the windows. */
import { parentPort, workerData } from 'node:worker_threads';
import { MatchingDesk, type MatchingAnswers, type MatchingOrder } from './matching-desk';
import { readWordVectors } from './vectors-file';

/** What the worker is started with. */
export interface MatchingData {
  /** The folder of the programs, where the word vectors are. */
  readonly folder: string;
}

/** What the worker is asked. */
export interface MatchingTask {
  readonly task: number;
  readonly order: MatchingOrder;
}

/** The answer to a task; of `work` there are some that only say how much is left. */
export type MatchingAnswer =
  | { readonly task: number; readonly left: number }
  | { readonly task: number; readonly ok: true; readonly value: MatchingAnswers[keyof MatchingAnswers] }
  | { readonly task: number; readonly ok: false; readonly message: string };

const { folder } = workerData as MatchingData;
const desk = new MatchingDesk(() => readWordVectors(folder));

parentPort?.on('message', (task: MatchingTask) => {
  void serve(task);
});

async function serve({ task, order }: MatchingTask): Promise<void> {
  try {
    tell({ task, ok: true, value: await desk.carryOut(order, (left) => tell({ task, left })) });
  } catch (thrown) {
    tell({ task, ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

function tell(answer: MatchingAnswer): void {
  parentPort?.postMessage(answer);
}
