/** The command that marks what a search has found. */
import type { PassageDraft } from '../domain/contract';
import { counted } from '../domain/counted';
import type { Tag } from '../domain/tags';
import { addAnnotation } from './annotation-commands';
import type { CaseFile } from './case-file';
import { beginGroup, write } from './commit';
import { row } from './sqlite';

/**
 * Marks places with a tag as one change; those that have the same mark already are left as they are. Answers the new
 * annotations. Throws `span-invalid` or `not-found`; nothing is marked then.
 */
export function markFound(file: CaseFile, query: string, tag: Tag, places: readonly PassageDraft[]): string[] {
  return write(file, (db) => {
    const wanted = places.filter(({ text, start, end }) => {
      const sql = 'SELECT 1 FROM annotation WHERE text = ? AND start = ? AND "end" = ? AND tag = ?';
      return row(db, sql, text, start, end, tag) === undefined;
    });
    const words = query.replace(/\s+/gu, ' ').trim().slice(0, 48);
    const group = beginGroup(db, file, `${counted(wanted.length, `${tag} mark`)} found with: ${words}`);
    return wanted.map((place) => addAnnotation(db, file, group, { ...place, tag }).id);
  });
}
