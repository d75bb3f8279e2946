/** Who made annotations: the desk, which the journal knows, and the name that it had. */
import { rows, type ReadableDB } from './sqlite';

/** A desk and the annotator's name on it. */
export interface AnnotatorKey {
  readonly desk: string;
  readonly name: string;
}

/** Answers the desk that made an annotation of the case, by its id. */
export function annotatingDesks(db: ReadableDB): (annotation: string) => string | undefined {
  // Most cases are one desk's: then the journal need not be read.
  const desks = rows<{ desk: string }>(db, 'SELECT DISTINCT desk FROM journal LIMIT 2');
  const [only] = desks;
  if (desks.length === 1) return () => only?.desk;
  const made = rows<{ id: string; desk: string }>(
    db,
    `SELECT json_extract(payload, '$.id') AS id, desk FROM journal
     WHERE kind = 'annotation.add' AND payload IS NOT NULL ORDER BY at DESC`,
  );
  // Of an id that two desks have written, which can't be, the first would count.
  const known = new Map(made.map(({ id, desk }) => [id, desk]));
  return (annotation) => known.get(annotation);
}
