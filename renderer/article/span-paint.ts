/**
 * Paints spans of a text that are no marks, with highlights of their own (highlights.css): what is proposed, what is
 * found. As with marks, only blocks near what is seen have ranges.
 */
import type { Span } from '../../domain/text';
import type { OffsetMap } from './offset-map';
import { highlightOf } from './named-highlights';
import { namePainted, type PaintAttribute } from './painted-names';
import { rangeOver, textNodes } from './text-ranges';

/** How one kind of span is painted. */
export interface SpanPaint<S> {
  /** Where a block names the highlights that lie over it. */
  readonly attribute: PaintAttribute;
  /** The name of the highlight of a span. */
  nameOf(span: S): string;
  /** The priority of each name: the higher is painted over the lower, and marks have those from 0 to 99. */
  readonly priorities: Readonly<Record<string, number>>;
}

/** The painter of the spans of one kind in one text. UTF-16 code units of the text. */
export interface SpanPainter<S extends Span> {
  /** Shows `spans` in place of those before. */
  show(spans: readonly S[]): void;
  /** Paints the blocks from `first` to `last` and no others. */
  paintOnly(first: number, last: number): void;
  /** Paints blocks again whose text nodes have changed. */
  repaint(blocks: Iterable<number>): void;
  /** The shortest span that holds the character at `offset` of a block. */
  at(block: number, offset: number): S | undefined;
  /** Takes all paint away. */
  clear(): void;
}

interface Piece<S> extends Span {
  readonly span: S;
}

/** A piece on the page and the paint that it is in. */
interface Painted {
  readonly range: StaticRange;
  readonly name: string;
  readonly paint: Highlight;
}

/** The spans in one block. */
interface SpannedBlock<S> {
  readonly pieces: Piece<S>[];
  /** Tells blocks apart whose paint differs. */
  places: string;
  ranges: readonly Painted[];
}

/** Makes the painter of a text; `elementOf` answers the element that shows a block. */
export function createSpanPainter<S extends Span>(
  map: OffsetMap,
  elementOf: (block: number) => Element | undefined,
  { attribute, nameOf, priorities }: SpanPaint<S>,
): SpanPainter<S> {
  let blocks = new Map<number, SpannedBlock<S>>();
  let first = 0;
  let last = -1;

  const wipe = ({ ranges }: SpannedBlock<S>): void => {
    for (const { range, paint } of ranges) paint.delete(range);
  };

  const tell = (number: number, ranges: readonly Painted[]): void => {
    namePainted(
      elementOf(number),
      attribute,
      ranges.map(({ name }) => name),
    );
  };

  const paint = (number: number): void => {
    const block = blocks.get(number);
    if (!block) return;
    wipe(block);
    const element = elementOf(number);
    const nodes = element && number >= first && number <= last ? textNodes(element) : [];
    const pieces = nodes.length === 0 ? [] : block.pieces;
    block.ranges = pieces.map(({ start, end, span }) => {
      const name = nameOf(span);
      return { range: rangeOver(nodes, start, end), name, paint: highlightOf(name, priorities[name] ?? 0) };
    });
    for (const { range, paint } of block.ranges) paint.add(range);
    tell(number, block.ranges);
  };

  return {
    show(spans) {
      const before = blocks;
      blocks = new Map();
      for (const span of spans) {
        for (const { block, start, end } of map.parts(span)) {
          const spanned = blocks.get(block) ?? { pieces: [], places: '', ranges: [] };
          blocks.set(block, spanned);
          spanned.pieces.push({ span, start, end });
          spanned.places += `${nameOf(span)} ${start}-${end} `;
        }
      }
      for (const [number, old] of before) {
        const now = blocks.get(number);
        if (now?.places === old.places) {
          now.ranges = old.ranges;
          continue;
        }
        wipe(old);
        if (!now) tell(number, []);
      }
      for (const [number, { places }] of blocks) if (before.get(number)?.places !== places) paint(number);
    },
    paintOnly(from, to) {
      const [oldFirst, oldLast] = [first, last];
      [first, last] = [from, to];
      for (let i = oldFirst; i <= oldLast; i++) if (i < from || i > to) paint(i);
      for (let i = from; i <= to; i++) if (i < oldFirst || i > oldLast) paint(i);
    },
    repaint(numbers) {
      for (const number of numbers) paint(number);
    },
    at(number, offset) {
      const held = blocks.get(number)?.pieces.filter(({ start, end }) => start <= offset && offset < end) ?? [];
      return held.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.span;
    },
    clear() {
      for (const block of blocks.values()) wipe(block);
      blocks = new Map();
    },
  };
}
