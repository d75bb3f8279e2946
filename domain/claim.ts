/**
 * What a person says of a claim: who claims it, how, when and how much, and whether it was checked. A field that is null
 * was not said; what the words themselves tell stands in its place then, and is called inferred.
 */

/** Who claims it: the outlet itself, or an actor of the register. */
export type Speaker = { readonly kind: 'outlet' } | { readonly kind: 'entity'; readonly entity: string };

/** How a number is meant. */
export const NUMBER_RELATIONS = ['exact', 'about', 'at-least', 'more-than', 'at-most', 'less-than'] as const;

export type NumberRelation = (typeof NUMBER_RELATIONS)[number];

/** A number as written, and what it says. `upper` is the end of a range. */
export interface ClaimNumber {
  readonly exact: string;
  readonly value: number;
  readonly upper: number | null;
  readonly relation: NumberRelation;
  readonly unit: string;
}

/** A date or period as written; `from` and `to` are ISO 8601 dates, inclusive, empty where they are not known. */
export interface ClaimPeriod {
  readonly exact: string;
  readonly from: string;
  readonly to: string;
}

/** Whether it was checked: a code of the list `status`, why, when (ISO 8601 in UTC) and by whom. */
interface ClaimCheck {
  readonly status: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** What a person said of a claim. */
export interface ClaimAttributes {
  readonly speaker: Speaker | null;
  /** The words that attribute it, as written: “Reports say”. */
  readonly attribution: string | null;
  /** A code of the list `stance`. */
  readonly stance: string | null;
  readonly hedges: readonly string[] | null;
  readonly periods: readonly ClaimPeriod[] | null;
  readonly numbers: readonly ClaimNumber[] | null;
  readonly check: ClaimCheck | null;
  /** A code of the list `importance`. */
  readonly importance: string | null;
}

/** Some fields of a claim; those that are undefined are not meant. */
export type ClaimPatch = { readonly [F in keyof ClaimAttributes]?: ClaimAttributes[F] | undefined };

/** An actor who is put into the register as the speaker of claims. */
export interface NewSpeaker {
  readonly kind: 'new';
  readonly name: string;
  /** A code of the list `actor-type`; empty for none. */
  readonly type: string;
}

/** What a person asks to be said of a claim. */
export type ClaimWish = Omit<ClaimPatch, 'speaker'> & { readonly speaker?: Speaker | NewSpeaker | null | undefined };

/** A claim of which nothing was said. */
export const NOTHING_SAID: ClaimAttributes = Object.freeze({
  speaker: null,
  attribution: null,
  stance: null,
  hedges: null,
  periods: null,
  numbers: null,
  check: null,
  importance: null,
});

/** The fields, in the order in which they are shown. */
export const CLAIM_FIELDS = Object.keys(NOTHING_SAID) as readonly (keyof ClaimAttributes)[];

/** True when nothing was said of a claim. */
export function isNothingSaid(attributes: ClaimAttributes): boolean {
  return CLAIM_FIELDS.every((field) => attributes[field] === null);
}
