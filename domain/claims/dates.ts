/**
 * Finding the dates and periods that a text speaks of, and which days they mean seen from its publication. This is code of
 * its own, not a date library: those answer with one moment and always guess, while a claim needs a range, how exactly it
 * is known, and what was assumed. All arithmetic is on whole days without zones.
 */
import { isGraphemeBoundary, type Span } from '../text';
import { arabicDateAt } from './arabic-dates';
import { publishedDays } from './calendar';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import type { DateGrammar, FoundForm } from './date-forms';
import { dateMeaning, type DateMeaning } from './date-meaning';
import { englishDateAt } from './english-dates';
import { isoDateAt } from './numeric-dates';
import { fold, isOneOf, tokensOf, type Token } from './tokens';

/** A date or period in a text. Offsets are UTF-16 code units of the whole text; `exact` is the text between them. */
export interface FoundDate extends Span, DateMeaning {
  readonly exact: string;
}

/** `published` is ISO 8601, cut to what is known: `2021`, `2021-07`, `2021-07-30T12:30`. `language` is a BCP 47 tag. */
export interface DateOptions {
  readonly span?: Span | undefined;
  readonly language?: string | undefined;
  readonly published?: string | undefined;
}

/** How far before a span is read, so that "that evening" finds its day. UTF-16 code units. */
const CONTEXT = 600;

/** The dates and periods within the span (all of `text` when left out), in order; they never overlap. */
export function findDates(text: string, { span, language, published }: DateOptions = {}): FoundDate[] {
  const { start, end } = span ?? { start: 0, end: text.length };
  const tokens = tokensOf(text, { start: Math.max(0, start - CONTEXT), end });
  return datesAmong(text, tokens, claimLanguage(text, language), published).filter((date) => date.start >= start);
}

const GRAMMARS: Readonly<Record<ClaimLanguage, DateGrammar>> = {
  en: englishDateAt,
  ar: arabicDateAt,
  other: isoDateAt,
};

/** A date as it is written, before it is told which days it means: the tokens from `at` up to `next`. */
export interface WrittenDate extends FoundForm {
  readonly at: number;
}

/** The dates and periods among `tokens`, in order, as they are written; they never overlap. */
export function writtenDates(tokens: readonly Token[], language: ClaimLanguage): WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = GRAMMARS[language](tokens, at);
    if (found !== undefined) dates.push({ ...found, at });
    at = found?.next ?? at + 1;
  }
  return dates;
}

/** As `findDates`, for tokens that were made of a part of `text` before. */
export function datesAmong(
  text: string,
  tokens: readonly Token[],
  language: ClaimLanguage,
  published: string | undefined,
): FoundDate[] {
  const known = publishedDays(published);
  const dates: FoundDate[] = [];
  let told: { day: number; exact: string } | undefined;
  for (const { at, next, form, since } of writtenDates(tokens, language)) {
    const [first, last] = [tokens[at], tokens[next - 1]];
    if (first === undefined || last === undefined) continue;
    const exact = text.slice(first.start, last.end);
    const future = speaksOfFuture(tokens, at);
    const meaning = dateMeaning(form, since === true, { published: known, told, future });
    if (isGraphemeBoundary(text, first.start) && isGraphemeBoundary(text, last.end)) {
      dates.push({ start: first.start, end: last.end, exact, ...meaning });
    }
    if (meaning.from !== '' && meaning.from === meaning.to)
      told = { day: Date.parse(meaning.from) / 86_400_000, exact };
  }
  return dates;
}

/** Words before a date, in its sentence, that speak of what is to come. */
const FUTURE = new Set(
  'will shall scheduled due planned plans slated expected سوف المقرر المتوقع'.split(' ').map(fold),
);

/** Words that end what such a word reaches. */
const PAST = new Set('after since when was were had'.split(' '));

function speaksOfFuture(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 8); before--) {
    const token = tokens[before];
    if (token === undefined || token.kind === 'sign' || PAST.has(token.key)) {
      if (token?.exact === ',' || token?.exact === '-') continue;
      return false;
    }
    if (isOneOf(token, FUTURE)) return true;
    if (tokens[before + 1]?.opens === true) return false;
  }
  return false;
}
