/**
 * Brings a case file to this version's form: numbered SQL files, run one by one, each in its own transaction. A file
 * newer than the app is refused, and an older one is copied aside before it is touched.
 */
import { existsSync } from 'node:fs';
import { SourcemarkError } from '../domain/errors';
import first from './migrations/0001-case.sql';
import captures from './migrations/0002-captures.sql';
import registers from './migrations/0003-registers.sql';
import links from './migrations/0004-links.sql';
import confidential from './migrations/0005-confidential.sql';
import search from './migrations/0006-search.sql';
import merge from './migrations/0007-merge.sql';
import type { ReadableDB } from './sqlite';

/** "SMRK": marks an SQLite file as a Sourcemark case. */
export const APPLICATION_ID = 0x534d524b;

/** Migration number n is at index n - 1. Never edit one that was released. */
export const MIGRATIONS: readonly string[] = [first, captures, registers, links, confidential, search, merge];

/**
 * Migrates `db`. `file` is the path of the case, or undefined for a database in memory. Answers the path of the backup
 * that was made, or undefined when none was needed. Throws `case-newer` or `case-not-a-case`; the file is then untouched.
 */
export function migrate(db: ReadableDB, file?: string, migrations = MIGRATIONS): string | undefined {
  const version = checkVersion(db, migrations);
  if (version === migrations.length) return undefined;
  const backup = version > 0 && file !== undefined ? backUp(db, file, String(version + 1)) : undefined;
  db.pragma('foreign_keys = OFF');
  try {
    for (const [index, sql] of migrations.entries()) {
      if (index < version) continue;
      db.transaction(() => {
        db.exec(sql);
        const broken = db.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`Migration ${index + 1} leaves ${broken.length} broken references.`);
        db.pragma(`application_id = ${APPLICATION_ID}`);
        db.pragma(`user_version = ${index + 1}`);
      }).immediate();
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return backup;
}

/** The version of a case file, 0 for an empty one. Throws when it is not a case or newer than this app. */
export function checkVersion(db: ReadableDB, migrations = MIGRATIONS): number {
  const application = db.pragma('application_id', { simple: true }) as number;
  const version = db.pragma('user_version', { simple: true }) as number;
  const objects = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (application === 0 && version === 0 && objects === 0) return 0;
  if (application !== APPLICATION_ID) {
    throw new SourcemarkError(
      'case-not-a-case',
      'This file is a database, but not a Sourcemark case. It was left as it is; open a file whose name ends in .sourcemark.',
    );
  }
  if (version > migrations.length) {
    throw new SourcemarkError(
      'case-newer',
      `This case was written by a newer Sourcemark (form ${version}; this one knows ${migrations.length}). It was left as it is; open it with the newer version.`,
    );
  }
  return version;
}

/** Copies a case beside itself, named after what comes next; `copies` of a purge know the name. Answers the path. */
export function backUp(db: ReadableDB, file: string, before: string): string {
  let path = `${file}.before-${before}`;
  for (let n = 2; existsSync(path); n++) path = `${file}.before-${before}-${n}`;
  db.prepare('VACUUM INTO ?').run(path);
  return path;
}
