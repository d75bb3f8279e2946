/** Which source mentions which actors and places, and how often. */
import type { EntitySummary } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { SHADES } from './palette';

/** What can be shown. */
export const COVERED = { both: 'Actors and places', actor: 'Actors', place: 'Places' } as const;

export type Covered = keyof typeof COVERED;

/** A row: who or what is mentioned, and how often by each source; sources that do not mention it are absent. */
export interface CoverageRow {
  readonly entity: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly mentions: number;
  readonly bySource: ReadonlyMap<string, number>;
}

/** Rows that are mentioned, actors before places: what most sources mention comes first, then what is mentioned most. */
export function coverageRows(entities: readonly EntitySummary[], covered: Covered): CoverageRow[] {
  return entities
    .filter(({ kind, mentions }) => mentions > 0 && (covered === 'both' || covered === kind))
    .map(({ entity, kind, name, mentions, sources }) => ({
      ...{ entity, kind, name, mentions },
      bySource: new Map(sources.map((one) => [one.source, one.mentions])),
    }))
    .sort(
      (a, b) =>
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
        b.bySource.size - a.bySource.size ||
        b.mentions - a.mentions ||
        a.name.localeCompare(b.name),
    );
}

/** The sources that mention any of these, the `most` that mention most, in their order. */
export function mentioningSources<S extends { readonly source: string }>(
  rows: readonly CoverageRow[],
  sources: readonly S[],
  most: number,
): S[] {
  const counts = new Map<string, number>();
  for (const { bySource } of rows) {
    for (const [source, mentions] of bySource) counts.set(source, (counts.get(source) ?? 0) + mentions);
  }
  const mentioning = sources.filter(({ source }) => counts.has(source));
  const least = [...mentioning]
    .sort((a, b) => (counts.get(b.source) ?? 0) - (counts.get(a.source) ?? 0))
    .slice(0, most);
  const kept = new Set(least.map(({ source }) => source));
  return mentioning.filter(({ source }) => kept.has(source));
}

/** The first `most` rows of each kind. */
export function firstOfEach(rows: readonly CoverageRow[], most: number): CoverageRow[] {
  const counted = new Map<EntityKind, number>();
  return rows.filter(({ kind }) => {
    const count = (counted.get(kind) ?? 0) + 1;
    counted.set(kind, count);
    return count <= most;
  });
}

/** The fewest mentions of each shade. */
export const SHADE_STARTS = [1, 2, 4, 8, 16] as const;

/** The shade for a number of mentions, at least one. */
export function shadeOf(mentions: number): number {
  return Math.max(
    0,
    SHADE_STARTS.findLastIndex((start) => mentions >= start),
  );
}

/** What each shade means: `1`, `2–3`, …, `16 and more`. */
export function shadeNames(): string[] {
  return SHADE_STARTS.map((start, at) => {
    const next = SHADE_STARTS[at + 1];
    return next === undefined ? `${start} and more` : next - 1 === start ? String(start) : `${start}–${next - 1}`;
  }).slice(0, SHADES);
}
