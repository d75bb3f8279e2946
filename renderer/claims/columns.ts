/** The columns of the claims matrix: the sources in order of publication, those of one origin beside each other. */
import type { OriginSummary, SourceSummary } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { sortSources, titleOf } from '../library/source-order';

/** A source as a column. */
export interface SourceColumn {
  readonly source: string;
  readonly headline: string;
  /** Undefined where it is not stated. */
  readonly outlet: string | undefined;
  /** ISO 8601, cut to what is known; empty where nothing is. */
  readonly published: string;
  readonly language: string;
  /** Id of the source that stands for its origin. */
  readonly origin: string;
  /** Why it is one origin with the columns beside it; undefined for a source that stands alone. */
  readonly shared: string | undefined;
}

/** The columns. An origin stands where its first source would; what has no date comes last. */
export function sourceColumns(
  sources: readonly SourceSummary[],
  origins: readonly OriginSummary[],
  locale: string,
): SourceColumn[] {
  const known = new Set(sources.map(({ source }) => source));
  const of = new Map<string, { readonly first: string; readonly shared: string | undefined }>();
  for (const origin of origins) {
    const there = origin.sources.filter((source) => known.has(source));
    for (const source of there)
      of.set(source, { first: origin.first, shared: there.length > 1 ? origin.why : undefined });
  }
  const groups = new Map<string, SourceColumn[]>();
  for (const one of sortSources(sources, 'date', locale)) {
    const { first, shared } = of.get(one.source) ?? { first: one.source, shared: undefined };
    const column: SourceColumn = {
      source: one.source,
      headline: titleOf(one),
      outlet: factValue(one.facts, 'outlet'),
      published: factValue(one.facts, 'published') ?? '',
      language: factValue(one.facts, 'language') ?? '',
      origin: first,
      shared,
    };
    const group = groups.get(first);
    if (group) group.push(column);
    else groups.set(first, [column]);
  }
  return Array.from(groups.values()).flat();
}
