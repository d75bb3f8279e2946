/** What a table with a row for each annotation has no place for. */
import type { HandedAnnotation, HandedEntity, Handover } from '../handover/handover';
import type { Loss, Tally } from './writer';

/** What is lost in every such table. */
export const TABLE_LOSSES: readonly Loss[] = [
  { what: 'claim-details', message: 'Hedges, numbers and dates that were said of claims are not in it.' },
  { what: 'roles', message: 'What actors have to do with claims is not in it.' },
  { what: 'register', message: 'Other names, notes and coordinates of actors and places are not in it.' },
  { what: 'links', message: 'Links between claims are not in it; which statement a claim belongs to is.' },
];

/** Counts what of an annotation has no column. `seen` are the entities that were counted already. */
export function countLosses(
  { id, claim, roles, entity }: HandedAnnotation,
  tally: Tally,
  seen: Set<HandedEntity>,
): void {
  if (claim !== null && (claim.hedges ?? claim.numbers ?? claim.periods) !== null) tally.drop('claim-details');
  if (roles.length > 0) tally.drop('roles', roles.filter((role) => role.claim === id).length);
  for (const one of [entity, claim?.speaker?.kind === 'entity' ? claim.speaker.entity : null]) {
    if (one === null || seen.has(one)) continue;
    seen.add(one);
    if (one.aliases.length > 0 || one.note !== '' || one.location !== null) tally.drop('register');
  }
}

/** Counts links, which belong to no annotation alone. */
export function countLinks({ links }: Handover, tally: Tally): void {
  tally.drop('links', links.length);
}
