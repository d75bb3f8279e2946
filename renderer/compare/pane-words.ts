/** The words of the compared texts where they are on the page. Offsets are UTF-16 code units of a text. */
import type { Span } from '../../domain/text';

/** The pane of a source. */
export function paneOf(panes: Element, source: string): HTMLElement | null {
  return panes.querySelector<HTMLElement>(`[data-source="${source}"]`);
}

/** The pane that a node of the page is in. */
export function paneAround(node: EventTarget | null): HTMLElement | undefined {
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  return element?.closest<HTMLElement>('[data-source]') ?? undefined;
}

/** The words of a pane that a range holds. */
export function spanIn(pane: Element, range: Range): Span | undefined {
  let span: Span | undefined;
  for (const { node, start } of wordsIn(pane)) {
    if (!range.intersectsNode(node)) continue;
    const from = start + (node === range.startContainer ? range.startOffset : 0);
    const to = start + (node === range.endContainer ? range.endOffset : node.length);
    if (from < to) span = { start: span?.start ?? from, end: to };
  }
  return span;
}

/** The range of some words of a source. */
export function rangeOf(panes: Element, { source, start, end }: Span & { readonly source: string }): Range | undefined {
  const pane = paneOf(panes, source);
  if (!pane) return undefined;
  const range = document.createRange();
  let begun = false;
  for (const { node, start: at } of wordsIn(pane)) {
    if (at >= end || at + node.length <= start) continue;
    if (!begun) range.setStart(node, Math.max(0, start - at));
    begun = true;
    range.setEnd(node, Math.min(node.length, end - at));
  }
  return begun ? range : undefined;
}

/** Where in the text of its pane a point of the window is; undefined where there are no words. */
export function offsetAt(x: number, y: number): number | undefined {
  const caret = document.caretPositionFromPoint(x, y);
  if (!(caret?.offsetNode instanceof Text)) return undefined;
  const start = caret.offsetNode.parentElement?.dataset['start'];
  return start === undefined ? undefined : Number(start) + caret.offset;
}

/** The words of a text on the page, each with where it begins in the text. */
function* wordsIn(pane: Element): Generator<{ readonly node: Text; readonly start: number }> {
  for (const element of pane.querySelectorAll<HTMLElement>('[data-start]')) {
    if (element.firstChild instanceof Text) yield { node: element.firstChild, start: Number(element.dataset['start']) };
  }
}
