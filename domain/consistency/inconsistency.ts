/** What does not fit together inside one source: two places of its text, or a place and the calendar. */
import type { Span } from '../text';

/**
 * `weekday`: a weekday and a date that do not belong together. `date`: a day that its month does not have. `date-order`: an
 * end before its beginning. `total`: parts that do not make up their whole. `two-values`: one quantity with two values.
 */
export type InconsistencyKind = 'weekday' | 'date' | 'date-order' | 'total' | 'two-values';

/** Words of a text. Offsets are UTF-16 code units of the whole text. */
export interface Passage extends Span {
  readonly exact: string;
}

/** Something that does not fit. A person decides what of it is wrong. */
export interface Inconsistency extends Passage {
  readonly kind: InconsistencyKind;
  /** One to four sentences: what does not fit, and what was assumed. */
  readonly message: string;
  /** What it does not fit with, where that is another place of the text. */
  readonly other?: Passage;
  /** What was assumed, as a sentence; absent where the text says it all. */
  readonly assumed?: string;
}

/** The passage of `text` at `span`. */
export function passage(text: string, { start, end }: Span): Passage {
  return { start, end, exact: text.slice(start, end) };
}

/** Words of a text as a message quotes them: on one line, and not too long. */
export function quoted(exact: string): string {
  const words = exact.replace(/\s+/gu, ' ');
  return `“${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE).replace(/\p{Surrogate}$/u, '')}…` : words}”`;
}

/** UTF-16 code units. */
const LONGEST_QUOTE = 80;
