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

/** The longest that a text is worked on, in milliseconds. */
const TIME_LIMIT = 30_000;

/** A room whose worker runs the program at `path`; `gazetteers` are the files that it opens. */
export function openSuggestingRoom(path: string, gazetteers: () => readonly string[]): SuggestingRoom {
  let worker: Worker | undefined;
  let tasks = 0;
  const waiting = new Map<number, (answer: SuggestingAnswer | Error) => void>();

  const start = (): Worker => {
    const data: SuggestingData = { gazetteers: gazetteers() };
    const started = new Worker(path, { workerData: data, stdout: true, stderr: true });
    started.unref();
    started.on('message', (answer: SuggestingAnswer) => waiting.get(answer.task)?.(answer));
    const ended = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const settle of waiting.values()) settle(error);
    };
    started.on('error', ended);
    started.on('exit', () => ended(new Error('The suggesting worker ended.')));
    return started;
  };

  return {
    get forgetful() {
      return worker === undefined;
    },
    async propose(asked) {
      worker ??= start();
      const own = worker;
      const task: SuggestingTask = { ...asked, task: ++tasks };
      let timer: NodeJS.Timeout | undefined;
      const answer = await new Promise<SuggestingAnswer | Error>((resolve) => {
        waiting.set(task.task, resolve);
        timer = setTimeout(() => resolve(new Error('It takes too long.')), TIME_LIMIT);
        own.postMessage(task);
      });
      clearTimeout(timer);
      waiting.delete(task.task);
      if (answer instanceof Error) {
        if (worker === own) worker = undefined;
        await own.terminate();
        throw new SourcemarkError('too-much', 'Nothing can be suggested for this text. It can be marked as always.', {
          cause: answer,
        });
      }
      if (!answer.ok) throw new SourcemarkError(answer.error.code, answer.error.message);
      return answer.suggestions;
    },
    async close() {
      const own = worker;
      worker = undefined;
      await own?.terminate();
    },
  };
}
