/** What a difference between two passages that make the same claim is. */
import type { ClaimDetails } from '../claims/claim-details';
import type { ClaimLanguage } from '../claims/claim-language';
import type { Token } from '../claims/tokens';
import type { Span } from '../text';

/** What differs: how many, when, how surely, how somebody or something is called, who says it. */
export type DifferenceKind = 'number' | 'date' | 'hedge' | 'name' | 'attribution';

/** Words of a text, in UTF-16 code units of the whole of it. */
export interface Worded extends Span {
  readonly exact: string;
}

/** The words that differ; one side has none where only the other says it. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly a: Worded | undefined;
  readonly b: Worded | undefined;
  /** What the difference is, as a sentence. */
  readonly why: string;
  /** True where both cannot be so: other numbers of the same, other days. */
  readonly excludes: boolean;
}

/** A passage that is compared, with what was read in it. */
export interface ReadPassage {
  readonly text: string;
  readonly language: ClaimLanguage;
  readonly span: Span;
  readonly tokens: readonly Token[];
  readonly details: ClaimDetails;
}

/** Words as a difference holds them. */
export function worded({ start, end }: Span, text: string): Worded {
  return { start, end, exact: text.slice(start, end) };
}
