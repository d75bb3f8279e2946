/**
 * The lanes in the margin: a line for each mark that overlaps another, as long as the lines of text that it covers, with
 * the colour and line style of its tag. Like paint, only beside blocks near what is seen. The inspector's list tells
 * the same to assistive technology, so this is hidden from it.
 */
import type { Span } from '../../domain/text';
import type { ShownMark } from '../marks';
import { assignLanes, overlapping } from './lanes';
import type { Piece } from './pieces';

/** The most lanes beside each other. */
const MOST_LANES = 4;

/** In a block of more than this nobody could tell lanes apart, and measuring them would take long. */
const MOST_IN_BLOCK = 400;

/** What the layer needs of the article. */
export interface LaneSurroundings {
  /** Holds the text; lanes are drawn over it. Must be positioned. */
  readonly host: HTMLElement;
  readonly className: string;
  elementOf(block: number): Element | undefined;
  /** The pieces of marks in a block, in text order. */
  piecesIn(block: number): readonly Piece<ShownMark>[];
  startOf(block: number): number;
  rangeOf(span: Span): Range;
}

/** The lanes of one text. Everything is drawn in the next frame. */
export interface LaneLayer {
  show(marks: readonly ShownMark[]): void;
  /** Draws lanes beside the blocks from `first` to `last` and no others. */
  drawOnly(first: number, last: number): void;
  /** Looks at where the blocks are now. */
  measure(): void;
  focus(id: string | undefined): void;
  destroy(): void;
}

/** The lanes of a block: what they were drawn from, and their element. */
interface DrawnBlock {
  readonly drawn: string;
  readonly element: HTMLElement;
}

/** Makes the layer. */
export function createLaneLayer(around: LaneSurroundings): LaneLayer {
  const layer = document.createElement('div');
  layer.className = around.className;
  layer.setAttribute('aria-hidden', 'true');
  around.host.append(layer);
  const blocks = new Map<number, DrawnBlock>();
  let marks: readonly ShownMark[] = [];
  let crowded: ReadonlySet<string> | undefined;
  let focused: string | undefined;
  let [first, last] = [0, -1];
  let frame: number | undefined;

  const wipe = (block: number): void => {
    blocks.get(block)?.element.remove();
    blocks.delete(block);
  };

  /** Looks at a block and answers what is to be changed: a look after a change would make the page lay out again. */
  const look = (block: number, top: number): (() => void) | undefined => {
    const element = around.elementOf(block);
    const pieces = around.piecesIn(block).filter(({ mark }) => crowded?.has(mark.id));
    const before = blocks.get(block);
    if (!element || pieces.length === 0 || pieces.length > MOST_IN_BLOCK) {
      if (!before) return undefined;
      return () => {
        wipe(block);
      };
    }
    const box = element.getBoundingClientRect();
    const places = pieces.map(({ mark, start, end }) => `${mark.id} ${mark.tag} ${start}-${end}`);
    const drawn = `${places.join()} ${box.width} ${box.height}`;
    const at = `${box.top - top}px`;
    if (before?.drawn === drawn) {
      if (before.element.style.top === at) return undefined;
      return () => {
        before.element.style.top = at;
      };
    }
    const lanes = lanesOf(pieces, around.startOf(block), box.top, around.rangeOf);
    lanes.dir = element.getAttribute('dir') ?? 'ltr';
    lanes.style.top = at;
    point(lanes, focused);
    return () => {
      before?.element.remove();
      layer.append(lanes);
      blocks.set(block, { drawn, element: lanes });
    };
  };

  const drawAll = (): void => {
    frame = undefined;
    crowded ??= overlapping(marks);
    const changes: (() => void)[] = [];
    if (crowded.size > 0 || blocks.size > 0) {
      const { top } = around.host.getBoundingClientRect();
      for (let block = first; block <= last; block++) {
        const change = look(block, top);
        if (change) changes.push(change);
      }
    }
    for (const block of [...blocks.keys()]) if (block < first || block > last) wipe(block);
    for (const change of changes) change();
  };

  const soon = (): void => {
    frame ??= requestAnimationFrame(drawAll);
  };

  return {
    show(now) {
      marks = now;
      crowded = undefined;
      soon();
    },
    drawOnly(from, to) {
      [first, last] = [from, to];
      soon();
    },
    measure: soon,
    focus(id) {
      focused = id;
      point(layer, id);
    },
    destroy() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      layer.remove();
    },
  };
}

/** The lanes of a block whose text begins at `start` and whose box begins at `top`. */
function lanesOf(
  pieces: readonly Piece<ShownMark>[],
  start: number,
  top: number,
  rangeOf: (span: Span) => Range,
): HTMLElement {
  const group = document.createElement('div');
  // Whole pixels, so that marks on neighbouring lines meet and do not overlap.
  const intervals = pieces.map((piece) => {
    const box = rangeOf({ start: start + piece.start, end: start + piece.end }).getBoundingClientRect();
    return { from: Math.round(box.top - top), to: Math.round(box.bottom - top) };
  });
  const { lanes, more } = assignLanes(intervals, MOST_LANES);
  for (const [i, { mark }] of pieces.entries()) {
    const [lane, interval] = [lanes[i], intervals[i]];
    if (lane === undefined || !interval) continue;
    const line = group.appendChild(document.createElement('div'));
    line.dataset['lane'] = mark.id;
    line.dataset['tag'] = mark.tag;
    line.style.setProperty('--lane', String(lane));
    line.style.top = `${interval.from}px`;
    line.style.height = `${interval.to - interval.from}px`;
  }
  for (const { from, count } of more) {
    const label = group.appendChild(document.createElement('span'));
    label.textContent = `+${count}`;
    label.style.top = `${from}px`;
  }
  return group;
}

/** Makes the lanes of the focused mark stand out. */
function point(lanes: HTMLElement, focused: string | undefined): void {
  for (const lane of lanes.querySelectorAll<HTMLElement>('[data-lane]')) {
    lane.toggleAttribute('data-focused', lane.dataset['lane'] === focused);
  }
}
