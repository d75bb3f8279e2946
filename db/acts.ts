/**
 * Doing, undoing and redoing a change where the case may hold what its author did not know of: after another copy was
 * merged into it. What does not fit is left out, the same whichever copy was merged into which.
 *
 * `left_out` holds the changes of which the tables are not what the journal says (done, but not in the tables, or
 * undone, but still in them): undoing one, or doing it again, only takes it off that list.
 */
import type { Change } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import { fieldsApart } from './apart';
import { applyChange, revertChange } from './changes';
import { findEntity } from './entities';
import { checkFits, isCircle } from './fitting';
import { changeOf, type JournalEntry } from './journal';
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** What is done with a change. */
export type Act = 'do' | 'undo' | 'redo';

/**
 * Undoes or redoes the change of `entry`; `acting` is the entry that says so. Throws `refused`, or what SQLite says,
 * where it does not fit.
 */
export function repeatChange(db: WritableDB, entry: JournalEntry, act: 'undo' | 'redo', acting: string): Change {
  const change = changeOf(entry);
  if (settle(db, entry.id)) return change;
  try {
    perform(db, change, entry, act, acting);
  } catch (thrown) {
    // What SQLite says becomes a sentence elsewhere.
    if (thrown instanceof SourcemarkError || !isMisfit(thrown) || sqliteCode(thrown) !== '') throw thrown;
    throw new SourcemarkError(
      'refused',
      `To ${act} this is not possible any more, since what it changed is gone. Nothing was changed.`,
      { cause: thrown },
    );
  }
  return change;
}

/** Does, undoes or redoes the change of `entry` in a replay: what does not fit is left out and kept as a conflict. */
export function replayChange(db: WritableDB, entry: JournalEntry, act: Act, acting: string): void {
  const change = changeOf(entry);
  if (settle(db, entry.id)) return;
  statement(db, 'SAVEPOINT act').run();
  try {
    perform(db, change, entry, act, acting);
    statement(db, 'RELEASE act').run();
  } catch (thrown) {
    statement(db, 'ROLLBACK TO act').run();
    statement(db, 'RELEASE act').run();
    if (!isMisfit(thrown)) throw thrown;
    const kind = isMergeCircle(db, change, act) ? 'merge-circle' : 'left-out';
    statement(db, 'INSERT INTO left_out (entry) VALUES (?)').run(entry.id);
    statement(db, "INSERT INTO conflict (entry, kind, field, held) VALUES (?, ?, '', '')").run(acting, kind);
  }
}

function perform(db: WritableDB, change: Change, entry: JournalEntry, act: Act, acting: string): void {
  checkFits(db, change, act === 'undo' ? 'from' : 'to');
  for (const { field, held } of fieldsApart(db, change, act === 'undo' ? 'revert' : 'apply')) {
    statement(db, "INSERT INTO conflict (entry, kind, field, held) VALUES (?, 'changed-apart', ?, ?)").run(
      ...[acting, field, held],
    );
  }
  if (act === 'undo') revertChange(db, change);
  else applyChange(db, change, entry);
}

/** Takes a change off the list of those that were left out. True when it was on it. */
function settle(db: WritableDB, entry: string): boolean {
  if (row(db, 'SELECT 1 FROM left_out WHERE entry = ?', entry) === undefined) return false;
  statement(db, 'DELETE FROM left_out WHERE entry = ?').run(entry);
  return true;
}

/** True when two people merged two entities in a circle. */
function isMergeCircle(db: ReadableDB, change: Change, act: Act): boolean {
  if (change.kind !== 'entity.merge') return false;
  const into = change.payload[act === 'undo' ? 'from' : 'to'];
  return findEntity(db, change.payload.entity) !== undefined && isCircle(db, change.payload.entity, into);
}

/** True when the tables do not allow it, false when the file itself can't be read or written. */
function isMisfit(thrown: unknown): boolean {
  const code = sqliteCode(thrown);
  return thrown instanceof Error && (code === '' || code.startsWith('SQLITE_CONSTRAINT'));
}

function sqliteCode(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return code.startsWith('SQLITE_') ? code : '';
}
