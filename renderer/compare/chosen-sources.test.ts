import { describe, expect, it } from 'vitest';
import type { SourceSummary } from '../../domain/contract';
import { firstChoice, moreShared, paneOrder } from './chosen-sources';

const summary = (source: string, published?: string): SourceSummary => ({
  source,
  text: source,
  facts:
    published === undefined ? [] : [{ field: 'published', value: published, basis: 'stated', evidence: '' } as never],
  name: source,
  addedAt: '',
  counts: { claim: 0, actor: 0, place: 0 },
  captures: 1,
  toReview: 0,
  confidential: false,
});

const between = (a: string, b: string) => ({ a: { source: a }, b: { source: b } }) as never;

describe('the sources that are compared', () => {
  const sources = [summary('new', '2021-08'), summary('none'), summary('old', '2020-08-01'), summary('middle', '2021')];

  it('stand in the order of publication, those without a date last', () => {
    expect(paneOrder(sources, ['none', 'new', 'old', 'gone']).map(({ source }) => source)).toEqual([
      'old',
      'new',
      'none',
    ]);
  });

  it('are at first the two published first', () => {
    expect(firstChoice(sources)).toEqual(['old', 'middle']);
  });

  it('may share less than two others, which are told of', () => {
    const proposals = [between('old', 'new'), between('none', 'new'), between('new', 'none'), between('gone', 'new')];
    expect(moreShared(sources, ['old', 'middle'], proposals)).toEqual({ sources: ['new', 'none'], count: 2 });
    expect(moreShared(sources, ['none', 'new'], proposals)).toBeUndefined();
    expect(moreShared(sources, ['old', 'middle', 'new'], [between('old', 'new')])).toBeUndefined();
    expect(moreShared(sources, ['old', 'middle'], [])).toBeUndefined();
  });
});
