/**
 * Where suggestions are worked out: a worker of the service, so that a long text keeps no window waiting. It starts with
 * the first text; if it ends, the next text starts another.
 */
import { Worker } from 'node:worker_threads';
import type { Suggestion } from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import type { ProposeTask } from './proposer';
import type { SuggestingAnswer, SuggestingData, SuggestingTask } from './worker';

/** The worker's program, beside the one that opens the room. */
export const SUGGESTING_PROGRAM = 'suggesting.cjs';

/** Works suggestions out. The service has a worker for it; a test may do it in its own thread. */
export interface SuggestingRoom {
  /** Rejects with a SourcemarkError. */
  propose(task: ProposeTask): Promise<readonly Suggestion[]>;
  /** True when the room has lost what it was told of the register, or never was told. */
  readonly forgetful: boolean;
  close(): Promise<void>;
}

/** A room whose gazetteers can have changed. */
export interface RenewableRoom extends SuggestingRoom {
  /** Has the next text worked on with the gazetteers as they are then. What is being worked on is finished first. */
  renew(): Promise<void>;
}

/** The longest that a text is worked on, in milliseconds. */
const TIME_LIMIT = 30_000;

/** A room whose worker runs the program at `path`; `gazetteers` are the files that it opens. */
export function openSuggestingRoom(path: string, gazetteers: () => readonly string[]): RenewableRoom {
  let seat: Seat | undefined;
  let tasks = 0;

  const start = (): Seat => {
    const data: SuggestingData = { gazetteers: gazetteers() };
    const worker = new Worker(path, { workerData: data, stdout: true, stderr: true });
    const started: Seat = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', (answer: SuggestingAnswer) => started.waiting.get(answer.task)?.(answer));
    const ended = (error: Error): void => {
      if (seat === started) seat = undefined;
      for (const settle of started.waiting.values()) settle(error);
    };
    worker.on('error', ended);
    worker.on('exit', () => ended(new Error('The suggesting worker ended.')));
    return started;
  };

  return {
    get forgetful() {
      return seat === undefined;
    },
    async propose(asked) {
      seat ??= start();
      const own = seat;
      const task: SuggestingTask = { ...asked, task: ++tasks };
      let timer: NodeJS.Timeout | undefined;
      const answer = await new Promise<SuggestingAnswer | Error>((resolve) => {
        own.waiting.set(task.task, resolve);
        timer = setTimeout(() => resolve(new Error('It takes too long.')), TIME_LIMIT);
        own.worker.postMessage(task);
      });
      clearTimeout(timer);
      own.waiting.delete(task.task);
      if (own.waiting.size === 0) own.idle?.();
      if (answer instanceof Error) {
        if (seat === own) seat = undefined;
        await own.worker.terminate();
        throw new SourcemarkError('too-much', 'Nothing can be suggested for this text. It can be marked as always.', {
          cause: answer,
        });
      }
      if (!answer.ok) throw new SourcemarkError(answer.error.code, answer.error.message);
      return answer.suggestions;
    },
    async renew() {
      const own = seat;
      seat = undefined;
      if (own === undefined) return;
      if (own.waiting.size > 0) await new Promise<void>((resolve) => (own.idle = resolve));
      await own.worker.terminate();
    },
    async close() {
      const own = seat;
      seat = undefined;
      await own?.worker.terminate();
    },
  };
}

/** A worker with those who wait for its answers. */
interface Seat {
  readonly worker: Worker;
  readonly waiting: Map<number, (answer: SuggestingAnswer | Error) => void>;
  /** Called when nobody waits any longer. */
  idle?: () => void;
}
