/**
 * Which sentences of a text, or clauses of a long sentence, a reporter may want to mark as claims: somebody says it, it has
 * a number, it accuses, it tells of an event. Each says why; the score orders them and is no probability.
 */
import { selectionSpan, type Block, type Span } from '../text';
import { attributionsAmong, type WeighedAttribution } from './attribution';
import { claimLanguage, type ClaimLanguage } from './claim-language';
import { claimLines } from './claim-lines';
import { datesAmong, type FoundDate } from './dates';
import { accuses, tellsOfEvent } from './event-words';
import { hedgesAmong, type FoundHedge } from './hedges';
import { numbersAmong, type FoundNumber } from './numbers';
import { sentencesOf } from './sentences';
import { isCapital, isSign, tokensOf, type Token } from './tokens';

/** A sentence or clause that may be a claim, in UTF-16 code units of the whole text. */
export interface ClaimCandidate extends Span {
  /** From 0 to 1. */
  readonly score: number;
  /** Why it is proposed, as a sentence. */
  readonly why: string;
}

/** `language` is a BCP 47 tag; without `blocks` every line is looked at. */
export interface CandidateOptions {
  readonly blocks?: readonly Block[] | undefined;
  readonly language?: string | undefined;
  readonly published?: string | undefined;
}

/** Below this score nothing is proposed. */
const LEAST_SCORE = 0.3;

/** Fewer words are no claim. */
const FEWEST_WORDS = 4;

/** A sentence of more words is looked at clause by clause. */
const LONG_SENTENCE = 30;

/** Fewer words are no clause of their own. */
const FEWEST_CLAUSE_WORDS = 7;

/** The claim candidates of `text` in text order; the same words are proposed once. */
export function claimCandidates(
  text: string,
  { blocks = [], language, published }: CandidateOptions = {},
): ClaimCandidate[] {
  const known = claimLanguage(text, language);
  const seen = new Set<string>();
  const candidates: ClaimCandidate[] = [];
  for (const line of claimLines(text, blocks)) {
    for (const sentence of sentencesOf(text, line)) {
      for (const candidate of sentenceCandidates({ text, sentence, known, language, published, weight: line.weight })) {
        const words = text
          .slice(candidate.start, candidate.end)
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim();
        if (seen.has(words)) continue;
        seen.add(words);
        candidates.push(candidate);
      }
    }
  }
  return candidates;
}

interface Reading {
  readonly text: string;
  readonly sentence: Span;
  readonly known: ClaimLanguage;
  readonly language: string | undefined;
  readonly published: string | undefined;
  readonly weight: number;
}

interface Findings {
  readonly dates: readonly FoundDate[];
  readonly numbers: readonly FoundNumber[];
  readonly hedges: readonly FoundHedge[];
  readonly attributions: readonly WeighedAttribution[];
}

function sentenceCandidates(reading: Reading): ClaimCandidate[] {
  const { text, sentence, known, language, published } = reading;
  const last = text.charAt(sentence.end - 1);
  if (last === '?' || last === '\u061f' || last === '\uff1f') return [];
  const tokens = tokensOf(text, sentence);
  const words = tokens.filter((token) => token.kind === 'word').length;
  if (words < FEWEST_WORDS && !(known === 'other' && sentence.end - sentence.start > 12)) return [];
  const dates = datesAmong(text, tokens, known, published);
  const findings: Findings = {
    dates,
    numbers: numbersAmong(text, tokens, known, dates, language),
    hedges: hedgesAmong(text, tokens, known),
    attributions: attributionsAmong(text, tokens, known, dates),
  };
  if (words > LONG_SENTENCE) {
    const clauses = clausesOf(tokens).map((clause) => rated(reading, tokens.slice(...clause), findings));
    if (clauses.length > 1 && clauses.every((clause) => clause !== undefined)) return clauses;
  }
  const whole = rated(reading, tokens, findings);
  return whole === undefined ? [] : [whole];
}

/** Words after a comma with which a clause begins that stands for itself. */
const CLAUSE_LEADS = new Set('but while although whereas yet'.split(' '));

/** Token ranges of the clauses of a sentence; one for a sentence that has no other. */
function clausesOf(tokens: readonly Token[]): [number, number][] {
  const clauses: [number, number][] = [];
  let start = 0;
  let quoted = false;
  for (const [at, token] of tokens.entries()) {
    if (isSign(token, '\u201c', '\u00ab') || (isSign(token, '"') && !quoted)) quoted = true;
    else if (isSign(token, '\u201d', '\u00bb', '"')) quoted = false;
    if (quoted) continue;
    const next = tokens[at + 1];
    const cuts =
      isSign(token, ';', '\u061b') ||
      (isSign(token, ',') && next !== undefined && CLAUSE_LEADS.has(next.key)) ||
      (isSign(token, '\u2013', '\u2014') && token.spaced);
    if (!cuts || at - start < FEWEST_CLAUSE_WORDS || tokens.length - at - 1 < FEWEST_CLAUSE_WORDS) continue;
    clauses.push([start, at]);
    start = at + 1;
  }
  clauses.push([start, tokens.length]);
  return clauses;
}

/** The candidate that these tokens of a sentence make, or undefined for none. */
function rated(reading: Reading, tokens: readonly Token[], all: Findings): ClaimCandidate | undefined {
  const cut = claimSpan(reading.text, tokens);
  if (cut === undefined) return undefined;
  const within = <T extends Span>(found: readonly T[]): T[] =>
    found.filter((one) => one.start >= cut.start && one.end <= cut.end);
  const attribution = within(all.attributions).sort((one, other) => other.weight - one.weight)[0];
  const numbers = within(all.numbers);
  const reasons: (readonly [weight: number, why: string])[] = [];
  if (attribution?.speakerSpan !== undefined && attribution.weight > 1) {
    const says = { asserts: 'says', denies: 'denies', alleges: 'alleges', reports: 'reports', questions: 'questions' }[
      attribution.stance
    ];
    reasons.push([0.45, `somebody ${says} it`]);
  } else if (attribution !== undefined) reasons.push([0.35, 'it is told as said by others']);
  if (numbers.some((number) => number.unit !== '' || number.relation !== 'exact'))
    reasons.push([0.4, 'it has a number']);
  else if (numbers.length > 0) reasons.push([0.2, 'it has a number']);
  if (tokens.some(accuses)) reasons.push([0.35, 'it accuses']);
  if (tokens.some(tellsOfEvent)) reasons.push([0.35, 'it tells of an event']);
  if (within(all.dates).length > 0) reasons.push([0.15, 'it has a date']);
  if (within(all.hedges).length > 0) reasons.push([0.15, 'it is put with caution']);
  const named = tokens.slice(1).some((token) => isCapital(token) && !token.opens);
  const doubt = reasons.reduce((left, [weight]) => left * (1 - weight), named ? 0.9 : 1);
  const score = (1 - doubt) * reading.weight;
  if (score < LEAST_SCORE || reasons.length === 0) return undefined;
  return { ...cut, score: Math.round(score * 100) / 100, why: sentenceOf(reasons.map(([, why]) => why)) };
}

function sentenceOf(reasons: readonly string[]): string {
  const words =
    reasons.length > 1 ? `${reasons.slice(0, -1).join(', ')} and ${reasons.at(-1) ?? ''}` : (reasons[0] ?? '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Words that join a sentence to the one before and are no part of its claim; a comma may follow. */
const CONNECTIVES = new Set(
  'but and however meanwhile moreover furthermore nevertheless nonetheless still yet so also additionally then thus therefore while although whereas'.split(
    ' ',
  ),
);

/** The claim as a reporter would mark it: without what joins it to the sentence before, and without the final stop. */
function claimSpan(text: string, tokens: readonly Token[]): Span | undefined {
  let first = 0;
  let last = tokens.length - 1;
  // A label in capitals: "ORIGINAL ENTRY:"
  const colon = tokens.slice(0, 5).findIndex((token) => isSign(token, ':'));
  if (
    colon > 0 &&
    tokens
      .slice(0, colon)
      .every(
        (token) =>
          token.kind === 'word' &&
          token.exact.length > 2 &&
          token.exact === token.exact.toUpperCase() &&
          token.exact !== token.exact.toLowerCase(),
      )
  )
    first = colon + 1;
  while (first < last) {
    const token = tokens[first];
    if (token === undefined) return undefined;
    const connects = CONNECTIVES.has(token.key) && !(token.key === 'so' && isSign(tokens[first + 1], '-'));
    const sign = token.kind === 'sign' && /^[,;:\-\u2013\u2014\u2022*\u060c\u061b]$/u.test(token.exact);
    if (!connects && !sign) break;
    first++;
  }
  while (
    last > first &&
    tokens[last]?.kind === 'sign' &&
    /^[.!\u2026\u3002\uff01\u06d4\u0964,;]$/u.test(tokens[last]?.exact ?? '') &&
    !isAbbreviated(tokens, last)
  )
    last--;
  const [from, to] = [tokens[first], tokens[last]];
  return from === undefined || to === undefined ? undefined : selectionSpan(text, { start: from.start, end: to.end });
}

/** True for the full stop of "p.m." or "U.S." at the end. */
function isAbbreviated(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return isSign(tokens[at], '.') && before?.exact.length === 1 && isSign(tokens[at - 2], '.') && !before.spaced;
}
