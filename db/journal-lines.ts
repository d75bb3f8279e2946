/** What a bundle takes out of a case, and what a case is made of again: every journal entry as it is, and the bytes. */
import Database from 'better-sqlite3';
import { SourcemarkError } from '../domain/errors';
import { journalLineForm } from '../domain/journal-line';
import { caseId } from './case-info';
import { storeContent } from './content';
import { ENTRY_COLUMNS, IN_ORDER, type StoredEntry } from './journal';
import { migrate } from './migrate';
import { rebuild } from './replay';
import { updateSearchIndex } from './search-index';
import { row, rows, writing, type ReadableDB } from './sqlite';
import { checkContinued, emptyPurged, takeEntry } from './union';
import { verifyCase } from './verify';

/** Every journal entry in the order in which it happened, as a line of JSON without its end. */
export function* journalLines(db: ReadableDB): Iterable<string> {
  const entries = db.prepare(`SELECT ${ENTRY_COLUMNS} FROM journal ORDER BY ${IN_ORDER}`).iterate();
  for (const entry of entries as Iterable<StoredEntry>) yield JSON.stringify(entry);
}

/** How many entries the journal has, and when its newest one was made. */
export function journalExtent(db: ReadableDB): { readonly entries: number; readonly latest: string } {
  const found = row<{ entries: number; latest: string | null }>(
    db,
    'SELECT count(*) AS entries, max(at) AS latest FROM journal',
  );
  return { entries: found?.entries ?? 0, latest: found?.latest ?? '' };
}

/** The hashes of all bytes of captures, or of all texts, that the journal names: those of what was undone included. */
export function hashesNamed(db: ReadableDB, what: 'capture' | 'text'): string[] {
  return rows<{ hash: string }>(
    db,
    `SELECT DISTINCT json_extract(payload, '$.${what}.sha256') AS hash FROM journal
     WHERE kind IN ('source.add', 'capture.add', 'text.add') AND payload IS NOT NULL AND hash IS NOT NULL ORDER BY 1`,
  ).map(({ hash }) => hash);
}

/** The entry of a line of `journalLines`. Throws where it is none. */
function parseLine(line: string): StoredEntry {
  return journalLineForm.parse(JSON.parse(line));
}

/**
 * Makes a case file at `path`, where there is none, of the lines of the journal of the case `id` and the bytes that it
 * names. Throws `case-corrupt` where they are not those of one sound case; the file that was begun is then the caller's to remove.
 */
export function restoreCase(path: string, id: string, lines: Iterable<string>, contents: Iterable<Uint8Array>): void {
  const db = new Database(path);
  try {
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    migrate(db);
    writing(db, (target) => {
      for (const line of lines) takeEntry(target, parseLine(line));
      checkContinued(target);
      emptyPurged(target);
      for (const bytes of contents) storeContent(target, bytes);
      rebuild(target);
      updateSearchIndex(target);
    });
    if (caseId(db) !== id) throw new Error('it is the journal of another case.');
    const { ok, problems } = verifyCase(db);
    if (!ok) throw new Error(problems[0]);
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) throw thrown;
    throw new SourcemarkError(
      'case-corrupt',
      `The journal can't be made a case again: ${thrown instanceof Error ? firstLine(thrown.message) : String(thrown)}`,
      { cause: thrown },
    );
  } finally {
    db.close();
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.slice(0, 300) ?? '';
}
