/**
 * Proposals from the case's own register: a name that a person has confirmed anywhere proposes itself everywhere. The
 * more often it was accepted, the surer.
 */
import { AliasIndex } from '../../domain/alias-index';
import type { EntityKind } from '../../domain/entity';
import type { Span } from '../../domain/text';

/** A name of an entity of the register. */
export interface RegisteredName {
  readonly entity: string;
  readonly kind: EntityKind;
  readonly type: string;
  /** What the entity is called. */
  readonly name: string;
  /** One of its names. */
  readonly alias: string;
  /** How many mentions with these words a person has linked to it. */
  readonly accepted: number;
}

/** A place of a text where a registered name stands. */
export interface RegisteredProposal extends Span {
  readonly registered: RegisteredName;
  readonly why: string;
  /** 0 to 1. */
  readonly score: number;
}

/** The names of a register, ready to be looked for. */
export type Register = AliasIndex<RegisteredName>;

/** Makes the names of a register ready. */
export function registerOf(names: readonly RegisteredName[]): Register {
  const index: Register = new AliasIndex();
  for (const name of names) index.add(name.alias, name);
  return index;
}

/** Where registered names stand in a block of `text`. Where several entities have the name, the most accepted is taken. */
export function registeredProposals(text: string, register: Register, block: Span): RegisteredProposal[] {
  return register.find(text, block.start, block.end).flatMap(({ start, end, values, inflected }) => {
    const ranked = [...values].sort((a, b) => b.accepted - a.accepted || (a.entity < b.entity ? -1 : 1));
    const [best, second] = ranked;
    // A name that is all small letters and was never accepted says too little: “regime”, “forces”.
    if (best === undefined || inflected) return [];
    const rivals = ranked.filter(({ entity }) => entity !== best.entity).length;
    const times = best.accepted === 1 ? 'accepted once' : `accepted ${best.accepted} times`;
    const why =
      best.accepted === 0
        ? `“${best.alias}” is a name of ${best.name} in the register`
        : `In the register as ${best.name}, ${times}`;
    const doubt = rivals > 0 && second?.accepted === best.accepted ? 0.25 : 0;
    return [
      {
        start,
        end,
        registered: best,
        why: rivals > 0 ? `${why}; ${rivals} more ${rivals === 1 ? 'has' : 'have'} this name` : why,
        score: Math.min(0.99, 0.8 + 0.04 * Math.log2(1 + best.accepted)) - doubt,
      },
    ];
  });
}
