/** Where the claims of a statement say other numbers, dates or names: told from the quotes of claims that are linked. */
import type { StatementSummary } from '../../domain/contract';
import { contrast } from '../../domain/differences/differences';
import type { DifferenceKind } from '../../domain/differences/difference';
import type { Span } from '../../domain/text';

/** Words of a quote that another quote has otherwise; UTF-16 code units of the quote. */
interface MarkedWords extends Span {
  readonly why: string;
}

/** What differs in a statement. */
export interface StatementContrast {
  /** By annotation, in the order of the words. */
  readonly marked: ReadonlyMap<string, readonly MarkedWords[]>;
  readonly kinds: ReadonlySet<DifferenceKind>;
}

/** What is known of a source that matters for the meaning of its words. */
interface QuoteOrigin {
  readonly language: string;
  readonly published: string;
}

/** Numbers and dates stand out in the matrix; the rest is told where a pair is looked at. */
const SHOWN: ReadonlySet<DifferenceKind> = new Set(['number', 'date']);

/** The most links of one statement that are gone through. */
const MOST_LINKS = 20;

/** What differs between the linked claims of a statement. */
export function statementContrast(
  { cells, links }: Pick<StatementSummary, 'cells' | 'links'>,
  originOf: (source: string) => QuoteOrigin,
): StatementContrast {
  const quotes = new Map(
    cells.flatMap(({ source, claims }) =>
      claims.map(({ annotation, exact }) => [
        annotation,
        { text: exact, span: { start: 0, end: exact.length }, ...originOf(source) },
      ]),
    ),
  );
  const marked = new Map<string, MarkedWords[]>();
  const kinds = new Set<DifferenceKind>();
  const mark = (annotation: string, words: MarkedWords): void => {
    const known = marked.get(annotation) ?? [];
    // Words that are marked already keep their first reason.
    if (known.some(({ start, end }) => start < words.end && words.start < end)) return;
    marked.set(
      annotation,
      [...known, words].sort((a, b) => a.start - b.start),
    );
  };
  for (const { from, to } of links.slice(0, MOST_LINKS)) {
    const [one, other] = [quotes.get(from), quotes.get(to)];
    if (one === undefined || other === undefined) continue;
    for (const { kind, a, b, why } of contrast(one, other).differences) {
      if (!SHOWN.has(kind)) continue;
      if (a) mark(from, { start: a.start, end: a.end, why });
      if (b) mark(to, { start: b.start, end: b.end, why });
      if (a && b) kinds.add(kind);
    }
  }
  return { marked, kinds };
}

/** A quote in pieces, those that are marked with their reason. */
export function quotePieces(
  quote: string,
  marked: readonly MarkedWords[],
): readonly { readonly words: string; readonly why: string | undefined }[] {
  const pieces: { readonly words: string; readonly why: string | undefined }[] = [];
  let at = 0;
  for (const { start, end, why } of marked) {
    if (start > at) pieces.push({ words: quote.slice(at, start), why: undefined });
    pieces.push({ words: quote.slice(start, end), why });
    at = end;
  }
  if (at < quote.length) pieces.push({ words: quote.slice(at), why: undefined });
  return pieces;
}
