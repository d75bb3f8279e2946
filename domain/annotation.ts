/** An annotation: a span of a text with a tag. Values are frozen and made only here. */
import { describeSpan, type Selector } from './selector';
import type { Tag } from './tags';
import type { Span } from './text';

/** A marked span. Offsets are UTF-16 code units of the text `text`; times are ISO 8601 in UTC. */
export interface Annotation extends Selector {
  readonly id: string;
  /** Id of the text that the span lies in. */
  readonly text: string;
  readonly tag: Tag;
  /** Plain text; empty when there is no note. */
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** What a person asks for when they mark a span. */
export interface AnnotationDraft extends Span {
  /** Id of the text. */
  readonly text: string;
  readonly tag: Tag;
  readonly note?: string | undefined;
}

/**
 * Makes an annotation of `content`, the content of the text that the draft names.
 * Throws `span-invalid` when the span does not fit the content.
 */
export function makeAnnotation(
  draft: AnnotationDraft,
  content: string,
  made: { readonly id: string; readonly at: string; readonly by: string },
): Annotation {
  return Object.freeze({
    ...describeSpan(content, draft),
    id: made.id,
    text: draft.text,
    tag: draft.tag,
    note: draft.note ?? '',
    createdAt: made.at,
    createdBy: made.by,
  });
}

/**
 * Text order: earlier start first; of those that start together the longer first, so that an outer mark comes before
 * those inside it; then the earlier made, then the id, so that the order is total.
 */
export function compareInText(a: OrderedMark, b: OrderedMark): number {
  return a.start - b.start || b.end - a.end || compareStrings(a.createdAt, b.createdAt) || compareStrings(a.id, b.id);
}

type OrderedMark = Pick<Annotation, 'start' | 'end' | 'createdAt' | 'id'>;

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
