/**
 * What is confidential: sources, actors and places that a person wants to be kept out of what is published. It is said of
 * the thing in the case, and heeded by the profile “public” of exports.
 */

/** What can be confidential: a source, or an actor or place of the register. */
export const CONFIDENTIAL_KINDS = ['source', 'entity'] as const;

export type ConfidentialKind = (typeof CONFIDENTIAL_KINDS)[number];
