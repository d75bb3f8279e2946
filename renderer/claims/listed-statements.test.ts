import { describe, expect, it } from 'vitest';
import type { StatementClaim, StatementSummary } from '../../domain/contract';
import { cell, statement } from './fixtures';
import {
  isContested,
  listedStatements,
  NO_FILTER,
  type StatementFilter,
  type StatementOrder,
} from './listed-statements';

type Asked = Partial<StatementFilter & { readonly order: StatementOrder }>;

const LINK = { from: 'a-claim', to: 'b-claim', note: '' };

const ids = (asked: Asked, published = new Map<string, string>()): string[] =>
  listedStatements(STATEMENTS, { ...NO_FILTER, order: 'listed', ...asked }, published).map((one) => one.statement);

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

describe('the statements of an actor, a place or a time', () => {
  const claim = (more: Partial<StatementClaim>): StatementSummary['cells'] => {
    const [own] = cell('a', 'so').claims;
    return [cell('a', 'so', { claims: own === undefined ? [] : [{ ...own, ...more }] })];
  };
  const speaker = { kind: 'actor', name: 'SANA', entity: 'sana', inferred: true } as const;
  const all = [
    statement('named', { position: 1, cells: claim({ named: ['assad', 'daraa'] }) }),
    statement('said', { position: 2, cells: claim({ speaker }) }),
    statement('day', { position: 3, cells: claim({ periods: [{ from: '2018-07-12', to: '2018-07-12' }] }) }),
    statement('year', { position: 4, cells: claim({ periods: [{ from: '2018', to: '2018' }] }) }),
    statement('open', { position: 5, cells: claim({ periods: [{ from: '2019-06', to: '' }] }) }),
    statement('until', { position: 6, cells: claim({ periods: [{ from: '', to: '2011-03' }] }) }),
  ];
  const found = (asked: Partial<StatementFilter>): string[] =>
    listedStatements(all, { ...NO_FILTER, order: 'listed', ...asked }, new Map()).map((one) => one.statement);

  it('name the actor or place, or are said by the actor', () => {
    expect(found({ actor: 'assad' })).toEqual(['named']);
    expect(found({ actor: 'sana' })).toEqual(['said']);
    expect(found({ place: 'daraa' })).toEqual(['named']);
    expect(found({ place: 'daraa', actor: 'sana' })).toEqual([]);
  });

  it('speak of a day of that time, however exactly either is known', () => {
    expect(found({ from: '2018-07', to: '2018-07' })).toEqual(['day', 'year']);
    expect(found({ from: '2018-07-13', to: '2018-12' })).toEqual(['year']);
    expect(found({ from: '2018', to: '2018' })).toEqual(['day', 'year']);
    expect(found({ from: '2019' })).toEqual(['open']);
    expect(found({ to: '2011' })).toEqual(['until']);
    expect(found({ from: '2011-04', to: '2017' })).toEqual([]);
    expect(found({ from: '2020', to: '2020' })).toEqual(['open']);
  });
});
