/** What recognition answers. */
import type { Span } from '../text';

/** A proposal, in UTF-16 code units. */
export interface Recognised extends Span {
  readonly tag: 'actor' | 'place';
  /** person, armed-group, state-body, organisation, media or crowd; country, province, city, village or site; '' when not known. */
  readonly type: string;
  /** How sure the rule or the model is, 0 to 1. */
  readonly score: number;
  /** A short sentence for a person: which rule or model fired. */
  readonly why: string;
}
