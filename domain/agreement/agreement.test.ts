import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAGS, type Tag } from '../tags';
import { compareAnnotators } from './agreement';
import type { AgreementMark, MarkDisagreement } from './span-scores';

const LETTERS: Readonly<Record<string, Tag>> = { c: 'claim', a: 'actor', p: 'place' };

/** Marks as `c0-5 p3-9`, with attributes as `c0-5/denies`; ids are `a1`, `a2` and so on. */
function marks(side: 'a' | 'b', line: string): AgreementMark[] {
  return [...line.matchAll(/([cap])(\d+)-(\d+)(?:\/(\w+))?/gu)].map(
    ([, letter = '', start, end, stance], index): AgreementMark => ({
      id: `${side}${index + 1}`,
      start: Number(start),
      end: Number(end),
      tag: LETTERS[letter] ?? 'claim',
      ...(stance !== undefined && { attributes: { stance } }),
    }),
  );
}

/** Disagreements as `bounds a1 b2`. */
function lines(disagreements: readonly MarkDisagreement[]): string[] {
  return disagreements.map(({ kind, a, b }) => [kind, a?.id, b?.id].filter((word) => word !== undefined).join(' '));
}

describe('compareAnnotators', () => {
  it.each<[string, string, string, string[]]>([
    ['nothing', '', '', []],
    ['the same', 'c0-5 p3-9', 'p3-9 c0-5', []],
    ['one side only', 'c0-5', '', ['only-a a1']],
    ['the other side only', '', 'c0-5', ['only-b b1']],
    ['other bounds', 'c0-5', 'c2-9', ['bounds a1 b1']],
    ['another tag', 'c0-5', 'a0-5', ['tag a1 b1']],
    ['another tag and span, which are two things', 'c0-5', 'a0-4', ['only-a a1', 'only-b b1']],
    ['marks that only touch', 'c0-5', 'c5-9', ['only-a a1', 'only-b b1']],
    ['other attributes', 'c0-5/denies', 'c0-5/asserts', ['attributes a1 b1']],
    ['equal attributes first', 'c0-5/denies c0-5/asserts', 'c0-5/asserts c0-5/alleges', ['attributes a1 b2']],
    ['one long mark for two', 'c0-20', 'c0-5 c6-20', ['bounds a1 b2', 'only-b b1']],
    ['the partner that shares most', 'c0-10 c8-30', 'c9-30', ['only-a a1', 'bounds a2 b1']],
    ['an exact pair before a longer one', 'c0-5', 'c0-5 c0-50', ['only-b b2']],
    ['a mark over many others', 'c0-500 p10-20', 'c100-110 c100-105 p10-20', ['bounds a1 b1', 'only-b b2']],
    ['a tag that differs where another pair is taken', 'c0-5 a0-5', 'c0-5 p0-5', ['tag a2 b2']],
  ])('lists %s in text order', (_title, a, b, expected) => {
    expect(lines(compareAnnotators(600, marks('a', a), marks('b', b)).disagreements)).toEqual(expected);
  });

  it('scores exact and overlapping marks', () => {
    const { perTag, overall } = compareAnnotators(
      100,
      marks('a', 'c0-10 c20-30 c40-50 a60-70'),
      marks('b', 'c0-10 c22-30 a61-62 a90-95 p1-2'),
    );
    expect(perTag.claim).toMatchObject({
      countA: 3,
      countB: 2,
      exact: { matched: 1, precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 },
      overlap: { matched: 2, precision: 1, recall: 2 / 3, f1: 4 / 5 },
    });
    expect(perTag.place.exact).toEqual({ matched: 0, precision: 0, recall: undefined, f1: 0 });
    expect(overall).toMatchObject({ countA: 4, countB: 5, exact: { f1: 2 / 9 }, overlap: { f1: 6 / 9 } });
  });

  it('M2: says undefined, not NaN, where there is nothing to measure', () => {
    const { perTag, overall } = compareAnnotators(100, [], []);
    const nothing = { matched: 0, precision: undefined, recall: undefined, f1: undefined };
    for (const one of [...Object.values(perTag), overall])
      expect(one).toMatchObject({ alpha: undefined, boundsAlpha: undefined, exact: nothing, overlap: nothing });
    expect(compareAnnotators(0, [], []).overall.markedAlpha).toBeUndefined();
  });

  it('joins what one annotator has twice, and says so', () => {
    const { perTag } = compareAnnotators(100, marks('a', 'c0-10 c5-20 c30-40'), marks('b', 'c0-20 c30-40'));
    expect(perTag.claim).toMatchObject({ alpha: 1, boundsAlpha: 1, joinedA: 1, joinedB: 0, countA: 3, countB: 2 });
  });

  it('counts text that has another tag on each side for both tags, and not for what is marked at all', () => {
    const { perTag, overall } = compareAnnotators(100, marks('a', 'c0-10'), marks('b', 'p0-10'));
    expect(perTag.claim.alpha).toBeLessThan(0.01);
    expect(overall.alpha).toBeCloseTo(perTag.claim.alpha ?? 9, 10);
    expect(overall.markedAlpha).toBe(1);
  });

  it('refuses a mark outside the text', () => {
    expect(() => compareAnnotators(5, marks('a', 'c0-6'), [])).toThrow(RangeError);
  });

  it('M1: is the same the other way round, whatever the order, 1 for the same marks and never more', () => {
    fc.assert(
      fc.property(someMarks('a'), someMarks('b'), fc.func(fc.nat()), (a, b, order) => {
        const there = compareAnnotators(LENGTH, a, b);
        const back = compareAnnotators(LENGTH, b, a);
        const shuffled = [...a].sort((x, y) => order(x.id) - order(y.id) || (x.id < y.id ? -1 : 1));
        expect(compareAnnotators(LENGTH, shuffled, [...b].reverse())).toEqual(there);
        for (const tag of TAGS) {
          const [one, other] = [there.perTag[tag], back.perTag[tag]];
          expect(other.alpha).toBe(one.alpha);
          expect(other.boundsAlpha).toBe(one.boundsAlpha);
          expect(other.exact.f1).toBe(one.exact.f1);
          expect(other.overlap.f1).toBe(one.overlap.f1);
          expect([other.overlap.precision, other.exact.recall]).toEqual([one.overlap.recall, one.exact.precision]);
          for (const value of [one.alpha, one.boundsAlpha, one.exact.f1, one.overlap.f1])
            if (value !== undefined) expect(value).toBeLessThanOrEqual(1);
          expect(one.overlap.matched).toBeGreaterThanOrEqual(one.exact.matched);
        }
        expect(back.disagreements.length).toBe(there.disagreements.length);

        const same = compareAnnotators(LENGTH, a, a);
        expect(same.disagreements).toEqual([]);
        expect([1, undefined]).toContain(same.overall.alpha);
        expect(same.overall.exact.f1).toBe(a.length === 0 ? undefined : 1);
      }),
    );
  });

  it('M2: names every mark that is not agreed on exactly once', () => {
    fc.assert(
      fc.property(someMarks('a'), someMarks('b'), (a, b) => {
        const { disagreements, overall } = compareAnnotators(LENGTH, a, b);
        const named = disagreements.flatMap((one) => [one.a?.id, one.b?.id]).filter((id) => id !== undefined);
        expect(new Set(named).size).toBe(named.length);
        const inAttributes = disagreements.filter(({ kind }) => kind === 'attributes').length;
        expect(named.length).toBe(a.length + b.length - 2 * (overall.exact.matched - inAttributes));
      }),
    );
  });

  it.each<[string, (index: number) => readonly [number, number]]>([
    ['side by side', (index) => [index * 40, index * 40 + 30 + (index % 7)]],
    ['all over each other', (index) => [index, 30_000 - (index % 100)]],
    ['all over the same words', (index) => [100 + (index % 3), 200 + (index % 5)]],
  ])('compares 10,000 marks a side in seconds: %s', (_title, span) => {
    const side = (name: 'a' | 'b', shift: number): AgreementMark[] =>
      Array.from({ length: 10_000 }, (_, index) => {
        const [start, end] = span(index);
        return { id: `${name}${index}`, start: start + shift, end: end + shift, tag: TAGS[index % 3] ?? 'claim' };
      });
    const [a, b] = [side('a', 0), side('b', 1)];
    const begin = performance.now();
    compareAnnotators(500_000, a, b);
    // Several times what the worst of them takes.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

const LENGTH = 40;

const someMarks = (side: 'a' | 'b'): fc.Arbitrary<AgreementMark[]> =>
  fc
    .array(
      fc.record({
        start: fc.nat(LENGTH - 1),
        size: fc.integer({ min: 1, max: 12 }),
        tag: fc.constantFrom(...TAGS),
        stance: fc.constantFrom(undefined, 'denies', 'asserts'),
      }),
      { maxLength: 12 },
    )
    .map((list) =>
      list.map(({ start, size, tag, stance }, index) => ({
        id: `${side}${index}`,
        start,
        end: Math.min(start + size, LENGTH),
        tag,
        ...(stance !== undefined && { attributes: { stance } }),
      })),
    );
