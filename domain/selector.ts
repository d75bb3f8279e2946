/**
 * How a span is described so that it can be found again: its place, its exact words and what stands around it. These
 * are the TextPositionSelector and TextQuoteSelector of the W3C Web Annotation Data Model (sections 4.2.5 and 4.2.4).
 */
import { SourcemarkError } from './errors';
import { boundaryAfter, boundaryBefore, isCodePointBoundary, type Span } from './text';

/** UTF-16 code units of context that a quote carries on either side. */
export const CONTEXT_LENGTH = 32;

/** A span of a text with its words and its surroundings. Offsets in UTF-16 code units. */
export interface Selector extends Span {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Describes the span of `text`. Prefix and suffix are at most CONTEXT_LENGTH units, one less where a surrogate pair
 * would be split. Throws `span-invalid` when the span is empty, outside the text, or splits a surrogate pair.
 */
export function describeSpan(text: string, { start, end }: Span): Selector {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) {
    throw new SourcemarkError(
      'span-invalid',
      `The span ${start} to ${end} lies outside the text, which has ${text.length} characters (UTF-16 units).`,
    );
  }
  if (start >= end) {
    throw new SourcemarkError('span-invalid', `The span ${start} to ${end} holds no character: select at least one.`);
  }
  if (!isCodePointBoundary(text, start) || !isCodePointBoundary(text, end)) {
    throw new SourcemarkError('span-invalid', `The span ${start} to ${end} cuts through a character.`);
  }
  return Object.freeze({
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(boundaryAfter(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(end, boundaryBefore(text, Math.min(text.length, end + CONTEXT_LENGTH))),
  });
}
