/** Where the names on a map go so that none covers another: the most important first, each at the best side that is free. */

/** A rectangle of the map, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A name that wants to stand beside a dot, or in the middle of an area where the dot has no radius. */
export interface Wish {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Of the dot, in pixels; 0 for the name of an area. */
  readonly radius: number;
  /** Of the name as it is set. */
  readonly width: number;
  readonly height: number;
}

/** Where a name stands: the left end and the middle of its height. */
export interface Label {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Pixels between a dot and its name. */
const GAP = 4;

/** How much further a name may be put where others are in the way: still plainly its dot's. */
const FURTHER = [0, 12];

/**
 * Puts the names of `wishes` down in their order, each where it covers none of `taken`, no name before it, and nothing
 * beyond `bounds`. What finds no room is left out. Boxes of names that were put down are added to `taken`.
 */
export function placeLabels(wishes: readonly Wish[], taken: Box[], bounds: Box): Label[] {
  const labels: Label[] = [];
  for (const wish of wishes) {
    const spot = spots(wish).find((box) => inside(box, bounds) && !taken.some((other) => overlaps(box, other)));
    if (spot === undefined) continue;
    taken.push(spot);
    labels.push({ id: wish.id, x: spot.left, y: (spot.top + spot.bottom) / 2 });
  }
  return labels;
}

/** Right of the dot first, as maps have it; then left, above, below, and between these. */
function spots({ x, y, radius, width, height }: Wish): Box[] {
  const at = (left: number, middle: number): Box => ({
    left,
    top: middle - height / 2,
    right: left + width,
    bottom: middle + height / 2,
  });
  if (radius === 0) return [at(x - width / 2, y)];
  return FURTHER.flatMap((further) => around(further));

  function around(further: number): Box[] {
    const out = radius + GAP + further;
    const [right, left] = [x + out, x - out - width];
    const high = radius + height / 2 + 1 + further;
    const slant = Math.SQRT1_2 * (radius + further) + GAP / 2;
    return [
      at(right, y),
      at(left, y),
      at(x - width / 2, y - high),
      at(x - width / 2, y + high),
      at(x + slant, y - slant - height / 3),
      at(x + slant, y + slant + height / 3),
      at(x - slant - width, y - slant - height / 3),
      at(x - slant - width, y + slant + height / 3),
    ];
  }
}

function inside(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
