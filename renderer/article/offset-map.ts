/**
 * Offsets of a text and positions of the ProseMirror document made from its blocks. The document holds one textblock
 * per block, so a block of n units takes n + 2 positions; what lies between blocks is not in the document. Offsets are
 * UTF-16 code units of the text, which is also what ProseMirror counts inside a textblock.
 */
import type { Block, Span } from '../../domain/text';

/** On which side an offset between two blocks is put: `start` goes to the next block, `end` to the one before. */
export type Side = 'start' | 'end';

/** A part of a span that lies in one block. `start` and `end` count from the start of the block. */
export interface BlockSpan extends Span {
  readonly block: number;
}

/** Maps both ways between the offsets of a text and the positions of its document. */
export class OffsetMap {
  readonly #blocks: readonly Block[];
  /** The position of each block's first character. */
  readonly #positions: readonly number[];

  constructor(blocks: readonly Block[]) {
    const positions: number[] = [];
    let at = 1;
    for (const block of blocks) {
      positions.push(at);
      at += block.end - block.start + 2;
    }
    this.#blocks = blocks;
    this.#positions = positions;
  }

  /** The position of `offset`. Between blocks it is put to the `side`; beyond all blocks to the nearest. */
  toPosition(offset: number, side: Side): number {
    const place = this.place(offset, side);
    return place === undefined ? 0 : (this.#positions[place.block] ?? 0) + place.offset;
  }

  /** The offset of `position`. A position between two textblocks belongs to the nearer edge, at a tie to the later. */
  toOffset(position: number): number {
    const index = Math.max(0, lastAtOrBefore(this.#positions, position));
    const block = this.#blocks[index];
    const start = this.#positions[index];
    if (block === undefined || start === undefined) return 0;
    const within = position - start;
    const length = block.end - block.start;
    const next = this.#blocks[index + 1];
    if (within > length && next !== undefined) return next.start;
    return block.start + Math.min(Math.max(within, 0), length);
  }

  /** The block that `offset` lies in and how far from its start. Undefined only when there are no blocks. */
  place(offset: number, side: Side): { readonly block: number; readonly offset: number } | undefined {
    const blocks = this.#blocks;
    if (blocks.length === 0) return undefined;
    let index = this.#lastStartingAtOrBefore(offset);
    // At an edge that two blocks share an end belongs to the first of them.
    if (side === 'end' && blocks[index]?.start === offset && blocks[index - 1]?.end === offset) index--;
    const block = blocks[Math.max(0, index)];
    if (block === undefined) return undefined;
    if (side === 'start' && offset > block.end && index + 1 < blocks.length) return { block: index + 1, offset: 0 };
    return {
      block: Math.max(0, index),
      offset: Math.min(Math.max(offset - block.start, 0), block.end - block.start),
    };
  }

  /** The parts of `span` that lie in blocks, in text order. Empty parts are left out. */
  parts(span: Span): BlockSpan[] {
    const parts: BlockSpan[] = [];
    for (let i = Math.max(0, this.#lastStartingAtOrBefore(span.start)); i < this.#blocks.length; i++) {
      const block = this.#blocks[i];
      if (block === undefined || block.start >= span.end) break;
      const start = Math.max(span.start, block.start) - block.start;
      const end = Math.min(span.end, block.end) - block.start;
      if (end > start) parts.push({ block: i, start, end });
    }
    return parts;
  }

  #lastStartingAtOrBefore(offset: number): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The index of the last value at or before `limit` in ascending `values`, or -1. */
function lastAtOrBefore(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
