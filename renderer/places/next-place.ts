/** Which place an arrow key goes to. */
import type { ShownPlace } from './map-place';

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The place that `key` goes to from the place `from`: for an arrow key the nearest within 60 degrees of its direction,
 * where what lies askew counts as farther; for Home and End the first and the last. Undefined for other keys, and where
 * there is none.
 */
export function nextPlace(
  places: readonly ShownPlace[],
  from: string | undefined,
  key: string,
): ShownPlace | undefined {
  if (key === 'Home') return places[0];
  if (key === 'End') return places.at(-1);
  const direction = DIRECTIONS[key];
  const start = places.find(({ place }) => place.id === from);
  if (direction === undefined || start === undefined) return undefined;
  const [dx, dy] = direction;
  let best: { readonly place: ShownPlace; readonly cost: number } | undefined;
  for (const place of places) {
    const [x, y] = [place.x - start.x, place.y - start.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (place === start || along <= 0 || aside > along * Math.sqrt(3)) continue;
    const cost = along + 2 * aside;
    if (best === undefined || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}
