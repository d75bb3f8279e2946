/** What a purge does to the tables, when it is made and when it is replayed. */
import type { Payload } from '../domain/command';
import { rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Takes a purged source out of the tables. Its rows may be gone already, when a journal is replayed. */
export function applyPurge(
  db: WritableDB,
  { source, entries, entities, statements, untitled }: Payload<'source.purge'>,
  purge: string,
): void {
  const texts = 'SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE capture.source = @source';
  const annotations = `SELECT id FROM annotation WHERE text IN (${texts})`;
  for (const sql of [
    `DELETE FROM anchor WHERE text IN (${texts}) OR annotation IN (${annotations})`,
    `DELETE FROM role WHERE claim IN (${annotations}) OR mention IN (${annotations})`,
    `DELETE FROM mention WHERE annotation IN (${annotations})`,
    `DELETE FROM claim WHERE annotation IN (${annotations})`,
    `DELETE FROM link WHERE a IN (${annotations}) OR b IN (${annotations})`,
    `DELETE FROM statement_claim WHERE claim IN (${annotations})`,
    `DELETE FROM annotation WHERE text IN (${texts})`,
    'DELETE FROM rejection WHERE source = @source',
    'DELETE FROM match_rejection WHERE a_source = @source OR b_source = @source',
    "DELETE FROM confidential WHERE kind = 'source' AND id = @source",
    'DELETE FROM reading WHERE source = @source',
    `DELETE FROM text WHERE id IN (${texts})`,
    'DELETE FROM capture WHERE source = @source',
    'DELETE FROM fact WHERE source = @source',
    'DELETE FROM source WHERE id = @source',
  ]) {
    statement(db, sql).run({ source });
  }
  // Merged ones refer to one another: the references go first.
  for (const sql of [
    'DELETE FROM entity_pair WHERE a = @entity OR b = @entity',
    "DELETE FROM confidential WHERE kind = 'entity' AND id = @entity",
    'UPDATE entity SET merged_into = NULL WHERE id = @entity',
  ]) {
    for (const entity of entities) statement(db, sql).run({ entity });
  }
  for (const entity of entities) statement(db, 'DELETE FROM entity WHERE id = ?').run(entity);
  for (const id of statements) statement(db, 'DELETE FROM statement WHERE id = ?').run(id);
  for (const id of untitled) statement(db, "UPDATE statement SET title = '', note = '' WHERE id = ?").run(id);
  notePurged(db, entries, purge);
}

/** Notes that a purge takes the payloads of these entries; of two purges that do, the first one is noted. */
export function notePurged(db: WritableDB, entries: readonly string[], purge: string): void {
  const note = statement(db, 'INSERT INTO purged (entry, purge) VALUES (?, ?) ON CONFLICT DO NOTHING');
  for (const entry of entries) note.run(entry, purge);
}

/** Takes the payloads of entries away that a purge was noted to take. Answers how many had one. */
export function emptyPayloads(db: WritableDB): number {
  return statement(
    db,
    'UPDATE journal SET payload = NULL WHERE payload IS NOT NULL AND id IN (SELECT entry FROM purged)',
  ).run().changes;
}

/** Every entry whose payload was taken away. */
export function purgedEntries(db: ReadableDB): Set<string> {
  return new Set(rows<{ entry: string }>(db, 'SELECT entry FROM purged').map(({ entry }) => entry));
}
