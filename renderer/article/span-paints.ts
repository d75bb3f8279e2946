/** How spans that are no marks are painted: names and order of their highlights (highlights.css). */
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';
import type { SpanPaint } from './span-paint';

/** What is proposed: a grey dotted line under the words and no fill, below all marks. */
export const SUGGESTION_PAINT: SpanPaint<Span & { readonly tag: Tag }> = {
  attribute: 'data-suggestions',
  // Claims are as long as sentences: their line is quieter than that of the names in them.
  nameOf: ({ tag }) => (tag === 'claim' ? 'suggestion-claim' : 'suggestion'),
  priorities: { suggestion: -1, 'suggestion-claim': -2 },
};

/** A place of the words that are looked for in the article. */
export interface FoundSpan extends Span {
  /** True for the one that was gone to. */
  readonly isCurrent: boolean;
}

/** What is found in the article: a fill over those of all marks. */
export const FOUND_PAINT: SpanPaint<FoundSpan> = {
  attribute: 'data-found',
  nameOf: ({ isCurrent }) => (isCurrent ? 'found-current' : 'found'),
  priorities: { found: 100, 'found-current': 101 },
};
