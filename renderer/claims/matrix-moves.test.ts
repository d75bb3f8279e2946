import { expect, it } from 'vitest';
import { movedTo, type Cell } from './matrix-moves';

const extent = { last: [9, 5], page: 4 } as const;
const moved = (key: string, from: Cell, mod = false): Cell | undefined => movedTo({ key, mod }, from, extent);

it('arrows go one cell on and stay within the matrix, its head included', () => {
  expect(moved('ArrowDown', [2, 3])).toEqual([3, 3]);
  expect(moved('ArrowDown', [9, 3])).toEqual([9, 3]);
  expect(moved('ArrowUp', [1, 3])).toEqual([0, 3]);
  expect(moved('ArrowUp', [0, 3])).toEqual([0, 3]);
  expect(moved('ArrowRight', [2, 5])).toEqual([2, 5]);
  expect(moved('ArrowLeft', [2, 0])).toEqual([2, 0]);
});

it('Home and End go through the row, with Ctrl through all statements', () => {
  expect(moved('Home', [2, 3])).toEqual([2, 0]);
  expect(moved('End', [2, 3])).toEqual([2, 5]);
  expect(moved('Home', [2, 3], true)).toEqual([1, 0]);
  expect(moved('End', [2, 3], true)).toEqual([9, 5]);
});

it('the Page keys go on by what is in view, and never to the head', () => {
  expect(moved('PageDown', [2, 3])).toEqual([6, 3]);
  expect(moved('PageDown', [8, 3])).toEqual([9, 3]);
  expect(moved('PageUp', [3, 3])).toEqual([1, 3]);
});

it('other keys do not move', () => {
  expect(moved('ArrowDown', [2, 3], true)).toBeUndefined();
  expect(moved('a', [2, 3])).toBeUndefined();
});
