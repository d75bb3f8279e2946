/** How alike two passages must be to be spoken of. Scores are from 0 to 1. */

/** Pairs below this are more often wrong than right: they are proposed only where they are asked for. */
export const LEAST_PROPOSED = 0.4;

/** Pairs below this are nearly all wrong: they are not kept. */
export const LEAST_KEPT = 0.3;
