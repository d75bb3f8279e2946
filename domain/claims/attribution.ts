/**
 * Finding who says what a text claims: the words of the attribution, the noun phrase that names the speaker, and the
 * stance of the verb. What is found are the words of the text, never a conclusion about who "they" are.
 */
import { isGraphemeBoundary, type Span } from '../text';
import { arabicAttributions } from './arabic-attribution';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { datesAmong } from './dates';
import { englishAttributions } from './english-attribution';
import { isLineEnd, sentencesOf } from './sentences';
import type { Stance } from './speech-verbs';
import { tokensOf, type Token } from './tokens';

/** An attribution as written. Offsets are UTF-16 code units of the whole text; `exact` is the text between them. */
export interface Attribution extends Span {
  readonly exact: string;
  /** The noun phrase that says who says it; absent where the words name nobody: "It was reported that". */
  readonly speakerSpan?: Span;
  /** The verb as a dictionary lists it: `say`; `according to` and the like where there is none. */
  readonly verb: string;
  readonly stance: Stance;
}

/** `language` is a BCP 47 tag; `sentencesIn` is given where attributions of several claims of the text are looked for. */
export interface AttributionOptions {
  readonly language?: string | undefined;
  readonly sentencesIn?: ((line: Span) => readonly Span[]) | undefined;
}

/**
 * The attribution of the claim at `span`: in its own sentence, or around the quotation that it stands in, or in a sentence
 * before it that ends with a colon. Undefined where nobody is named and nothing says that it was reported: then the
 * outlet itself says it.
 */
export function findAttribution(
  text: string,
  span: Span,
  { language, sentencesIn = sentenceReader(text) }: AttributionOptions = {},
): Attribution | undefined {
  const known = claimLanguage(text, language);
  if (known === 'other') return undefined;
  const line = lineAround(text, span);
  const sentences = sentencesIn(line);
  const own = sentences.filter((sentence) => sentence.start < span.end && sentence.end > span.start);
  for (const sentence of own) {
    const found = mainOf(attributionsIn(text, sentence, known), span);
    if (found !== undefined) return found;
  }
  const first = sentences.findIndex((sentence) => sentence === own[0]);
  if (first < 0) return undefined;
  const [before, after] = [sentences[first - 1], sentences[first + own.length]];
  if (before !== undefined && text.charAt(before.end - 1) === ':') {
    const found = mainOf(attributionsIn(text, before, known), span);
    if (found !== undefined) return found;
  }
  const opened = openQuote(text, line.start, span.start);
  if (opened === undefined) return undefined;
  // The quotation began in an earlier sentence, or is closed in a later one, where its speaker is named.
  const opening = sentences.slice(0, first).find((sentence) => sentence.start <= opened && opened < sentence.end);
  for (const sentence of [opening, after]) {
    if (sentence === undefined) continue;
    const found = mainOf(attributionsIn(text, sentence, known), span);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The sentences of lines of `text`, each cut once, however many claims stand in it. */
export function sentenceReader(text: string): (line: Span) => readonly Span[] {
  const known = new Map<string, readonly Span[]>();
  return (line) => {
    const key = `${line.start}-${line.end}`;
    const sentences = known.get(key) ?? sentencesOf(text, line);
    known.set(key, sentences);
    return sentences;
  };
}

/** An attribution with its weight; see `AttributionDraft`. */
export interface WeighedAttribution extends Attribution {
  readonly weight: number;
}

/** Every attribution in one sentence of `text`, in order. */
export function attributionsIn(text: string, sentence: Span, language: ClaimLanguage): WeighedAttribution[] {
  const tokens = tokensOf(text, sentence);
  return attributionsAmong(text, tokens, language, datesAmong(text, tokens, language, undefined));
}

/** As `attributionsIn`, for tokens and dates that were made before. */
export function attributionsAmong(
  text: string,
  tokens: readonly Token[],
  language: ClaimLanguage,
  dates: readonly Span[],
): WeighedAttribution[] {
  if (language === 'other') return [];
  const inDates = new Set<number>();
  let date = 0;
  for (const token of tokens) {
    while ((dates[date]?.end ?? Infinity) <= token.start) date++;
    if ((dates[date]?.start ?? Infinity) <= token.start) inDates.add(token.start);
  }
  const isDate = (token: Token): boolean => inDates.has(token.start);
  const grammar = language === 'en' ? englishAttributions : arabicAttributions;
  return grammar(tokens, isDate).flatMap(({ start, end, speaker, verb, stance, weight }) => {
    const span = spanOf(tokens, start, end);
    if (span === undefined || !isGraphemeBoundary(text, span.start) || !isGraphemeBoundary(text, span.end)) return [];
    const speakerSpan = speaker === undefined ? undefined : spanOf(tokens, speaker[0], speaker[1]);
    const exact = text.slice(span.start, span.end);
    return [{ ...span, exact, ...(speakerSpan === undefined ? {} : { speakerSpan }), verb, stance, weight }];
  });
}

/** Of several attributions in a sentence, the one that the claim at `span` depends on. */
function mainOf(found: readonly WeighedAttribution[], span: Span): WeighedAttribution | undefined {
  // A claim that begins after an attribution depends on the nearest before it; one that holds several, on the weightiest.
  const before = found.filter((one) => one.end <= span.start).at(-1);
  const within = found.filter((one) => one.end > span.start && one.start < span.end);
  const after = found.filter((one) => one.start >= span.end);
  const heaviest = within.reduce<WeighedAttribution | undefined>(
    (best, one) => (best === undefined || one.weight > best.weight ? one : best),
    undefined,
  );
  if (heaviest !== undefined && (before === undefined || heaviest.weight > 1)) return heaviest;
  return before ?? heaviest ?? after.find((one) => one.weight > 1);
}

function spanOf(tokens: readonly Token[], start: number, end: number): Span | undefined {
  const [first, last] = [tokens[start], tokens[end - 1]];
  return first === undefined || last === undefined || end <= start ? undefined : { start: first.start, end: last.end };
}

/** How much of a line is looked at on each side, in UTF-16 code units. */
const REACH = 2_000;

function lineAround(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && span.start - start < REACH && !isLineEnd(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - span.end < REACH && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

/** Where the quotation begins that is open at `end`, or undefined. Single quote marks are apostrophes as well: left out. */
function openQuote(text: string, start: number, end: number): number | undefined {
  let open: number | undefined;
  for (let at = start; at < end; at++) {
    const sign = text.charAt(at);
    if (sign === '\u201c' || sign === '\u00ab' || sign === '\u300c') open = at;
    else if (sign === '\u201d' || sign === '\u00bb' || sign === '\u300d') open = undefined;
    else if (sign === '"') open = open === undefined ? at : undefined;
  }
  return open;
}
