import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTime, wallTime } from './clock';

it('J4: times rise strictly whatever the wall clock shows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1 }), (clocks) => {
      let last: string | undefined;
      for (const now of clocks) {
        const next = nextTime(last, now);
        if (last !== undefined) expect(next > last).toBe(true);
        expect(wallTime(next) >= new Date(now).toISOString()).toBe(true);
        last = next;
      }
    }),
  );
});

it('J4: a counter that runs over moves on to the next millisecond', () => {
  expect(nextTime('2026-11-22T00:00:00.000Z-ffff', 0)).toBe('2026-11-22T00:00:00.001Z-0000');
});
