/** Rows of the table `link`: relations between two claims. */
import type { LinkedPair, PairLink } from '../domain/link';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** A link as it is kept, with its pair. */
export type LinkRow = LinkedPair & PairLink;

const COLUMNS = 'a, b, relation, supporter, note';

/** The link of two claims, or null. */
export function findLink(db: ReadableDB, { a, b }: LinkedPair): PairLink | null {
  return row<PairLink>(db, 'SELECT relation, supporter, note FROM link WHERE a = ? AND b = ?', a, b) ?? null;
}

/** The links of these claims, those to others included, in an order that is always the same. */
export function linksOf(db: ReadableDB, claims: readonly string[]): LinkRow[] {
  return rows<LinkRow>(
    db,
    `SELECT ${COLUMNS} FROM link WHERE a IN (SELECT value FROM json_each(@claims))
     UNION SELECT ${COLUMNS} FROM link WHERE b IN (SELECT value FROM json_each(@claims)) ORDER BY a, b`,
    { claims: JSON.stringify(claims) },
  );
}

/** Every link of the case, in an order that is always the same. */
export function allLinks(db: ReadableDB): LinkRow[] {
  return rows<LinkRow>(db, `SELECT ${COLUMNS} FROM link ORDER BY a, b`);
}

/** Sets the link of two claims; null takes it away. */
export function setLink(db: WritableDB, { a, b }: LinkedPair, link: PairLink | null): void {
  statement(db, 'DELETE FROM link WHERE a = ? AND b = ?').run(a, b);
  if (link === null) return;
  statement(db, `INSERT INTO link (${COLUMNS}) VALUES (@a, @b, @relation, @supporter, @note)`).run({ a, b, ...link });
}
