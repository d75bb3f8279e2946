/** Rows of the table `rejection`: words that a person does not want to be proposed under a tag again. */
import type { Tag } from '../domain/tags';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Folded words and the tag under which they are not proposed. */
export interface Rejection {
  readonly tag: Tag;
  readonly words: string;
}

/** Everything that was rejected in the case. */
export function allRejections(db: ReadableDB): Rejection[] {
  return rows<Rejection>(db, 'SELECT tag, words FROM rejection ORDER BY tag, words');
}

/** True when these words were rejected under this tag. */
export function isRejected(db: ReadableDB, { tag, words }: Rejection): boolean {
  return row(db, 'SELECT 1 FROM rejection WHERE tag = ? AND words = ?', tag, words) !== undefined;
}

/** Keeps or forgets a rejection; `source` is where it was said. */
export function setRejection(db: WritableDB, source: string, { tag, words }: Rejection, rejected: boolean): void {
  statement(db, 'DELETE FROM rejection WHERE tag = ? AND words = ?').run(tag, words);
  if (rejected) statement(db, 'INSERT INTO rejection (tag, words, source) VALUES (?, ?, ?)').run(tag, words, source);
}
