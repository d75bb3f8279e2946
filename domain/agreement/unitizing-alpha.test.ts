import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaOf,
  boundsDisagreement,
  joinOverlaps,
  unitizingDisagreement,
  type Unit,
  type ValuedUnit,
} from './unitizing-alpha';

/** Units of an example that is printed as `first-last value`, counted from 1 and with the last one in. */
function printed(units: readonly (readonly [number, number, string])[]): ValuedUnit[] {
  return units.map(([first, last, value]) => ({ start: first - 1, end: last, value }));
}

/** Units as `start + length`. */
function spans(units: readonly (readonly [number, number])[], scale = 1, origin = 0): Unit[] {
  return units.map(([start, length]) => ({ start: (start - origin) * scale, end: (start - origin + length) * scale }));
}

describe('uα', () => {
  // Krippendorff (2019), figure 12.11 (and the paper of 2016): three observers of a continuum of 60.
  const figure = [
    printed([
      [1, 7, '1'],
      [8, 13, '2'],
      [31, 32, '5'],
      [33, 37, '6'],
      [38, 44, '6'],
      [45, 60, '7'],
    ]),
    printed([
      [1, 7, '1'],
      [8, 13, '3'],
      [14, 21, '5'],
      [33, 44, '6'],
    ]),
    printed([
      [1, 7, '1'],
      [8, 13, '4'],
      [14, 21, '5'],
      [33, 37, '6'],
      [38, 41, '6'],
      [42, 44, '6'],
    ]),
  ];

  it('M3: is 0.510, and |uα 0.413, for the example of figure 12.11', () => {
    const { nominal, binary } = unitizingDisagreement(60, figure);
    expect(alphaOf([nominal])).toBeCloseTo(0.51, 3);
    // Exactly 0.41360; the book works with rounded cells.
    expect(Math.abs((alphaOf([binary]) ?? 0) - 0.413)).toBeLessThan(0.001);
  });

  it('has the coincidences of that example: 70 of 180 unlike, 52 of them for one gap', () => {
    const { nominal, binary } = unitizingDisagreement(60, figure);
    expect([nominal.observed, binary.observed]).toEqual([70, 52]);
  });

  it('is what its formula gives by hand for two units that half overlap', () => {
    // Units of 4 and 4 over a continuum of 10, shared 2: unlike 2 * 4; 20 * 2 * 8 * 12 / (400 - (12 + 16 + 16)).
    const { nominal } = unitizingDisagreement(10, [
      [{ start: 2, end: 6, value: 'x' }],
      [{ start: 4, end: 8, value: 'x' }],
    ]);
    expect(nominal.observed).toBe(8);
    expect(nominal.expected).toBeCloseTo(3840 / 356, 12);
  });

  it('agrees with counting code unit by code unit', () => {
    fc.assert(
      fc.property(continuum, continuum, (one, other) => {
        const { nominal, binary } = unitizingDisagreement(LENGTH, [one, other]);
        const value = (units: readonly ValuedUnit[], at: number): string | undefined =>
          units.find(({ start, end }) => start <= at && at < end)?.value;
        const places = Array.from({ length: LENGTH }, (_, at) => [value(one, at), value(other, at)] as const);
        expect(nominal.observed).toBe(2 * places.filter(([mine, theirs]) => mine !== theirs).length);
        expect(binary.observed).toBe(2 * places.filter(([mine, theirs]) => !mine !== !theirs).length);
        const all = places.flat();
        const pairs = all.flatMap((mine, i) => all.filter((theirs, j) => i !== j && mine !== theirs)).length;
        const own = [...one, ...other].reduce((sum, { start, end }) => sum + (end - start) ** 2, 0);
        const gaps = all.filter((mine) => mine === undefined).length;
        expect(nominal.expected).toBeCloseTo((2 * LENGTH * pairs) / ((2 * LENGTH) ** 2 - own - gaps), 8);
      }),
    );
  });

  it('is 1 for what is identical, at most 1 otherwise, and the same the other way round', () => {
    fc.assert(
      fc.property(continuum, continuum, (one, other) => {
        const alpha = alphaOf([unitizingDisagreement(LENGTH, [one, other]).nominal]);
        expect(alphaOf([unitizingDisagreement(LENGTH, [other, one]).nominal])).toBe(alpha);
        if (alpha !== undefined) expect(alpha).toBeLessThanOrEqual(1);
        const same = alphaOf([unitizingDisagreement(LENGTH, [one, [...one].reverse()]).nominal]);
        expect([undefined, 1]).toContain(same);
      }),
    );
  });

  it.each<[string, number, readonly Unit[], readonly Unit[]]>([
    ['an empty text', 0, [], []],
    ['nothing marked', 10, [], []],
    ['everything marked by both', 10, [{ start: 0, end: 10 }], [{ start: 0, end: 10 }]],
  ])('is undefined for %s', (_title, length, one, other) => {
    const valued = [one, other].map((units) => units.map((unit) => ({ ...unit, value: 'x' })));
    expect(alphaOf([unitizingDisagreement(length, valued).nominal])).toBeUndefined();
    expect(alphaOf([boundsDisagreement(length, [one, other])]) ?? 1).toBe(1);
  });

  it('is near 0 where one side marked nothing', () => {
    const alpha = alphaOf([unitizingDisagreement(1000, [[{ start: 10, end: 20, value: 'x' }], []]).nominal]) ?? 1;
    expect(alpha).toBeGreaterThan(-0.02);
    expect(alpha).toBeLessThanOrEqual(0);
  });

  it('refuses units of one observer that overlap or lie outside', () => {
    for (const unit of [
      { start: 1, end: 3, value: 'x' },
      { start: 9, end: 11, value: 'x' },
      { start: 5, end: 5, value: 'x' },
    ])
      expect(() => unitizingDisagreement(10, [[{ start: 2, end: 4, value: 'x' }, unit], []])).toThrow(RangeError);
  });
});

describe('αU', () => {
  // Krippendorff (2004), page 254: a continuum from 150 to 450.
  const categoryC = [
    spans([[225, 70], [370, 30]], 1, 150),
    spans([[220, 80], [355, 20], [400, 20]], 1, 150),
  ]; // prettier-ignore
  const categoryK = [
    spans([[180, 60], [300, 50]], 1, 150),
    spans([[180, 60], [300, 50]], 1, 150),
  ]; // prettier-ignore

  it('M3: is 0.7286 and 1 for the two categories of the example of 2004, and 0.8591 for both', () => {
    const c = boundsDisagreement(300, categoryC);
    const k = boundsDisagreement(300, categoryK);
    expect([c.observed, c.expected]).toEqual([expect.closeTo(0.0144, 4), expect.closeTo(0.0532, 4)]);
    expect(k.expected).toBeCloseTo(0.049, 4);
    expect(alphaOf([c])).toBeCloseTo(0.7286, 4);
    expect(alphaOf([k])).toBe(1);
    expect(alphaOf([c, k])).toBeCloseTo(0.8591, 3);
  });

  // Krippendorff (1995), page 57: four pairs of observers of a continuum of 24.
  const pairs: readonly (readonly [string, number, number, Unit[][]])[] = [
    ['Bertha and Bill', 0.03125, 0.553, [[[2, 8], [14, 6]], [[4, 4], [15, 2]]]],
    ['John and Jill', 2.26736, -0.926, [[[0, 18]], [[0, 2], [2, 1], [3, 1], [4, 1], [5, 1], [6, 3], [9, 1]]]],
    ['Gerret and Gill', 0.02777, 0.679, [[[2, 6], [10, 2], [14, 4], [20, 2]], [[0, 2], [4, 4], [10, 4], [16, 2], [20, 2]]]],
    ['Heather and Hill', 0.38715, 0.066, [[[0, 2], [2, 8], [10, 4], [14, 6], [20, 4]], [[0, 4], [4, 4], [8, 7], [15, 2], [17, 7]]]],
  ].map(([name, observed, alpha, sides]) => [
    name as string, observed as number, alpha as number, (sides as [number, number][][]).map((side) => spans(side, 50_000)),
  ]); // prettier-ignore

  it.each(pairs)('comes to the published figures of 1995 for %s', (_names, observed, alpha, sides) => {
    const found = boundsDisagreement(24 * 50_000, sides);
    expect(found.observed).toBeCloseTo(observed, 4);
    // The expected part of 1995 has an error that the paper of 2004 corrects.
    expect(Math.abs((alphaOf([found]) ?? 9) - alpha)).toBeLessThan(0.02);
  });

  it('sees where one unit ends and the next begins, which uα does not', () => {
    const one = spans([[0, 4], [4, 4]]); // prettier-ignore
    const other = spans([[0, 8]]);
    const valued = [one, other].map((units) => units.map((unit) => ({ ...unit, value: 'x' })));
    expect(alphaOf([unitizingDisagreement(20, valued).nominal])).toBe(1);
    expect(alphaOf([boundsDisagreement(20, [one, other])])).toBeLessThan(1);
  });
});

describe('joinOverlaps', () => {
  it('joins what overlaps and leaves what only touches', () => {
    const units = spans([[6, 2], [0, 4], [2, 3], [5, 1]]); // prettier-ignore
    expect(joinOverlaps(units)).toEqual([
      { start: 0, end: 5 },
      { start: 5, end: 6 },
      { start: 6, end: 8 },
    ]);
  });
});

const LENGTH = 30;

/** Units of one observer that lie apart, with one of two values. */
const continuum: fc.Arbitrary<ValuedUnit[]> = fc
  .array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 }), fc.constantFrom('x', 'y')), { maxLength: 6 })
  .map((steps) => {
    const units: ValuedUnit[] = [];
    let at = 0;
    for (const [gap, size, value] of steps) {
      const start = at + gap;
      at = start + size;
      if (at > LENGTH) break;
      units.push({ start, end: at, value });
    }
    return units;
  });
