/**
 * Paints what is proposed: a grey dotted line under the words and no fill, below all marks (highlights.css, name
 * `suggestion`, for claims `suggestion-claim`). As with marks, only blocks near what is seen have ranges.
 */
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';
import type { OffsetMap } from './offset-map';
import { namePainted } from './painted-names';
import { rangeOver, textNodes } from './text-ranges';

/** What is needed of a suggestion to paint and to find it. UTF-16 code units of the text. */
export interface PaintedSuggestion extends Span {
  readonly id: string;
  /** Claims are as long as sentences: their line is quieter than that of the names in them. */
  readonly tag: Tag;
}

/** The painter of the suggestions of one text. */
export interface SuggestionPainter<S extends PaintedSuggestion> {
  /** Shows `suggestions` in place of those before. */
  show(suggestions: readonly S[]): void;
  /** Paints the blocks from `first` to `last` and no others. */
  paintOnly(first: number, last: number): void;
  /** Paints blocks again whose text nodes have changed. */
  repaint(blocks: Iterable<number>): void;
  /** The shortest suggestion that holds the character at `offset` of a block. */
  at(block: number, offset: number): S | undefined;
  /** Takes all paint away. */
  clear(): void;
}

interface Piece<S> extends Span {
  readonly suggestion: S;
}

type PaintName = 'suggestion' | 'suggestion-claim';

/** A piece on the page and the paint that it is in. */
interface Painted {
  readonly range: StaticRange;
  readonly name: PaintName;
  readonly paint: Highlight;
}

/** The suggestions in one block. */
interface SuggestedBlock<S> {
  readonly pieces: Piece<S>[];
  /** Tells blocks apart whose paint differs. */
  places: string;
  ranges: readonly Painted[];
}

/** Makes the painter of a text; `elementOf` answers the element that shows a block. */
export function createSuggestionPainter<S extends PaintedSuggestion>(
  map: OffsetMap,
  elementOf: (block: number) => Element | undefined,
): SuggestionPainter<S> {
  let blocks = new Map<number, SuggestedBlock<S>>();
  let first = 0;
  let last = -1;

  const wipe = ({ ranges }: SuggestedBlock<S>): void => {
    for (const { range, paint } of ranges) paint.delete(range);
  };

  const tell = (number: number, ranges: readonly Painted[]): void => {
    namePainted(
      elementOf(number),
      'data-suggestions',
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
    block.ranges = pieces.map(({ start, end, suggestion }) => {
      const name = suggestion.tag === 'claim' ? 'suggestion-claim' : 'suggestion';
      return { range: rangeOver(nodes, start, end), name, paint: suggestionHighlight(name) };
    });
    for (const { range, paint } of block.ranges) paint.add(range);
    tell(number, block.ranges);
  };

  return {
    show(suggestions) {
      const before = blocks;
      blocks = new Map();
      for (const suggestion of suggestions) {
        for (const { block, start, end } of map.parts(suggestion)) {
          const suggested = blocks.get(block) ?? { pieces: [], places: '', ranges: [] };
          blocks.set(block, suggested);
          suggested.pieces.push({ suggestion, start, end });
          suggested.places += `${suggestion.tag} ${start}-${end} `;
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
      return held.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.suggestion;
    },
    clear() {
      for (const block of blocks.values()) wipe(block);
      blocks = new Map();
    },
  };
}

const registered = new Map<string, Highlight>();

/** A highlight of suggestions, registered when it is first used; marks have priorities from 0 up. */
function suggestionHighlight(name: PaintName): Highlight {
  const known = registered.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = name === 'suggestion' ? -1 : -2;
  CSS.highlights.set(name, highlight);
  registered.set(name, highlight);
  return highlight;
}
