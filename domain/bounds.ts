/**
 * Moving one end of a span: by words or by characters, or to where a pointer is. A moved end never splits a grapheme
 * cluster (UAX 29), never stands beside white space that `selectionSpan` would leave out, and never reaches the other
 * end; the other end stays as it is. All offsets are UTF-16 code units.
 */
import { isGraphemeBoundary, type Span } from './text';
import { segmentsNear, type WordSegment } from './word-segments';

export type MarkEnd = 'start' | 'end';

/** A word is what Unicode calls one (UAX 29), a character a grapheme cluster. */
export type StepSize = 'word' | 'character';

/** One step of an end; `direction` 1 goes on in the text, whatever the direction of its script. */
export interface BoundsStep {
  readonly by: StepSize;
  readonly direction: 1 | -1;
}

/**
 * `span` of `text` with one end moved a step. A word step of the start goes to the start of a word, one of the end to
 * the end of a word, and beyond the last word to the end of the text. Answers `span` itself when there is nowhere to go.
 */
export function movedEnd(text: string, span: Span, end: MarkEnd, { by, direction }: BoundsStep): Span {
  const from = span[end];
  const places = by === 'word' ? wordPlaces(text, from, end, direction) : characterPlaces(text, from, direction);
  for (const at of places) {
    if (!isApart(span, end, at)) return span;
    if (isClean(text, end, at)) return withEnd(span, end, at);
  }
  return span;
}

/**
 * `span` of `text` with one end as near to `offset` as it may be: at an edge of a word or sign, or at any character.
 * Where `offset` lies beyond the other end, the least that can be left is kept.
 */
export function draggedEnd(text: string, span: Span, end: MarkEnd, offset: number, by: StepSize): Span {
  const wanted = Math.min(Math.max(offset, 0), text.length);
  if (by === 'word') {
    const edges = segmentsNear(text, wanted)
      .segments.filter((segment) => !isBlank(text, segment))
      .map((segment) => segment[end])
      .filter((at) => isApart(span, end, at) && isClean(text, end, at));
    const nearest = edges.reduce<number | undefined>(
      (best, at) => (best === undefined || Math.abs(at - wanted) <= Math.abs(best - wanted) ? at : best),
      undefined,
    );
    if (nearest !== undefined) return withEnd(span, end, nearest);
  }
  // White space is left out towards the inside; where nothing would be left, the first word or character stays.
  const other = end === 'end' ? span.start : span.end;
  const outwards = end === 'end' ? 1 : -1;
  if (isApart(span, end, wanted)) {
    for (const at of [wanted, ...characterPlaces(text, wanted, outwards === 1 ? -1 : 1)]) {
      if (!isApart(span, end, at)) break;
      if (isClean(text, end, at)) return withEnd(span, end, at);
    }
  }
  const least = by === 'word' ? wordPlaces(text, other, end, outwards) : characterPlaces(text, other, outwards);
  for (const at of least) if (isClean(text, end, at)) return withEnd(span, end, at);
  return span;
}

/** `span` cut in two at `at`, white space at the cut left out; undefined where nothing would be left of one half. */
export function dividedSpan(text: string, span: Span, at: number): readonly [Span, Span] | undefined {
  let end = at;
  while (end > span.start && !isClean(text, 'end', end)) end--;
  let start = at;
  while (start < span.end && !isClean(text, 'start', start)) start++;
  if (end <= span.start || start >= span.end) return undefined;
  return [
    { start: span.start, end },
    { start, end: span.end },
  ];
}

/** The offsets on a side of `from` at which words start, or end, the nearest first. */
function* wordPlaces(text: string, from: number, end: MarkEnd, direction: 1 | -1): Generator<number> {
  let at = direction === 1 ? from : Math.max(0, from - 1);
  for (;;) {
    const piece = segmentsNear(text, at);
    const words = piece.segments.filter(({ isWord }) => isWord);
    for (const word of direction === 1 ? words : words.toReversed()) {
      if ((word[end] - from) * direction > 0) yield word[end];
    }
    if (direction === 1 ? piece.end >= text.length : piece.start === 0) break;
    at = direction === 1 ? piece.end : piece.start - 1;
  }
  // What stands outside all words can be reached too, as the stop after the last.
  if ((end === 'end') === (direction === 1)) {
    const edge = direction === 1 ? text.length : 0;
    if (edge !== from) yield* outermost(text, end, from, edge);
  }
}

/** The clean place that is nearest to `edge`, the end or the start of the text, if it lies beyond `from`. */
function* outermost(text: string, end: MarkEnd, from: number, edge: number): Generator<number> {
  const inwards = end === 'end' ? -1 : 1;
  for (const at of [edge, ...characterPlaces(text, edge, inwards)]) {
    if ((from - at) * inwards <= 0) return;
    if (!isClean(text, end, at)) continue;
    yield at;
    return;
  }
}

/** The grapheme boundaries on a side of `from`, the nearest first. */
function* characterPlaces(text: string, from: number, direction: 1 | -1): Generator<number> {
  for (let at = from + direction; at >= 0 && at <= text.length; at += direction) {
    if (isGraphemeBoundary(text, at)) yield at;
  }
}

/** True when the end may stand at `at`: at a grapheme boundary, with no white space of its own span beside it. */
function isClean(text: string, end: MarkEnd, at: number): boolean {
  if (!isGraphemeBoundary(text, at)) return false;
  if (end === 'end') return at > 0 && !/\s/u.test(text.charAt(at - 1));
  if (at >= text.length) return false;
  if (!/\s/u.test(text.charAt(at))) return true;
  // A space that carries a mark is more than a space.
  let next = at + 1;
  while (!isGraphemeBoundary(text, next)) next++;
  return /\S/u.test(text.slice(at, next));
}

/** True when something is left between `at` and the other end. */
function isApart(span: Span, end: MarkEnd, at: number): boolean {
  return end === 'end' ? at > span.start : at < span.end;
}

function isBlank(text: string, { start, end }: WordSegment): boolean {
  return !/\S/u.test(text.slice(start, end));
}

function withEnd({ start, end }: Span, which: MarkEnd, at: number): Span {
  return which === 'start' ? { start: at, end } : { start, end: at };
}
