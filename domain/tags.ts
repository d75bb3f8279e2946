/** The three tags. Every annotation has exactly one; attributes that belong to a tag hang on it. */

/** In the order in which tags are listed, counted and offered. */
export const TAGS = ['claim', 'actor', 'place'] as const;

export type Tag = (typeof TAGS)[number];

/** True when `value` is one of the three tags. */
export function isTag(value: unknown): value is Tag {
  return typeof value === 'string' && (TAGS as readonly string[]).includes(value);
}

/** How many annotations of each tag something has. */
export type TagCounts = Readonly<Record<Tag, number>>;
