/**
 * The text of an opened source on the page: a read-only TipTap document, the painted marks and the frame of the
 * focused one. Takes and answers offsets of the text; nobody else sees positions of the document.
 */
import { Editor, Extension } from '@tiptap/react';
import type { OpenedSource } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { selectionSpan, type Span } from '../../domain/text';
import type { Tag } from '../../domain/tags';
import { shortened, TAG_NAMES } from '../counted';
import type { ShownMark } from '../marks';
import { DOCUMENT_EXTENSIONS, documentOf } from './document';
import { framesPlugin, moveFrame, type FrameKind } from './frames';
import { createHighlightPainter } from './highlights';
import { OffsetMap } from './offset-map';

/** How many heights of the region are painted above and below it. */
const PAINTED_AROUND = 2;

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
  focusMark(mark: ShownMark | undefined): void;
  /** Frames a place that the review asks about, or none. */
  showCandidate(candidate: Framed | undefined): void;
  /** The words that a person has selected, without half characters and outer white space. */
  selectedSpan(): Span | undefined;
  /** Where a block starts in the text. */
  startOf(block: number): number;
  /** The marks under a point of the window, innermost first. */
  marksAt(x: number, y: number): ShownMark[];
  /** A range over a span. */
  rangeOf(span: Span): Range;
  destroy(): void;
}

/** Shows a source inside `host`, in an element with the class `className`. */
export function createArticleView(host: HTMLElement, opened: OpenedSource, className: string): ArticleView {
  const map = new OffsetMap(opened.blocks);
  // Made off the page: ProseMirror measures while it sets up, and each time a long text would be laid out.
  const mount = document.createElement('div');
  mount.className = className;
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
  const painter = createHighlightPainter(map, (block) => elements[block]);
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
        const first = map.toPosition(opened.blocks[block]?.start ?? 0, 'start');
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

  return {
    element: view.dom,
    rangeOf,
    blockBelow,
    startOf: (block) => opened.blocks[block]?.start ?? 0,
    showMarks(marks) {
      painter.show(marks);
    },
    paintAround({ top, bottom, height }) {
      // As long as a height around what is seen is painted, nothing changes: most scrolling costs nothing.
      const needed = [blockBelow(top - height), blockBelow(bottom + height)] as const;
      if (painted && painted[0] <= needed[0] && painted[1] >= needed[1]) return;
      painted = [blockBelow(top - PAINTED_AROUND * height), blockBelow(bottom + PAINTED_AROUND * height)];
      painter.paintOnly(...painted);
    },
    focusMark(mark) {
      frame('focus', mark, (tag, words) => `${TAG_NAMES[tag]}: ${words}`);
    },
    showCandidate(candidate) {
      frame('candidate', candidate, (tag, words) => `Possible place of the ${tag}: ${words}`);
    },
    selectedSpan() {
      const span = selectedOffsets();
      return span && selectionSpan(opened.content, span);
    },
    marksAt(x, y) {
      const caret = document.caretPositionFromPoint(x, y);
      if (!caret || !view.dom.contains(caret.offsetNode)) return [];
      const offset = offsetAt(caret.offsetNode, caret.offset);
      // The caret falls before or after the character under the point: ask for the one whose box holds it.
      for (const at of [offset, offset - 1]) {
        const place = map.place(at, 'start');
        if (at < 0 || !place) continue;
        const hits = painter.marksAt(place.block, place.offset);
        if (hits.length > 0 && holds(rangeOf({ start: at, end: at + 1 }), x, y)) return hits;
      }
      return [];
    },
    destroy() {
      painter.clear();
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

function sameFrame(a: Framed | undefined, b: Framed | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end && a?.tag === b?.tag;
}

function holds(range: Range, x: number, y: number): boolean {
  return Array.from(range.getClientRects()).some(
    (box) => box.left - 1 <= x && x <= box.right + 1 && box.top - 4 <= y && y <= box.bottom + 4,
  );
}
