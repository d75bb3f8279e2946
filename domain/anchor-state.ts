/** How sure it is where an annotation stands in a text that it was not made in. */

/** `exact`: at the stored place. `moved`: elsewhere, or in other words. `uncertain`: a person has to say. `lost`: nowhere. */
export const ANCHOR_STATES = ['exact', 'moved', 'uncertain', 'lost'] as const;

export type AnchorState = (typeof ANCHOR_STATES)[number];
