/**
 * What undo and redo would act on. The journal is a stack when it is read backwards: an undo takes back the newest
 * change of this desk that still holds, a redo takes back the newest undo, and a new change or a purge forgets what was
 * undone. Changes of one group go together.
 */
import { isChangeKind } from '../domain/command';
import { readEntry, type JournalEntry, type StoredEntry } from './journal';
import { statement, type ReadableDB } from './sqlite';

type Step = Pick<JournalEntry, 'id' | 'kind' | 'payload'>;
type Stored = Omit<Step, 'payload'> & Pick<StoredEntry, 'payload' | 'seq' | 'prev_hash' | 'hash'>;

/** The entry that undo would revert first, or undefined. */
export function nextUndo(db: ReadableDB, desk: string): JournalEntry | undefined {
  return first(undoSteps(db, desk));
}

/** The entry that redo would apply again first, or undefined. */
export function nextRedo(db: ReadableDB, desk: string): JournalEntry | undefined {
  return first(redoSteps(db, desk));
}

/** The entries that one undo reverts, in the order in which they are reverted: one, or those of a group. */
export function undoable(db: ReadableDB, desk: string): JournalEntry[] {
  return group(undoSteps(db, desk));
}

/** The entries that one redo applies again, in that order: one, or those of a group. */
export function redoable(db: ReadableDB, desk: string): JournalEntry[] {
  return group(redoSteps(db, desk));
}

/** The changes that still hold, the newest first. */
function* undoSteps(db: ReadableDB, desk: string): Iterable<JournalEntry> {
  let undone = 0;
  for (const step of backwards(db, desk)) {
    if (step.kind === 'undo') undone++;
    else if (step.kind === 'source.purge') continue;
    else if (step.kind !== 'redo' && !isChangeKind(step.kind)) return;
    else if (undone > 0) undone--;
    else {
      const entry = readEntry(db, step.kind === 'redo' ? target(step) : step.id);
      if (entry === undefined) return;
      yield entry;
    }
  }
}

/** The changes that were undone, the one that was undone last first. */
function* redoSteps(db: ReadableDB, desk: string): Iterable<JournalEntry> {
  let redone = 0;
  for (const step of backwards(db, desk)) {
    if (step.kind === 'redo') redone++;
    else if (step.kind !== 'undo') return;
    else if (redone > 0) redone--;
    else {
      const entry = readEntry(db, target(step));
      if (entry === undefined) return;
      yield entry;
    }
  }
}

function first(steps: Iterable<JournalEntry>): JournalEntry | undefined {
  for (const entry of steps) return entry;
  return undefined;
}

function group(steps: Iterable<JournalEntry>): JournalEntry[] {
  const found: JournalEntry[] = [];
  let shared: string | undefined;
  for (const entry of steps) {
    const own = groupOf(entry);
    if (found.length > 0 && own !== shared) break;
    found.push(entry);
    if (own === undefined) break;
    shared = own;
  }
  return found;
}

function groupOf({ payload }: Step): string | undefined {
  // Most payloads have no group, and some are long.
  if (!payload.includes('"group":{')) return undefined;
  return (JSON.parse(payload) as { group?: { id: string } }).group?.id;
}

/** The entries of a desk from its newest one back; where it went on in two copies of the case, those of one of them. */
function* backwards(db: ReadableDB, desk: string): Iterable<Step> {
  const select = statement(
    db,
    `SELECT id, kind, payload, seq, prev_hash, hash FROM journal
     WHERE desk = ? AND (seq, hash) < (?, ?) ORDER BY seq DESC, hash DESC LIMIT 64`,
  );
  let last: Pick<StoredEntry, 'seq' | 'hash'> = { seq: Number.MAX_SAFE_INTEGER, hash: '' };
  let wanted: string | undefined;
  for (;;) {
    const page = select.all(desk, last.seq, last.hash) as Stored[];
    for (const { id, kind, payload, prev_hash, hash } of page) {
      if (wanted !== undefined && hash !== wanted) continue;
      wanted = prev_hash;
      // What was purged is as if it had never been: an undo is purged with the change that it took back.
      if (payload !== null) yield { id, kind, payload };
    }
    const end = page.at(-1);
    if (end === undefined) return;
    last = end;
  }
}

function target({ payload }: Step): string {
  return (JSON.parse(payload) as { entry: string }).entry;
}
