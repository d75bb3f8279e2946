/** Which statements the claims matrix shows, and in which order. */
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import { compareListed } from '../../domain/statement';
import { folded } from '../library/source-order';

/** The orders that are offered, with their names. */
export const STATEMENT_ORDERS = { listed: 'Own order', date: 'First date' } as const;

export type StatementOrder = keyof typeof STATEMENT_ORDERS;

/** What is asked of the statements. */
export interface StatementFilter {
  readonly query: string;
  /** A code of the list `status`; undefined for all. */
  readonly status: string | undefined;
  readonly contradictions: boolean;
  /** Id of an actor who says it or is named in it; undefined for all. */
  readonly actor: string | undefined;
  /** Id of a place that is named in it; undefined for all. */
  readonly place: string | undefined;
  /** The days of which it speaks: ISO 8601, cut to what is meant, both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
}

/** Nothing is asked: every statement fits. */
export const NO_FILTER: StatementFilter = Object.freeze({
  query: '',
  status: undefined,
  contradictions: false,
  actor: undefined,
  place: undefined,
  from: '',
  to: '',
});

/** True where sources deny it, or somebody said that two of its claims contradict each other or differ. */
export function isContested({ support, links, cells }: StatementSummary): boolean {
  if (support.verdict === 'disputed' || support.verdict === 'denied') return true;
  const own = new Set(cells.flatMap(({ claims }) => claims.map(({ annotation }) => annotation)));
  return links.some(
    ({ relation, from, to }) => (relation === 'contradicts' || relation === 'differs') && own.has(from) && own.has(to),
  );
}

/** True where a claim speaks of a day between `from` and `to`. Dates may be cut: `2018` is the whole of the year. */
function isWithin(periods: StatementClaim['periods'], { from, to }: Pick<StatementFilter, 'from' | 'to'>): boolean {
  // After all the days that begin like a date.
  const after = (date: string): string => `${date}\uffff`;
  return periods.some(
    (period) => (to === '' || period.from <= after(to)) && (period.to === '' || from <= after(period.to)),
  );
}

/** The statements that fit, in order. `published` tells the date of each source, empty where it is not known. */
export function listedStatements(
  statements: readonly StatementSummary[],
  {
    query,
    status,
    contradictions,
    actor,
    place,
    from,
    to,
    order,
  }: StatementFilter & { readonly order: StatementOrder },
  published: ReadonlyMap<string, string>,
): StatementSummary[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const fitting = statements.filter((one) => {
    if (status !== undefined && one.status !== status) return false;
    if (contradictions && !isContested(one)) return false;
    const claims = one.cells.flatMap((cell) => cell.claims);
    const names = (entity: string): boolean =>
      claims.some(({ named, speaker }) => named.includes(entity) || speaker?.entity === entity);
    if (actor !== undefined && !names(actor)) return false;
    if (place !== undefined && !names(place)) return false;
    const dated = from !== '' || to !== '';
    if (dated && !claims.some(({ periods }) => isWithin(periods, { from, to }))) return false;
    if (words.length === 0) return true;
    const quotes = claims.map(({ exact }) => exact);
    const held = folded([one.title, one.words, one.note, ...quotes].join('\n'));
    return words.every((word) => held.includes(word));
  });
  const id = ({ statement }: StatementSummary): string => statement;
  if (order === 'listed') return fitting.sort((a, b) => compareListed(a, b, id));
  const dated = fitting.map((one) => ({ one, date: firstDate(one, published) }));
  // What has no date comes last.
  dated.sort(
    (a, b) =>
      Number(a.date === '') - Number(b.date === '') ||
      (a.date < b.date ? -1 : a.date > b.date ? 1 : compareListed(a.one, b.one, id)),
  );
  return dated.map(({ one }) => one);
}

function firstDate({ cells }: StatementSummary, published: ReadonlyMap<string, string>): string {
  const dates = cells.flatMap(({ source }) => published.get(source) || []);
  return dates.reduce((first, date) => (first === '' || date < first ? date : first), '');
}
