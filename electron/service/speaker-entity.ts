/** Who the words that name a speaker refer to. */
import type { Span } from '../../domain/text';
import { annotationsOfText } from '../../db/annotations';
import { rootOf } from '../../db/entities';
import { findMention } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';

/** The entity of an actor mention that was made at this span of a text (UTF-16 code units), if there is one. */
export function speakerEntity(db: ReadableDB, text: string, span: Span): string | undefined {
  const mention = annotationsOfText(db, text)
    .filter(({ tag, start, end }) => tag === 'actor' && start < span.end && span.start < end)
    .map(({ id }) => findMention(db, id)?.entity)
    .find((entity) => entity !== undefined);
  return mention === undefined ? undefined : rootOf(db, mention);
}
