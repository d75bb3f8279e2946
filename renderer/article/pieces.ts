/**
 * The pieces of marks that lie in one block: how deep each is nested, for painting, and which of them hold an offset,
 * for finding what was clicked. Offsets count UTF-16 code units from the start of the block.
 */
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';

/** Marks nested deeper than this are painted like those at this depth. */
const DEEPEST = 3;

/** Marks inside marks of the same tag are told apart by a stronger fill, up to this level. */
const DEEPEST_OWN = 2;

/** What of a mark is needed here: its id tells pieces of the same mark in different blocks. */
export interface Tagged {
  readonly id: string;
  readonly tag: Tag;
}

/** The part of a mark in a block. */
export interface Piece<M extends Tagged> extends Span {
  readonly mark: M;
}

/** A piece and how it is painted: `depth` among all marks over the same words, `own` among those of its tag. */
export interface Layered<M extends Tagged> extends Piece<M> {
  readonly depth: number;
  readonly own: number;
}

/** Gives each piece its layer. `pieces` are in text order: by start, and of those that start together longest first. */
export function layers<M extends Tagged>(pieces: readonly Piece<M>[]): Layered<M>[] {
  let open: Layered<M>[] = [];
  return pieces.map((piece) => {
    open = open.filter((other) => other.end > piece.start);
    let depth = 0;
    let own = 0;
    for (const other of open) {
      depth = Math.max(depth, other.depth + 1);
      if (other.mark.tag === piece.mark.tag) own = Math.max(own, other.own + 1);
    }
    const { mark, start, end } = piece;
    const layered = { mark, start, end, depth: Math.min(depth, DEEPEST), own: Math.min(own, DEEPEST_OWN) };
    open.push(layered);
    return layered;
  });
}

/** Answers which pieces hold an offset, in O(log n + those that may reach it). */
export class PieceIndex<M extends Tagged> {
  readonly #pieces: readonly Piece<M>[];
  /** The furthest end of the pieces up to and including this one. */
  readonly #reach: readonly number[];

  constructor(pieces: readonly Piece<M>[]) {
    let furthest = 0;
    this.#pieces = pieces;
    this.#reach = pieces.map((piece) => (furthest = Math.max(furthest, piece.end)));
  }

  /** The pieces that hold the character at `offset`, innermost (shortest) first; of equal ones the latest first. */
  at(offset: number): Piece<M>[] {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#pieces[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const found: Piece<M>[] = [];
    for (let i = low - 1; i >= 0 && (this.#reach[i] ?? 0) > offset; i--) {
      const piece = this.#pieces[i];
      if (piece && piece.end > offset) found.push(piece);
    }
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }
}

/**
 * The mark to focus when `hits` (innermost first) are gone through while `focused` has the focus: the innermost at
 * first, then the next outer one, and round again; with `step` -1 the other way. Undefined when nothing was hit.
 */
export function nextHit<M extends Tagged>(
  hits: readonly M[],
  focused: string | undefined,
  step: 1 | -1 = 1,
): M | undefined {
  const current = hits.findIndex((mark) => mark.id === focused);
  if (current === -1) return step === 1 ? hits[0] : hits.at(-1);
  return hits[(current + step + hits.length) % hits.length];
}
