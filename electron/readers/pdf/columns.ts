/**
 * The order in which the parts of a page are read. A page is cut where an empty strip runs down between two columns,
 * again and again, until no strip is left; what lies above and below a strip is read before and after its columns.
 */
import { visualLength } from './characters';
import type { Segment } from './segments';

/** A line of a column, with the segments in it in reading order. Lengths in points; y grows upwards. */
export interface Line {
  readonly cells: readonly Segment[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string | undefined;
  readonly rtl: boolean;
}

/** A strip must be so wide, in sizes of the type, to part columns. */
const STRIP_WIDTH = 0.7;

/** Lines of columns hold at least so many characters; shorter ones are cells of a table or labels of a form. */
const COLUMN_LENGTH = 15;

/** Between columns of few lines the strip must be wider: gaps between words meet by chance. */
const FEW_LINES = 5;
const WIDE_STRIP = 2;

/** How many places for a strip are tried for each part of a page. */
const MOST_STRIPS = 40;

/** How deep parts are cut: far deeper than any page is. */
const DEEPEST = 16;

/** The columns of a page in reading order, each with its lines from top to bottom. */
export function toColumns(segments: readonly Segment[]): Line[][] {
  const rtl = segments.filter((segment) => segment.rtl).length * 2 > segments.length;
  return cut(segments, rtl, 0).map((part) => toLines(part, rtl));
}

/** Segments of one baseline as lines, from top to bottom. */
export function toLines(segments: readonly Segment[], rtl: boolean): Line[] {
  return toRows(segments).map((row) => {
    const cells = [...row].sort((one, other) => (rtl ? other.left - one.left : one.left - other.left));
    const main = [...cells].sort((one, other) => other.text.length - one.text.length)[0];
    return {
      cells,
      left: cells.reduce((least, { left }) => Math.min(least, left), Infinity),
      right: cells.reduce((most, { right }) => Math.max(most, right), -Infinity),
      baseline: main?.baseline ?? 0,
      size: main?.size ?? 0,
      font: cells.every(({ font }) => font === main?.font) ? main?.font : undefined,
      rtl: cells.some((cell) => cell.rtl),
    };
  });
}

function toRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  let row: Segment[] = [];
  for (const segment of [...segments].sort((one, other) => other.baseline - one.baseline)) {
    const first = row[0];
    if (!first || first.baseline - segment.baseline > 0.25 * Math.min(first.size, segment.size)) rows.push((row = []));
    row.push(segment);
  }
  return rows;
}

function cut(segments: readonly Segment[], rtl: boolean, depth: number): (readonly Segment[])[] {
  if (segments.length === 0) return [];
  const parts = depth < DEEPEST && segments.length >= 4 ? bestCut(segments) : undefined;
  if (parts === undefined) return [segments];
  const { above, left, right, below } = parts;
  const columns = rtl ? [right, left] : [left, right];
  return [above, ...columns, below].flatMap((part) => cut(part, rtl, depth + 1));
}

/** A page cut in four by a strip. */
interface Parts {
  readonly above: readonly Segment[];
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
  readonly below: readonly Segment[];
}

function bestCut(segments: readonly Segment[]): Parts | undefined {
  const sorted = [...segments].sort((one, other) => other.baseline - one.baseline);
  let best: Parts | undefined;
  let bestHeight = 0;
  for (const [from, to] of strips(sorted)) {
    for (const parts of partsAt(sorted, from, to)) {
      const height = sharedHeight(parts.left, parts.right);
      if (height > bestHeight && areColumns(parts.left, parts.right)) [best, bestHeight] = [parts, height];
    }
  }
  return best;
}

/** Strips that begin where many segments end, or end where many begin. */
function strips(segments: readonly Segment[]): [number, number][] {
  const width = STRIP_WIDTH * middle(segments.map(({ size }) => size));
  const places = new Map<string, { count: number; strip: [number, number] }>();
  const note = (key: string, strip: [number, number]): void => {
    const place = places.get(key) ?? { count: 0, strip };
    // The narrowest reach of all that share a place: an edge that is a little ragged blocks no strip.
    const inner: [number, number] = [Math.max(place.strip[0], strip[0]), Math.min(place.strip[1], strip[1])];
    places.set(key, { count: place.count + 1, strip: inner });
  };
  for (const { left, right } of segments) {
    note(`left ${Math.round(left / 2)}`, [left - width, left]);
    note(`right ${Math.round(right / 2)}`, [right, right + width]);
  }
  return [...places.values()]
    .filter(({ count }) => count >= 2)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_STRIPS)
    .map(({ strip }) => strip);
}

/** Where a strip is free of text: once for each stretch between lines that cross it. */
function partsAt(sorted: readonly Segment[], from: number, to: number): Parts[] {
  const all: Parts[] = [];
  let start = 0;
  for (let at = 0; at <= sorted.length; at++) {
    const segment = sorted[at];
    const crosses = segment === undefined || (segment.left < to - 0.5 && segment.right > from + 0.5);
    if (!crosses) continue;
    if (at - start >= 4) {
      const parts = trim(sorted, start, at, (from + to) / 2);
      if (parts !== undefined) all.push(parts);
    }
    start = at + 1;
  }
  return all;
}

/** Leaves out what stands apart on one side only, above or below the other: a title, a note. */
function trim(sorted: readonly Segment[], start: number, end: number, x: number): Parts | undefined {
  const inside = sorted.slice(start, end);
  const left = inside.filter((segment) => segment.right <= x + 0.5);
  const right = inside.filter((segment) => segment.right > x + 0.5);
  const [firstLeft, lastLeft, firstRight, lastRight] = [left[0], left.at(-1), right[0], right.at(-1)];
  if (!firstLeft || !lastLeft || !firstRight || !lastRight) return undefined;
  const above = new Set([...overhang(right, firstLeft.baseline, 1), ...overhang(left, firstRight.baseline, 1)]);
  const below = new Set([...overhang(right, lastLeft.baseline, -1), ...overhang(left, lastRight.baseline, -1)]);
  const kept = (segment: Segment): boolean => !above.has(segment) && !below.has(segment);
  return {
    above: [...sorted.slice(0, start), ...inside.filter((segment) => above.has(segment))],
    left: left.filter(kept),
    right: right.filter(kept),
    below: [...inside.filter((segment) => below.has(segment)), ...sorted.slice(end)],
  };
}

/** The segments of a side that lie beyond `limit` (above for 1, below for -1) and are set apart from the rest by a gap. */
function overhang(side: readonly Segment[], limit: number, way: 1 | -1): Segment[] {
  const outward = way === 1 ? side : [...side].reverse();
  let apart = 0;
  for (let at = 0; at < outward.length; at++) {
    const [segment, next] = [outward[at], outward[at + 1]];
    if (!segment || (segment.baseline - limit) * way < segment.size * 0.5) break;
    const gap = next ? Math.abs(segment.baseline - next.baseline) : Infinity;
    if (gap > 1.8 * Math.max(segment.size, next?.size ?? 0)) apart = at + 1;
  }
  return outward.slice(0, apart);
}

function sharedHeight(left: readonly Segment[], right: readonly Segment[]): number {
  const top = Math.min(left[0]?.baseline ?? 0, right[0]?.baseline ?? 0);
  const bottom = Math.max(left.at(-1)?.baseline ?? 0, right.at(-1)?.baseline ?? 0);
  return left.length === 0 || right.length === 0 ? 0 : top - bottom;
}

/** Columns of running text have long lines, or lines that stand at other heights than those next door. */
function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [leftRows, rightRows] = [toRows(left), toRows(right)];
  if (Math.min(leftRows.length, rightRows.length) < 2) return false;
  const few = Math.min(leftRows.length, rightRows.length) < FEW_LINES;
  if (few && stripBetween(left, right) < WIDE_STRIP * (left[0]?.size ?? 0)) return false;
  const lengths = [leftRows, rightRows].map((rows) =>
    middle(rows.map((row) => visualLength(row.map(({ text }) => text).join(' ')))),
  );
  if (Math.min(...lengths) >= COLUMN_LENGTH) return true;
  if (Math.min(leftRows.length, rightRows.length) < 3 || Math.min(...lengths) < 4) return false;
  return alignedShare(leftRows, rightRows) < 0.4;
}

function stripBetween(left: readonly Segment[], right: readonly Segment[]): number {
  const end = left.reduce((most, segment) => Math.max(most, segment.right), -Infinity);
  return right.reduce((least, segment) => Math.min(least, segment.left), Infinity) - end;
}

/** The share of the fewer rows that have a row of the other side at the same height. */
function alignedShare(one: readonly Segment[][], other: readonly Segment[][]): number {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  const heights = many.map(([first]) => first?.baseline ?? 0);
  const aligned = few.filter(([first]) =>
    heights.some((height) => first && Math.abs(height - first.baseline) < 0.25 * first.size),
  );
  return aligned.length / few.length;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
