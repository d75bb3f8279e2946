/** An article as the stage shows it: data alone, made before any clock runs, passed to the page as it is. */
import type { Tag } from '../../../domain/tags';

/** An element without its children. */
export interface Shell {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The surroundings of the text in the app's window, from the root element down to the one that holds the blocks. */
export interface Surroundings {
  readonly shells: readonly Shell[];
  /** Which of the shells scrolls, and where it lies in the window. */
  readonly scroller: number;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** One block of the text: its element as the app makes it, and its words. */
export interface ShownBlock extends Shell {
  readonly text: string;
}

/** A place in the text: UTF-16 code units from the start of a block. */
export interface Place {
  readonly block: number;
  readonly offset: number;
}

/** A part of a mark in one block and the highlight that paints it. */
export interface ShownPiece {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly highlight: string;
  readonly priority: number;
}

/** A whole mark. */
export interface WholeMark {
  readonly id: string;
  readonly tag: Tag;
  readonly quote: string;
  readonly from: Place;
  readonly to: Place;
}

/** What is shown. */
export interface ShownArticle {
  readonly blocks: readonly ShownBlock[];
  /** Painted as the app paints: innermost marks on top, one highlight for each tag and layer. */
  readonly layered: readonly ShownPiece[];
  /** Painted in the simplest way: one highlight for each tag. */
  readonly flat: readonly ShownPiece[];
  readonly marks: readonly WholeMark[];
}
