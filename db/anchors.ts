/** Rows of the table `anchor`: where annotations stand in texts that they were not made in. */
import type { AnchorState } from '../domain/anchor-state';
import type { Payload } from '../domain/command';
import type { Tag } from '../domain/tags';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Where an annotation stands in a text. `start` and `end` are UTF-16 code units; null where no place was found. */
export type AnchorRow = Payload<'capture.add'>['anchors'][number];

const COLUMNS = 'annotation, text, state, score, margin, start, "end", decided';

type Stored = Omit<AnchorRow, 'decided'> & { readonly decided: number };

/** Where an annotation stands in a text, or undefined where it was not looked for. */
export function findAnchor(db: ReadableDB, annotation: string, text: string): AnchorRow | undefined {
  const found = row<Stored>(db, `SELECT ${COLUMNS} FROM anchor WHERE annotation = ? AND text = ?`, annotation, text);
  return found && toAnchor(found);
}

/** Every text that an annotation was carried over to, in an order that is always the same. */
export function anchorsOf(db: ReadableDB, annotation: string): AnchorRow[] {
  return rows<Stored>(db, `SELECT ${COLUMNS} FROM anchor WHERE annotation = ? ORDER BY text`, annotation).map(toAnchor);
}

function toAnchor(found: Stored): AnchorRow {
  return { ...found, decided: found.decided === 1 };
}

/** An annotation as it stands in a text: in its own, or carried over to it. */
export interface StandingAnnotation {
  readonly id: string;
  /** Id of the text that it was made in. */
  readonly madeIn: string;
  readonly tag: Tag;
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Its place in the asked text; null where it has none. For `uncertain`, the best place that was found. */
  readonly start: number | null;
  readonly end: number | null;
  /** Null in the text that it was made in. */
  readonly state: AnchorState | null;
  readonly score: number | null;
  readonly margin: number | null;
  readonly decided: number | null;
  /** Its words, and what stood beside them, where it was made; empty in the text that it was made in. */
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where it begins in the text that it was made in. */
  readonly madeAt: number;
}

/** Whether an annotation stands at a sure place of the text that was asked for. */
export function isPlaced<A extends Pick<StandingAnnotation, 'start' | 'end' | 'state'>>(
  annotation: A,
): annotation is A & { readonly start: number; readonly end: number } {
  const { start, end, state } = annotation;
  return start !== null && end !== null && state !== 'uncertain' && state !== 'lost';
}

/** All annotations that were made in a text or carried over to it, in text order. */
export function standingIn(db: ReadableDB, text: string): StandingAnnotation[] {
  return rows<StandingAnnotation>(
    db,
    `SELECT id, text AS madeIn, tag, note, created_at AS createdAt, created_by AS createdBy, start, "end",
       NULL AS state, NULL AS score, NULL AS margin, NULL AS decided, '' AS exact, '' AS prefix, '' AS suffix,
       start AS madeAt
     FROM annotation WHERE text = @text
     UNION ALL
     SELECT ${CARRIED} FROM anchor JOIN annotation ON annotation.id = anchor.annotation WHERE anchor.text = @text
     ORDER BY 7, 8 DESC, 5, 1`,
    { text },
  );
}

const CARRIED = `annotation.id, annotation.text AS madeIn, annotation.tag, annotation.note,
  annotation.created_at AS createdAt, annotation.created_by AS createdBy, anchor.start, anchor."end", anchor.state,
  anchor.score, anchor.margin, anchor.decided, annotation.exact, annotation.prefix, annotation.suffix, annotation.start AS madeAt`;

/** One annotation as it stands in a text, or undefined where it was neither made in it nor looked for. */
export function standing(db: ReadableDB, annotation: string, text: string): StandingAnnotation | undefined {
  return row<StandingAnnotation>(
    db,
    `SELECT id, text AS madeIn, tag, note, created_at AS createdAt, created_by AS createdBy, start, "end",
       NULL AS state, NULL AS score, NULL AS margin, NULL AS decided, '' AS exact, '' AS prefix, '' AS suffix,
       start AS madeAt
     FROM annotation WHERE id = @annotation AND text = @text
     UNION ALL
     SELECT ${CARRIED} FROM anchor JOIN annotation ON annotation.id = anchor.annotation
     WHERE anchor.annotation = @annotation AND anchor.text = @text`,
    { annotation, text },
  );
}

/** Sets where annotations stand, in place of what was known of it. Throws when an annotation or text is not there. */
export function setAnchors(db: WritableDB, anchors: readonly AnchorRow[]): void {
  const insert = statement(
    db,
    `INSERT INTO anchor (${COLUMNS}) VALUES ${VALUES}
     ON CONFLICT (annotation, text) DO UPDATE SET state = excluded.state, score = excluded.score,
       margin = excluded.margin, start = excluded.start, "end" = excluded."end", decided = excluded.decided`,
  );
  for (const anchor of anchors) insert.run(toStored(anchor));
}

/**
 * Inserts where annotations stand that were carried over. Those that are not there (another copy of the case removed
 * them) and those of which it is known are left as they are.
 */
export function insertCarried(db: WritableDB, anchors: readonly AnchorRow[]): void {
  const insert = statement(
    db,
    `INSERT INTO anchor (${COLUMNS}) SELECT @annotation, @text, @state, @score, @margin, @start, @end, @decided
     WHERE EXISTS (SELECT 1 FROM annotation WHERE id = @annotation) AND EXISTS (SELECT 1 FROM text WHERE id = @text)
     ON CONFLICT (annotation, text) DO NOTHING`,
  );
  for (const anchor of anchors) insert.run(toStored(anchor));
}

const VALUES = '(@annotation, @text, @state, @score, @margin, @start, @end, @decided)';

function toStored(anchor: AnchorRow): Stored {
  return { ...anchor, decided: anchor.decided ? 1 : 0 };
}

/** Deletes where annotations stand. */
export function deleteAnchors(db: WritableDB, anchors: readonly Pick<AnchorRow, 'annotation' | 'text'>[]): void {
  const remove = statement(db, 'DELETE FROM anchor WHERE annotation = ? AND text = ?');
  for (const { annotation, text } of anchors) remove.run(annotation, text);
}

/** Deletes every place of an annotation in other texts; `undecided`: but for those that a person decided. */
export function deleteAnchorsOf(db: WritableDB, annotation: string, which: 'all' | 'undecided'): void {
  statement(db, `DELETE FROM anchor WHERE annotation = ?${which === 'all' ? '' : ' AND decided = 0'}`).run(annotation);
}
