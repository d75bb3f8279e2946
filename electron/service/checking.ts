/** What does not fit together inside a source of a case. Nothing of it is kept. */
import { inconsistencies } from '../../domain/consistency/inconsistencies';
import type { Inconsistency } from '../../domain/consistency/inconsistency';
import { factValue } from '../../domain/source';
import { readText, textContent } from '../../db/captures';
import { readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';

/**
 * What does not fit together inside the text of a source that is read, in text order, by UTF-16 code units. Throws
 * `not-found`.
 */
export function checkSource(db: ReadableDB, source: string): Inconsistency[] {
  const { text, facts } = readSource(db, source);
  const published = facts.find(({ field }) => field === 'published');
  return inconsistencies(textContent(db, text.sha256), {
    blocks: readText(db, text.id).blocks,
    language: factValue(facts, 'language'),
    published: published?.value,
    publishedIsInferred: published?.basis === 'inferred',
  });
}
