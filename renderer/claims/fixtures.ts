/** Statements for the tests of the view "Claims". */
import type { StatementCell, StatementSummary } from '../../domain/contract';

/** A cell with one claim, whose id is the source with `-claim`. */
export function cell(source: string, exact: string, more: Partial<StatementCell> = {}): StatementCell {
  return {
    ...{ source, origin: source, standing: 'says', stance: 'asserts' },
    claims: [
      {
        ...{ annotation: `${source}-claim`, text: `${source}-text`, start: 0, end: exact.length, exact },
        ...{ standing: 'says', stance: 'asserts', inferred: true, negated: false },
        ...{ speaker: null, hedges: [], named: [], periods: [] },
      },
    ],
    ...more,
  };
}

/** A statement that two sources of their own assert. */
export function statement(id: string, more: Partial<StatementSummary> = {}): StatementSummary {
  return {
    ...{ statement: id, title: '', note: '', status: 'unchecked', pinned: false, position: 0 },
    ...{ words: `words of ${id}`, cells: [], links: [], createdAt: '2026-11-26', createdBy: 'N' },
    support: { asserting: ['a', 'b'], denying: [], independent: 2, verdict: 'corroborated' },
    ...more,
  };
}
