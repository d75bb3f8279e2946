/**
 * Where texts are compared: a worker of the service, so that a large case keeps no window waiting. It starts with the
 * first question; if it ends, the next question starts another, which has everything to learn.
 */
import { Worker } from 'node:worker_threads';
import { SourcemarkError } from '../../domain/errors';
import type { MatchingAnswers, MatchingOrder } from './matching-desk';
import type { MatchingAnswer, MatchingData, MatchingTask } from './worker';

/** The worker's program, beside the one that opens the room. */
export const MATCHING_PROGRAM = 'matching.cjs';

const NOT_COMPARED = 'The sources could not be compared. Try again.';
const NOT_CHECKED = 'The article could not be checked. Try again.';

/** Compares texts and checks them. Questions are answered in order, but for `stop`. */
export interface MatchingRoom {
  /** Rejects with a SourcemarkError. `onLeft` is told how many passages are still to be compared. */
  ask<O extends MatchingOrder>(order: O, onLeft?: (left: number) => void): Promise<MatchingAnswers[O['kind']]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly settle: (answer: Extract<MatchingAnswer, { ok: boolean }>) => void;
  readonly onLeft: ((left: number) => void) | undefined;
}

interface Seat {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** A room whose worker runs the program at `path`; the word vectors are in `folder`. */
export function openMatchingRoom(path: string, folder: string): MatchingRoom {
  let seat: Seat | undefined;
  let tasks = 0;

  const start = (): Seat => {
    const data: MatchingData = { folder };
    const worker = new Worker(path, { workerData: data, stdout: true, stderr: true });
    const started: Seat = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', (answer: MatchingAnswer) => {
      const waiting = started.waiting.get(answer.task);
      if ('left' in answer) waiting?.onLeft?.(answer.left);
      else waiting?.settle(answer);
    });
    const ended = (message: string): void => {
      if (seat === started) seat = undefined;
      for (const [task, { settle }] of started.waiting) settle({ task, ok: false, message });
    };
    worker.on('error', (error) => ended(error.message));
    worker.on('exit', () => ended('The worker ended.'));
    return started;
  };

  return {
    async ask<O extends MatchingOrder>(order: O, onLeft?: (left: number) => void) {
      seat ??= start();
      const own = seat;
      const task = ++tasks;
      const answer = await new Promise<Extract<MatchingAnswer, { ok: boolean }>>((settle) => {
        own.waiting.set(task, { settle, onLeft });
        const asked: MatchingTask = { task, order };
        own.worker.postMessage(asked);
      });
      own.waiting.delete(task);
      if (!answer.ok) {
        throw new SourcemarkError('internal', order.kind === 'check' ? NOT_CHECKED : NOT_COMPARED, {
          cause: new Error(answer.message),
        });
      }
      return answer.value as MatchingAnswers[O['kind']];
    },
    async close() {
      const own = seat;
      seat = undefined;
      await own?.worker.terminate();
    },
  };
}
