/** The three tags. Every annotation has exactly one; attributes that belong to a tag hang on it. */

/** In the order in which tags are listed, counted and offered. */
export const TAGS = ['claim', 'actor', 'place'] as const;

export type Tag = (typeof TAGS)[number];

/** How many annotations of each tag something has. */
export type TagCounts = Readonly<Record<Tag, number>>;
