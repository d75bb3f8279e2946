/** Which entities a register lists, under which of their names they were found, and in which order. */
import type { EntitySummary } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { foldPlaceName } from '../../domain/place-names';

/** The orders that are offered, with their names. */
export const REGISTER_ORDERS = { name: 'Name', mentions: 'Most mentions', last: 'Last mention' } as const;

export type RegisterOrder = keyof typeof REGISTER_ORDERS;

/** What is left out. `type` and `source` are undefined for all; an empty type is that of entities without one. */
export interface RegisterFilter {
  readonly query: string;
  readonly type: string | undefined;
  readonly source: string | undefined;
}

/** An entity as it is listed. */
export interface ListedEntity {
  readonly summary: EntitySummary;
  /** Its mentions in the sources that count. */
  readonly mentions: number;
  /** The other name under which it was found; undefined where its own name fits. */
  readonly alias: string | undefined;
}

/** What the list is made of. */
interface Listing extends RegisterFilter {
  readonly kind: EntityKind;
  readonly order: RegisterOrder;
  /** When each source was published, ISO 8601, as far as that is known. */
  readonly published: ReadonlyMap<string, string>;
  readonly locale: string;
}

/** The entities of a kind that fit, in order. Names are compared folded, so that Dar‘ā and درعا are found as typed. */
export function listedEntities(
  entities: readonly EntitySummary[],
  { kind, query, type, source, order, published, locale }: Listing,
): ListedEntity[] {
  const words = foldPlaceName(query).split(' ').filter(Boolean);
  const found = entities.flatMap((summary): ListedEntity[] => {
    if (summary.kind !== kind || (type !== undefined && summary.type !== type)) return [];
    const mentions = mentionsIn(summary, source);
    if (source !== undefined && mentions === 0) return [];
    const name = fittingName(summary, words);
    return name === undefined ? [] : [{ summary, mentions, alias: name === summary.name ? undefined : name }];
  });
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: ListedEntity, b: ListedEntity): number =>
    collator.compare(a.summary.name, b.summary.name) || (a.summary.entity < b.summary.entity ? -1 : 1);
  const last = (one: ListedEntity): string => lastPublished(one.summary, published);
  const compare: Record<RegisterOrder, (a: ListedEntity, b: ListedEntity) => number> = {
    name: () => 0,
    mentions: (a, b) => b.mentions - a.mentions,
    last: (a, b) => (last(a) === last(b) ? 0 : last(a) < last(b) ? 1 : -1),
  };
  return found.sort((a, b) => compare[order](a, b) || byName(a, b));
}

/** How often an entity is mentioned in a source, or in all. */
function mentionsIn({ mentions, sources }: EntitySummary, source: string | undefined): number {
  return source === undefined ? mentions : (sources.find((one) => one.source === source)?.mentions ?? 0);
}

/** The types that entities of a kind have, in use, without the empty one first. */
export function typesInUse(entities: readonly EntitySummary[], kind: EntityKind): ReadonlySet<string> {
  return new Set(entities.filter((one) => one.kind === kind).map(({ type }) => type));
}

function lastPublished({ sources }: EntitySummary, published: ReadonlyMap<string, string>): string {
  return sources.reduce((latest, { source }) => {
    const when = published.get(source) ?? '';
    return when > latest ? when : latest;
  }, '');
}

/** Names folded, kept as long as their entities are: a register is filtered at every key. */
const folded = new WeakMap<EntitySummary, readonly (readonly [name: string, key: string])[]>();

/** The first name that holds every word; undefined where none does. */
function fittingName(summary: EntitySummary, words: readonly string[]): string | undefined {
  if (words.length === 0) return summary.name;
  let names = folded.get(summary);
  if (names === undefined) {
    names = [summary.name, ...summary.aliases.map(({ name }) => name)].map((name) => [name, foldPlaceName(name)]);
    folded.set(summary, names);
  }
  return names.find(([, key]) => words.every((word) => key.includes(word)))?.[0];
}
