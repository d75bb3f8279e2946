import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../domain/selector';
import { changedTexts, compareWays, isRight, sentencesIn, type Pool } from './reanchor';

const ROOT = new URL('../..', import.meta.url).pathname;

/** What each language must reach at 30 %. Words of Japanese are put in and taken out within what reads as one word. */
const FLOORS: Record<Pool, { readonly right: number; readonly wrong: number }> = {
  english: { right: 0.98, wrong: 0.005 },
  arabic: { right: 0.98, wrong: 0.005 },
  hebrew: { right: 0.98, wrong: 0.005 },
  japanese: { right: 0.97, wrong: 0.012 },
  seeds: { right: 0.98, wrong: 0.005 },
};

describe('re-anchoring in changed texts', () => {
  it.each(Object.entries(FLOORS) as [Pool, (typeof FLOORS)[Pool]][])(
    'A13: %s: quotes are found, or it is said that they are not',
    (pool, floor) => {
      const lists = sentencesIn(ROOT, pool);
      if (lists === undefined) return;
      const { ours, hypothesis } = compareWays(
        changedTexts(lists, pool, 0.3, lists.length > 2 ? [201] : [201, 202, 203]),
      );
      expect(ours.alive).toBeGreaterThan(1_000);
      expect(ours.dead).toBeGreaterThan(50);
      expect(ours.right).toBeGreaterThanOrEqual(floor.right);
      expect(ours.wrong).toBeLessThanOrEqual(floor.wrong);
      expect(ours.attached).toBeLessThanOrEqual(0.03);
      // Where this fails, quotes are too easy to say anything.
      expect(hypothesis.attached).toBeGreaterThan(0.3);
    },
  );

  it('A13: what a benchmark calls right overlaps the true place by half, or holds the very words there', () => {
    const text = 'Rebels left Daraa in summer, and troops came to Daraa.';
    const selector = describeSpan(text, { start: 12, end: 17 });
    const fate = { selector, fate: 'alive', place: { start: 12, end: 17 } } as const;
    expect(isRight(text, fate, { start: 12, end: 17 })).toBe(true);
    expect(isRight(text, fate, { start: 12, end: 21 })).toBe(true);
    expect(isRight(text, fate, { start: 12, end: 27 })).toBe(false);
    expect(isRight(text, fate, { start: 48, end: 53 })).toBe(false);
  });

  it('A13: the true place of a quote is where its words are', () => {
    const lists = sentencesIn(ROOT, 'seeds') ?? [];
    for (const { before, after, quotes } of changedTexts(lists, 'seeds', 0.3, [7])) {
      for (const { selector, fate, place } of quotes) {
        expect(before.slice(selector.start, selector.end)).toBe(selector.exact);
        if (fate === 'dead') expect(place).toBeUndefined();
        // A word is there or gone: only quotes of several words change.
        if (fate === 'alive' && !/\s/u.test(selector.exact)) {
          expect(after.slice(place?.start, place?.end)).toBe(selector.exact);
        }
      }
    }
  });
});
