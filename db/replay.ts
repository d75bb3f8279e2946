/**
 * Replaying a journal: the tables made anew from its entries in the order in which they happened. Of an ordinary case
 * this gives the tables as they are; of the journals of two copies it gives the same tables whichever was merged into
 * which.
 */
import { wallTime } from '../domain/clock';
import { isChangeKind, isCommandKind, PAYLOADS, type Payload } from '../domain/command';
import { replayChange } from './acts';
import { insertCarried } from './anchors';
import { insertCaseInfo } from './case-info';
import { ENTRY_COLUMNS, IN_ORDER, readEntry, type StoredEntry } from './journal';
import { applyPurge, notePurged } from './purge-tables';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Every table that the journal makes, in an order in which their rows can be deleted. */
const STATE_TABLES = [
  ...['anchor', 'role', 'mention', 'claim', 'link', 'statement_claim', 'annotation', 'rejection', 'match_rejection'],
  ...['reading', 'text', 'capture', 'fact', 'source', 'entity_pair', 'entity', 'statement', 'code'],
  ...['confidential', 'saved_search'],
  ...['purged', 'conflict', 'left_out', 'case_info'],
] as const;

/** Makes all tables of a case anew from its journal. Throws where an entry is not of this version's form. */
export function rebuild(db: WritableDB): void {
  statement(db, 'UPDATE entity SET merged_into = NULL WHERE merged_into IS NOT NULL').run();
  for (const table of STATE_TABLES) statement(db, `DELETE FROM ${table}`).run();
  replay(db, db, (_entry, thrown) => {
    throw thrown;
  });
}

/**
 * Applies the whole journal of `db` to `target`, whose tables are empty. `failed` is told of each entry that can't be
 * read; the replay goes on after it.
 */
export function replay(
  db: ReadableDB,
  target: WritableDB,
  failed: (entry: StoredEntry, thrown: unknown) => void,
): void {
  for (const entry of entriesInOrder(db)) {
    try {
      replayEntry(db, target, entry);
    } catch (thrown) {
      failed(entry, thrown);
    }
  }
}

/** Every entry in the order in which it happened. The database may be written to between two of them. */
function* entriesInOrder(db: ReadableDB): Iterable<StoredEntry> {
  const order = rows<{ rowid: number }>(db, `SELECT rowid FROM journal ORDER BY ${IN_ORDER}`);
  const select = statement(db, `SELECT ${ENTRY_COLUMNS} FROM journal WHERE rowid = ?`);
  for (const { rowid } of order) yield select.get(rowid) as StoredEntry;
}

function replayEntry(db: ReadableDB, target: WritableDB, { payload: stored, ...rest }: StoredEntry): void {
  const { kind } = rest;
  if (!isCommandKind(kind)) throw new Error('its kind is not known to this version');
  // Whether a purge names it is checked with the chains.
  if (stored === null) return;
  if (isChangeKind(kind)) {
    replayChange(target, { ...rest, payload: stored }, 'do', rest.id);
    return;
  }
  const payload: unknown = PAYLOADS[kind].parse(JSON.parse(stored));
  switch (kind) {
    case 'case.create':
      insertCaseInfo(target, (payload as Payload<'case.create'>).case, wallTime(rest.at));
      return;
    case 'source.purge':
      applyPurge(target, payload as Payload<'source.purge'>, rest.id);
      return;
    case 'purge.reach': {
      const { entry, purge } = payload as Payload<'purge.reach'>;
      notePurged(target, [entry], purge);
      return;
    }
    case 'anchor.carry':
      insertCarried(target, (payload as Payload<'anchor.carry'>).anchors);
      return;
    default: {
      const { entry } = payload as Payload<'undo'>;
      const acted = readEntry(db, entry);
      if (acted !== undefined) replayChange(target, acted, kind === 'undo' ? 'undo' : 'redo', rest.id);
      // A purge may have reached what was undone in another copy, but not the undoing.
      else if (row(db, 'SELECT 1 FROM journal WHERE id = ?', entry) === undefined) {
        throw new Error('the entry that it names is missing');
      }
    }
  }
}
