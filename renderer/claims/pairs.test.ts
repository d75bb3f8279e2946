import { describe, expect, it } from 'vitest';
import { differenceWords, pairId, passageBounds, scoreWords, shownDifferences } from './pairs';

const A = { source: 's', text: 't', start: 4, end: 9, exact: 'about' };

describe('a proposed pair', () => {
  it('is known by its passages', () => {
    expect(pairId({ a: A, b: { ...A, text: 'u' } })).toBe('t:4-9 u:4-9');
  });

  it('is marked with the bounds of the claim that stands there', () => {
    expect(passageBounds(A)).toEqual({ text: 't', start: 4, end: 9 });
    expect(passageBounds({ ...A, claim: { id: 'c', start: 2, end: 12 } })).toEqual({ text: 't', start: 2, end: 12 });
  });

  it('shows words that differ in two ways once', () => {
    const sides = { a: { start: 0, end: 3, exact: 'say' }, b: { start: 0, end: 5, exact: 'claim' } };
    const hedge = { kind: 'hedge', ...sides, why: 'One is surer.', excludes: false } as const;
    const differences = [hedge, { ...hedge, kind: 'attribution', why: 'Others say it.' } as const];
    expect(shownDifferences({ differences })).toEqual([hedge]);
  });

  it('is told in words', () => {
    expect(scoreWords({ kind: 'near-verbatim', score: 0.5 })).toBe('Almost word for word');
    expect(scoreWords({ kind: 'same-claim', score: 0.85 })).toBe('Very likely the same claim');
    expect(scoreWords({ kind: 'same-claim', score: 0.45 })).toBe('Perhaps the same claim');
    expect(differenceWords({ a: { start: 0, end: 9, exact: 'about 225' }, b: undefined })).toBe('about 225 | not said');
  });
});
