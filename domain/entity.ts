/**
 * Entities: the actors and places that mentions in many sources refer to. That two mentions, or two entities, are the
 * same is a person's decision, with a reason; so is that they are not, and that nobody knows.
 */
/** The tags whose annotations can be mentions. */
export const ENTITY_KINDS = ['actor', 'place'] as const;

export type EntityKind = (typeof ENTITY_KINDS)[number];

/** True for the tag of an annotation that can be a mention. */
export function isEntityKind(tag: string): tag is EntityKind {
  return (ENTITY_KINDS as readonly string[]).includes(tag);
}

/** How a mention belongs to its entity: a person is sure, or has said that they are not. */
export const MENTION_ANSWERS = ['sure', 'unsure'] as const;

/** What a person says of two entities that are not merged. */
export const PAIR_ANSWERS = ['different', 'unsure'] as const;

export type MentionAnswer = (typeof MENTION_ANSWERS)[number];
export type PairAnswer = (typeof PAIR_ANSWERS)[number];

/** What an actor has to do with a claim. */
export const ROLES = ['says', 'did', 'suffered'] as const;

export type Role = (typeof ROLES)[number];

/** Where a place is: WGS 84, in degrees. Who said so is in the journal and here, and why. */
export interface EntityLocation {
  readonly lat: number;
  readonly lon: number;
  /** The entry of the gazetteer that it is from, `geonames:170905`; empty for a place put on the map by hand. */
  readonly gazetteer: string;
  readonly by: string;
  readonly why: string;
}

/** Another name of an entity. Names that its mentions have are not kept: they are in the texts. */
export interface Alias {
  readonly name: string;
  /** `person`: entered. `gazetteer`: a name that the gazetteer knows, taken by a person. */
  readonly origin: 'person' | 'gazetteer';
}

/** What can be changed of an entity. Types are codes of the codebook; empty where nobody has said. */
export interface EntityFields {
  readonly name: string;
  readonly type: string;
  readonly note: string;
  readonly aliases: readonly Alias[];
  readonly location: EntityLocation | null;
}

/** Some fields of an entity; those that are undefined are not meant. */
export type EntityPatch = { readonly [F in keyof EntityFields]?: EntityFields[F] | undefined };

/** An actor or place. Times are ISO 8601 in UTC. */
export interface Entity extends EntityFields {
  readonly id: string;
  readonly kind: EntityKind;
  /** The entity that it was merged into; null while it stands for itself. */
  readonly mergedInto: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** The entity that stands for `id` among these: itself, or the one that it was merged into, however many steps away. */
export function rootAmong(entities: ReadonlyMap<string, Pick<Entity, 'mergedInto'>>, id: string): string {
  const seen = new Set<string>();
  let at = id;
  for (;;) {
    const next = entities.get(at)?.mergedInto;
    // Two desks may have merged in a circle: the first that comes round stands for all.
    if (next === null || next === undefined || seen.has(next)) return at;
    seen.add(at);
    at = next;
  }
}
