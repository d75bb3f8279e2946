/**
 * Whether two passages can speak of the same occasion: events of one kind happen again and again, and what tells them
 * apart is when they happened and how many it was.
 */
import { publishedDays } from '../claims/calendar';
import { claimLanguage, type ClaimLanguage } from '../claims/claim-language';
import { datesAmong, type FoundDate } from '../claims/dates';
import { numbersAmong } from '../claims/numbers';
import type { Token } from '../claims/tokens';

/** A stretch of days, counted from 1970-01-01, both ends inclusive. */
interface Days {
  readonly from: number;
  readonly to: number;
}

/** When a passage says that something happened, and the quantities that it states. */
export interface Occasion {
  readonly dates: readonly Days[];
  /** First days of what goes on since then. */
  readonly since: readonly number[];
  readonly quantities: readonly number[];
  /** When the source was published, where that is known to the month. */
  readonly published: Days | undefined;
}

/** Longest stretch by precision that is a date; a longer one is “since then”. */
const LONGEST: Readonly<Partial<Record<FoundDate['precision'], number>>> = { month: 45, year: 370 };
const LONGEST_OTHER = 10;

const DAY = 86_400_000;

/** The dates among the tokens of a passage. `published` is ISO 8601, cut to what is known, or empty. */
export function passageDates(text: string, tokens: readonly Token[], language: string, published: string): FoundDate[] {
  return datesAmong(text, tokens, languageOf(text, language), published === '' ? undefined : published);
}

function languageOf(text: string, language: string): ClaimLanguage {
  return claimLanguage(text, language === '' ? undefined : language);
}

/** Reads the occasion of a passage with these tokens and dates. */
export function occasionOf(
  text: string,
  tokens: readonly Token[],
  found: readonly FoundDate[],
  language: string,
  published: string,
): Occasion {
  const days = found.flatMap(({ from, to, precision }) =>
    from === '' || to === '' ? [] : [{ from: Date.parse(from) / DAY, to: Date.parse(to) / DAY, precision }],
  );
  const isShort = ({ from, to, precision }: (typeof days)[number]): boolean =>
    to - from <= (LONGEST[precision] ?? LONGEST_OTHER);
  const numbers = numbersAmong(text, tokens, languageOf(text, language), found, language === '' ? undefined : language);
  return {
    dates: days.filter(isShort),
    since: days.filter((one) => !isShort(one)).map(({ from }) => from),
    quantities: Array.from(new Set(numbers.map(({ value }) => value))),
    published: publishedMonth(published),
  };
}

function publishedMonth(published: string): Days | undefined {
  return published.length < 7 ? undefined : publishedDays(published);
}

/** Days between two dates that may still be the same: night and morning, or a report that is late. */
const NEAR_DAYS = 45;

/** What passages tell that name no date was so not long before their publication. */
const BEFORE_PUBLICATION = 30;

/** Smaller quantities are shared by chance. */
const TELLING_QUANTITY = 10;

/**
 * What to add to the log-odds that two passages make the same claim. Set by hand, since no labelled pairs know when
 * they were published: dates that agree speak for it, dates or publications far apart against it; a quantity in common
 * speaks for it, the more the larger it is.
 */
export function agreement(a: Occasion, b: Occasion): number {
  const shared = a.quantities.filter((value) => value >= TELLING_QUANTITY && b.quantities.includes(value));
  const quantity = shared.reduce((sum, value) => sum + (value >= 100 ? 1.2 : 0.8), 0);
  return Math.min(1.6, quantity) + timeAgreement(a, b, shared.length > 0);
}

function timeAgreement(a: Occasion, b: Occasion, sharesQuantity: boolean): number {
  if (a.since.some((day) => b.since.some((other) => Math.abs(day - other) <= 31))) return 0.8;
  if (a.dates.length > 0 && b.dates.length > 0) {
    const gap = Math.min(...a.dates.flatMap((one) => b.dates.map((other) => gapOf(one, other))));
    return gap === 0 ? 0.8 : gap <= NEAR_DAYS ? 0 : -1.2;
  }
  if (sharesQuantity || a.since.length + b.since.length > 0) return 0;
  // Those that name no date are about what was new.
  const [one, other] = [a.dates.length > 0 ? a.dates : recent(a), b.dates.length > 0 ? b.dates : recent(b)];
  if (one.length === 0 || other.length === 0) return 0;
  const gap = Math.min(...one.flatMap((days) => other.map((others) => gapOf(days, others))));
  return gap <= NEAR_DAYS ? 0 : -0.7;
}

function recent({ published }: Occasion): readonly Days[] {
  return published === undefined ? [] : [{ from: published.from - BEFORE_PUBLICATION, to: published.to }];
}

function gapOf(a: Days, b: Days): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}
