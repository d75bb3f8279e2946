import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes, overlapping, type LaneInterval } from './lanes';

/** Reads intervals drawn as lines: from the first dash to after the last. */
const draw = (...lines: string[]): LaneInterval[] =>
  lines.map((line) => ({ from: line.indexOf('-'), to: line.lastIndexOf('-') + 1 }));

const interval = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => ({ from, to: from + length }));

describe('the lanes of intervals', () => {
  it.each<[string, string[], (number | undefined)[]]>([
    ['apart', ['--', '    --'], [0, 0]],
    ['that touch', ['--', '  --'], [0, 0]],
    ['inside another', ['------', ' --', '    --'], [0, 1, 1]],
    ['in steps', ['----', '  ----', '    ----', '      ----'], [0, 1, 0, 1]],
    ['given in another order', ['  ----', '----'], [1, 0]],
    ['more than there is room for', ['------', '------', '------', '------'], [0, 1, 2, undefined]],
  ])('%s', (_, lines, expected) => {
    expect(assignLanes(draw(...lines), 3).lanes).toEqual(expected);
  });

  it('counts what has no room where it is', () => {
    const { more } = assignLanes(draw('---------', ' -----', '  --', '   ----', '               --'), 2);
    expect(more).toEqual([{ from: 2, to: 7, count: 2 }]);
  });

  it('never puts two that meet on one lane, and needs no more lanes than there are at the fullest place', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 24 }), (intervals) => {
        const { lanes, more } = assignLanes(intervals, Infinity);
        expect(more).toEqual([]);
        for (const [i, a] of intervals.entries()) {
          for (const [j, b] of intervals.entries()) {
            if (i < j && a.from < b.to && b.from < a.to) expect(lanes[i]).not.toBe(lanes[j]);
          }
        }
        const fullest = Math.max(
          0,
          ...intervals.map(({ from }) => intervals.filter((other) => other.from <= from && from < other.to).length),
        );
        expect(new Set(lanes).size).toBe(fullest);
      }),
    );
  });

  it('leaves none out uncounted', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 24 }), (intervals) => {
        const { lanes, more } = assignLanes(intervals, 3);
        const hidden = lanes.filter((lane) => lane === undefined).length;
        expect(more.reduce((sum, { count }) => sum + count, 0)).toBe(hidden);
        for (const lane of lanes) expect(lane ?? 0).toBeLessThan(3);
      }),
    );
  });
});

describe('marks that overlap', () => {
  it('are those that a plain comparison finds', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 20 }), (intervals) => {
        const marks = intervals
          .map(({ from, to }, i) => ({ id: String(i), start: from, end: to }))
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const plain = marks.filter((a) => marks.some((b) => a !== b && a.start < b.end && b.start < a.end));
        expect([...overlapping(marks)].sort()).toEqual(plain.map(({ id }) => id).sort());
      }),
    );
  });
});
