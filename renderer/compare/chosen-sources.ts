/** Which sources are compared, and in which order they stand. */
import type { MatchProposal, SourceSummary } from '../../domain/contract';
import { sortSources } from '../library/source-order';

/** The fewest and the most sources beside each other. */
export const FEWEST = 2;
export const MOST = 4;

/** The two sources with the most proposals between them or, where nothing is proposed, the two published first. */
export function firstChoice(
  sources: readonly SourceSummary[],
  proposals: readonly Pick<MatchProposal, 'a' | 'b'>[],
): readonly string[] {
  const there = new Set(sources.map(({ source }) => source));
  const counts = new Map<string, { readonly pair: readonly [string, string]; count: number }>();
  let best: { readonly pair: readonly [string, string]; count: number } | undefined;
  for (const { a, b } of proposals) {
    if (!there.has(a.source) || !there.has(b.source)) continue;
    const pair: readonly [string, string] = a.source < b.source ? [a.source, b.source] : [b.source, a.source];
    const counted = counts.get(pair.join(' ')) ?? { pair, count: 0 };
    counted.count++;
    counts.set(pair.join(' '), counted);
  }
  // Of equals the pair whose proposals are better, which come first.
  for (const counted of counts.values()) if (!best || counted.count > best.count) best = counted;
  return (
    best?.pair ??
    inOrder(sources)
      .slice(0, FEWEST)
      .map(({ source }) => source)
  );
}

/** Sources in the order of their publication; what has no date comes last. */
export function inOrder(sources: readonly SourceSummary[]): SourceSummary[] {
  return sortSources(sources, 'date', 'en');
}

/** The chosen sources that are there, in the order of their publication. */
export function paneOrder(sources: readonly SourceSummary[], chosen: readonly string[]): SourceSummary[] {
  return inOrder(sources)
    .filter(({ source }) => chosen.includes(source))
    .slice(0, MOST);
}
