/** Rows of the tables `statement` and `statement_claim`: what several sources say about one thing. */
import type { Payload } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import type { Statement, StatementPatch } from '../domain/statement';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** A statement without its words, as it is made and taken away. */
export type BareStatement = Payload<'statement.add'>['statement'];

type Stored = Omit<Statement, 'pinned'> & { readonly pinned: number };

const COLUMNS = 'id, title, note, status, pinned, position, created_at AS createdAt, created_by AS createdBy';

/** The order in which statements are listed, and which of two is the older. */
const BY_POSITION = 'ORDER BY position, created_at, id';

/** The statement with this id. Throws `not-found`. */
export function readStatement(db: ReadableDB, id: string): Statement {
  const found = findStatement(db, id);
  if (found === undefined) {
    throw new SourcemarkError('not-found', 'This statement is no longer in the case. Nothing was changed.');
  }
  return found;
}

/** The statement with this id, or undefined. */
export function findStatement(db: ReadableDB, id: string): Statement | undefined {
  const found = row<Stored>(db, `SELECT ${COLUMNS} FROM statement WHERE id = ?`, id);
  return found && toStatement(found);
}

/** Every statement, in the order of their positions. */
export function allStatements(db: ReadableDB): Statement[] {
  return rows<Stored>(db, `SELECT ${COLUMNS} FROM statement ${BY_POSITION}`).map(toStatement);
}

/** The position after all others. */
export function lastPosition(db: ReadableDB): number {
  return Math.floor(row<{ last: number | null }>(db, 'SELECT max(position) AS last FROM statement')?.last ?? 0) + 1;
}

/** Inserts a statement without words. */
export function insertStatement(db: WritableDB, made: BareStatement): void {
  statement(
    db,
    `INSERT INTO statement (id, title, note, status, pinned, position, created_at, created_by)
     VALUES (@id, '', '', @status, @pinned, @position, @createdAt, @createdBy)`,
  ).run({ ...made, pinned: made.pinned ? 1 : 0 });
}

/** Deletes a statement; throws when it is not there or has claims. */
export function deleteStatement(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM statement WHERE id = ?', id);
}

/** Sets the fields of `changed`; undefined fields stay as they are. Throws when the statement is not there. */
export function setStatement(db: WritableDB, id: string, changed: StatementPatch): void {
  const now = readStatement(db, id);
  const { title = now.title, note = now.note, status = now.status } = changed;
  const { pinned = now.pinned, position = now.position } = changed;
  changeOne(
    db,
    'UPDATE statement SET title = ?, note = ?, status = ?, pinned = ?, position = ? WHERE id = ?',
    ...[title, note, status, pinned ? 1 : 0, position, id],
  );
}

/** The statement that a claim belongs to, or null. */
export function statementOf(db: ReadableDB, claim: string): string | null {
  return (
    row<{ statement: string }>(db, 'SELECT statement FROM statement_claim WHERE claim = ?', claim)?.statement ?? null
  );
}

/** The statements of the claims of a source, by claim, whichever of its texts they were made in. */
export function statementsOfSource(db: ReadableDB, source: string): Map<string, string> {
  const found = rows<{ claim: string; statement: string }>(
    db,
    `SELECT claim, statement FROM statement_claim JOIN annotation ON annotation.id = claim
     WHERE annotation.text IN
       (SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE capture.source = ?)`,
    source,
  );
  return new Map(found.map(({ claim, statement: of }) => [claim, of]));
}

/** Puts a claim into a statement; null takes it out of the one that it belongs to. */
export function setStatementOf(db: WritableDB, claim: string, to: string | null): void {
  statement(db, 'DELETE FROM statement_claim WHERE claim = ?').run(claim);
  if (to !== null) statement(db, 'INSERT INTO statement_claim (claim, statement) VALUES (?, ?)').run(claim, to);
}

/** A claim of a statement. Offsets are UTF-16 code units of the text that it was made in. */
export interface StatementClaimRow {
  readonly claim: string;
  readonly statement: string;
  readonly source: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly createdAt: string;
}

const CLAIMS = `SELECT claim, statement, capture.source, annotation.text, annotation.start, annotation."end",
    annotation.exact, annotation.created_at AS createdAt
  FROM statement_claim JOIN annotation ON annotation.id = claim
  JOIN text ON text.id = annotation.text JOIN capture ON capture.id = text.capture`;

/** The claims of a statement, the first made first. */
export function claimsOf(db: ReadableDB, id: string): StatementClaimRow[] {
  return rows<StatementClaimRow>(db, `${CLAIMS} WHERE statement = ? ORDER BY annotation.created_at, claim`, id);
}

function toStatement(stored: Stored): Statement {
  return { ...stored, pinned: stored.pinned === 1 };
}
