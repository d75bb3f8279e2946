/**
 * How far a purge reaches into another copy of the case: all that was said there of the source, without knowing that it
 * is purged, goes too. The journal names every such entry, in an entry of its own that any merge makes alike.
 */
import { PAYLOADS, type Payload } from '../domain/command';
import { sha256 } from './content';
import { entriesAbout } from './custody';
import { makeEntry, NO_PREVIOUS, type JournalEntry } from './journal';
import { annotationsIn } from './purge';
import { entitiesOnlyIn, entriesAboutEntities } from './register-history';
import { row, rows, type ReadableDB } from './sqlite';
import { entriesAboutStatements, statementsPurgedWith } from './statement-history';

/** The desk of entries that merges make. They are the same whoever merges, and none continues another. */
export const MERGE_DESK = 'merge';

type PurgeEntry = Pick<JournalEntry, 'id' | 'at' | 'by' | 'payload'>;

/** Entries that say which entries of `copy` are emptied by purges of `purger` that it does not know. */
export function reachInto(purger: ReadableDB, copy: ReadableDB): JournalEntry[] {
  const purges = rows<PurgeEntry>(
    purger,
    "SELECT id, at, by, payload FROM journal WHERE kind = 'source.purge' ORDER BY at, desk, seq, id",
  ).filter(({ id }) => !has(copy, id));
  return purges.flatMap((purge) => {
    const payload = PAYLOADS['source.purge'].parse(JSON.parse(purge.payload));
    return entriesReached(purger, copy, payload).map((entry) => reach(purge, entry));
  });
}

function reach(purge: PurgeEntry, entry: Pick<JournalEntry, 'id' | 'at'>): JournalEntry {
  return makeEntry(
    {
      desk: MERGE_DESK,
      seq: 1,
      id: sha256(`purge.reach ${purge.id} ${entry.id}`),
      at: purge.at > entry.at ? purge.at : entry.at,
      by: purge.by,
      prev_hash: NO_PREVIOUS,
    },
    'purge.reach',
    { purge: purge.id, entry: entry.id },
  );
}

/**
 * The entries of `copy` alone that go with a purge: those about the source, about what the purge took, and about actors,
 * places and statements that only `copy` knows and that it has from the source alone.
 */
function entriesReached(
  purger: ReadableDB,
  copy: ReadableDB,
  { source, entities, statements, untitled }: Payload<'source.purge'>,
): Pick<JournalEntry, 'id' | 'at'>[] {
  const ofSource = entriesAbout(copy, source);
  const annotations = annotationsIn(ofSource);
  const made = madeIn(copy);
  const isOwn = (id: string): boolean => !has(purger, made.get(id) ?? '');
  const going = new Set([...entities, ...Array.from(entitiesOnlyIn(copy, annotations)).filter(isOwn)]);
  const touched = statementsPurgedWith(copy, annotations);
  const gone = new Set([...statements, ...Array.from(touched.gone).filter(isOwn)]);
  const wordless = new Set([...untitled, ...touched.untitled, ...touched.gone]);
  const found = [
    ...ofSource,
    // What a claim of another source says beside its speaker stays; the speaker alone does not fit any more.
    ...entriesAboutEntities(copy, going).filter(({ kind }) => kind !== 'claim.set'),
    ...entriesAboutStatements(copy, gone, wordless),
  ].map(({ id }) => id);
  return Array.from(new Set(found)).flatMap((id) => {
    const entry = has(purger, id) ? undefined : row<Pick<JournalEntry, 'id' | 'at'>>(copy, BY_ID, id);
    return entry === undefined ? [] : [entry];
  });
}

const BY_ID = 'SELECT id, at FROM journal WHERE id = ?';

/** The entry that made each entity and statement. */
function madeIn(db: ReadableDB): Map<string, string> {
  const found = rows<{ id: string; made: string }>(
    db,
    `SELECT id, coalesce(json_extract(payload, '$.entity.id'), json_extract(payload, '$.statement.id')) AS made
     FROM journal WHERE kind IN ('entity.add', 'statement.add') AND payload IS NOT NULL`,
  );
  return new Map(found.map(({ id, made }) => [made, id]));
}

function has(db: ReadableDB, id: string): boolean {
  return row(db, BY_ID, id) !== undefined;
}
