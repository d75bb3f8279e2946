/**
 * What does not fit together inside one source. Every rule is a file of its own beside this one; each would rather miss
 * something than cry wolf, and says what it assumed.
 */
import { publishedDays } from '../claims/calendar';
import type { Block } from '../text';
import { wrongOrders } from './date-order';
import { impossibleDates } from './impossible-date';
import type { Inconsistency } from './inconsistency';
import { readSentences } from './sentence-reading';
import { twoValues } from './two-values';
import { wrongTotals } from './wrong-total';
import { wrongWeekdays } from './wrong-weekday';

/** What is known of a text besides its words. Without `blocks` every line is read. */
export interface CheckOptions {
  readonly blocks?: readonly Block[] | undefined;
  /** A BCP 47 tag. */
  readonly language?: string | undefined;
  /** ISO 8601, cut to what is known: `2021`, `2021-08`, `2021-08-22T12:30`. */
  readonly published?: string | undefined;
  /** True where the date of publication was concluded rather than stated. */
  readonly publishedIsInferred?: boolean | undefined;
}

/**
 * What does not fit together inside `text`, in text order, by UTF-16 code units; empty where everything fits or nothing
 * can be told. Takes time in proportion to the length of the text.
 */
export function inconsistencies(
  text: string,
  { blocks = [], language, published, publishedIsInferred = false }: CheckOptions = {},
): Inconsistency[] {
  const days = publishedDays(published);
  const sentences = readSentences(text, { blocks, language });
  return [
    ...wrongWeekdays(sentences, days && { days, inferred: publishedIsInferred }),
    ...twoValues(sentences),
    ...sentences.flatMap((sentence) => [
      ...impossibleDates(sentence),
      ...wrongOrders(sentence),
      ...wrongTotals(sentence),
    ]),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
}
