import { describe, expect, test } from 'vitest';
import { windowPlace, type Area } from './window-place';

const main: Area = { x: 0, y: 25, width: 1920, height: 1055 };
const left: Area = { x: -1280, y: 0, width: 1280, height: 800 };
const place = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximized: false });

describe('windowPlace', () => {
  test('a first window has the usual size in the middle of the main display', () => {
    expect(windowPlace(undefined, [main, left])).toEqual(place(280, 123, 1360, 860));
    expect(windowPlace(undefined, [{ x: 0, y: 0, width: 1024, height: 640 }])).toEqual(place(0, 0, 1024, 640));
  });

  test.each([
    ['stays where it is', place(100, 100), place(100, 100)],
    ['stays on the second display', place(-1200, 50), place(-1200, 50)],
    ['comes back from beyond the edge', place(1800, 900), place(920, 380)],
    ['comes down from above', place(100, -300), place(100, 25)],
    ['goes to the display it overlaps most', place(-600, 100), place(-1000, 100)],
    ['shrinks to its display', place(-1280, 0, 3000, 2000), place(0, 25, 1920, 1055)],
    ['is never smaller than the interface allows', place(100, 100, 10, 10), place(100, 100, 900, 600)],
  ])('%s', (_name, remembered, expected) => {
    expect(windowPlace(remembered, [main, left])).toEqual(expected);
  });

  test('a window on a display that is gone comes to the main one', () => {
    expect(windowPlace(place(-1200, 50), [main])).toEqual(place(280, 123, 1360, 860));
    expect(windowPlace({ ...place(5000, 50), maximized: true }, [main])).toMatchObject({ maximized: true });
  });
});
