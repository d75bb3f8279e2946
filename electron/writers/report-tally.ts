/** What a report holds and what it has no place for, counted. */
import type { Handover } from '../handover/handover';
import type { Report } from '../report/report';
import type { Tally } from './writer';

/** Counts the quotes of a report as its rows, and what is left out. */
export function countReport(handover: Handover, report: Report, tally: Tally): void {
  tally.rows += report.notes.length;
  tally.drop('texts', handover.sources.length);
  tally.drop('links', handover.links.length);
  for (const { roles, id } of handover.annotations())
    tally.drop('roles', roles.filter(({ claim }) => claim === id).length);
}
