/** The sentences of a text as every rule reads them: cut into words once, with their dates and quantities. */
import { claimLanguage, type ClaimLanguage } from '../claims/claim-language';
import { claimLines } from '../claims/claim-lines';
import { writtenDates, type WrittenDate } from '../claims/dates';
import { numbersAmong, type FoundNumber } from '../claims/numbers';
import { sentencesOf } from '../claims/sentences';
import { tokensOf, type Token } from '../claims/tokens';
import { isGraphemeBoundary, visibleLines, type Block, type Span } from '../text';

/** One sentence. Offsets are UTF-16 code units of the whole text. */
export interface SentenceReading {
  readonly text: string;
  readonly language: ClaimLanguage;
  readonly span: Span;
  /** False in bylines, datelines, headings and cross references, which are read for their dates alone. */
  readonly mayClaim: boolean;
  readonly tokens: readonly Token[];
  readonly dates: readonly WrittenDate[];
  readonly quantities: readonly Quantity[];
}

/** A quantity with its place among the tokens of its sentence: from `at` up to `next`, its unit included. */
export interface Quantity {
  readonly number: FoundNumber;
  readonly at: number;
  readonly next: number;
}

/** `language` is a BCP 47 tag; without `blocks` every line is read. */
export interface SentenceOptions {
  readonly blocks: readonly Block[];
  readonly language: string | undefined;
}

/** The sentences of every block that is no furniture, in order. */
export function readSentences(text: string, { blocks, language: tag }: SentenceOptions): SentenceReading[] {
  const language = claimLanguage(text, tag);
  const claiming = new Set(claimLines(text, blocks).map(({ start }) => start));
  const lines: readonly Span[] =
    blocks.length > 0 ? blocks.filter(({ kind }) => kind !== 'furniture') : visibleLines(text);
  return lines.flatMap((line) => {
    const mayClaim = claiming.has(line.start);
    return sentencesOf(text, line).map((span): SentenceReading => {
      const tokens = tokensOf(text, span);
      const dates = writtenDates(tokens, language).filter((date) => isWhole(text, dateSpan(tokens, date)));
      const taken = dates.map((date) => dateSpan(tokens, date));
      const numbers = mayClaim ? numbersAmong(text, tokens, language, taken, tag) : [];
      return { text, language, span, mayClaim, tokens, dates, quantities: placed(numbers, tokens) };
    });
  });
}

/** Where a written date stands, in UTF-16 code units of the whole text. */
export function dateSpan(tokens: readonly Token[], { at, next }: Pick<WrittenDate, 'at' | 'next'>): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 };
}

/** A written date without the word before it: of "since July 2018" the month. */
export function withoutSince({ at, next, since }: WrittenDate): Pick<WrittenDate, 'at' | 'next'> {
  return { at: since === true && next > at + 1 ? at + 1 : at, next };
}

function isWhole(text: string, { start, end }: Span): boolean {
  return isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end);
}

/** The tokens of each number, both in order. */
function placed(numbers: readonly FoundNumber[], tokens: readonly Token[]): Quantity[] {
  let token = 0;
  return numbers.map((number) => {
    while (token < tokens.length && (tokens[token]?.start ?? 0) < number.start) token++;
    const at = token;
    const end = quantityEnd(number);
    while (token < tokens.length && (tokens[token]?.end ?? 0) <= end) token++;
    return { number, at, next: token };
  });
}

/** Where a quantity ends with its unit, in UTF-16 code units. */
export function quantityEnd({ end, unitSpan }: FoundNumber): number {
  return Math.max(end, unitSpan?.end ?? end);
}
