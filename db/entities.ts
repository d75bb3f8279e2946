/** Rows of the tables `entity` and `entity_pair`: the registers of actors and places. */
import type { Payload } from '../domain/command';
import type { Entity, EntityKind, EntityPatch, PairAnswer } from '../domain/entity';
import { SourcemarkError } from '../domain/errors';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

type NewEntity = Payload<'entity.add'>['entity'];

interface Stored {
  readonly id: string;
  readonly kind: EntityKind;
  readonly type: string;
  readonly name: string;
  readonly note: string;
  readonly aliases: string;
  readonly location: string | null;
  readonly mergedInto: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

const COLUMNS = `id, kind, type, name, note, aliases, location, merged_into AS mergedInto,
  created_at AS createdAt, created_by AS createdBy`;

/** The entity with this id. Throws `not-found`. */
export function readEntity(db: ReadableDB, id: string): Entity {
  const found = findEntity(db, id);
  if (found === undefined) {
    throw new SourcemarkError('not-found', 'This actor or place is no longer in the register.');
  }
  return found;
}

/** The entity with this id, or undefined. */
export function findEntity(db: ReadableDB, id: string): Entity | undefined {
  const found = row<Stored>(db, `SELECT ${COLUMNS} FROM entity WHERE id = ?`, id);
  return found && toEntity(found);
}

/** Every entity, merged ones included, in the order in which they were made. */
export function allEntities(db: ReadableDB): Entity[] {
  return rows<Stored>(db, `SELECT ${COLUMNS} FROM entity ORDER BY created_at, id`).map(toEntity);
}

/** The entity that stands for `id`: itself, or the one that it was merged into, however many steps away. */
export function rootOf(db: ReadableDB, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    const next = row<{ into: string | null }>(db, 'SELECT merged_into AS "into" FROM entity WHERE id = ?', at)?.into;
    // Two desks may have merged in a circle: the first that comes round stands for all.
    if (next === null || next === undefined || seen.has(next)) return at;
    seen.add(at);
    at = next;
  }
}

/** `id` and every entity that was merged into it, however many steps away. */
export function mergedWith(db: ReadableDB, id: string): string[] {
  return rows<{ id: string }>(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT ? UNION SELECT entity.id FROM entity JOIN family ON entity.merged_into = family.id
     ) SELECT id FROM family ORDER BY id`,
    id,
  ).map((found) => found.id);
}

/** Inserts an entity. */
export function insertEntity(db: WritableDB, entity: NewEntity): void {
  statement(
    db,
    `INSERT INTO entity (id, kind, type, name, note, aliases, location, merged_into, created_at, created_by)
     VALUES (@id, @kind, @type, @name, @note, @aliases, @location, NULL, @createdAt, @createdBy)`,
  ).run({ ...entity, aliases: JSON.stringify(entity.aliases), location: toJson(entity.location) });
}

/** Deletes an entity; throws when it is not there or something refers to it. */
export function deleteEntity(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM entity WHERE id = ?', id);
}

/** Sets the fields of `changed`; undefined fields stay as they are. Throws when the entity is not there. */
export function setEntity(db: WritableDB, id: string, changed: EntityPatch): void {
  const now = readEntity(db, id);
  const { name = now.name, type = now.type, note = now.note, aliases = now.aliases, location = now.location } = changed;
  changeOne(
    db,
    'UPDATE entity SET name = ?, type = ?, note = ?, aliases = ?, location = ? WHERE id = ?',
    ...[name, type, note, JSON.stringify(aliases), toJson(location), id],
  );
}

/** Sets which entity `id` was merged into; null for none. Throws when it is not there. */
export function setMergedInto(db: WritableDB, id: string, into: string | null): void {
  changeOne(db, 'UPDATE entity SET merged_into = ? WHERE id = ?', into, id);
}

/** Two entities in the order in which a pair keeps them. */
export function pairOf(first: string, second: string): { readonly a: string; readonly b: string } {
  return first < second ? { a: first, b: second } : { a: second, b: first };
}

/** What a person said of two entities, or null. */
export function pairAnswer(db: ReadableDB, first: string, second: string): PairAnswer | null {
  const { a, b } = pairOf(first, second);
  return row<{ answer: PairAnswer }>(db, 'SELECT answer FROM entity_pair WHERE a = ? AND b = ?', a, b)?.answer ?? null;
}

/** Every answer about an entity and another. */
export function pairsOf(db: ReadableDB, id: string): { readonly other: string; readonly answer: PairAnswer }[] {
  return rows<{ other: string; answer: PairAnswer }>(
    db,
    `SELECT b AS other, answer FROM entity_pair WHERE a = @id
     UNION ALL SELECT a, answer FROM entity_pair WHERE b = @id ORDER BY 1`,
    { id },
  );
}

/** Sets what a person says of two entities; null takes it away. */
export function setPair(db: WritableDB, a: string, b: string, answer: PairAnswer | null): void {
  statement(db, 'DELETE FROM entity_pair WHERE a = ? AND b = ?').run(a, b);
  if (answer !== null) statement(db, 'INSERT INTO entity_pair (a, b, answer) VALUES (?, ?, ?)').run(a, b, answer);
}

function toEntity(stored: Stored): Entity {
  return {
    ...stored,
    aliases: JSON.parse(stored.aliases) as Entity['aliases'],
    location: stored.location === null ? null : (JSON.parse(stored.location) as Entity['location']),
  };
}

function toJson(location: Entity['location']): string | null {
  return location === null ? null : JSON.stringify(location);
}
