/** Uniting the journals and the bytes of two copies of a case, and making the tables anew from them. */
import { nextTime } from '../domain/clock';
import { isCommandKind, PAYLOADS, type Payload } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import { insertCarried } from './anchors';
import { carryOver } from './carry';
import { readContent, sha256, storeContent } from './content';
import { textContent } from './captures';
import {
  ENTRY_COLUMNS,
  entryHash,
  insertEntry,
  makeEntry,
  NO_PREVIOUS,
  type JournalEntry,
  type StoredEntry,
} from './journal';
import { MERGE_DESK, reachInto } from './purge-reach';
import { emptyPayloads, notePurged } from './purge-tables';
import { rebuild } from './replay';
import { listSources } from './sources';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** The ids of the entries of `other` that `db` does not have. Throws `case-corrupt` where both have different ones of one id. */
export function entriesMissing(db: ReadableDB, other: ReadableDB): string[] {
  const own = new Map(rows<{ id: string; hash: string }>(db, HASHES).map(({ id, hash }) => [id, hash]));
  return rows<{ id: string; hash: string }>(other, HASHES).flatMap(({ id, hash }) => {
    const known = own.get(id);
    if (known !== undefined && known !== hash) throw damaged(`the journal entry ${id} differs in the two`);
    return known === undefined ? [id] : [];
  });
}

const HASHES = 'SELECT id, hash FROM journal';

/**
 * Puts all that `other` has into `db`. What a purge in one of the two took goes from what came of the other too. Answers
 * whether entries were emptied by it. Throws `case-corrupt` or `content-damaged` where `other` is not sound.
 */
export function unite(db: WritableDB, other: ReadableDB, missing: readonly string[]): boolean {
  const reached = [...reachInto(db, other), ...reachInto(other, db)];
  takeEntries(db, other, missing);
  for (const entry of reached) {
    if (row(db, 'SELECT 1 FROM journal WHERE id = ?', entry.id) === undefined) insertEntry(db, entry);
  }
  checkContinued(db);
  const purged = emptyPurged(db);
  takeContent(db, other);
  rebuild(db);
  dropContent(db);
  carryAll(db);
  return purged;
}

function takeEntries(db: WritableDB, other: ReadableDB, missing: readonly string[]): void {
  const select = statement(other, `SELECT ${ENTRY_COLUMNS} FROM journal WHERE id = ?`);
  for (const id of missing) takeEntry(db, select.get(id) as StoredEntry);
}

/** Inserts an entry that was made elsewhere. One that was purged is to be emptied again by `emptyPurged`. Throws `case-corrupt`. */
export function takeEntry(db: WritableDB, entry: StoredEntry): void {
  const { id, kind, payload } = entry;
  const isWhole = entryHash(entry) === entry.hash && (payload === null || sha256(payload) === entry.payload_hash);
  if (!isWhole) throw damaged(`the journal entry ${id} was changed`);
  if (!isCommandKind(kind)) throw damaged(`the journal entry ${id} is of a kind that is not known`);
  insertEntry(db, { ...entry, payload: payload ?? EMPTY });
}

/** What stands for a payload that was purged until it is emptied: no payload is an empty text. */
const EMPTY = '';

/** Throws `case-corrupt` where an entry continues none. */
export function checkContinued(db: ReadableDB): void {
  const loose = row<{ id: string }>(
    db,
    `SELECT id FROM journal AS entry WHERE NOT (seq = 1 AND prev_hash = '${NO_PREVIOUS}') AND NOT EXISTS
       (SELECT 1 FROM journal AS previous WHERE previous.hash = entry.prev_hash AND previous.desk = entry.desk
        AND previous.seq = entry.seq - 1) LIMIT 1`,
  );
  if (loose !== undefined) throw damaged(`the journal entry ${loose.id} continues an entry that is missing`);
}

/** Empties all that purges name. Answers whether there was something to empty. Throws `case-corrupt`. */
export function emptyPurged(db: WritableDB): boolean {
  const purges = rows<Pick<JournalEntry, 'id' | 'kind' | 'payload'>>(
    db,
    "SELECT id, kind, payload FROM journal WHERE kind IN ('source.purge', 'purge.reach') AND payload <> ''",
  );
  for (const { id, kind, payload } of purges) {
    if (kind === 'source.purge') notePurged(db, PAYLOADS[kind].parse(JSON.parse(payload)).entries, id);
    else {
      const { entry, purge } = PAYLOADS['purge.reach'].parse(JSON.parse(payload));
      notePurged(db, [entry], purge);
    }
  }
  const emptied = emptyPayloads(db);
  const lost = row<{ id: string }>(db, 'SELECT id FROM journal WHERE payload = ? LIMIT 1', EMPTY);
  if (lost !== undefined) throw damaged(`the journal entry ${lost.id} has lost its payload, and no purge says so`);
  return emptied > 0;
}

const NAMED = `SELECT json_extract(payload, '$.text.sha256') AS sha256 FROM journal
  WHERE kind IN ('source.add', 'capture.add', 'text.add') AND payload IS NOT NULL
  UNION SELECT json_extract(payload, '$.capture.sha256') FROM journal
  WHERE kind IN ('source.add', 'capture.add') AND payload IS NOT NULL`;

function takeContent(db: WritableDB, other: ReadableDB): void {
  const missing = rows<{ sha256: string }>(db, `${NAMED} EXCEPT SELECT sha256 FROM content`);
  for (const { sha256: hash } of missing) storeContent(db, readContent(other, hash));
}

function dropContent(db: WritableDB): void {
  statement(db, `DELETE FROM content WHERE sha256 NOT IN (${NAMED})`).run();
}

/**
 * Looks for what was marked in one copy in the texts that are read by now, where the other knew them only. What is found
 * is an entry that is the same whichever copy was merged into which.
 */
function carryAll(db: WritableDB): void {
  const latest = row<{ at: string }>(db, 'SELECT max(at) AS at FROM journal')?.at;
  const at = nextTime(latest, 0);
  for (const { id: source, text } of listSources(db)) {
    const isWhole = row(db, UNPLACED, { source, text: text.id }) === undefined;
    if (isWhole) continue;
    const anchors = carryOver(db, source, text.id, { id: text.id, content: textContent(db, text.sha256) });
    if (anchors.length === 0) continue;
    const payload: Payload<'anchor.carry'> = { source, anchors };
    const id = sha256(`anchor.carry ${at} ${JSON.stringify(payload)}`);
    const stamp = { desk: MERGE_DESK, seq: 1, id, at, by: '', prev_hash: NO_PREVIOUS };
    insertEntry(db, makeEntry(stamp, 'anchor.carry', payload));
    insertCarried(db, anchors);
  }
}

/** An annotation of a source that was neither made in a text nor looked for in it. */
const UNPLACED = `SELECT 1 FROM annotation JOIN text ON text.id = annotation.text JOIN capture ON capture.id = text.capture
  WHERE capture.source = @source AND annotation.text <> @text AND NOT EXISTS
    (SELECT 1 FROM anchor WHERE anchor.annotation = annotation.id AND anchor.text = @text) LIMIT 1`;

function damaged(what: string): SourcemarkError {
  return new SourcemarkError(
    'case-corrupt',
    `The other copy of the case is not sound: ${what}. Nothing was changed; run “verify” where it was made.`,
  );
}
