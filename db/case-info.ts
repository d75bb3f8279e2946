/** The row of the table `case_info`: which case this is. */
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Records what case this is. */
export function insertCaseInfo(db: WritableDB, id: string, createdAt: string): void {
  statement(db, 'INSERT INTO case_info (id, created_at) VALUES (?, ?)').run(id, createdAt);
}

/** The id that all copies of a case have; undefined in a file that is no case yet. */
export function caseId(db: ReadableDB): string | undefined {
  return row<{ id: string }>(db, 'SELECT id FROM case_info')?.id;
}
