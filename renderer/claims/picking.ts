/** Choosing statements to be merged, as the lists of the window choose several: one more or less, or all in a row. */
import { claimsState, updateClaims } from './claims-state';

/** Where a choice of several in a row began. */
let began: string | undefined;

/** Chooses a statement, or no longer; a choice of several in a row begins here. */
export function pick(id: string): void {
  const { picked } = claimsState();
  began = id;
  updateClaims({ picked: picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id] });
}

/** Chooses all from where the choice began, or else from `at`, to `to`, and no others. `listed` is in order. */
export function pickTo(listed: readonly string[], at: string | undefined, to: string): void {
  if (claimsState().picked.length === 0 || began === undefined || !listed.includes(began)) began = at ?? to;
  const [one, other] = [listed.indexOf(began), listed.indexOf(to)];
  updateClaims({ picked: listed.slice(Math.min(one, other), Math.max(one, other) + 1) });
}

/** Chooses all of these. */
export function pickAll(listed: readonly string[]): void {
  updateClaims({ picked: listed });
}

/** Chooses nothing. */
export function unpick(): void {
  began = undefined;
  updateClaims({ picked: [] });
}
