/** What a suggestion proposes, in words. */
import { codeName, type Code } from '../../domain/codebook';
import type { EntitySummary, Suggestion } from '../../domain/contract';
import { TAG_NAMES } from '../counted';

/** What suggestions name their things by. */
export interface Naming {
  /** The text that the suggestion is of. */
  readonly content: string;
  readonly entities: readonly EntitySummary[];
  readonly codebook: readonly Code[];
}

/** The type of an actor or place, or the stance of a claim, or else the tag. */
export function whatItIs({ tag, type, claim }: Suggestion, { codebook }: Naming): string {
  if (tag === 'claim') return claim && claim.stance !== '' ? codeName(codebook, 'stance', claim.stance) : 'claim';
  const list = tag === 'actor' ? 'actor-type' : 'place-type';
  return type === '' ? TAG_NAMES[tag].toLowerCase() : codeName(codebook, list, type);
}

/** The entity that a mention would be linked to; `isNew` where accepting makes it. Undefined for claims. */
export function entityOf(
  { tag, entity, name, start, end }: Suggestion,
  { content, entities }: Naming,
): { readonly name: string; readonly isNew: boolean } | undefined {
  if (tag === 'claim') return undefined;
  const words = name ?? content.slice(start, end).replace(/\s+/gu, ' ');
  const known = entities.find(
    (one) => one.entity === entity || (entity === undefined && one.kind === tag && one.name === words),
  );
  return { name: known?.name ?? words, isNew: known === undefined && entity === undefined };
}

/** Who says a proposed claim, as the text has it; undefined for the outlet itself. */
export function speakerOf({ claim }: Suggestion, { content }: Naming): string | undefined {
  return claim?.speaker && content.slice(claim.speaker.start, claim.speaker.end).replace(/\s+/gu, ' ');
}
