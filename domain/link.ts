/** Links: relations that a person sees between two claims, in any sources. */

/**
 * `same`: both say the same. `supports`: one is a reason to believe the other. `contradicts`: they can't both be right.
 * `differs`: they are about one thing, but say it otherwise (another number, date, place or name).
 */
export const RELATIONS = ['same', 'supports', 'contradicts', 'differs'] as const;

export type Relation = (typeof RELATIONS)[number];

/** True for the name of a relation. */
export function isRelation(value: string): value is Relation {
  return (RELATIONS as readonly string[]).includes(value);
}

/** A link between two claims, both ids of annotations. Only `supports` has a direction: `from` supports `to`. */
export interface ClaimLink {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** Plain text; empty when there is no note. */
  readonly note: string;
}

/** The two claims of a link in the order in which a pair keeps them. */
export interface LinkedPair {
  readonly a: string;
  readonly b: string;
}

/** What is kept of the link of a pair. `supporter` is null for relations without direction. */
export interface PairLink {
  readonly relation: Relation;
  readonly supporter: 'a' | 'b' | null;
  readonly note: string;
}

/** Two claims in the order in which a pair keeps them: there is one link of a pair, whichever claim is named first. */
export function linkedPair(one: string, other: string): LinkedPair {
  return one < other ? { a: one, b: other } : { a: other, b: one };
}

/** What is kept of a link. */
export function pairLink({ from, to, relation, note }: ClaimLink): PairLink {
  return { relation, supporter: relation === 'supports' ? (from < to ? 'a' : 'b') : null, note };
}

/** The link that is kept of a pair. */
export function claimLink({ a, b, relation, supporter, note }: LinkedPair & PairLink): ClaimLink {
  return supporter === 'b' ? { from: b, to: a, relation, note } : { from: a, to: b, relation, note };
}
