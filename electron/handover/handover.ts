/**
 * What is handed over: a case as the writers see it, in scope, with names resolved, and with what its privacy profile
 * leaves out already gone. A writer that only reads this cannot tell what it must not.
 */
import type { ClaimAttributes } from '../../domain/claim';
import type { Code } from '../../domain/codebook';
import type { StatementSummary } from '../../domain/contract';
import type { EntityKind, EntityLocation, MentionAnswer, Role } from '../../domain/entity';
import type { PrivacyProfile } from '../../domain/export';
import type { ClaimLink } from '../../domain/link';
import type { Fact, FactField } from '../../domain/source';
import type { Tag } from '../../domain/tags';
import type { Block } from '../../domain/text';
import type { Capture, Text } from '../../db/captures';

/** A case, as far as it is handed over. */
export interface Handover {
  /** Id of the case. */
  readonly case: string;
  /** Its name: that of its file, without the ending. */
  readonly name: string;
  /** When it is handed over, ISO 8601 in UTC. */
  readonly at: string;
  /** The version of the app. */
  readonly app: string;
  readonly profile: PrivacyProfile;
  /** In the order in which they were added. */
  readonly sources: readonly HandedSource[];
  /** Actors and places that stand for themselves, by kind and name; only those that annotations in scope refer to. */
  readonly entities: readonly HandedEntity[];
  /** As they are listed; with cells and claims in scope only. */
  readonly statements: readonly StatementSummary[];
  /** Links between claims in scope. */
  readonly links: readonly ClaimLink[];
  readonly codebook: readonly Code[];
  /** Every annotation in scope: by source, then by text in the order in which they were made, then in text order. */
  annotations(): IterableIterator<HandedAnnotation>;
  /** Those of one source. */
  annotationsOf(source: HandedSource): IterableIterator<HandedAnnotation>;
  /** When an annotation or what is said of it was last changed, ISO 8601 in UTC; undefined while it is as it was made. */
  modifiedAt(annotation: string): string | undefined;
  /** The characters of a text. */
  contentOf(text: HandedText): string;
  /**
   * The whole case as a sealed bundle with these annotations, which are asked for twice. Throws `refused` under another
   * profile than `full`, and where the scope is less than the case.
   */
  sealed(annotations: () => Iterable<string>): Iterable<Uint8Array>;
}

/** A source in scope. `name` is its headline, or what stands in its place; never empty. */
export interface HandedSource {
  readonly id: string;
  /** Counts from 1, in the order of `Handover.sources`. */
  readonly number: number;
  readonly name: string;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly facts: readonly Fact[];
  /** The value of a fact, or null. `url` is an http or https address or null. */
  fact(field: FactField): string | null;
  /** The oldest first. */
  readonly captures: readonly HandedCapture[];
  /** Every text of every capture, the oldest first. */
  readonly texts: readonly HandedText[];
  /** The text that is read. */
  readonly reading: HandedText;
}

/**
 * Original bytes. `name` and `capturedBy` are empty where the profile leaves them out, `sha256` where a name is blacked
 * out of what was read of them; `url` is a web address or empty.
 */
export type HandedCapture = Omit<Capture, 'source' | 'via'>;

/** What a reader made of a capture. `blocks` are in UTF-16 code units. */
export interface HandedText extends Omit<Text, 'capture' | 'warnings' | 'hasExtents' | 'blocks'> {
  readonly capture: HandedCapture;
  readonly blocks: readonly Block[];
}

/** An actor or place of the register, with all that was merged into it. */
export interface HandedEntity {
  readonly id: string;
  readonly kind: EntityKind;
  /** A code of the codebook, or empty. */
  readonly type: string;
  /** Its name in the codebook, or empty. */
  readonly typeName: string;
  readonly name: string;
  /** Other names: entered, from the gazetteer, and of what was merged into it. */
  readonly aliases: readonly string[];
  readonly note: string;
  readonly location: EntityLocation | null;
  /** True where a pseudonym stands for its name. */
  readonly pseudonym: boolean;
}

/** An annotation in scope. Offsets are UTF-16 code units of `text`. */
export interface HandedAnnotation {
  readonly id: string;
  readonly source: HandedSource;
  readonly text: HandedText;
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly note: string;
  readonly createdAt: string;
  /** The annotator's name, or what stands for it; may be empty. */
  readonly createdBy: string;
  /** Of a mention: the entity that it refers to. */
  readonly entity: HandedEntity | null;
  readonly answer: MentionAnswer | null;
  /** What a person said of a claim; null for a mention. */
  readonly claim: HandedClaim | null;
  /** Id of the statement that a claim belongs to. */
  readonly statement: string | null;
  /** What actors have to do with this claim, or this actor with claims. */
  readonly roles: readonly { readonly claim: string; readonly mention: string; readonly role: Role }[];
}

/** What a person said of a claim, with the names of codes beside them. */
export interface HandedClaim extends Omit<ClaimAttributes, 'speaker'> {
  /** `outlet`, or an entity of the register. */
  readonly speaker: { readonly kind: 'outlet' } | { readonly kind: 'entity'; readonly entity: HandedEntity } | null;
  readonly stanceName: string | null;
  readonly statusName: string | null;
  readonly importanceName: string | null;
}
