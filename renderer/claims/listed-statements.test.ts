import { describe, expect, it } from 'vitest';
import { cell, statement } from './fixtures';
import { isContested, listedStatements, type StatementFilter } from './listed-statements';

const ALL: StatementFilter = { query: '', status: undefined, contradictions: false, order: 'listed' };
const LINK = { from: 'a-claim', to: 'b-claim', note: '' };

const ids = (filter: Partial<StatementFilter>, published = new Map<string, string>()): string[] =>
  listedStatements(STATEMENTS, { ...ALL, ...filter }, published).map((one) => one.statement);

const STATEMENTS = [
  statement('second', {
    position: 2,
    title: 'The siege',
    cells: [cell('a', 'was besieged'), cell('b', 'Café closed')],
  }),
  statement('first', { position: 1, status: 'disputed', cells: [cell('b', 'about 225 died')] }),
  statement('pinned', {
    ...{ position: 9, pinned: true, cells: [cell('a', '225 died'), cell('b', '230 died')] },
    links: [{ ...LINK, relation: 'differs' }],
  }),
];

describe('the statements that are listed', () => {
  it('stand in their own order, pinned ones first', () => {
    expect(ids({})).toEqual(['pinned', 'first', 'second']);
  });

  it('stand by the first date of their sources where that is asked, those without one last', () => {
    expect(ids({ order: 'date' }, new Map([['b', '2020']]))).toEqual(['pinned', 'first', 'second']);
    expect(
      ids(
        { order: 'date', query: 'i' },
        new Map([
          ['a', '2019'],
          ['b', '2020'],
        ]),
      ),
    ).toEqual(['pinned', 'second', 'first']);
    expect(ids({ order: 'date' }, new Map([['a', '2020']]))).toEqual(['pinned', 'second', 'first']);
  });

  it('hold every word of the filter in title, words, note or a quote', () => {
    expect(ids({ query: 'cafe' })).toEqual(['second']);
    expect(ids({ query: 'siege besieged' })).toEqual(['second']);
    expect(ids({ query: 'siege 225' })).toEqual([]);
  });

  it('have the status that is asked for', () => {
    expect(ids({ status: 'disputed' })).toEqual(['first']);
  });

  it('are contested where a link says so or a source denies it', () => {
    expect(ids({ contradictions: true })).toEqual(['pinned']);
    expect(isContested(statement('x'))).toBe(false);
    const support = { asserting: ['a'], denying: ['b'], independent: 1, verdict: 'disputed' } as const;
    expect(isContested(statement('x', { support }))).toBe(true);
    const elsewhere = [{ from: 'a-claim', to: 'other', relation: 'contradicts', note: '' }] as const;
    expect(isContested(statement('x', { cells: [cell('a', 'so')], links: elsewhere }))).toBe(false);
  });
});
