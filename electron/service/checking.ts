/** What does not fit together inside a source of a case. Nothing of it is kept. */
import { inconsistencies } from '../../domain/consistency/inconsistencies';
import type { Inconsistency } from '../../domain/consistency/inconsistency';
import { factValue } from '../../domain/source';
import { readText, textContent } from '../../db/captures';
import { readSource } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import type { CheckedText } from '../matching/matching-desk';

/** The text of a source that is read, as it is checked: with what is known of the source. Throws `not-found`. */
export function checkedText(db: ReadableDB, source: string): CheckedText {
  const { text, facts } = readSource(db, source);
  const published = facts.find(({ field }) => field === 'published');
  return {
    content: textContent(db, text.sha256),
    options: {
      blocks: readText(db, text.id).blocks,
      language: factValue(facts, 'language'),
      published: published?.value,
      publishedIsInferred: published?.basis === 'inferred',
    },
  };
}

/**
 * What does not fit together inside the text of a source that is read, in text order, by UTF-16 code units. Throws
 * `not-found`.
 */
export function checkSource(db: ReadableDB, source: string): Inconsistency[] {
  const { content, options } = checkedText(db, source);
  return inconsistencies(content, options);
}
