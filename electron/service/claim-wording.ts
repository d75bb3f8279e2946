/**
 * What the words of claims tell. It is kept: a text never changes, and reading it is most of the work of listing
 * statements.
 */
import { forgetClaimLanguage } from '../../domain/claims/claim-language';
import { sayingReader, type ClaimSaying } from '../../domain/claims/claim-details';
import { findDates } from '../../domain/claims/dates';
import { isNegated } from '../../domain/claims/negation';
import type { ClaimPeriod } from '../../domain/claim';
import type { Span } from '../../domain/text';
import { readText, textContent } from '../../db/captures';
import type { ReadableDB } from '../../db/sqlite';

/** What a claim's words tell, seen from what is known of its source. */
export interface ClaimWording extends Pick<ClaimSaying, 'stance'> {
  /** Who says it: the words that name a speaker and where they stand, or undefined for the outlet itself. */
  readonly speaker: { readonly words: string; readonly span: Span } | undefined;
  readonly hedges: readonly string[];
  /** The days and periods of which one end at least is known, and what was assumed for each; empty for nothing. */
  readonly periods: readonly (ClaimPeriod & { readonly assumption: string })[];
  /** True where they say that something is not so. */
  readonly negated: boolean;
}

/** What is known of the source: a BCP 47 tag, and ISO 8601 cut to what is known; empty where nothing is. */
interface Known {
  readonly language: string;
  readonly published: string;
}

/** Reads the claim at a span (UTF-16 code units) of the text with this id. */
export type WordingReader = (text: string, span: Span, known: Known) => ClaimWording;

/** How many readings are kept of a case. */
const MOST_KEPT = 100_000;

const kept = new WeakMap<ReadableDB, Map<string, ClaimWording>>();

/** A reader of claims. While it is used it keeps the texts that it has read. */
export function wordingReader(db: ReadableDB): WordingReader {
  const own = kept.get(db) ?? new Map<string, ClaimWording>();
  kept.set(db, own);
  const texts = new Map<string, (span: Span) => ClaimWording>();
  return (text, { start, end }, known) => {
    const key = JSON.stringify([text, start, end, known.language, known.published]);
    const found = own.get(key);
    if (found !== undefined) return found;
    const reader = JSON.stringify([text, known.language, known.published]);
    const read = texts.get(reader) ?? textReader(textContent(db, readText(db, text).sha256), known);
    texts.set(reader, read);
    const wording = read({ start, end });
    if (own.size >= MOST_KEPT) own.clear();
    own.set(key, wording);
    return wording;
  };
}

function textReader(content: string, { language, published }: Known): (span: Span) => ClaimWording {
  const dates = findDates(content, { language, published });
  const sayingOf = sayingReader(content, { language });
  return (span) => {
    const { stance, hedges, speaker } = sayingOf(span);
    const named = speaker.kind === 'mention' ? speaker.span : undefined;
    return {
      stance,
      hedges: hedges.map(({ exact }) => exact),
      speaker: named && { words: content.slice(named.start, named.end).replace(/\s+/gu, ' '), span: named },
      periods: dates
        .filter(({ start, end }) => span.start <= start && end <= span.end)
        .filter(({ from, to }) => from !== '' || to !== '')
        .map(({ exact, from, to, assumption = '' }) => ({ exact, from, to, assumption })),
      negated: isNegated(content, span, language),
    };
  };
}

/** Forgets what was read of a case: words of a source that is purged don't stay in memory either. */
export function forgetWordings(db: ReadableDB): void {
  kept.delete(db);
  forgetClaimLanguage();
}
