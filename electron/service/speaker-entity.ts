/** Who the words that name a speaker refer to. */
import type { Span } from '../../domain/text';
import { annotationsOfText } from '../../db/annotations';
import { rootOf } from '../../db/entities';
import { findMention } from '../../db/mentions';
import type { ReadableDB } from '../../db/sqlite';

/** A mention of an actor; the span is in UTF-16 code units of its text. */
interface ActorMention extends Span {
  readonly entity: string;
}

/** The mentions of actors that were made in a text and are linked, in text order. */
export function actorMentions(db: ReadableDB, text: string): ActorMention[] {
  return annotationsOfText(db, text).flatMap(({ id, tag, start, end }) => {
    const entity = tag === 'actor' ? findMention(db, id)?.entity : undefined;
    return entity === undefined ? [] : [{ start, end, entity: rootOf(db, entity) }];
  });
}

/** The entity of the first of these mentions that lies over a span, if one does. */
export function speakerAmong(mentions: readonly ActorMention[], span: Span): string | undefined {
  return mentions.find(({ start, end }) => start < span.end && span.start < end)?.entity;
}

/** The entity of an actor mention that was made at this span of a text (UTF-16 code units), if there is one. */
export function speakerEntity(db: ReadableDB, text: string, span: Span): string | undefined {
  return speakerAmong(actorMentions(db, text), span);
}
