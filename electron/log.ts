/**
 * The log of an installation: one line for each thing worth knowing when something went wrong. It holds what processes
 * write to their error output, cut short; articles, quotes and notes have no business there.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes after which the log starts anew; the one before is kept beside it. */
const FULL_AT = 1_000_000;

/** Characters of a line that are kept. */
const LINE_LIMIT = 500;

/** A log that never throws: what can't be written is lost. */
export interface Log {
  write(origin: string, line: string): void;
}

/** Logs to `sourcemark.log` in `folder`, which is made when the first line comes. */
export function openLog(folder: string, fullAt = FULL_AT): Log {
  const target = path.join(folder, 'sourcemark.log');
  return {
    write: (origin, line) => {
      const short = line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)} …` : line;
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(target, { throwIfNoEntry: false })?.size ?? 0) >= fullAt) {
          renameSync(target, path.join(folder, 'sourcemark.1.log'));
        }
        appendFileSync(target, `${new Date().toISOString()} ${origin}: ${short}\n`, { mode: 0o600 });
      } catch {
        // A full or read-only disk must not stop the work that is being logged.
      }
    },
  };
}

/** Cuts a stream of text into lines. Give it each piece as it comes; the rest waits for its line end. */
export function lineReader(onLine: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split(/\r?\n/);
    rest = (lines.pop() ?? '').slice(0, LINE_LIMIT * 2);
    for (const line of lines) if (line.trim() !== '') onLine(line);
  };
}
