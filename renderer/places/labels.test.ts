import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels, type Box, type Wish } from './labels';

const bounds: Box = { left: 0, top: 0, right: 600, bottom: 400 };

const wish = (id: string, x: number, y: number, more: Partial<Wish> = {}): Wish => ({
  ...{ id, x, y, radius: 5, width: 60, height: 16 },
  ...more,
});

it('puts a name to the right of its dot where there is room', () => {
  expect(placeLabels([wish('a', 100, 100)], [], bounds)).toEqual([{ id: 'a', x: 109, y: 100 }]);
});

it('puts a name to the left at the right edge of the map', () => {
  expect(placeLabels([wish('a', 590, 100)], [], bounds)).toEqual([{ id: 'a', x: 521, y: 100 }]);
});

it('leaves out what finds no room, and gives the first the best', () => {
  const labels = placeLabels([wish('a', 100, 100, { radius: 0 }), wish('b', 110, 102, { radius: 0 })], [], bounds);
  expect(labels.map(({ id }) => id)).toEqual(['a']);
});

it('lets no name cover another or a dot, whatever the wishes', () => {
  const wishes = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 20 })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(wishes, (all) => {
      const wanted = all.map(([x, y, radius], at) => wish(String(at), x, y, { radius }));
      const dots = wanted.map(({ x, y, radius }) => ({
        left: x - radius,
        top: y - radius,
        right: x + radius,
        bottom: y + radius,
      }));
      const boxes = placeLabels(wanted, [...dots], bounds).map(({ x, y }) => ({
        left: x,
        top: y - 8,
        right: x + 60,
        bottom: y + 8,
      }));
      boxes.forEach((box, at) => {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(400);
        for (const other of [...boxes.slice(at + 1), ...dots]) {
          const apart =
            box.left >= other.right - 1e-9 ||
            other.left >= box.right - 1e-9 ||
            box.top >= other.bottom - 1e-9 ||
            other.top >= box.bottom - 1e-9;
          expect(apart).toBe(true);
        }
      });
    }),
  );
});
