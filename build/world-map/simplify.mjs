/**
 * Leaves out the points of a line that nobody would miss (Douglas and Peucker, 1973: "Algorithms for the reduction of the
 * number of points required to represent a digitized line or its caricature").
 */

/** @typedef {[number, number]} Point longitude and latitude in degrees */

/**
 * The line with fewer points, none of which is farther than `tolerance` degrees of latitude from the original. Its ends
 * stay, and a line that is closed keeps at least four points.
 * @param {Point[]} line
 * @param {number} tolerance
 * @returns {Point[]}
 */
export function simplify(line, tolerance) {
  const last = line.length - 1;
  if (last < 2) return line;
  const keep = new Set([0, last]);
  const [first, end] = [line[0], line[last]];
  if (first?.[0] === end?.[0] && first?.[1] === end?.[1]) {
    // A closed line has no direction: it is two lines, between its first point and the one farthest from it.
    const far = farthest(line, 0, last).at;
    keep.add(far);
    divide(line, 0, far, tolerance, keep);
    divide(line, far, last, tolerance, keep);
    if (keep.size < 4) keep.add(farthest(line, 0, far).at).add(farthest(line, far, last).at);
  } else {
    divide(line, 0, last, tolerance, keep);
  }
  return line.filter((_, at) => keep.has(at));
}

/** @param {Point[]} line @param {number} from @param {number} to @param {number} tolerance @param {Set<number>} keep */
function divide(line, from, to, tolerance, keep) {
  if (to - from < 2) return;
  const { at, away } = farthest(line, from, to);
  if (away <= tolerance) return;
  keep.add(at);
  divide(line, from, at, tolerance, keep);
  divide(line, at, to, tolerance, keep);
}

/** The point between two others that is farthest from the line through them. @param {Point[]} line @param {number} from @param {number} to */
function farthest(line, from, to) {
  const [ax = 0, ay = 0] = line[from] ?? [];
  const [bx = 0, by = 0] = line[to] ?? [];
  const narrow = Math.cos((ay * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * narrow, by - ay];
  const length = Math.hypot(dx, dy);
  let found = { at: from + 1, away: -1 };
  for (let at = from + 1; at < to; at++) {
    const [x = 0, y = 0] = line[at] ?? [];
    const [px, py] = [(x - ax) * narrow, y - ay];
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / (length * length)));
    const away = Math.hypot(px - along * dx, py - along * dy);
    if (away > found.away) found = { at, away };
  }
  return found;
}
