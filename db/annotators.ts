/** Who made annotations: the desk, which the journal knows, and the name that it had. */
import { rows, type ReadableDB } from './sqlite';

/** A desk and the annotator's name on it. */
export interface AnnotatorKey {
  readonly desk: string;
  readonly name: string;
}

/** The desk that made each annotation of the case, by the annotation's id. */
export function annotatingDesks(db: ReadableDB): Map<string, string> {
  const made = rows<{ id: string; desk: string }>(
    db,
    `SELECT json_extract(payload, '$.id') AS id, desk FROM journal
     WHERE kind = 'annotation.add' AND payload IS NOT NULL ORDER BY at DESC`,
  );
  // Of an id that two desks have written, which can't be, the first would count.
  return new Map(made.map(({ id, desk }) => [id, desk]));
}
