/**
 * One writer per case. The lock is an operating-system lock that SQLite takes on an empty file beside the case, so it
 * goes away with the process that holds it, however that ends. Readers need no lock.
 */
import { statSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/** A held lock. */
export interface Lock {
  release(): void;
}

/** The lock's own file: hidden, empty, removed when the case is closed. */
export function lockPath(casePath: string): string {
  return join(dirname(casePath), `.${basename(casePath)}.lock`);
}

/** Takes the lock, or answers undefined when another process holds it. Throws when its file can't be made. */
export function takeLock(casePath: string): Lock | undefined {
  const path = lockPath(casePath);
  for (let attempt = 0; attempt < 10; attempt++) {
    const db = new Database(path, { timeout: 0 });
    const opened = inode(path);
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (thrown) {
      db.close();
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_BUSY') return undefined;
      throw thrown;
    }
    // Subtle: a holder removes the file just before it lets go. A lock on a file that is gone from the folder excludes
    // nobody, so look whether it is still the same one.
    if (opened !== undefined && inode(path) === opened) return { release: () => release(db, path) };
    db.close();
  }
  return undefined;
}

function release(db: Database.Database, path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Windows keeps a file that is open: the next lock uses it again.
  }
  db.close();
}

function inode(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
