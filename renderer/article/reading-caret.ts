/**
 * Selecting without a mouse: the arrow keys move a caret through text that can't be edited, with Shift they select.
 * Where the caret goes is the browser's own knowledge of lines, words and directions (`Selection.modify`).
 */

/** One move of the caret. */
export interface CaretMove {
  readonly direction: 'left' | 'right' | 'forward' | 'backward';
  readonly granularity: 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';
  readonly extend: boolean;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** What a key asks of the caret, or undefined when it is no caret key. Mac has words on Alt and line ends on Cmd. */
export function caretMove(event: Pressed, mac: boolean): CaretMove | undefined {
  const word = mac ? event.altKey : event.ctrlKey;
  const far = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.altKey || event.metaKey;
  if (other) return undefined;
  const move = (direction: CaretMove['direction'], granularity: CaretMove['granularity']): CaretMove => ({
    direction,
    granularity,
    extend: event.shiftKey,
  });
  switch (event.key) {
    case 'ArrowLeft':
      return mac && far ? move('left', 'lineboundary') : move('left', word ? 'word' : 'character');
    case 'ArrowRight':
      return mac && far ? move('right', 'lineboundary') : move('right', word ? 'word' : 'character');
    case 'ArrowUp':
      return mac && far ? move('backward', 'documentboundary') : move('backward', 'line');
    case 'ArrowDown':
      return mac && far ? move('forward', 'documentboundary') : move('forward', 'line');
    case 'Home':
      return move('backward', far ? 'documentboundary' : 'lineboundary');
    case 'End':
      return move('forward', far ? 'documentboundary' : 'lineboundary');
    default:
      return undefined;
  }
}

/** Moves the selection's moving end inside `text`; where the move would leave it, nothing changes. */
export function moveCaret(text: HTMLElement, { direction, granularity, extend }: CaretMove): void {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!selection || !anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return;
  if (granularity === 'documentboundary') {
    const edge = direction === 'forward' ? lastPoint(text) : { node: text, offset: 0 };
    if (extend) selection.extend(edge.node, edge.offset);
    else selection.collapse(edge.node, edge.offset);
    return;
  }
  selection.modify(extend ? 'extend' : 'move', direction, granularity);
  if (text.contains(selection.focusNode)) return;
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}

/** True when the caret or a selection's moving end is in `text`. */
export function caretIsIn(text: HTMLElement): boolean {
  const node = document.getSelection()?.focusNode;
  return node !== null && node !== undefined && text.contains(node);
}

/** Puts the caret at the first character that can be seen in `viewport`. */
export function placeCaret(text: HTMLElement, viewport: DOMRect): void {
  const blocks = Array.from(text.children);
  const block = blocks.find((element) => element.getBoundingClientRect().bottom > viewport.top + 8) ?? blocks[0];
  if (!block) return;
  const box = block.getBoundingClientRect();
  const rtl = getComputedStyle(block).direction === 'rtl';
  const seen = document.caretPositionFromPoint(
    rtl ? box.right - 1 : box.left + 1,
    Math.max(box.top, viewport.top) + 12,
  );
  if (seen && block.contains(seen.offsetNode)) document.getSelection()?.collapse(seen.offsetNode, seen.offset);
  else document.getSelection()?.collapse(block, 0);
}

/** Where the caret is on the page, or undefined when it is not in `text`. */
export function caretBox(text: HTMLElement): DOMRect | undefined {
  const selection = document.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !text.contains(node)) return undefined;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  const box = range.getClientRects()[0];
  if (box && box.height > 0) return box;
  // A point between elements has no box: take that of the character beside it.
  const beside =
    node instanceof Text ? node : node.childNodes[Math.min(selection.focusOffset, node.childNodes.length - 1)];
  if (!beside) return undefined;
  range.selectNodeContents(beside);
  const boxes = range.getClientRects();
  const at = selection.focusOffset === 0 ? boxes[0] : boxes[boxes.length - 1];
  return at && new DOMRect(selection.focusOffset === 0 ? at.left : at.right, at.top, 0, at.height);
}

function lastPoint(text: HTMLElement): { readonly node: Node; readonly offset: number } {
  let node: Node = text;
  while (node.lastChild) node = node.lastChild;
  return { node, offset: node instanceof Text ? node.length : 0 };
}
