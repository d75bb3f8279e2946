/**
 * The journal: every command of a case, append-only, hash-chained per desk. Entries are appended here and nowhere
 * else, inside the transaction that also applies them to the tables.
 */
import { randomUUID } from 'node:crypto';
import { nextTime } from '../domain/clock';
import {
  CHANGE_PAYLOADS,
  isChangeKind,
  PAYLOADS,
  type Change,
  type CommandKind,
  type Payload,
} from '../domain/command';
import { sha256 } from './content';
import { row, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Who writes: the installation, and the annotator's name on it. */
export interface Author {
  readonly desk: string;
  readonly name: string;
}

/** A row of the journal. `at` is a hybrid logical time; hashes are SHA-256 in lower-case hexadecimal. */
export interface JournalEntry {
  readonly desk: string;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly payload: string;
  readonly payload_hash: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** An entry as it is stored: its payload is null once it was purged. */
export type StoredEntry = Omit<JournalEntry, 'payload'> & { readonly payload: string | null };

/** The place of the next entry of a desk: known before its payload, so that a payload can carry its own time. */
export type Stamp = Pick<JournalEntry, 'desk' | 'seq' | 'id' | 'at' | 'by' | 'prev_hash'>;

/** What the first entry of a desk has in place of a previous hash. */
export const NO_PREVIOUS = '0'.repeat(64);

/** The columns of an entry, in the order in which they are stored. */
export const ENTRY_COLUMNS = 'desk, seq, id, at, by, kind, payload, payload_hash, prev_hash, hash';

/** The order in which things happened, of entries of several copies of a case too: total, and always the same. */
export const IN_ORDER = 'at, desk, seq, id';

/** The newest entry of a desk. Where it went on in two copies of the case there are two ends: one of them, always the same. */
function lastOf(db: ReadableDB, desk: string): Pick<JournalEntry, 'seq' | 'hash'> | undefined {
  return row(db, 'SELECT seq, hash FROM journal WHERE desk = ? ORDER BY seq DESC, hash DESC LIMIT 1', desk);
}

/** The stamp of the next entry. `now` is the wall clock in milliseconds since 1970. */
export function nextStamp(db: WritableDB, author: Author, now = Date.now()): Stamp {
  const last = lastOf(db, author.desk);
  const latest = row<{ at: string | null }>(db, 'SELECT max(at) AS at FROM journal');
  return {
    desk: author.desk,
    seq: (last?.seq ?? 0) + 1,
    id: randomUUID(),
    at: nextTime(latest?.at ?? undefined, now),
    by: author.name,
    prev_hash: last?.hash ?? NO_PREVIOUS,
  };
}

/** Appends a command. Throws when the payload is not of its kind's form. */
export function append<K extends CommandKind>(
  db: WritableDB,
  stamp: Stamp,
  kind: K,
  payload: Payload<K>,
): JournalEntry {
  const entry = makeEntry(stamp, kind, payload);
  insertEntry(db, entry);
  return entry;
}

/** An entry with its hashes. Throws when the payload is not of its kind's form. */
export function makeEntry<K extends CommandKind>(stamp: Stamp, kind: K, payload: Payload<K>): JournalEntry {
  const text = JSON.stringify(PAYLOADS[kind].parse(payload));
  const unhashed = { ...stamp, kind, payload: text, payload_hash: sha256(text) };
  return { ...unhashed, hash: entryHash(unhashed) };
}

/** Inserts an entry as it is. Throws where there is one with its id or hash. */
export function insertEntry(db: WritableDB, entry: JournalEntry): void {
  statement(
    db,
    `INSERT INTO journal (${ENTRY_COLUMNS})
     VALUES (@desk, @seq, @id, @at, @by, @kind, @payload, @payload_hash, @prev_hash, @hash)`,
  ).run(entry);
}

/** The hash of an entry: over its metadata and the hash of its payload, so that a payload can be purged one day. */
export function entryHash(entry: Omit<JournalEntry, 'hash' | 'payload'>): string {
  const { prev_hash, desk, seq, id, at, by, kind, payload_hash } = entry;
  return sha256(JSON.stringify([prev_hash, desk, seq, id, at, by, kind, payload_hash]));
}

/** The entry with this id, or undefined where there is none or its payload was purged. */
export function readEntry(db: ReadableDB, id: string): JournalEntry | undefined {
  return row<JournalEntry>(db, `SELECT ${ENTRY_COLUMNS} FROM journal WHERE id = ? AND payload IS NOT NULL`, id);
}

/** The change that an entry holds. Throws when it is of another kind or its payload is not of its form. */
export function changeOf(entry: Pick<JournalEntry, 'kind' | 'payload' | 'id'>): Change {
  if (!isChangeKind(entry.kind)) throw new Error(`Entry ${entry.id} is a ${entry.kind}, which is not a change.`);
  const payload: unknown = CHANGE_PAYLOADS[entry.kind].parse(JSON.parse(entry.payload));
  return { kind: entry.kind, payload } as Change;
}
