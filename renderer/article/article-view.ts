/**
 * The text of an opened source on the page: a read-only TipTap document, the painted marks and the frame of the
 * focused one. Takes and answers offsets of the text; nobody else sees positions of the document.
 */
import { Editor, Extension } from '@tiptap/react';
import type { MarkEnd } from '../../domain/bounds';
import type { Inconsistency } from '../../domain/consistency/inconsistency';
import type { OpenedSource, Suggestion } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { isGraphemeBoundary, selectionSpan, type Span } from '../../domain/text';
import type { Tag } from '../../domain/tags';
import { shortened, TAG_NAMES } from '../counted';
import type { ShownMark } from '../marks';
import { characterDirection, type Direction } from './direction';
import { DOCUMENT_EXTENSIONS, documentOf } from './document';
import { framesPlugin, moveFrame, type FrameKind } from './frames';
import { createHighlightPainter } from './highlights';
import { createLaneLayer } from './lane-layer';
import { OffsetMap } from './offset-map';
import { createSpanPainter } from './span-paint';
import { FOUND_PAINT, SUGGESTION_PAINT, type FoundSpan } from './span-paints';

/**
 * How many heights of the region are painted above and below it. Chromium goes through all that is painted whenever the
 * style of anything in the window changes, so it is no more than scrolling needs.
 */
const PAINTED_AROUND = 1;

/** The longest quote in the label of the focused mark. */
const LABEL_LENGTH = 120;

/** What a frame goes around. */
interface Framed extends Span {
  readonly tag: Tag;
}

/** An opened source on the page. */
export interface ArticleView {
  /** The element that holds the blocks, and nothing else. */
  readonly element: HTMLElement;
  showMarks(marks: readonly ShownMark[]): void;
  /** Sees to it that the marks in `frame` (in window coordinates) and some way around it are painted. */
  paintAround(frame: DOMRect): void;
  /** The first block that reaches below `y` (in window coordinates), or the last block. */
  blockBelow(y: number): number;
  /** To be told when the text or what it is shown in has another size. */
  measure(): void;
  focusMark(mark: ShownMark | undefined): void;
  /** Frames the extent of a mark that is pointed at, quietly, or none. */
  showExtent(mark: ShownMark | undefined): void;
  /** Shows what is proposed, in place of what was. */
  showSuggestions(suggestions: readonly ShownSuggestion[]): void;
  /** Shows the places of words that are looked for, in place of those before. */
  showFound(found: readonly FoundSpan[]): void;
  /** Frames the suggestion that is looked at, or none. */
  focusSuggestion(suggestion: FocusedSuggestion | undefined): void;
  /** The suggestion under a point of the window. */
  suggestionAt(x: number, y: number): ShownSuggestion | undefined;
  /** Frames a place that the review asks about, or none. */
  showCandidate(candidate: Framed | undefined): void;
  /** Frames what does not fit together. */
  showUnfitting(found: Inconsistency | undefined): void;
  /** The words that a person has selected, without half characters and outer white space. */
  selectedSpan(): Span | undefined;
  /** Where a block starts in the text. */
  startOf(block: number): number;
  /** The marks under a point of the window, innermost first. */
  marksAt(x: number, y: number): ShownMark[];
  /** The marks that hold the character at an offset, or else the one before it; innermost first. */
  marksAtOffset(offset: number): ShownMark[];
  /** The offset nearest to a point of the window, which may lie beside the text; undefined where there is none. */
  offsetNear(x: number, y: number): number | undefined;
  /** Where the caret or the moving end of the selection is in the text. */
  caretOffset(): number | undefined;
  /** Puts the caret, which need not be seen, at an offset. */
  putCaret(offset: number): void;
  /** The direction of the block that an end of a mark is in. */
  directionAt(offset: number, side: MarkEnd): Direction;
  /** Where on the page a span starts or ends. */
  edgeOf(span: Span, end: MarkEnd): Edge | undefined;
  /** A range over a span. */
  rangeOf(span: Span): Range;
  destroy(): void;
}

/** The end of a span on the page: its line, in window coordinates, and the side of it on which the span is not. */
export interface Edge {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly outside: 'left' | 'right';
}

/** A suggestion as it is painted. */
type ShownSuggestion = Pick<Suggestion, 'id' | 'start' | 'end' | 'tag'>;

/** What the frame of a suggestion tells. */
type FocusedSuggestion = ShownSuggestion & Pick<Suggestion, 'name' | 'why'>;

/** The classes of the text and of the lanes beside it. */
export interface ViewClasses {
  readonly text: string;
  readonly lanes: string;
}

/** Shows a source inside `host`. */
export function createArticleView(host: HTMLElement, opened: OpenedSource, classes: ViewClasses): ArticleView {
  const map = new OffsetMap(opened.blocks);
  // Made off the page: ProseMirror measures while it sets up, and each time a long text would be laid out.
  const mount = document.createElement('div');
  mount.className = classes.text;
  const editor = new Editor({
    element: { mount },
    editable: false,
    injectCSS: false,
    enableCoreExtensions: UNUSED,
    extensions: [
      ...DOCUMENT_EXTENSIONS,
      Extension.create({ name: 'frames', addProseMirrorPlugins: () => [framesPlugin()] }),
    ],
    content: documentOf(opened.content, opened.blocks, factValue(opened.facts, 'direction')),
    // The page does clicks and selections by itself; ProseMirror would put its own selection back.
    editorProps: {
      // TipTap would call it a text box.
      attributes: { role: 'none' },
      handleDOMEvents: { mousedown: () => true, touchstart: () => true, copy: (_, event) => copy(event) },
    },
  });
  const { view } = editor;
  host.append(mount);
  const elements = Array.from(view.dom.children);
  const elementOf = (block: number): Element | undefined => elements[block];
  const startOf = (block: number): number => opened.blocks[block]?.start ?? 0;
  const painter = createHighlightPainter(map, elementOf);
  const proposals = createSpanPainter<ShownSuggestion>(map, elementOf, SUGGESTION_PAINT);
  const finds = createSpanPainter(map, elementOf, FOUND_PAINT);
  let painted: readonly [number, number] | undefined;
  const framed: Partial<Record<FrameKind, { readonly around: Framed; readonly blocks: readonly number[] }>> = {};

  const domPoint = (offset: number, side: 'start' | 'end'): { node: Node; offset: number } =>
    view.domAtPos(map.toPosition(offset, side), side === 'start' ? 1 : -1);

  const rangeOf = ({ start, end }: Span): Range => {
    const range = document.createRange();
    const from = domPoint(start, 'start');
    const to = domPoint(end, 'end');
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  };

  const lanes = createLaneLayer({
    ...{ host, className: classes.lanes, elementOf, startOf, rangeOf },
    piecesIn: (block) => painter.piecesIn(block),
  });

  const offsetAt = (node: Node, offset: number): number => map.toOffset(view.posAtDOM(node, offset));

  /** Runs a change that splits text nodes. Without a selection on the page ProseMirror does not put its own there. */
  const keepingSelection = (change: () => void): void => {
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) {
      change();
      return;
    }
    const anchor = view.posAtDOM(anchorNode, selection.anchorOffset);
    const focus = view.posAtDOM(focusNode, selection.focusOffset);
    selection.removeAllRanges();
    change();
    const from = view.domAtPos(anchor);
    const to = view.domAtPos(focus);
    selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };

  const frame = (kind: FrameKind, around: Framed | undefined, label: (tag: Tag, words: string) => string): void => {
    const before = framed[kind];
    if (sameFrame(around, before?.around)) return;
    const parts = around ? map.parts(around) : [];
    const touched = new Set([...(before?.blocks ?? []), ...parts.map(({ block }) => block)]);
    const drawn = around && {
      tag: around.tag,
      label: label(around.tag, shortened(opened.content.slice(around.start, around.end), LABEL_LENGTH)),
      ranges: parts.map(({ block, start, end }) => {
        const first = map.toPosition(startOf(block), 'start');
        return { from: first + start, to: first + end };
      }),
    };
    keepingSelection(() => {
      view.dispatch(moveFrame(view.state, kind, drawn));
    });
    for (const block of touched) {
      const element = view.dom.children[block];
      if (element) elements[block] = element;
    }
    painter.repaint(touched);
    proposals.repaint(touched);
    finds.repaint(touched);
    if (around) framed[kind] = { around, blocks: parts.map(({ block }) => block) };
    else Reflect.deleteProperty(framed, kind);
  };

  const blockBelow = (y: number): number => {
    let low = 0;
    let high = elements.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((elements[middle]?.getBoundingClientRect().bottom ?? Infinity) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const selectedOffsets = (): Span | undefined => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const selected = selection.getRangeAt(0);
    if (!selected.intersectsNode(view.dom)) return undefined;
    const whole = document.createRange();
    whole.selectNodeContents(view.dom);
    const startsBefore = selected.compareBoundaryPoints(Range.START_TO_START, whole) < 0;
    const endsAfter = selected.compareBoundaryPoints(Range.END_TO_END, whole) > 0;
    return {
      start: startsBefore ? 0 : offsetAt(selected.startContainer, selected.startOffset),
      end: endsAfter ? opened.content.length : offsetAt(selected.endContainer, selected.endOffset),
    };
  };

  /** Copies the words as the text holds them; ProseMirror would copy its own selection. */
  const copy = (event: ClipboardEvent): boolean => {
    const span = selectedOffsets();
    if (!span || !event.clipboardData) return false;
    event.clipboardData.setData('text/plain', opened.content.slice(span.start, span.end));
    event.preventDefault();
    return true;
  };

  /** What `find` answers for the character whose box holds a point, if it is anything. */
  const hit = <T>(x: number, y: number, find: (block: number, offset: number) => T | undefined): T | undefined => {
    const caret = document.caretPositionFromPoint(x, y);
    if (!caret || !view.dom.contains(caret.offsetNode)) return undefined;
    const offset = offsetAt(caret.offsetNode, caret.offset);
    // The caret falls before or after the character under the point: ask for the one whose box holds it.
    for (const at of [offset, offset - 1]) {
      const place = map.place(at, 'start');
      const found = at < 0 || !place ? undefined : find(place.block, place.offset);
      if (found !== undefined && holds(rangeOf({ start: at, end: at + 1 }), x, y)) return found;
    }
    return undefined;
  };

  const marksIn = (block: number, offset: number): ShownMark[] | undefined => {
    const marks = painter.marksAt(block, offset);
    return marks.length > 0 ? marks : undefined;
  };

  const directionAt = (offset: number, side: MarkEnd): Direction => {
    const block = map.place(offset, side)?.block;
    return block !== undefined && elements[block]?.getAttribute('dir') === 'rtl' ? 'rtl' : 'ltr';
  };

  const boxOf = (span: Span): DOMRect | undefined => {
    const boxes = Array.from(rangeOf(span).getClientRects());
    return boxes.find(({ width }) => width > 0) ?? boxes[0];
  };

  /** The character of the same block that stands beside an end of a span and is not in it. */
  const outsideOf = (offset: number, end: MarkEnd): Span | undefined => {
    const block = opened.blocks[map.place(offset, end)?.block ?? -1];
    if (!block) return undefined;
    const rest = end === 'start' ? { start: block.start, end: offset } : { start: offset, end: block.end };
    return rest.end > rest.start ? characterAt(opened.content, rest, end === 'start' ? 'end' : 'start') : undefined;
  };

  return {
    element: view.dom,
    rangeOf,
    blockBelow,
    startOf,
    showMarks(marks) {
      painter.show(marks);
      lanes.show(marks);
    },
    paintAround({ top, bottom, height }) {
      // As long as half of that is painted around what is seen, nothing changes: most scrolling costs nothing.
      const margin = (PAINTED_AROUND / 2) * height;
      const needed = [blockBelow(top - margin), blockBelow(bottom + margin)] as const;
      if (painted && painted[0] <= needed[0] && painted[1] >= needed[1]) return;
      painted = [blockBelow(top - PAINTED_AROUND * height), blockBelow(bottom + PAINTED_AROUND * height)];
      painter.paintOnly(...painted);
      proposals.paintOnly(...painted);
      finds.paintOnly(...painted);
      lanes.drawOnly(...painted);
    },
    measure: lanes.measure,
    focusMark(mark) {
      frame('focus', mark, (tag, words) => `${TAG_NAMES[tag]}: ${words}`);
      lanes.focus(mark?.id);
    },
    showExtent(mark) {
      frame('extent', mark, () => '');
    },
    showSuggestions: proposals.show,
    showFound: finds.show,
    focusSuggestion(suggestion) {
      frame('suggestion', suggestion, (tag, words) => {
        const named = suggestion?.name !== undefined && suggestion.name !== words ? `, ${suggestion.name}` : '';
        return `Suggested ${tag}: ${words}${named}. ${suggestion?.why ?? ''}`;
      });
    },
    suggestionAt: (x, y) => hit(x, y, proposals.at),
    showCandidate(candidate) {
      frame('candidate', candidate, (tag, words) => `Possible place of the ${tag}: ${words}`);
    },
    showUnfitting(found) {
      const { other } = found ?? {};
      frame('unfitting', found && { ...spanOf(found), tag: 'claim' }, (_, words) => `Does not fit: ${words}`);
      frame('unfittingWith', other && { ...spanOf(other), tag: 'claim' }, (_, words) => `Does not fit with: ${words}`);
    },
    selectedSpan() {
      const span = selectedOffsets();
      return span && selectionSpan(opened.content, span);
    },
    marksAt: (x, y) => hit(x, y, marksIn) ?? [],
    marksAtOffset(offset) {
      for (const at of [offset, offset - 1]) {
        const place = at < 0 ? undefined : map.place(at, 'start');
        const marks = place && marksIn(place.block, place.offset);
        if (marks) return marks;
      }
      return [];
    },
    offsetNear(x, y) {
      const box = view.dom.getBoundingClientRect();
      const inside = (value: number, from: number, to: number): number => Math.min(Math.max(value, from + 1), to - 1);
      const caret = document.caretPositionFromPoint(inside(x, box.left, box.right), inside(y, box.top, box.bottom));
      if (!caret || !view.dom.contains(caret.offsetNode)) return undefined;
      return offsetAt(caret.offsetNode, caret.offset);
    },
    caretOffset() {
      const { focusNode, focusOffset } = document.getSelection() ?? {};
      if (!focusNode || focusOffset === undefined || !view.dom.contains(focusNode)) return undefined;
      return offsetAt(focusNode, focusOffset);
    },
    putCaret(offset) {
      const point = domPoint(offset, 'start');
      document.getSelection()?.collapse(point.node, point.offset);
    },
    directionAt,
    edgeOf(span, end) {
      const block = directionAt(span[end], end);
      const runOf = ({ start, end: to }: Span) => characterDirection(opened.content.slice(start, to), block);
      const inside = characterAt(opened.content, span, end);
      const outside = outsideOf(span[end], end);
      const [box, beside] = [boxOf(inside), outside && boxOf(outside)];
      if (!box) return undefined;
      const away = (run: Direction): Edge['outside'] => ((run === 'ltr') === (end === 'start') ? 'left' : 'right');
      const onLine = beside && beside.width > 0 && beside.top < box.bottom && box.top < beside.bottom;
      if (outside && onLine && runOf(inside) !== block && runOf(outside) === block) {
        // Where a run of the other direction ends, it is the words around it that say on which side it ends.
        const left = away(block) === 'left' ? beside.right : beside.left;
        return { left, top: box.top, height: box.height, outside: away(block) };
      }
      const side = away(runOf(inside));
      return { left: box[side], top: box.top, height: box.height, outside: side };
    },
    destroy() {
      painter.clear();
      proposals.clear();
      finds.clear();
      lanes.destroy();
      mount.remove();
      editor.destroy();
    },
  };
}

/** Core extensions that only an editor needs. */
const UNUSED = {
  clipboardTextSerializer: false,
  commands: false,
  focusEvents: false,
  keymap: false,
  tabindex: false,
  drop: false,
  paste: false,
  delete: false,
  textDirection: false,
} as const;

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function sameFrame(a: Framed | undefined, b: Framed | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end && a?.tag === b?.tag;
}

/** The first or last character of a span, whole. */
function characterAt(text: string, { start, end }: Span, which: MarkEnd): Span {
  let at = which === 'start' ? start + 1 : end - 1;
  while (at > start && at < end && !isGraphemeBoundary(text, at)) at += which === 'start' ? 1 : -1;
  return which === 'start' ? { start, end: at } : { start: at, end };
}

function holds(range: Range, x: number, y: number): boolean {
  return Array.from(range.getClientRects()).some(
    (box) => box.left - 1 <= x && x <= box.right + 1 && box.top - 4 <= y && y <= box.bottom + 4,
  );
}
