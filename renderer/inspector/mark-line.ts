/** What the list says of an annotation in a word or two, beside its words. Pure functions. */
import { codeName, type Code, type CodeColour } from '../../domain/codebook';
import type { EntitySummary } from '../../domain/contract';
import type { ShownMark } from '../marks';
import { differs, entityOf } from './entity-options';

/** A word for an annotation: the type of its entity, the stance of a claim, or its tag where neither was said. */
export interface MarkLine {
  readonly word: string;
  readonly colour: CodeColour;
  /** The name of its entity where that says more than its words. */
  readonly name: string | undefined;
  /** What came of checking a claim; undefined while nobody has. */
  readonly checked: { readonly word: string; readonly colour: CodeColour } | undefined;
  /** True where a person was not sure of the entity. */
  readonly unsure: boolean;
}

/** The line of `mark`, whose words are `words`. `tag` is what its tag is called. */
export function markLine(
  mark: Pick<ShownMark, 'tag' | 'claim' | 'mention'>,
  words: string,
  tag: string,
  { codebook, entities }: { readonly codebook: readonly Code[]; readonly entities: readonly EntitySummary[] },
): MarkLine {
  const code = (list: Code['list'], id: string) => ({
    word: codeName(codebook, list, id),
    colour: codebook.find((one) => one.list === list && one.id === id)?.colour ?? ('' as const),
  });
  const plain = { word: tag.toLowerCase(), colour: '' as const };
  if (mark.tag === 'claim') {
    const { stance, check } = mark.claim ?? {};
    const checked = check && check.status !== 'unchecked' ? code('status', check.status) : undefined;
    return { ...(stance ? code('stance', stance) : plain), name: undefined, checked, unsure: false };
  }
  const entity = entityOf(entities, mark.mention?.entity);
  const list = mark.tag === 'actor' ? 'actor-type' : 'place-type';
  return {
    ...(entity && entity.type !== '' ? code(list, entity.type) : plain),
    name: entity && differs(entity.name, words) ? entity.name : undefined,
    checked: undefined,
    unsure: mark.mention?.answer === 'unsure',
  };
}
