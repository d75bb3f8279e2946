/**
 * Paints marks with the CSS Custom Highlight API: static ranges over the text nodes of the blocks, sorted into one
 * Highlight for each tag and layer (highlights.css names them). Only blocks whose marks changed are painted again.
 */
import { compareInText } from '../../domain/annotation';
import { TAGS } from '../../domain/tags';
import type { ShownMark } from '../marks';
import type { OffsetMap } from './offset-map';
import { layers, PieceIndex, type Layered, type Piece } from './pieces';

/** What is painted in one block. */
interface PaintedBlock {
  readonly pieces: Piece<ShownMark>[];
  painted: readonly { readonly highlight: Highlight; readonly range: StaticRange }[];
  index: PieceIndex<ShownMark> | undefined;
}

/** The painter of one text. */
export interface HighlightPainter {
  /** Shows `marks`, which are in text order. Marks that did not change must be the same objects as before. */
  show(marks: readonly ShownMark[]): void;
  /** Paints blocks again whose text nodes have changed. */
  repaint(blocks: Iterable<number>): void;
  /** The marks that hold the character at `offset` of a block, innermost first. */
  marksAt(block: number, offset: number): ShownMark[];
  /** Takes all paint away. */
  clear(): void;
}

/** Makes the painter of a text; `elementOf` answers the element that shows a block. */
export function createHighlightPainter(
  map: OffsetMap,
  elementOf: (block: number) => Element | undefined,
): HighlightPainter {
  const blocks = new Map<number, PaintedBlock>();
  let shown: readonly ShownMark[] = [];

  const paint = (number: number): void => {
    const block = blocks.get(number);
    if (!block) return;
    for (const { highlight, range } of block.painted) highlight.delete(range);
    block.index = undefined;
    const element = elementOf(number);
    block.painted = element ? paintPieces(element, layers(block.pieces)) : [];
    if (block.pieces.length === 0) blocks.delete(number);
  };

  return {
    show(marks) {
      const { gone, come } = difference(shown, marks);
      const touched = new Set<number>();
      const removed = new Set(gone);
      for (const mark of gone) {
        for (const { block } of map.parts(mark)) touched.add(block);
      }
      for (const number of touched) {
        const pieces = blocks.get(number)?.pieces;
        if (!pieces) continue;
        const kept = pieces.filter((piece) => !removed.has(piece.mark));
        pieces.splice(0, pieces.length, ...kept);
      }
      const unsorted = new Set<number>();
      for (const mark of come) {
        for (const { block: number, start, end } of map.parts(mark)) {
          const block = blocks.get(number) ?? { pieces: [], painted: [], index: undefined };
          blocks.set(number, block);
          // Marks come in text order: only one that does not go to the end asks for sorting.
          const last = block.pieces.at(-1);
          if (last && compareInText(last.mark, mark) > 0) unsorted.add(number);
          block.pieces.push({ mark, start, end });
          touched.add(number);
        }
      }
      for (const number of unsorted) blocks.get(number)?.pieces.sort((a, b) => compareInText(a.mark, b.mark));
      for (const number of touched) paint(number);
      shown = marks;
    },
    repaint(numbers) {
      for (const number of numbers) paint(number);
    },
    marksAt(number, offset) {
      const block = blocks.get(number);
      if (!block) return [];
      block.index ??= new PieceIndex(block.pieces);
      return block.index.at(offset).map(({ mark }) => mark);
    },
    clear() {
      for (const { painted } of blocks.values()) {
        for (const { highlight, range } of painted) highlight.delete(range);
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

function paintPieces(element: Element, pieces: readonly Layered<ShownMark>[]): PaintedBlock['painted'] {
  const nodes = textNodes(element);
  const [first] = nodes;
  if (!first) return [];
  return pieces.map(({ mark, start, end, depth, own }) => {
    const from = nodes.length === 1 ? first : nodeAt(nodes, start, 'start');
    const to = nodes.length === 1 ? first : nodeAt(nodes, end, 'end');
    const range = new StaticRange({
      startContainer: from.node,
      startOffset: start - from.at,
      endContainer: to.node,
      endOffset: end - to.at,
    });
    const highlight = highlightOf(`${mark.tag}-${depth}-${own}`, depth * TAGS.length + TAGS.indexOf(mark.tag));
    highlight.add(range);
    return { highlight, range };
  });
}

interface PlacedText {
  readonly node: Text;
  /** Where the node starts in its block. */
  readonly at: number;
}

/** The text nodes of a block: one, or several where the focused mark has its frame. */
function textNodes(element: Element): PlacedText[] {
  const only = element.firstChild;
  if (only instanceof Text && only.nextSibling === null) return [{ node: only, at: 0 }];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: PlacedText[] = [];
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, at });
    at += node.length;
  }
  return nodes;
}

/** The node that holds `offset`; where two nodes meet, the later for a start and the earlier for an end. */
function nodeAt(nodes: readonly PlacedText[], offset: number, side: 'start' | 'end'): PlacedText {
  const found = nodes.findLast(({ at }) => (side === 'start' ? at <= offset : at < offset)) ?? nodes[0];
  if (!found) throw new Error('expected a block with text');
  return found;
}

/** The highlight with this name, registered when it is first used. The higher priority is painted over the lower. */
function highlightOf(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}
