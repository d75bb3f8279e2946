/** Rows of the table `confidential`: sources, actors and places that a person wants to be kept out of what is published. */
import type { ConfidentialKind } from '../domain/confidential';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** True when a person said so. */
export function isConfidential(db: ReadableDB, kind: ConfidentialKind, id: string): boolean {
  return row(db, 'SELECT 1 FROM confidential WHERE kind = ? AND id = ?', kind, id) !== undefined;
}

/** The ids of all that are confidential. */
export function allConfidential(db: ReadableDB, kind: ConfidentialKind): Set<string> {
  return new Set(rows<{ id: string }>(db, 'SELECT id FROM confidential WHERE kind = ?', kind).map(({ id }) => id));
}

/** Says that something is confidential, or that it is not. */
export function setConfidential(db: WritableDB, kind: ConfidentialKind, id: string, to: boolean): void {
  const sql = to
    ? 'INSERT OR IGNORE INTO confidential (kind, id) VALUES (?, ?)'
    : 'DELETE FROM confidential WHERE kind = ? AND id = ?';
  statement(db, sql).run(kind, id);
}
