/** Opening a case file: looked at first, locked, hardened, migrated; or read-only where it can't be written. */
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { SourcemarkError } from '../domain/errors';
import { CASE_ENDING, type CaseFile } from './case-file';
import { caseId } from './case-info';
import { createCase } from './commands';
import { withSentences } from './failures';
import type { Author } from './journal';
import { takeLock, type Lock } from './lock';
import { checkVersion, migrate, MIGRATIONS } from './migrate';
import { isSearchIndexBehind, updateSearchIndex } from './search-index';
import { writing, type ReadableDB } from './sqlite';

/** How to open a case. */
export interface OpenOptions {
  readonly author: Author;
  /** The app's version, kept in the first entry of a new case. */
  readonly app: string;
  /** `write`: fails when another process writes. `prefer-write`: opens read-only then. `read`: never writes. */
  readonly mode: 'write' | 'prefer-write' | 'read';
  /** Make the case when the file does not exist. */
  readonly create?: boolean;
}

/** Opens a case. Throws a SourcemarkError whose sentence says why it can't; the file is then as it was. */
export function openCase(path: string, options: OpenOptions): CaseFile {
  const name = basename(path, CASE_ENDING);
  return withSentences(name, () => {
    const exists = inspect(path, name, options.create === true && options.mode !== 'read');
    if (options.mode === 'read') return openReadOnly(path, name, options.author, '');
    if (exists && !isWritable(path)) {
      return openReadOnly(path, name, options.author, 'This case is on a read-only place, so it can only be read.');
    }
    const lock = takeLock(path);
    if (lock !== undefined) return openForWriting(path, name, options, lock);
    const notice = 'This case is open in another Sourcemark, so it can only be read here.';
    if (options.mode === 'prefer-write') return openReadOnly(path, name, options.author, notice);
    throw new SourcemarkError(
      'case-locked',
      `The case “${name}” is open in another Sourcemark. Nothing was changed; close it there and try again.`,
    );
  });
}

function openForWriting(path: string, name: string, options: OpenOptions, lock: Lock): CaseFile {
  let db: ReadableDB | undefined;
  try {
    db = new Database(path, { timeout: 5000 });
    checkVersion(db);
    db.pragma('journal_mode = WAL');
    harden(db);
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    migrate(db, path);
    if (isSearchIndexBehind(db)) writing(db, updateSearchIndex);
    const opened = db;
    const file: CaseFile = {
      path,
      name,
      db,
      author: options.author,
      readOnly: false,
      notice: '',
      close: () => {
        opened.close();
        lock.release();
      },
    };
    if (caseId(db) === undefined) createCase(file, options.app);
    return file;
  } catch (thrown) {
    db?.close();
    lock.release();
    throw thrown;
  }
}

function openReadOnly(path: string, name: string, author: Author, notice: string): CaseFile {
  // Where the place allows it, the connection itself may write, but no statement may: SQLite then clears its own files
  // (-wal, -shm) away at the end, and the case is one file again.
  let db = new Database(path, { readonly: !isWritable(path), timeout: 5000 });
  try {
    db.pragma('query_only = ON');
    harden(db);
    const version = checkVersion(db);
    if (version === 0) throw new SourcemarkError('case-not-a-case', `“${name}” is an empty file, not a case.`);
    if (version < MIGRATIONS.length) {
      const file = db;
      db = migratedInMemory(file);
      file.close();
    }
    const opened = db;
    return { path, name, db, author, readOnly: true, notice, close: () => opened.close() };
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/** A copy of an older case in this version's form, in memory: what only reads leaves the file as it is. */
function migratedInMemory(file: Database.Database): Database.Database {
  const image = file.serialize();
  // A database in memory has no write-ahead log: its header says so (SQLite file format, 1.3.3 and 1.3.4).
  image.fill(1, 18, 20);
  const copy = new Database(image);
  try {
    migrate(copy);
    writing(copy, updateSearchIndex);
    copy.pragma('query_only = ON');
    harden(copy);
    return copy;
  } catch (thrown) {
    copy.close();
    throw thrown;
  }
}

/** What holds for every connection: no code from the file's schema, damaged pages noticed, no scratch files. */
function harden(db: ReadableDB): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('temp_store = MEMORY');
}

/** Looks before SQLite does, for better sentences. Answers whether the file exists. */
function inspect(path: string, name: string, mayCreate: boolean): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    if (mayCreate) return false;
    throw new SourcemarkError('case-missing', `There is no case at ${path}. Check the path, or make a new case.`);
  }
  if (stat.isDirectory()) throw new SourcemarkError('case-not-a-case', `${path} is a folder, not a case file.`);
  if (stat.size > 0 && !startsLikeSqlite(path)) {
    throw new SourcemarkError('case-not-a-case', `“${name}” is not a Sourcemark case. It was left as it is.`);
  }
  return true;
}

function startsLikeSqlite(path: string): boolean {
  const head = Buffer.alloc(16);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, head, 0, 16, 0);
  } finally {
    closeSync(fd);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

/** True when the file can be written and its folder takes the files that SQLite makes beside it. */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
