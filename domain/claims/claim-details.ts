/**
 * What can be read out of the words of a claim: numbers, dates, hedges, who says it and with what stance. It pre-fills a
 * claim's attributes, which a person then corrects; how important a claim is, is never guessed.
 */
import type { Span } from '../text';
import { findAttribution, sentenceReader, type Attribution, type AttributionOptions } from './attribution';
import { claimLanguage } from './claim-language';
import { findDates, type FoundDate } from './dates';
import { hedgesAmong, type FoundHedge } from './hedges';
import { numbersAmong, type FoundNumber } from './numbers';
import { phraseAt, phraseTable } from './phrases';
import type { Stance } from './speech-verbs';
import { isSign, tokensOf, type Token } from './tokens';

/** Who says a claim: the words that name the speaker, or the outlet itself where nobody is named. */
type Speaker = { readonly kind: 'outlet' } | { readonly kind: 'mention'; readonly span: Span };

/** Who says a claim, in which words, how, and how surely. All offsets are UTF-16 code units of the whole text. */
export interface ClaimSaying {
  readonly attribution: Attribution | undefined;
  readonly speaker: Speaker;
  readonly stance: Stance;
  readonly hedges: readonly FoundHedge[];
}

/** All offsets are UTF-16 code units of the whole text. */
export interface ClaimDetails extends ClaimSaying {
  readonly numbers: readonly FoundNumber[];
  readonly dates: readonly FoundDate[];
}

/** `language` is a BCP 47 tag; `published` is ISO 8601, cut to what is known. */
export interface ClaimOptions {
  readonly language?: string | undefined;
  readonly published?: string | undefined;
}

/** The details of the claim at `span` of `text`. */
export function claimDetails(text: string, span: Span, { language, published }: ClaimOptions = {}): ClaimDetails {
  const known = claimLanguage(text, language);
  const tokens = tokensOf(text, span);
  const dates = findDates(text, { span, language, published });
  const hedges = hedgesAmong(text, tokens, known);
  return {
    numbers: numbersAmong(text, tokens, known, dates, language),
    dates,
    ...saidBy(text, span, { tokens, hedges, language }),
  };
}

/** Reads of one claim of `text` after another only who says it and how. */
export function sayingReader(
  text: string,
  { language }: Pick<ClaimOptions, 'language'> = {},
): (span: Span) => ClaimSaying {
  const known = claimLanguage(text, language);
  const sentencesIn = sentenceReader(text);
  return (span) => {
    const tokens = tokensOf(text, span);
    return saidBy(text, span, { tokens, hedges: hedgesAmong(text, tokens, known), language, sentencesIn });
  };
}

function saidBy(
  text: string,
  span: Span,
  read: AttributionOptions & { readonly tokens: readonly Token[]; readonly hedges: readonly FoundHedge[] },
): ClaimSaying {
  const attribution = findAttribution(text, span, read);
  const mention = attribution?.speakerSpan;
  return {
    attribution,
    speaker: mention === undefined ? { kind: 'outlet' } : { kind: 'mention', span: mention },
    stance: stanceOf(read.tokens, attribution, read.hedges),
    hedges: read.hedges,
  };
}

/** Says that what others say is not so: "claims that … are false". */
const REFUTED = phraseTable<true>([
  [
    true,
    [
      'is|are|was|were completely? false|untrue|baseless|unfounded|fabricated|lies',
      'is|are|was|were not true|correct',
      'no truth to|in',
      'لا صحة',
      'عار|عارية عن الصحة',
      'غير صحيح|صحيحة',
      'لا أساس له|لها',
    ],
  ],
]);

/** The stance that a claim takes, from its attribution and its hedges. */
function stanceOf(
  tokens: readonly Token[],
  attribution: Pick<Attribution, 'stance'> | undefined,
  hedges: readonly FoundHedge[],
): Stance {
  const base = attribution?.stance ?? 'asserts';
  if (base === 'denies' || base === 'questions') return base;
  if (attribution !== undefined && tokens.some((_, at) => phraseAt(REFUTED, tokens, at) !== undefined)) return 'denies';
  const decisive = hedges.filter((hedge) => !isOfOneItem(tokens, hedge));
  if (base === 'alleges' || decisive.some(({ kind }) => kind === 'allegedly')) return 'alleges';
  return decisive.some(({ kind }) => REPORTING.has(kind)) ? 'reports' : base;
}

const REPORTING = new Set<FoundHedge['kind']>(['reportedly', 'believed', 'unconfirmed']);

/** True for a hedge within a list: of "checkpoints, a tank and allegedly a crossing" only the last is alleged. */
function isOfOneItem(tokens: readonly Token[], hedge: FoundHedge): boolean {
  const at = tokens.findIndex((token) => token.start === hedge.start);
  const before = tokens[at - 1];
  return before?.key === 'and' || before?.key === 'or' || (at > 0 && isSign(tokens[at - 1], '(') ? true : false);
}
