/** Which statements the claims matrix shows, and in which order. */
import type { StatementSummary } from '../../domain/contract';
import { compareListed } from '../../domain/statement';
import { folded } from '../library/source-order';

/** The orders that are offered, with their names. */
export const STATEMENT_ORDERS = { listed: 'Own order', date: 'First date' } as const;

type StatementOrder = keyof typeof STATEMENT_ORDERS;

/** What is asked of the statements. */
export interface StatementFilter {
  readonly query: string;
  /** A code of the list `status`; undefined for all. */
  readonly status: string | undefined;
  readonly contradictions: boolean;
  readonly order: StatementOrder;
}

/** True where sources deny it, or somebody said that two of its claims contradict each other or differ. */
export function isContested({ support, links, cells }: StatementSummary): boolean {
  if (support.verdict === 'disputed' || support.verdict === 'denied') return true;
  const own = new Set(cells.flatMap(({ claims }) => claims.map(({ annotation }) => annotation)));
  return links.some(
    ({ relation, from, to }) => (relation === 'contradicts' || relation === 'differs') && own.has(from) && own.has(to),
  );
}

/** The statements that fit, in order. `published` tells the date of each source, empty where it is not known. */
export function listedStatements(
  statements: readonly StatementSummary[],
  { query, status, contradictions, order }: StatementFilter,
  published: ReadonlyMap<string, string>,
): StatementSummary[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const fitting = statements.filter((one) => {
    if (status !== undefined && one.status !== status) return false;
    if (contradictions && !isContested(one)) return false;
    if (words.length === 0) return true;
    const quotes = one.cells.flatMap(({ claims }) => claims.map(({ exact }) => exact));
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
