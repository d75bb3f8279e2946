/**
 * Where untrusted files are read: workers that can be killed. A file that takes too long or too much memory costs its
 * worker and nothing else; the next file gets a new one.
 */
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SourcemarkError } from '../domain/errors';
import type { AnnotationFile } from './annotation-imports/imported-annotation';
import { LIMITS, tooMuch } from './readers/limits';
import type { Taken } from './readers/read';
import type { ReaderHint } from './readers/reader';
import type { ReadingAnswer, ReadingTask } from './readers/worker';

/** Reads documents. The service has one; a test may read in its own thread. */
export interface ReadingRoom {
  /** Reads what `hint` asks for. Rejects with a SourcemarkError; never waits longer than the limits allow. */
  read(bytes: Uint8Array, hint: ReaderHint): Promise<Taken>;
  /** Reads a file of annotations. `name` is the file's, for sentences. Rejects as `read` does. */
  readAnnotations(bytes: Uint8Array, name: string): Promise<AnnotationFile>;
  /** How many documents are read at once. */
  readonly seats: number;
  /** Ends the workers. What is being read rejects. */
  close(): Promise<void>;
}

/** The workers' program, beside the one that opens the room. */
export const READER_PROGRAM = 'reader.cjs';

/** How often the memory is looked at while something is read, in milliseconds. */
const WATCH_EVERY = 100;

/** How long the end of a worker is waited for, in milliseconds. */
const PATIENCE = 2000;

/** A worker without work is kept this long, in milliseconds. */
const IDLE = 20_000;

/** A room whose workers run the program at `path`. `limits` may be tightened, for tests. */
export function openReadingRoom(path: string, seats = defaultSeats(), limits: Limits = LIMITS): ReadingRoom {
  const idle: Seat[] = [];
  const all = new Set<Seat>();
  const waiting: (() => void)[] = [];

  const take = async (): Promise<Seat> => {
    for (;;) {
      const free = idle.pop();
      if (free?.alive === true) return free;
      if (all.size < seats) {
        const seat = new Seat(path, limits, (gone) => {
          all.delete(gone);
          waiting.shift()?.();
        });
        all.add(seat);
        return seat;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const ask = async (task: ReadingTask): Promise<Read> => {
    const seat = await take();
    try {
      return await seat.read(task);
    } finally {
      if (seat.alive) {
        idle.push(seat);
        waiting.shift()?.();
      }
    }
  };

  return {
    seats,
    async read(bytes, hint) {
      const answer = await ask({ bytes, hint });
      if ('taken' in answer) return answer.taken;
      throw new Error('The reading worker answered something else.');
    },
    async readAnnotations(bytes, name) {
      const answer = await ask({ bytes, hint: { name }, isAnnotations: true });
      if ('annotations' in answer) return answer.annotations;
      throw new Error('The reading worker answered something else.');
    },
    async close() {
      await Promise.all([...all].map((seat) => seat.end()));
    },
  };
}

/** What a worker answers when it could read. */
type Read = Extract<ReadingAnswer, { readonly ok: true }>;

/** One core stays free for the rest, but two files at once pay even where there are only two cores. */
function defaultSeats(): number {
  return Math.min(4, Math.max(2, availableParallelism() - 1));
}

interface Limits {
  readonly time: number;
  readonly memory: number;
}

/** One worker. It is gone once it was killed. */
class Seat {
  readonly #worker: Worker;
  readonly #limits: Limits;
  #settle: ((answer: ReadingAnswer | Error) => void) | undefined;
  #idle: NodeJS.Timeout | undefined;
  alive = true;

  constructor(path: string, limits: Limits, gone: (seat: Seat) => void) {
    this.#limits = limits;
    this.#worker = new Worker(path, {
      // Subtle: a worker that meets V8's own limit while it grows a table takes the whole process down with it. So the
      // memory is watched from here, and this limit is only a far second line.
      resourceLimits: { maxOldGenerationSizeMb: Math.floor((4 * limits.memory) / 1024 / 1024) },
      // What a library prints about a broken file is not for the service's output.
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: ReadingAnswer) => this.#settle?.(answer));
    this.#worker.on('error', (error) => this.#settle?.(error));
    this.#worker.on('exit', () => {
      this.alive = false;
      this.#settle?.(new Error('The reading worker ended.'));
      gone(this);
    });
  }

  /** Reads one document or file of annotations. */
  async read(task: ReadingTask): Promise<Read> {
    clearTimeout(this.#idle);
    const { name } = task.hint;
    const before = process.memoryUsage.rss() + task.bytes.byteLength;
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    try {
      const answer = await new Promise<ReadingAnswer | Error | 'time' | 'memory'>((resolve) => {
        this.#settle = resolve;
        timer = setTimeout(() => resolve('time'), this.#limits.time);
        watch = setInterval(() => {
          if (process.memoryUsage.rss() - before > this.#limits.memory) resolve('memory');
        }, WATCH_EVERY);
        this.#worker.postMessage(task);
      });
      if (typeof answer === 'string' || answer instanceof Error) {
        // It may still be at work.
        await this.end();
        throw stopped(name, answer, this.#limits);
      }
      this.#rest();
      if (!answer.ok) throw new SourcemarkError(answer.error.code, answer.error.message);
      return answer;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#settle = undefined;
    }
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.end(), IDLE);
    this.#idle.unref();
  }

  /** Ends the worker, whatever it is doing. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.alive = false;
    // Subtle: V8 13.0 can't end a loop that does nothing but allocate arrays. Nobody waits for that.
    await Promise.race([this.#worker.terminate(), delay(PATIENCE, undefined, { ref: false })]);
  }
}

/** Why a worker was stopped, as a sentence. */
function stopped(name: string, why: Error | 'time' | 'memory', limits: Limits): SourcemarkError {
  if (why === 'time') return tooMuch(name, `takes longer than ${Math.round(limits.time / 1000)} seconds to read`);
  const outOfMemory = why instanceof Error && 'code' in why && why.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (why === 'memory' || outOfMemory) {
    return tooMuch(name, `needs more than ${Math.round(limits.memory / 1024 / 1024)} MB of memory to be read`);
  }
  return new SourcemarkError(
    'unreadable',
    `“${name}” can't be read: it stopped the reader. Everything else was kept.`,
    {
      cause: why,
    },
  );
}
