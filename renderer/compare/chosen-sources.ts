/** Which sources are compared, and in which order they stand. */
import type { MatchProposal, SourceSummary } from '../../domain/contract';
import { sortSources } from '../library/source-order';

/** The fewest and the most sources beside each other. */
export const FEWEST = 2;
export const MOST = 4;

/** What is shown before anybody has chosen or anything was compared: the two sources published first. */
export function firstChoice(sources: readonly SourceSummary[]): readonly string[] {
  return inOrder(sources)
    .slice(0, FEWEST)
    .map(({ source }) => source);
}

/** Two sources with the most proposals between them. */
export interface BestPair {
  readonly sources: readonly [string, string];
  readonly count: number;
}

/** The two sources with more proposals between them than between those of `shown`; undefined where there are none. */
export function moreShared(
  sources: readonly SourceSummary[],
  shown: readonly string[],
  proposals: readonly Pick<MatchProposal, 'a' | 'b'>[],
): BestPair | undefined {
  const there = new Set(sources.map(({ source }) => source));
  const counts = new Map<string, { readonly sources: readonly [string, string]; count: number }>();
  let [best, own]: [BestPair | undefined, number] = [undefined, 0];
  for (const { a, b } of proposals) {
    if (!there.has(a.source) || !there.has(b.source)) continue;
    if (shown.includes(a.source) && shown.includes(b.source)) own++;
    const pair: readonly [string, string] = a.source < b.source ? [a.source, b.source] : [b.source, a.source];
    const counted = counts.get(pair.join(' ')) ?? { sources: pair, count: 0 };
    counted.count++;
    counts.set(pair.join(' '), counted);
  }
  // Of equals the pair whose proposals are better, which come first.
  for (const counted of counts.values()) if (!best || counted.count > best.count) best = counted;
  return best && best.count > own ? best : undefined;
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
