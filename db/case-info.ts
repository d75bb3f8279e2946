/** The row of the table `case_info`: which case this is. */
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** The id of the case; empty while it is not yet one. */
export function caseId(db: ReadableDB): string {
  return row<{ id: string }>(db, 'SELECT id FROM case_info')?.id ?? '';
}

/** Records what case this is. */
export function insertCaseInfo(db: WritableDB, id: string, createdAt: string): void {
  statement(db, 'INSERT INTO case_info (id, created_at) VALUES (?, ?)').run(id, createdAt);
}
