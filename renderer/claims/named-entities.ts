/** The actors and places of the register that statements speak of, to filter them by. */
import type { EntitySummary, StatementSummary } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { counted } from '../counted';
import type { Option } from '../inspector/option-list';
import { folded } from '../library/source-order';

/** An entity with all its names, and how many statements speak of it. */
interface NamedEntity {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly statements: number;
}

/** Options that are listed at once. */
const LIMIT = 40;

/** Those of one kind that speak in a statement or are named in it, the most often first. */
export function namedEntities(
  statements: readonly StatementSummary[],
  entities: readonly EntitySummary[],
  kind: EntityKind,
): NamedEntity[] {
  const counts = new Map<string, number>();
  for (const { cells } of statements) {
    const claims = cells.flatMap((cell) => cell.claims);
    const ids = claims.flatMap(({ named, speaker }) => [...named, ...(speaker?.entity ? [speaker.entity] : [])]);
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return entities
    .filter((one) => one.kind === kind && counts.has(one.entity))
    .map(({ entity, name, aliases }) => ({
      ...{ id: entity, name, names: [name, ...aliases.map((alias) => alias.name)] },
      statements: counts.get(entity) ?? 0,
    }))
    .sort((a, b) => b.statements - a.statements || a.name.localeCompare(b.name));
}

/** The options for what is typed: all of them first, which has no id, then those with such a name. */
export function namedOptions(
  named: readonly NamedEntity[],
  typed: string,
  any: string,
): { readonly options: readonly Option[]; readonly more?: string | undefined } {
  const sought = folded(typed);
  const fit = named.filter(({ names }) => names.some((name) => folded(name).includes(sought)));
  const options = fit.slice(0, LIMIT).map(({ id, name, statements }) => ({
    ...{ id, name },
    detail: `in ${counted(statements, 'statement')}`,
  }));
  const left = fit.length - options.length;
  return {
    options: typed === '' ? [{ id: '', name: any }, ...options] : options,
    ...(left > 0 && { more: `${left.toLocaleString('en')} more. Type a part of the name.` }),
  };
}
