import { describe, expect, it } from 'vitest';
import type { MatchProposal } from '../../domain/contract';
import { sharedPairs } from './shared-pairs';

const source = (name: string, claims: readonly (readonly [string, number, number, string?])[] = []) => ({
  source: name,
  text: `text-${name}`,
  marks: claims.map(([id, start, end, statement]) => ({ id, start, end, statement, tag: 'claim' as const })),
});

const proposal = (
  [one, startA, endA]: readonly [string, number, number],
  [other, startB, endB]: readonly [string, number, number],
  more: Partial<MatchProposal> = {},
): MatchProposal => ({
  a: { source: one, text: `text-${one}`, start: startA, end: endA, exact: '' },
  b: { source: other, text: `text-${other}`, start: startB, end: endB, exact: '' },
  score: 0.8,
  kind: 'same-claim',
  why: '',
  relation: 'same',
  denies: undefined,
  differences: [],
  ...more,
});

describe('shared pairs', () => {
  it('are numbered in the order of the first source, then of the next', () => {
    const pairs = sharedPairs(
      [source('x'), source('y'), source('z')],
      [proposal(['y', 0, 5], ['z', 0, 5]), proposal(['x', 9, 12], ['z', 3, 6]), proposal(['x', 1, 4], ['y', 7, 9])],
      [],
    );
    expect(pairs.map(({ number, a, b }) => [number, a.source, a.start, b.source])).toEqual([
      [1, 'x', 1, 'y'],
      [2, 'x', 9, 'z'],
      [3, 'y', 0, 'z'],
    ]);
  });

  it('are turned to the order of the sources, with who denies and what differs', () => {
    const words = { start: 0, end: 1, exact: '45' };
    const [pair] = sharedPairs(
      [source('x'), source('y')],
      [
        proposal(['y', 1, 2], ['x', 3, 4], {
          denies: 'a',
          differences: [{ kind: 'number', a: words, b: undefined, why: '', excludes: false }],
        }),
      ],
      [],
    );
    expect(pair).toMatchObject({ a: { source: 'x', start: 3 }, b: { source: 'y', start: 1 } });
    expect(pair?.proposal).toMatchObject({ denies: 'b', differences: [{ a: undefined, b: words }] });
  });

  it('leave out sources that are not chosen and texts that are not read', () => {
    expect(sharedPairs([source('x'), source('y')], [proposal(['x', 0, 1], ['w', 0, 1])], [])).toEqual([]);
  });

  it('keep their key when they are linked, once for each link', () => {
    const sources = [source('x', [['c1', 1, 4, 's']]), source('y', [['c2', 7, 9, 's']])];
    const link = { from: 'c2', to: 'c1', relation: 'same' as const, note: '' };
    const [proposed] = sharedPairs([source('x'), source('y')], [proposal(['x', 1, 4], ['y', 7, 9])], []);
    const linked = sharedPairs(sources, [], [{ statement: 's', links: [link, link] }]);
    expect(linked).toMatchObject([
      { key: proposed?.key, kind: 'linked', link, a: { claim: 'c1' }, b: { claim: 'c2' } },
    ]);
  });

  it('hold claims that are of one statement only through a source that is not chosen', () => {
    const sources = [
      source('x', [['c1', 1, 4, 's']]),
      source('y', [
        ['c2', 7, 9, 's'],
        ['c3', 0, 2, 't'],
      ]),
    ];
    expect(sharedPairs(sources, [], [])).toMatchObject([{ kind: 'linked', link: undefined, b: { claim: 'c2' } }]);
  });

  it('have the bounds of the claim that stands there', () => {
    const found = proposal(['x', 1, 9], ['y', 0, 3]);
    const pairs = sharedPairs(
      [source('x'), source('y')],
      [{ ...found, a: { ...found.a, claim: { id: 'c', start: 2, end: 8 } } }],
      [],
    );
    expect(pairs[0]?.a).toMatchObject({ start: 2, end: 8, claim: 'c' });
  });
});
