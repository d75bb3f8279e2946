/** Rows of the table `match_rejection`: pairs of passages that a person does not want to be proposed to be linked again. */
import type { RejectedPassage } from '../domain/rejected-words';
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Two passages in the order in which a rejection keeps them (`rejectedPair`). */
export interface RejectedPair {
  readonly a: RejectedPassage;
  readonly b: RejectedPassage;
}

/** True when this pair was rejected. */
export function isMatchRejected(db: ReadableDB, { a, b }: RejectedPair): boolean {
  const sql = 'SELECT 1 FROM match_rejection WHERE a_source = ? AND a_words = ? AND b_source = ? AND b_words = ?';
  return row(db, sql, a.source, a.words, b.source, b.words) !== undefined;
}

/** Keeps or forgets a rejection. */
export function setMatchRejection(db: WritableDB, { a, b }: RejectedPair, rejected: boolean): void {
  const values = [a.source, a.words, b.source, b.words];
  statement(db, 'DELETE FROM match_rejection WHERE a_source = ? AND a_words = ? AND b_source = ? AND b_words = ?').run(
    ...values,
  );
  if (!rejected) return;
  statement(db, 'INSERT INTO match_rejection (a_source, a_words, b_source, b_words) VALUES (?, ?, ?, ?)').run(
    ...values,
  );
}
