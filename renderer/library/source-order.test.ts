import { describe, expect, it } from 'vitest';
import type { SourceSummary } from '../../domain/contract';
import type { Fact, FactField } from '../../domain/source';
import { filterSources, sortSources, type SourceOrder } from './source-order';

function source(id: string, facts: Partial<Record<FactField, string>>, marks = 0): SourceSummary {
  return {
    source: id,
    text: `text-${id}`,
    name: `${id}.txt`,
    addedAt: '2026-11-22T00:00:00.000Z',
    facts: Object.entries(facts).map(([field, value]): Fact => ({
      field: field as FactField,
      value,
      basis: 'stated',
      reason: '',
    })),
    counts: { claim: marks, actor: 0, place: 0 },
    captures: 1,
    toReview: 0,
    confidential: false,
  };
}

const SOURCES = [
  source('a', { headline: 'Über Daraa', outlet: 'The New Arab', published: '2021-08-22' }, 1),
  source('b', { headline: 'agreement staves off', published: '2020-08' }, 7),
  source('c', { headline: 'درعا البلد', outlet: 'Enab Baladi' }),
  source('d', { published: '2021-07-30T12:30', outlet: 'Middle East Monitor', byline: 'Staff' }, 7),
];

describe('the order of sources', () => {
  it.each<[SourceOrder, string]>([
    ['date', 'bdac'],
    ['newest', 'adbc'],
    ['outlet', 'cdab'],
    ['headline', 'bdac'],
    ['marks', 'bdac'],
  ])('by %s', (order, expected) => {
    expect(
      sortSources(SOURCES, order, 'en')
        .map(({ source: id }) => id)
        .join(''),
    ).toBe(expected);
  });
});

describe('the filter of sources', () => {
  it.each([
    ['', 'abcd'],
    ['  ', 'abcd'],
    ['uber', 'a'],
    ['DARAA arab', 'a'],
    ['درعا', 'c'],
    ['2021', 'ad'],
    ['staff', 'd'],
    ['b.txt', 'b'],
    ['nothing like it', ''],
  ])('%j', (query, expected) => {
    expect(
      filterSources(SOURCES, query)
        .map(({ source: id }) => id)
        .join(''),
    ).toBe(expected);
  });
});
