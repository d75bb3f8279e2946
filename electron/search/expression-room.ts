/**
 * Where regular expressions are tried: a worker that is ended when its time is over, since an expression can take for
 * ever on a short text. It starts with the first expression and stays for the next. It keeps the process alive only
 * while somebody waits for it.
 */
import { Worker } from 'node:worker_threads';
import type { Span } from '../../domain/text';
import type { ExpressionAnswer, ExpressionTask } from './worker';

/** The worker's program, beside the one that opens the room. */
export const EXPRESSION_PROGRAM = 'expressions.cjs';

/** Tries regular expressions. */
export interface ExpressionRoom {
  /**
   * Where the expression fits in each of the texts; undefined where that was not known by `until`, as
   * `performance.now()` has it.
   */
  find(expression: RegExp, texts: readonly string[], until: number): Promise<readonly (readonly Span[])[] | undefined>;
  /** Starts the worker, where there is none; resolves when it can be asked. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A room whose worker runs the program at `path`. */
export function openExpressionRoom(path: string): ExpressionRoom {
  let worker: Worker | undefined;
  let closed = false;
  let started: Promise<void> = Promise.resolve();
  let tasks = 0;

  const begin = (): Worker => {
    const begun = new Worker(path, { stdout: true, stderr: true });
    begun.unref();
    // Without a listener, an error of the worker would end the process.
    begun.on('error', () => {
      if (worker === begun) worker = undefined;
    });
    started = new Promise((resolve) => {
      begun.once('online', resolve).once('exit', () => {
        resolve();
      });
    });
    return (worker = begun);
  };

  const end = async (): Promise<void> => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };

  return {
    async find({ source: pattern, flags }, texts, until) {
      const own = worker ?? begin();
      own.ref();
      const asked: ExpressionTask = { task: ++tasks, pattern, flags, texts };
      return new Promise((resolve) => {
        const finish = (found: ExpressionAnswer['found'] | undefined): void => {
          clearTimeout(timer);
          own.unref();
          own.off('message', take).off('error', fail).off('exit', fail);
          if (found === undefined && worker === own) {
            void end();
            // The next expression finds one that has started.
            if (!closed) begin();
          }
          resolve(found);
        };
        const take = (answer: ExpressionAnswer): void => {
          if (answer.task === asked.task) finish(answer.found);
        };
        const fail = (): void => finish(undefined);
        const timer = setTimeout(fail, Math.max(0, until - performance.now()));
        own.on('message', take).on('error', fail).on('exit', fail);
        own.postMessage(asked);
      });
    },
    async ready() {
      const own = worker ?? begin();
      own.ref();
      await started;
      own.unref();
    },
    async close() {
      closed = true;
      await end();
    },
  };
}
