/**
 * Proves a case: recomputes every chain of the journal, replays the journal into an empty database and compares every
 * table, and checks that all bytes still have their hashes. Changes nothing.
 */
import Database from 'better-sqlite3';
import { isChangeKind } from '../domain/command';
import type { VerifyReport } from '../domain/contract';
import { sha256 } from './content';
import { changeOf, ENTRY_COLUMNS, entryHash, NO_PREVIOUS, type StoredEntry } from './journal';
import { migrate } from './migrate';
import { purgedEntries } from './purge-tables';
import { replay } from './replay';
import { searchIndexProblems } from './search-index';
import { row, rows, statement, writing, type ReadableDB, type WritableDB } from './sqlite';

/** How many problems are listed before the rest is only counted. */
const PROBLEM_LIMIT = 50;

/** Checks everything that can be checked without the outside. Never throws for what it finds. */
export function verifyCase(db: ReadableDB): VerifyReport {
  const problems: string[] = [];
  const report = (problem: string): void => void problems.push(problem);
  for (const check of [checkFile, checkChains, checkContent, checkReplay, checkSearchIndex]) {
    try {
      // One snapshot for each check: a writer elsewhere must not look like damage.
      db.transaction(() => check(db, report))();
    } catch (thrown) {
      report(`The case can't be read through: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
    }
  }
  const surplus = problems.length - PROBLEM_LIMIT;
  return {
    ok: problems.length === 0,
    problems: surplus > 0 ? [...problems.slice(0, PROBLEM_LIMIT), `… and ${surplus} more.`] : problems,
    entries: count(db, 'journal'),
    sources: count(db, 'source'),
  };
}

type Report = (problem: string) => void;

function checkFile(db: ReadableDB, report: Report): void {
  for (const { integrity_check: line } of db.pragma('integrity_check') as { integrity_check: string }[]) {
    if (line !== 'ok') report(`SQLite finds damage: ${line}.`);
  }
  const broken = db.pragma('foreign_key_check') as { table: string }[];
  for (const { table } of broken) report(`A row of the table ${table} points to something that is not there.`);
}

function checkChains(db: ReadableDB, report: Report): void {
  let desk: string | undefined;
  let seq = 0;
  // A desk may have gone on in two copies of the case: then two entries continue one.
  let previous = new Set([NO_PREVIOUS]);
  let same = new Set<string>();
  const purged = purgedEntries(db);
  for (const entry of eachEntry(db, 'desk, seq, id')) {
    if (entry.desk !== desk) {
      desk = entry.desk;
      seq = 0;
      same = new Set([NO_PREVIOUS]);
    }
    const place = `Journal entry ${entry.seq} of desk ${entry.desk}`;
    if (entry.seq !== seq) {
      if (entry.seq !== seq + 1) report(`${place} should be number ${seq + 1}: entries are missing.`);
      previous = same;
      same = new Set();
    }
    if (!previous.has(entry.prev_hash)) report(`${place} does not continue the entry before it.`);
    if (entry.payload === null) {
      if (!purged.has(entry.id)) report(`${place} has lost its payload, and no purge says so.`);
    } else if (sha256(entry.payload) !== entry.payload_hash) {
      report(`${place} has a payload that was changed.`);
    } else if (purged.has(entry.id)) {
      report(`${place} was purged, but its payload is still there.`);
    }
    if (entryHash(entry) !== entry.hash) report(`${place} was changed: its hash does not fit.`);
    seq = entry.seq;
    same.add(entry.hash);
  }
}

function checkContent(db: ReadableDB, report: Report): void {
  const stored = new Set<string>();
  const contents = db.prepare('SELECT sha256, size, bytes FROM content').iterate();
  for (const content of contents as Iterable<{ sha256: string; size: number; bytes: Buffer }>) {
    stored.add(content.sha256);
    if (sha256(content.bytes) !== content.sha256 || content.bytes.byteLength !== content.size) {
      report(`The stored bytes ${content.sha256.slice(0, 12)}… no longer have their hash.`);
    }
  }
  const named = new Set<string>();
  for (const entry of eachEntry(db, 'desk, seq, id')) {
    if (entry.payload === null || !isChangeKind(entry.kind)) continue;
    const change = changeOf({ ...entry, payload: entry.payload });
    if (change.kind === 'source.add' || change.kind === 'capture.add') named.add(change.payload.capture.sha256);
    if (change.kind === 'source.add' || change.kind === 'capture.add' || change.kind === 'text.add') {
      named.add(change.payload.text.sha256);
    }
  }
  for (const hash of named) {
    if (!stored.has(hash)) report(`The bytes ${hash.slice(0, 12)}… that the journal names are missing.`);
  }
  for (const hash of stored) {
    if (!named.has(hash)) report(`The bytes ${hash.slice(0, 12)}… are stored, but no journal entry names them.`);
  }
}

function checkReplay(db: ReadableDB, report: Report): void {
  const replayed = new Database(':memory:');
  try {
    migrate(replayed);
    writing(replayed, (target) => replayInto(db, target, report));
    compareSchema(db, replayed, report);
    for (const table of stateTables(replayed)) compareTable(db, replayed, table, report);
  } finally {
    replayed.close();
  }
}

/** Applies the whole journal of `db` to the empty database `target`, in the order in which it happened. */
function replayInto(db: ReadableDB, target: WritableDB, report: Report): void {
  const stub = statement(target, "INSERT INTO content (sha256, size, bytes) VALUES (?, 0, x'')");
  for (const { sha256: hash } of rows<{ sha256: string }>(db, 'SELECT sha256 FROM content')) stub.run(hash);
  // `purged` names entries: they have to be there, without what they say.
  writeEntries(db, target);
  replay(db, target, (entry, thrown) => {
    const why = thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown);
    report(`Journal entry ${entry.seq} of desk ${entry.desk} (${entry.kind}) can't be replayed: ${why}.`);
  });
}

/** The journal of `target` gets the entries of `db`, since the table of what was purged points to them. */
function writeEntries(db: ReadableDB, target: WritableDB): void {
  if (row(db, "SELECT 1 FROM journal WHERE kind = 'source.purge' LIMIT 1") === undefined) return;
  const write = statement(
    target,
    `INSERT OR IGNORE INTO journal (${ENTRY_COLUMNS})
     VALUES (@desk, @seq, @id, @at, @by, @kind, '', @payload_hash, @prev_hash, @hash)`,
  );
  for (const entry of eachEntry(db, 'desk, seq, id')) write.run(entry);
}

function checkSearchIndex(db: ReadableDB, report: Report): void {
  for (const problem of searchIndexProblems(db)) report(problem);
}

function compareSchema(db: ReadableDB, replayed: ReadableDB, report: Report): void {
  // The tables in which SQLite keeps an index are its own.
  const select = `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'
    AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type, name`;
  const found = new Map(rows<SchemaRow>(db, select).map((item) => [`${item.type} ${item.name}`, item.sql]));
  for (const item of rows<SchemaRow>(replayed, select)) {
    const key = `${item.type} ${item.name}`;
    if (found.get(key) !== item.sql) report(`The ${key} of the case file is not as this version made it.`);
    found.delete(key);
  }
  for (const key of found.keys()) report(`The case file holds the ${key}, which this version does not know.`);
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** Every table that the journal makes: all but the journal itself, the bytes and the search index, which have checks of their own. */
function stateTables(db: ReadableDB): string[] {
  return rows<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
     AND name NOT IN ('journal', 'content', 'search_doc', 'search_pending', 'sqlite_schema') ORDER BY name`,
  ).map(({ name }) => name);
}

function compareTable(db: ReadableDB, replayed: ReadableDB, table: string, report: Report): void {
  const keys = rows<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', table);
  const order = keys.map(({ name }) => `"${name}"`).join(', ');
  const select = `SELECT * FROM "${table}" ORDER BY ${order}`;
  const wanted = replayed.prepare(select).iterate();
  const found = db.prepare(select).iterate();
  try {
    for (;;) {
      const [want, have] = [wanted.next(), found.next()];
      if (want.done === true && have.done === true) return;
      if (JSON.stringify(want.value) !== JSON.stringify(have.value)) {
        report(
          `The table ${table} is not what the journal says: a row was changed, added or removed outside Sourcemark.`,
        );
        return;
      }
    }
  } finally {
    wanted.return?.();
    found.return?.();
  }
}

function eachEntry(db: ReadableDB, order: 'desk, seq, id'): Iterable<StoredEntry> {
  return db.prepare(`SELECT ${ENTRY_COLUMNS} FROM journal ORDER BY ${order}`).iterate() as Iterable<StoredEntry>;
}

function count(db: ReadableDB, table: 'journal' | 'source'): number {
  try {
    return row<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  } catch {
    return 0;
  }
}
