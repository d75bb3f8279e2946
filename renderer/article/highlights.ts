/**
 * Paints marks with the CSS Custom Highlight API: static ranges over the text nodes of blocks, sorted into one
 * Highlight for each tag and layer (highlights.css names them). Only blocks near what is seen have ranges, since
 * Chromium goes through all of them whenever one changes: with 10,000 on the page that takes some 200 ms a frame.
 */
import { compareInText } from '../../domain/annotation';
import { TAGS } from '../../domain/tags';
import type { ShownMark } from '../marks';
import type { OffsetMap } from './offset-map';
import { highlightOf } from './named-highlights';
import { namePainted } from './painted-names';
import { layers, PieceIndex, type Layered, type Piece } from './pieces';
import { rangeOver, textNodes } from './text-ranges';

/** The painter of one text. */
export interface HighlightPainter {
  /** Shows `marks`, which are in text order. Marks that did not change must be the same objects as before. */
  show(marks: readonly ShownMark[]): void;
  /** The pieces of marks in a block, in text order. */
  piecesIn(block: number): readonly Piece<ShownMark>[];
  /** Paints the blocks from `first` to `last` and no others. */
  paintOnly(first: number, last: number): void;
  /** Paints blocks again whose text nodes have changed. */
  repaint(blocks: Iterable<number>): void;
  /** The marks that hold the character at `offset` of a block, innermost first. */
  marksAt(block: number, offset: number): ShownMark[];
  /** Takes all paint away. */
  clear(): void;
}

/** A range on the page and the piece that it paints. */
interface Stroke {
  /** The name of the highlight. */
  readonly name: string;
  readonly key: string;
  readonly highlight: Highlight;
  readonly range: StaticRange;
}

/** The marks in one block. */
interface MarkedBlock {
  pieces: Piece<ShownMark>[];
  strokes: readonly Stroke[];
  index: PieceIndex<ShownMark> | undefined;
}

/** Makes the painter of a text; `elementOf` answers the element that shows a block. */
export function createHighlightPainter(
  map: OffsetMap,
  elementOf: (block: number) => Element | undefined,
): HighlightPainter {
  const blocks = new Map<number, MarkedBlock>();
  let shown: readonly ShownMark[] = [];
  let first = 0;
  let last = -1;

  const paint = (number: number, keep: boolean): void => {
    const block = blocks.get(number);
    if (!block) return;
    const element = number >= first && number <= last ? elementOf(number) : undefined;
    block.strokes = stroke(element, element ? layers(block.pieces) : [], block.strokes, keep);
    namePainted(
      elementOf(number),
      'data-marks',
      block.strokes.map(({ name }) => name),
    );
  };

  return {
    show(marks) {
      const { gone, come } = difference(shown, marks);
      const touched = new Set<number>();
      const removed = new Set(gone);
      for (const { block } of gone.flatMap((mark) => map.parts(mark))) {
        const marked = blocks.get(block);
        if (!marked || touched.has(block)) continue;
        marked.pieces = marked.pieces.filter((piece) => !removed.has(piece.mark));
        touched.add(block);
      }
      const unsorted = new Set<MarkedBlock>();
      for (const mark of come) {
        for (const { block, start, end } of map.parts(mark)) {
          const marked = blocks.get(block) ?? { pieces: [], strokes: [], index: undefined };
          blocks.set(block, marked);
          // Marks come in text order: only one that does not go to the end asks for sorting.
          const before = marked.pieces.at(-1);
          if (before && compareInText(before.mark, mark) > 0) unsorted.add(marked);
          marked.pieces.push({ mark, start, end });
          touched.add(block);
        }
      }
      for (const { pieces } of unsorted) pieces.sort((a, b) => compareInText(a.mark, b.mark));
      for (const number of touched) {
        const marked = blocks.get(number);
        if (marked) marked.index = undefined;
        paint(number, true);
      }
      shown = marks;
    },
    piecesIn: (block) => blocks.get(block)?.pieces ?? [],
    paintOnly(from, to) {
      const [oldFirst, oldLast] = [first, last];
      [first, last] = [from, to];
      for (let i = oldFirst; i <= oldLast; i++) if (i < from || i > to) paint(i, true);
      for (let i = from; i <= to; i++) if (i < oldFirst || i > oldLast) paint(i, true);
    },
    repaint(numbers) {
      for (const number of numbers) paint(number, false);
    },
    marksAt(number, offset) {
      const block = blocks.get(number);
      if (!block) return [];
      block.index ??= new PieceIndex(block.pieces);
      return block.index.at(offset).map(({ mark }) => mark);
    },
    clear() {
      for (const { strokes } of blocks.values()) {
        for (const { highlight, range } of strokes) highlight.delete(range);
      }
      blocks.clear();
      shown = [];
    },
  };
}

/** What differs between two lists that share their beginning and end: all but a few marks, usually. */
function difference(
  before: readonly ShownMark[],
  after: readonly ShownMark[],
): { readonly gone: readonly ShownMark[]; readonly come: readonly ShownMark[] } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { gone: before.slice(start, before.length - tail), come: after.slice(start, after.length - tail) };
}

/**
 * Puts the ranges of `pieces` on the page and takes those of `old` away. With `keep` ranges that would be made again
 * just so are left: a change that is not seen, such as a pending mark that was saved, then costs nothing.
 */
function stroke(
  element: Element | undefined,
  pieces: readonly Layered<ShownMark>[],
  old: readonly Stroke[],
  keep: boolean,
): Stroke[] {
  const nodes = element && pieces.length > 0 ? textNodes(element) : [];
  const left = new Map<string, Stroke[]>();
  for (const made of old) {
    const alike = left.get(made.key);
    if (alike) alike.push(made);
    else left.set(made.key, [made]);
  }
  const strokes = pieces.map((piece) => {
    const { mark, start, end, depth, own } = piece;
    const name = `${mark.tag}-${depth}-${own}`;
    const key = `${name}:${start}-${end}`;
    const kept = keep ? left.get(key)?.pop() : undefined;
    if (kept) return kept;
    const highlight = highlightOf(name, depth * TAGS.length + TAGS.indexOf(mark.tag));
    const range = rangeOver(nodes, start, end);
    highlight.add(range);
    return { name, key, highlight, range };
  });
  for (const others of left.values()) {
    for (const { highlight, range } of others) highlight.delete(range);
  }
  return strokes;
}
