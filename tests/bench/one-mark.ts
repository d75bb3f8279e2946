/**
 * Marking a few words, in the article of ten thousand words with a thousand marks, in the real window.
 *
 * Ours: from the key `c` (the time that the browser stamps on the event) until the mark is painted and committed: both
 * the start of the frame after the one that painted it, and the window's word that it is saved, which it gives only
 * when the service has answered that the transaction is on the disk. Theirs: one row with the columns of an annotation
 * in a transaction of its own, with the pragmas of a case, in a table without index, journal or trigger, in the same
 * folder; plus one frame of the same window, as measured. A key falls anywhere between two frames and what it changes
 * is painted at the next, so one frame and a half is the least that painting can take here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openAppWindow } from './app-window';
import { runsOf } from './figures';
import type { Marking } from './inside/app-probe';
import type { LongCase } from './long-case';
import { asNode, nodeProgram } from './programs';
import { runtime } from './runtime';

/** The first block that is marked; each run takes another, so that none is like the one before. */
const FIRST_BLOCK = 3;

/** What one annotation took, in milliseconds, run by run. */
export interface MarkTimes {
  /** Until it was painted and committed. */
  readonly app: readonly number[];
  readonly painted: readonly number[];
  readonly committed: readonly number[];
  /** A bare insert, without the frame. */
  readonly insert: readonly number[];
  /** The frame of the window. */
  readonly frame: number;
}

/** Measures `runs` marks and as many bare inserts, in turns, after two of each that do not count. */
export async function measureMark(longCase: LongCase, runs: number, folder: string): Promise<MarkTimes> {
  // The marks go into a copy: what else is measured is about the case as it was made.
  const file = path.join(folder, 'Marked.sourcemark');
  cpSync(longCase.file, file);
  const database = await openBareDatabase(path.join(folder, 'bare.sqlite'));
  try {
    const app = await openAppWindow({ ...longCase, file });
    try {
      await app.open(longCase.long);
      const frame = runsOf(await app.frames()).median;
      const markings: Marking[] = [];
      const insert: number[] = [];
      for (let run = -2; run < runs; run++) {
        const marking = await app.mark(FIRST_BLOCK + 2 + run);
        const inserted = await database.insert();
        if (run < 0) continue;
        markings.push(marking);
        insert.push(inserted);
      }
      return {
        app: markings.map(({ painted, committed }) => Math.max(painted, committed)),
        painted: markings.map(({ painted }) => painted),
        committed: markings.map(({ committed }) => committed),
        insert,
        frame,
      };
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}

interface BareDatabase {
  /** Inserts a row and answers how long that took. */
  insert(): Promise<number>;
  close(): Promise<void>;
}

async function openBareDatabase(file: string): Promise<BareDatabase> {
  const child = spawn(runtime.executable, [await nodeProgram('bare-insert'), file], {
    env: asNode(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    async insert() {
      child.stdin.write('\n');
      const line = await lines.next();
      if (line.done === true) throw new Error('expected the bare database to answer');
      return Number(line.value);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
