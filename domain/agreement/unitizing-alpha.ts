/**
 * Krippendorff's alpha for unitizing: how far observers agree on which parts of one text are marked, beyond what would
 * come about by chance. Two coefficients of that family are here, as pairs of an observed and an expected disagreement:
 * the newer one, uα, of lengths of text, and the older one, αU, of distances between the bounds of units.
 */

/** Half-open, in UTF-16 code units, as everywhere. */
export interface Unit {
  readonly start: number;
  readonly end: number;
}

/** A unit with what it was coded as. */
export interface ValuedUnit extends Unit {
  readonly value: string;
}

/** How much observers disagree, and how much they would by chance. Comparable within one coefficient only. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** A stretch of the continuum as one observer has it; `value` is undefined for a gap. */
interface Section extends Unit {
  readonly value: string | undefined;
}

/**
 * Alpha of one or more disagreements of the same coefficient: `1 - Σ observed / Σ expected`. 1 is full agreement, 0 what
 * chance would give, less than 0 systematic disagreement. It is undefined where nothing could have differed: nobody
 * marked anything, or everybody marked everything alike.
 */
export function alphaOf(parts: readonly Disagreement[]): number | undefined {
  const observed = parts.reduce((sum, part) => sum + part.observed, 0);
  const expected = parts.reduce((sum, part) => sum + part.expected, 0);
  return expected > 0 ? 1 - observed / expected : undefined;
}

/** The units in text order, those of the same value that overlap joined; units that only touch stay two. */
export function joinOverlaps<T extends Unit>(units: readonly T[]): T[] {
  const joined: T[] = [];
  for (const unit of [...units].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = joined.at(-1);
    if (last && unit.start < last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, unit.end) };
    else joined.push(unit);
  }
  return joined;
}

/**
 * What goes into uα, for any number of observers (at least two) over a continuum of `length` code units. `nominal` counts
 * text that two observers gave different values, or of which one of them marked none; `binary`, the part of |uα, only
 * whether it was marked. The units of one observer must not overlap: throws a RangeError when they do, or lie outside.
 *
 * Definition: Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua: Further
 * developments", Quality & Quantity 50 (2016); the same in Krippendorff, "Content Analysis", 4th ed. (2019), 12.6,
 * equations 32 to 35. The observed disagreement is the length of the intersections of unlike values, over all ordered
 * pairs of observers. The expected one is that of the marginal lengths, less what a unit would share with itself: a unit
 * moves as a whole and counts with the square of its length, a gap is no unit and counts with its length.
 *
 * Limits: units of one value that touch are one stretch to the observed part, so it doesn't see where one ends and the
 * next begins (αU does); long units weigh more than short ones; a single number says nothing of its uncertainty.
 */
export function unitizingDisagreement(
  length: number,
  observers: readonly (readonly ValuedUnit[])[],
): { readonly nominal: Disagreement; readonly binary: Disagreement } {
  const continua = observers.map((units) => sections(length, units));
  const lengths = new Map<string | undefined, number>();
  let withItself = 0;
  for (const section of continua.flat()) {
    const size = section.end - section.start;
    lengths.set(section.value, (lengths.get(section.value) ?? 0) + size);
    withItself += section.value === undefined ? size : size ** 2;
  }
  const total = length * observers.length;
  const weight = total === 0 ? 0 : total / (total ** 2 - withItself);
  const gaps = lengths.get(undefined) ?? 0;
  const likes = [...lengths.values()].reduce((sum, size) => sum + size ** 2, 0);
  let unlike = 0;
  let halfMarked = 0;
  forEachPair(continua, (one, other) => {
    for (const [mine, theirs, shared] of intersections(one, other)) {
      if (mine.value !== theirs.value) unlike += shared;
      if ((mine.value === undefined) !== (theirs.value === undefined)) halfMarked += shared;
    }
  });
  // Each unordered pair of observers stands for two ordered ones.
  const perPair = 2 / (observers.length - 1);
  return {
    nominal: { observed: unlike * perPair, expected: weight * (total ** 2 - likes) },
    binary: { observed: halfMarked * perPair, expected: weight * 2 * gaps * (total - gaps) },
  };
}

/**
 * What goes into αU for one category, for any number of observers (at least two) over a continuum of `length` code units.
 * It squares how far the bounds of units that overlap lie apart, and the whole length of a unit that falls into a gap, and
 * so sees bounds between units that touch. The units of one observer must not overlap: throws a RangeError when they do.
 *
 * Definition: Krippendorff, "On the reliability of unitizing continuous data", Sociological Methodology 25 (1995), with
 * the expected disagreement as corrected in "Measuring the reliability of qualitative text analysis data", Quality &
 * Quantity 38 (2004), and "Content Analysis", 2nd ed. (2004), 11.6. The authors of the paper of 2016 set uα in its place.
 */
export function boundsDisagreement(length: number, observers: readonly (readonly Unit[])[]): Disagreement {
  const continua = observers.map((units) =>
    sections(
      length,
      units.map(({ start, end }) => ({ start, end, value: '' })),
    ),
  );
  let distances = 0;
  forEachPair(continua, (one, other) => {
    for (const [mine, theirs] of intersections(one, other)) distances += squaredDistance(mine, theirs);
  });
  const all = continua.flat();
  const units = all.filter(({ value }) => value !== undefined).map(({ start, end }) => end - start);
  const gaps = all.filter(({ value }) => value === undefined).map(({ start, end }) => end - start);
  const places = placesIn(gaps);
  let moves = 0;
  let own = 0;
  for (const size of units) {
    moves += ((units.length - 1) / 3) * (2 * size ** 3 - 3 * size ** 2 + size) + size ** 2 * places(size);
    own += size * (size - 1);
  }
  const m = observers.length;
  const ways = m * length * (m * length - 1) - own;
  return {
    observed: length === 0 ? 0 : (2 * distances) / (m * (m - 1) * length ** 2),
    expected: ways > 0 ? (2 * moves) / length / ways : 0,
  };
}

/** δ² of the paper of 1995 for two sections that intersect. A gap is only compared with a unit that lies within it. */
function squaredDistance(one: Section, other: Section): number {
  if (one.value !== undefined && other.value !== undefined)
    return (one.start - other.start) ** 2 + (one.end - other.end) ** 2;
  if (one.value !== undefined) return within(one, other) ? (one.end - one.start) ** 2 : 0;
  if (other.value !== undefined) return within(other, one) ? (other.end - other.start) ** 2 : 0;
  return 0;
}

function within(inner: Unit, outer: Unit): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** In how many places of the gaps a unit of a size can lie. */
function placesIn(gaps: readonly number[]): (size: number) => number {
  const longestFirst = [...gaps].sort((one, other) => other - one);
  const sums = [0];
  for (const gap of longestFirst) sums.push((sums.at(-1) ?? 0) + gap);
  return (size) => {
    let low = 0;
    let high = longestFirst.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((longestFirst[middle] ?? 0) >= size) low = middle + 1;
      else high = middle;
    }
    return (sums[low] ?? 0) - low * (size - 1);
  };
}

/** The whole continuum as one observer has it: units and the gaps between them. */
function sections(length: number, units: readonly ValuedUnit[]): readonly Section[] {
  const all: Section[] = [];
  let at = 0;
  for (const { start, end, value } of [...units].sort((one, other) => one.start - other.start)) {
    if (start < at || end <= start || end > length)
      throw new RangeError(`expected units that lie apart within 0 to ${length}, got one from ${start} to ${end}`);
    if (start > at) all.push({ start: at, end: start, value: undefined });
    all.push({ start, end, value });
    at = end;
  }
  if (at < length) all.push({ start: at, end: length, value: undefined });
  return all;
}

function forEachPair<T>(all: readonly T[], visit: (one: T, other: T) => void): void {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) visit(one, other);
}

/** Which sections of two observers lie over each other, and for how long. */
function* intersections(
  one: readonly Section[],
  other: readonly Section[],
): Generator<readonly [mine: Section, theirs: Section, shared: number]> {
  for (let i = 0, j = 0; ;) {
    const mine = one[i];
    const theirs = other[j];
    if (!mine || !theirs) return;
    yield [mine, theirs, Math.min(mine.end, theirs.end) - Math.max(mine.start, theirs.start)];
    if (mine.end <= theirs.end) i++;
    if (theirs.end <= mine.end) j++;
  }
}
