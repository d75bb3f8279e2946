import { expect, it } from 'vitest';
import type { ShownPlace } from './map-place';
import { nextPlace } from './next-place';

const at = (id: string, x: number, y: number): ShownPlace => ({
  place: { id, name: id, lat: 0, lon: 0, mentions: 1, placedBy: 'Amal' },
  ...{ x, y, radius: 5 },
});
const places = [
  at('middle', 100, 100),
  at('right', 160, 110),
  at('far right', 300, 100),
  at('up', 95, 20),
  at('corner', 150, 210),
];
const goes = (from: string, key: string) => nextPlace(places, from, key)?.place.id;

it('goes to the nearest place in the direction of an arrow key', () => {
  expect(goes('middle', 'ArrowRight')).toBe('right');
  expect(goes('right', 'ArrowRight')).toBe('far right');
  expect(goes('middle', 'ArrowUp')).toBe('up');
  expect(goes('middle', 'ArrowDown')).toBe('corner');
  expect(goes('far right', 'ArrowLeft')).toBe('right');
});

it('stays where there is none, and knows the first and the last', () => {
  expect(goes('up', 'ArrowUp')).toBeUndefined();
  expect(goes('up', 'x')).toBeUndefined();
  expect(goes('nobody', 'ArrowUp')).toBeUndefined();
  expect(goes('up', 'Home')).toBe('middle');
  expect(goes('up', 'End')).toBe('corner');
});

it('can reach every place from every other', () => {
  const reached = new Set(['middle']);
  for (const id of reached) {
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = goes(id, key);
      if (next !== undefined) reached.add(next);
    }
  }
  expect(reached.size).toBe(places.length);
});
