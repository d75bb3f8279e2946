/** How the registers speak: nouns, types and sources in words. */
import type { SourceSummary } from '../../domain/contract';
import { codeName, type Code, type CodeList } from '../../domain/codebook';
import type { EntityKind } from '../../domain/entity';
import { factValue } from '../../domain/source';
import { titleOf } from '../library/source-order';
import { publishedWords } from '../published';

/** What the entities of each register are called. */
export const KIND_NAMES: Readonly<Record<EntityKind, { readonly one: string; readonly many: string }>> = {
  actor: { one: 'actor', many: 'Actors' },
  place: { one: 'place', many: 'Places' },
};

/** The list of the codebook that has the types of a kind. */
export const TYPE_LISTS: Readonly<Record<EntityKind, CodeList>> = { actor: 'actor-type', place: 'place-type' };

/** The type of an entity in words. */
export function typeWords(codebook: readonly Code[], kind: EntityKind, type: string): string {
  return type === '' ? 'Type not stated' : codeName(codebook, TYPE_LISTS[kind], type);
}

/** A source as it heads its mentions. */
export interface SourceWords {
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
}

/** Headline, outlet and date of publication in words. */
export function sourceWords(source: SourceSummary | undefined, locale: string): SourceWords {
  if (source === undefined) return { title: 'A source that is not listed', outlet: '', date: '' };
  const published = source.facts.find(({ field }) => field === 'published');
  return {
    title: titleOf(source),
    outlet: factValue(source.facts, 'outlet') ?? 'Outlet not stated',
    date: published
      ? `${publishedWords(published.value, locale, 'short')}${published.basis === 'inferred' ? ', inferred' : ''}`
      : 'Date not stated',
  };
}
