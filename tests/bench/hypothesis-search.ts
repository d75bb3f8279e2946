/**
 * Finding a quote as the Hypothesis client does (hypothesis/client, src/annotator/anchoring/match-quote.ts), re-made
 * with the package it uses: exact occurrences, else the nearest matches with up to half of the quote wrong, ranked by
 * quote 50, prefix 20, suffix 20, place 2. It has no floor and no margin.
 */
import search from 'approx-string-match';
import { occurrences } from '../../domain/anchoring/occurrences';
import type { Selector } from '../../domain/selector';
import type { Span } from '../../domain/text';

interface Match extends Span {
  readonly errors: number;
}

/** The place of `selector` in `text` with its score, 0 to 1, or undefined. */
export function hypothesisAnchor(text: string, selector: Selector): (Span & { readonly score: number }) | undefined {
  const { exact, prefix, suffix, start: hint } = selector;
  const matches = find(text, exact, Math.min(256, exact.length / 2));
  const ranked = matches.map(({ start, end, errors }) => {
    const quote = 1 - errors / exact.length;
    const before = prefix === '' ? 1 : similarity(text.slice(Math.max(0, start - prefix.length), start), prefix);
    const after = suffix === '' ? 1 : similarity(text.slice(end, end + suffix.length), suffix);
    const near = 1 - Math.abs(start - hint) / text.length;
    return { start, end, score: (50 * quote + 20 * before + 20 * after + 2 * near) / 92 };
  });
  return ranked.sort((a, b) => b.score - a.score)[0];
}

function find(text: string, quote: string, errors: number): Match[] {
  const exact = occurrences(text, quote);
  if (exact.length > 0) return exact.map((start) => ({ start, end: start + quote.length, errors: 0 }));
  return search(text, quote, errors);
}

function similarity(text: string, wanted: string): number {
  const [best] = text === '' ? [] : find(text, wanted, wanted.length);
  return best === undefined ? 0 : 1 - best.errors / wanted.length;
}
