/** Writes JSON Lines: UTF-8, one object per line, every value exactly as the case holds it. */
import type { AnnotationRow } from './annotation-rows';

/** The JSON Lines file, in parts. */
export function* jsonl(rows: Iterable<AnnotationRow>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
