/** Rows of the tables `mention` and `role`: what annotations have to do with entities and with claims. */
import type { MentionAnswer, Role } from '../domain/entity';
import type { Span } from '../domain/text';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Which entity a mention refers to, as it was said: the entity may have been merged since. */
export interface MentionRow {
  readonly entity: string;
  readonly answer: MentionAnswer;
}

/** The entity of an annotation, or null. */
export function findMention(db: ReadableDB, annotation: string): MentionRow | null {
  return row<MentionRow>(db, 'SELECT entity, answer FROM mention WHERE annotation = ?', annotation) ?? null;
}

/** The entities of the annotations of a source, by annotation, whichever of its texts they were made in. */
export function mentionsOfSource(db: ReadableDB, source: string): Map<string, MentionRow> {
  const found = rows<MentionRow & { annotation: string }>(
    db,
    `SELECT mention.annotation, mention.entity, mention.answer FROM mention
     JOIN annotation ON annotation.id = mention.annotation WHERE annotation.text IN (${TEXTS_OF_SOURCE})`,
    source,
  );
  return new Map(found.map(({ annotation, entity, answer }) => [annotation, { entity, answer }]));
}

const TEXTS_OF_SOURCE = 'SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE capture.source = ?';

/** Sets the entity of an annotation; null takes it away. */
export function setMention(db: WritableDB, annotation: string, mention: MentionRow | null): void {
  statement(db, 'DELETE FROM mention WHERE annotation = ?').run(annotation);
  if (mention === null) return;
  const { entity, answer } = mention;
  statement(db, 'INSERT INTO mention (annotation, entity, answer) VALUES (?, ?, ?)').run(annotation, entity, answer);
}

/** How often each entity is mentioned under which words, and in which source; entities as they were said. */
export interface MentionCount {
  readonly entity: string;
  readonly words: string;
  readonly source: string;
  readonly n: number;
  /** How many of them a person is sure of. */
  readonly sure: number;
}

/** Mentions counted by entity, words and source; of all entities, or of some. */
export function countMentions(db: ReadableDB, entities?: readonly string[]): MentionCount[] {
  return rows<MentionCount>(
    db,
    `SELECT mention.entity, annotation.exact AS words, capture.source, count(*) AS n,
       sum(mention.answer = 'sure') AS sure
     FROM mention JOIN annotation ON annotation.id = mention.annotation
     JOIN text ON text.id = annotation.text JOIN capture ON capture.id = text.capture
     WHERE @entities IS NULL OR mention.entity IN (SELECT value FROM json_each(@entities))
     GROUP BY mention.entity, annotation.exact, capture.source
     ORDER BY mention.entity, n DESC, words, capture.source`,
    { entities: entities === undefined ? null : JSON.stringify(entities) },
  );
}

/** A mention with its place and surroundings. Offsets are UTF-16 code units of the text that it was made in. */
export interface MentionPlace {
  readonly annotation: string;
  readonly entity: string;
  readonly answer: MentionAnswer;
  readonly source: string;
  readonly start: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The mentions of these entities, by source in the order in which sources were added, then in text order. */
export function mentionPlaces(db: ReadableDB, entities: readonly string[]): MentionPlace[] {
  return rows<MentionPlace>(
    db,
    `SELECT mention.annotation, mention.entity, mention.answer, capture.source, annotation.start, annotation.exact,
       annotation.prefix, annotation.suffix
     FROM mention JOIN annotation ON annotation.id = mention.annotation
     JOIN text ON text.id = annotation.text JOIN capture ON capture.id = text.capture
     JOIN source ON source.id = capture.source
     WHERE mention.entity IN (SELECT value FROM json_each(?))
     ORDER BY source.rowid, annotation.start, annotation.id`,
    JSON.stringify(entities),
  );
}

/** Where the mentions of a text stand, in UTF-16 code units, and the entities as they were said. */
export function mentionsInText(db: ReadableDB, text: string): (Span & Pick<MentionRow, 'entity'>)[] {
  return rows<Span & Pick<MentionRow, 'entity'>>(
    db,
    `SELECT annotation.start, annotation."end", mention.entity
     FROM mention JOIN annotation ON annotation.id = mention.annotation WHERE annotation.text = ?`,
    text,
  );
}

/** What the actor of a mention has to do with a claim. */
export interface RoleRow {
  readonly claim: string;
  readonly mention: string;
  readonly role: Role;
}

/** The roles of a claim, or those that a mention has. */
export function rolesOf(db: ReadableDB, annotation: string): RoleRow[] {
  return rows<RoleRow>(
    db,
    'SELECT claim, mention, role FROM role WHERE claim = @annotation OR mention = @annotation ORDER BY claim, mention',
    { annotation },
  );
}

/** Every role, by claim and then by mention. */
export function allRoles(db: ReadableDB): RoleRow[] {
  return rows<RoleRow>(db, 'SELECT claim, mention, role FROM role ORDER BY claim, mention');
}

/** The roles in the claims of a source. */
export function rolesOfSource(db: ReadableDB, source: string): RoleRow[] {
  return rows<RoleRow>(
    db,
    `SELECT role.claim, role.mention, role.role FROM role JOIN annotation ON annotation.id = role.claim
     WHERE annotation.text IN (${TEXTS_OF_SOURCE}) ORDER BY role.claim, role.mention`,
    source,
  );
}

/** What a mention has to do with a claim, or null. */
export function findRole(db: ReadableDB, claim: string, mention: string): Role | null {
  return row<{ role: Role }>(db, 'SELECT role FROM role WHERE claim = ? AND mention = ?', claim, mention)?.role ?? null;
}

/** Sets what a mention has to do with a claim; null takes it away. */
export function setRole(db: WritableDB, claim: string, mention: string, role: Role | null): void {
  statement(db, 'DELETE FROM role WHERE claim = ? AND mention = ?').run(claim, mention);
  if (role !== null)
    statement(db, 'INSERT INTO role (claim, mention, role) VALUES (?, ?, ?)').run(claim, mention, role);
}
