/** Which sources the library shows and in which order. */
import { factValue } from '../../domain/source';
import type { SourceSummary } from '../../domain/contract';

/** The orders that are offered, with their names. */
export const SOURCE_ORDERS = {
  date: 'Date',
  newest: 'Newest',
  outlet: 'Outlet',
  headline: 'Headline',
  marks: 'Most marks',
} as const;

export type SourceOrder = keyof typeof SOURCE_ORDERS;

/** The title of a source: its headline, or the name of its file. */
export function titleOf(source: Pick<SourceSummary, 'facts' | 'name'>): string {
  return factValue(source.facts, 'headline') ?? source.name;
}

/** How many marks a source has. */
function markCount({ counts }: Pick<SourceSummary, 'counts'>): number {
  return counts.claim + counts.actor + counts.place;
}

/** The sources in `order`. What has no date or outlet comes last; equal ones stay in the order of their headlines. */
export function sortSources(sources: readonly SourceSummary[], order: SourceOrder, locale: string): SourceSummary[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const keyed = sources.map((source) => ({
    source,
    title: titleOf(source),
    outlet: factValue(source.facts, 'outlet'),
    published: factValue(source.facts, 'published'),
  }));
  type Keyed = (typeof keyed)[number];
  const byTitle = (a: Keyed, b: Keyed): number =>
    collator.compare(a.title, b.title) || (a.source.source < b.source.source ? -1 : 1);
  const compare: Record<SourceOrder, (a: Keyed, b: Keyed) => number> = {
    date: (a, b) => knownFirst(a.published, b.published, (x, y) => (x < y ? -1 : 1)),
    newest: (a, b) => knownFirst(a.published, b.published, (x, y) => (x < y ? 1 : -1)),
    outlet: (a, b) => knownFirst(a.outlet, b.outlet, (x, y) => collator.compare(x, y)),
    headline: () => 0,
    marks: (a, b) => markCount(b.source) - markCount(a.source),
  };
  return keyed.sort((a, b) => compare[order](a, b) || byTitle(a, b)).map(({ source }) => source);
}

/** The sources that hold every word of `query` in headline, outlet, byline, date or file name; all for an empty query. */
export function filterSources(sources: readonly SourceSummary[], query: string): readonly SourceSummary[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return sources;
  return sources.filter((source) => {
    const facts = source.facts.filter(({ field }) => SEARCHED.has(field)).map(({ value }) => value);
    const held = folded([...facts, source.name].join('\n'));
    return words.every((word) => held.includes(word));
  });
}

const SEARCHED: ReadonlySet<string> = new Set(['headline', 'outlet', 'byline', 'published']);

function knownFirst(a: string | undefined, b: string | undefined, compare: (a: string, b: string) => number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return compare(a, b);
}

/** Without case, diacritics and the difference between curly and straight quotes. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').toLowerCase();
}
