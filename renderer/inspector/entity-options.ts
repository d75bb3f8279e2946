/** The entities that are offered where a person says whom or what is meant. Pure functions. */
import { codeName, type Code } from '../../domain/codebook';
import type { EntityProposal, EntitySummary, MentionTarget } from '../../domain/contract';
import type { EntityKind } from '../../domain/entity';
import { shortened } from '../counted';
import type { Option } from './option-list';

/** An entity, or one that would be made. */
export interface EntityOption extends Option {
  readonly target: NonNullable<MentionTarget>;
  /** Why it was proposed; empty where a person looked for it. */
  readonly reason: string;
}

/** What is asked for. */
interface Wanted {
  readonly entities: readonly EntitySummary[];
  readonly codebook: readonly Code[];
  readonly kind: EntityKind;
  readonly typed: string;
  /** The name that a new one would have while nothing is typed; empty for none. */
  readonly words: string;
  readonly proposals?: readonly EntityProposal[];
}

/** The most that are listed at once. */
const LIMIT = 40;

/** The longest name of an entity, in characters. */
const NAME_LENGTH = 200;

/** The likeliest first: what is proposed, then by name, and a new one last. Typed words narrow them. */
export function entityOptions(wanted: Wanted): { readonly options: readonly EntityOption[]; readonly more?: string } {
  const { entities, codebook, kind, typed, words, proposals = [] } = wanted;
  const sought = folded(typed);
  const fit = entities.filter((entity) => entity.kind === kind && hasName(entity, sought));
  const rank = new Map(proposals.map(({ entity }, index) => [entity, index]));
  fit.sort((a, b) => (rank.get(a.entity) ?? rank.size) - (rank.get(b.entity) ?? rank.size));
  const options = fit.slice(0, LIMIT).map((entity): EntityOption => {
    const why = proposals.find((proposal) => proposal.entity === entity.entity)?.why;
    return {
      id: entity.entity,
      name: entity.name,
      detail: why ?? described(entity, codebook),
      target: { entity: entity.entity },
      reason: why ?? '',
    };
  });
  const name = shortened(typed === '' ? words : typed, NAME_LENGTH);
  const added: EntityOption[] =
    name === '' ? [] : [{ id: 'new', name: `New ${kind} “${name}”`, target: { create: name, type: '' }, reason: '' }];
  const left = fit.length - options.length;
  return {
    options: [...options, ...added],
    ...(left > 0 && { more: `${left.toLocaleString('en')} more. Type a part of the name.` }),
  };
}

/** The entity that stands for `id`: itself, or what it was merged into. */
export function entityOf(entities: readonly EntitySummary[], id: string | undefined): EntitySummary | undefined {
  if (id === undefined) return undefined;
  return (
    entities.find(({ entity }) => entity === id) ??
    entities.find(({ merged }) => merged.some(({ entity }) => entity === id))
  );
}

/** True when a name says more than the words that it stands at. */
export function differs(name: string, words: string): boolean {
  return folded(name) !== folded(words);
}

function described({ type, mentions }: EntitySummary, codebook: readonly Code[]): string {
  const lists = ['actor-type', 'place-type'] as const;
  const list = lists.find((one) => codebook.some((code) => code.list === one && code.id === type));
  const often = mentions === 0 ? 'not mentioned yet' : `${mentions} ${mentions === 1 ? 'mention' : 'mentions'}`;
  return type === '' ? often : `${list ? codeName(codebook, list, type) : type} · ${often}`;
}

function hasName({ name, aliases }: EntitySummary, sought: string): boolean {
  return folded(name).includes(sought) || aliases.some((alias) => folded(alias.name).includes(sought));
}

/** Without case, marks over letters, apostrophes and doubled spaces. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`ʿʾ]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
