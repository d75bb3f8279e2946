/** Rows of the table `annotation`, and the queries over them. */
import type { Annotation } from '../domain/annotation';
import { SourcemarkError } from '../domain/errors';
import type { Selector } from '../domain/selector';
import { TAGS, type Tag, type TagCounts } from '../domain/tags';
import { changeOne, row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

const COLUMNS = `id, text, start, "end", tag, exact, prefix, suffix, note,
  created_at AS createdAt, created_by AS createdBy`;

const IN_TEXT_ORDER = 'ORDER BY start, "end" DESC, created_at, id';

/** The annotation with this id. Throws `not-found`. */
export function readAnnotation(db: ReadableDB, id: string): Annotation {
  const found = findAnnotation(db, id);
  if (found === undefined) {
    throw new SourcemarkError('not-found', `There is no annotation ${id} in this case; it may have been deleted.`);
  }
  return found;
}

/** The annotation with this id, or undefined. */
export function findAnnotation(db: ReadableDB, id: string): Annotation | undefined {
  return row<Annotation>(db, `SELECT ${COLUMNS} FROM annotation WHERE id = ?`, id);
}

/** The annotations of a text, in text order (`compareInText`). */
export function annotationsOfText(db: ReadableDB, text: string): Annotation[] {
  return rows<Annotation>(db, `SELECT ${COLUMNS} FROM annotation WHERE text = ? ${IN_TEXT_ORDER}`, text);
}

/** The annotations of one text with this tag (undefined: every tag), one at a time, in text order. */
export function eachAnnotation(db: ReadableDB, text: string, tag: Tag | undefined): IterableIterator<Annotation> {
  // Iterating keeps the statement busy, so it is not a shared one.
  const select = db.prepare(
    `SELECT ${COLUMNS} FROM annotation WHERE text = @text AND (@tag IS NULL OR tag = @tag) ${IN_TEXT_ORDER}`,
  );
  return select.iterate({ text, tag: tag ?? null }) as IterableIterator<Annotation>;
}

/** Every annotation of a source, whichever of its texts it was made in, in the order in which it was made. */
export function annotationsOfSource(db: ReadableDB, source: string): Annotation[] {
  return rows<Annotation>(
    db,
    `SELECT ${COLUMNS} FROM annotation
     WHERE text IN (SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE capture.source = ?)
     ORDER BY created_at, id`,
    source,
  );
}

/** How many annotations of each tag every source has; sources without any are absent. */
export function countsBySource(db: ReadableDB): Map<string, TagCounts> {
  const counts = new Map<string, Record<Tag, number>>();
  for (const { source, tag, n } of rows<{ source: string; tag: Tag; n: number }>(
    db,
    `SELECT capture.source, counted.tag, sum(counted.n) AS n
     FROM (SELECT text, tag, count(*) AS n FROM annotation GROUP BY text, tag) AS counted
     JOIN text ON text.id = counted.text JOIN capture ON capture.id = text.capture
     GROUP BY capture.source, counted.tag`,
  )) {
    let entry = counts.get(source);
    if (entry === undefined) counts.set(source, (entry = noCounts()));
    entry[tag] = n;
  }
  return counts;
}

/** A count of zero for every tag. */
export function noCounts(): Record<Tag, number> {
  return Object.fromEntries(TAGS.map((tag) => [tag, 0])) as Record<Tag, number>;
}

/** Inserts an annotation. Throws when its text is not there. */
export function insertAnnotation(db: WritableDB, annotation: Annotation): void {
  statement(
    db,
    `INSERT INTO annotation (id, text, start, "end", tag, exact, prefix, suffix, note, created_at, created_by)
     VALUES (@id, @text, @start, @end, @tag, @exact, @prefix, @suffix, @note, @createdAt, @createdBy)`,
  ).run(annotation);
}

/** Deletes an annotation; throws when it is not there, or when it is carried over to other texts. */
export function deleteAnnotation(db: WritableDB, id: string): void {
  changeOne(db, 'DELETE FROM annotation WHERE id = ?', id);
}

/** Sets the tag of an annotation; throws when it is not there. */
export function setTag(db: WritableDB, id: string, tag: Tag): void {
  changeOne(db, 'UPDATE annotation SET tag = ? WHERE id = ?', tag, id);
}

/** Sets the note of an annotation; throws when it is not there. */
export function setNote(db: WritableDB, id: string, note: string): void {
  changeOne(db, 'UPDATE annotation SET note = ? WHERE id = ?', note, id);
}

/** Sets the span of an annotation and its words; throws when it is not there. */
export function setSpan(db: WritableDB, id: string, { start, end, exact, prefix, suffix }: Selector): void {
  changeOne(
    db,
    'UPDATE annotation SET start = ?, "end" = ?, exact = ?, prefix = ?, suffix = ? WHERE id = ?',
    ...[start, end, exact, prefix, suffix, id],
  );
}
