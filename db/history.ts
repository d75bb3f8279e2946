/**
 * What undo and redo would act on. The journal is a stack when it is read backwards: an undo takes back the newest
 * change of this desk that still holds, a redo takes back the newest undo, and a new change or a purge forgets what was
 * undone.
 */
import { isChangeKind } from '../domain/command';
import { readEntry, type JournalEntry } from './journal';
import { statement, type ReadableDB } from './sqlite';

type Step = Pick<JournalEntry, 'id' | 'kind' | 'payload'>;

/** The entry that undo would revert, or undefined. */
export function nextUndo(db: ReadableDB, desk: string): JournalEntry | undefined {
  let undone = 0;
  for (const step of backwards(db, desk)) {
    if (step.kind === 'undo') undone++;
    else if (step.kind === 'source.purge') continue;
    else if (step.kind !== 'redo' && !isChangeKind(step.kind)) return undefined;
    else if (undone > 0) undone--;
    else return readEntry(db, step.kind === 'redo' ? target(step) : step.id);
  }
  return undefined;
}

/** The entry that redo would apply again, or undefined. */
export function nextRedo(db: ReadableDB, desk: string): JournalEntry | undefined {
  let redone = 0;
  for (const step of backwards(db, desk)) {
    if (step.kind === 'redo') redone++;
    else if (step.kind !== 'undo') return undefined;
    else if (redone > 0) redone--;
    else return readEntry(db, target(step));
  }
  return undefined;
}

function* backwards(db: ReadableDB, desk: string): Iterable<Step> {
  const select = statement(
    db,
    // What was purged is as if it had never been: an undo is purged with the change that it took back.
    `SELECT seq, id, kind, payload FROM journal
     WHERE desk = ? AND seq < ? AND payload IS NOT NULL ORDER BY seq DESC LIMIT 64`,
  );
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = select.all(desk, before) as (Step & { seq: number })[];
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    before = last.seq;
  }
}

function target({ payload }: Step): string {
  return (JSON.parse(payload) as { entry: string }).entry;
}
