import { describe, expect, it } from 'vitest';
import { segmentsOf, type Passage } from './text-segments';

const plain = { passages: [], altered: [], only: [] };
const cut = (content: string, passages: readonly Passage[]) =>
  segmentsOf(content, { start: 0, end: content.length }, { ...plain, passages }).map(
    ({ start, end, passages: over, begins }) => [
      content.slice(start, end),
      over.map(({ number }) => number),
      begins.map(({ number }) => number),
    ],
  );

describe('segments', () => {
  it('of a block without passages are the block', () => {
    expect(cut('One.', [])).toEqual([['One.', [], []]]);
  });

  it('are cut where passages overlap, the shortest first', () => {
    expect(
      cut('abcdefgh', [
        { start: 0, end: 6, number: 1, weight: 0 },
        { start: 4, end: 8, number: 2, weight: 0 },
      ]),
    ).toEqual([
      ['abcd', [1], [1]],
      ['ef', [2, 1], [2]],
      ['gh', [2], []],
    ]);
  });

  it('hold two passages of the same words once, with both numbers, the surer first', () => {
    expect(
      cut('abc def', [
        { start: 4, end: 7, number: 5, weight: 1 },
        { start: 4, end: 7, number: 3, weight: 0 },
      ]),
    ).toEqual([
      ['abc ', [], []],
      ['def', [5, 3], [3, 5]],
    ]);
  });

  it('never split a surrogate pair', () => {
    expect(cut('a😀b', [{ start: 2, end: 3, number: 1, weight: 0 }])).toEqual([
      ['a', [], []],
      ['😀', [1], [1]],
      ['b', [], []],
    ]);
  });

  it('of a later block begin no passage that began before it', () => {
    const segments = segmentsOf(
      'first\nsecond',
      { start: 6, end: 12 },
      { ...plain, passages: [{ start: 2, end: 9, number: 1, weight: 0 }] },
    );
    expect(segments.map(({ start, end, begins }) => [start, end, begins.length])).toEqual([
      [6, 9, 0],
      [9, 12, 0],
    ]);
  });

  it('say what was altered and what stands only here', () => {
    const segments = segmentsOf(
      'about 225 died. Rain.',
      { start: 0, end: 21 },
      {
        passages: [{ start: 0, end: 15, number: 1, weight: 0 }],
        altered: [{ start: 0, end: 5, op: 'del' }],
        only: [{ start: 16, end: 21 }],
      },
    );
    expect(segments.map(({ altered, only }) => [altered, only])).toEqual([
      ['del', false],
      [undefined, false],
      [undefined, false],
      [undefined, true],
    ]);
  });
});
