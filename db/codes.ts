/** Rows of the table `code`: the codes of the codebook that a person changed, added or hid. */
import { codebookWith, type Code, type CodeList } from '../domain/codebook';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

type Stored = Omit<Code, 'hidden'> & { readonly hidden: number };

const COLUMNS = 'list, id, name, definition, colour, position, hidden';

/** The codebook of the case: what it began with, and what a person made of it. */
export function readCodebook(db: ReadableDB): Code[] {
  return codebookWith(rows<Stored>(db, `SELECT ${COLUMNS} FROM code`).map(toCode));
}

/** A code that a person changed or added, or null where it is as every case begins with it, or not there. */
export function findCode(db: ReadableDB, list: CodeList, id: string): Code | null {
  const found = row<Stored>(db, `SELECT ${COLUMNS} FROM code WHERE list = ? AND id = ?`, list, id);
  return found === undefined ? null : toCode(found);
}

/** Sets a code; null makes it what every case begins with, or takes it away. */
export function setCode(db: WritableDB, list: CodeList, id: string, code: Code | null): void {
  statement(db, 'DELETE FROM code WHERE list = ? AND id = ?').run(list, id);
  if (code === null) return;
  statement(
    db,
    `INSERT INTO code (${COLUMNS}) VALUES (@list, @id, @name, @definition, @colour, @position, @hidden)`,
  ).run({ ...code, hidden: code.hidden ? 1 : 0 });
}

/** True when an entity, a claim or a statement has this code. */
export function isCodeUsed(db: ReadableDB, list: CodeList, id: string): boolean {
  const uses: Partial<Record<CodeList, string>> = {
    'actor-type': "SELECT 1 FROM entity WHERE kind = 'actor' AND type = @id LIMIT 1",
    'place-type': "SELECT 1 FROM entity WHERE kind = 'place' AND type = @id LIMIT 1",
    stance: 'SELECT 1 FROM claim WHERE stance = @id LIMIT 1',
    status: `SELECT 1 FROM claim WHERE check_status = @id
      UNION ALL SELECT 1 FROM statement WHERE status = @id LIMIT 1`,
    importance: 'SELECT 1 FROM claim WHERE importance = @id LIMIT 1',
  };
  const sql = uses[list];
  return sql !== undefined && row(db, sql, { id }) !== undefined;
}

function toCode(stored: Stored): Code {
  return { ...stored, hidden: stored.hidden === 1 };
}
