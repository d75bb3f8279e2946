import { describe, expect, it } from 'vitest';
import type { SourceSummary } from '../../domain/contract';
import { sourceColumns } from './columns';

function source(id: string, published: string, outlet?: string): SourceSummary {
  const facts = [
    { field: 'headline', value: `Headline ${id}`, basis: 'stated', reason: '' },
    ...(published === '' ? [] : [{ field: 'published', value: published, basis: 'stated', reason: '' }]),
    ...(outlet === undefined ? [] : [{ field: 'outlet', value: outlet, basis: 'stated', reason: '' }]),
  ];
  return { source: id, name: `${id}.txt`, facts } as unknown as SourceSummary;
}

const SOURCES = [source('d', ''), source('c', '2021-08'), source('a', '2020-08', 'Monitor'), source('b', '2021-07-30')];

describe('the columns of the matrix', () => {
  it('stand in order of publication, those without a date last', () => {
    expect(sourceColumns(SOURCES, [], 'en').map((one) => one.source)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keep the sources of one origin beside each other and say why', () => {
    const origins = [
      { first: 'a', sources: ['a', 'c'], why: 'One is a copy of the other.' },
      { first: 'b', sources: ['b'], why: '' },
    ];
    const columns = sourceColumns(SOURCES, origins, 'en');
    expect(columns.map((one) => one.source)).toEqual(['a', 'c', 'b', 'd']);
    expect(columns.map((one) => one.shared)).toEqual([
      'One is a copy of the other.',
      'One is a copy of the other.',
      undefined,
      undefined,
    ]);
    expect(columns[1]?.origin).toBe('a');
  });

  it('are one origin with nobody once the other source is gone', () => {
    const origins = [{ first: 'x', sources: ['x', 'a'], why: 'Copied.' }];
    expect(sourceColumns(SOURCES, origins, 'en')[0]?.shared).toBeUndefined();
  });

  it('name the outlet only where it is stated', () => {
    const columns = sourceColumns(SOURCES, [], 'en');
    expect(columns[0]).toMatchObject({ outlet: 'Monitor', headline: 'Headline a', published: '2020-08' });
    expect(columns[1]?.outlet).toBeUndefined();
  });
});
