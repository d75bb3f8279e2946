/** Where the names of countries go when the map shows parts of them only. */
import { fromPixels, type PlanePoint, type Size, type View } from './projection';
import { countryAt, type MapName, type WorldMap } from './world-map';

/** About how many pixels lie between the points that are looked at. */
const APART = 120;
/** From the edge of the map. */
const ROOM = 60;

/**
 * The countries of which much is in view, each with a point in the middle of what is seen of it. The points are of a grid
 * that lies on the land, so that names move with the map and only now and then jump to another point.
 */
export function countriesInView(map: WorldMap, view: View, size: Size): MapName[] {
  const step = 2 ** Math.round(Math.log2(APART / view.scale));
  const from = fromPixels(view, size, { x: ROOM, y: ROOM });
  const to = fromPixels(view, size, { x: size.width - ROOM, y: size.height - ROOM });
  const seen = new Map<string, PlanePoint[]>();
  for (let x = Math.ceil(from.x / step) * step; x <= to.x; x += step) {
    for (let y = Math.ceil(from.y / step) * step; y <= to.y; y += step) {
      const name = countryAt(map, { x, y });
      if (name !== undefined) seen.set(name, [...(seen.get(name) ?? []), { x, y }]);
    }
  }
  return [...seen]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([name, points]) => {
      const middle = mean(points);
      const [best] = points.sort((a, b) => distance(a, middle) - distance(b, middle));
      return best === undefined ? [] : [{ name, ...best }];
    });
}

function mean(points: readonly PlanePoint[]): PlanePoint {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function distance(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
