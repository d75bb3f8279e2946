/** The words that a person selected in each pane, kept while words of another pane are selected. */
import type { OpenedSource } from '../../domain/contract';
import { selectionSpan, type Span } from '../../domain/text';

/** Selected words, in UTF-16 code units of the text `text`. */
export interface KeptSelection extends Span {
  readonly source: string;
  readonly text: string;
}

/** The name of the highlight that paints them. */
const HIGHLIGHT = 'kept-selection';

/**
 * What is kept after the selection of the page has changed, the newest last. A caret set in a pane lets go of what was
 * kept there; what is selected elsewhere changes nothing.
 */
export function keptNow(kept: readonly KeptSelection[], opened: readonly OpenedSource[]): readonly KeptSelection[] {
  const selection = getSelection();
  const anchor = selection?.anchorNode;
  const pane = (anchor instanceof Element ? anchor : anchor?.parentElement)?.closest<HTMLElement>('[data-source]');
  const source = opened.find((one) => one.source === pane?.dataset['source']);
  if (!selection || !pane || !source) return kept;
  const others = kept.filter((one) => one.source !== source.source);
  const span = selection.isCollapsed ? undefined : selectedSpan(pane, selection.getRangeAt(0));
  const trimmed = span && selectionSpan(source.content, span);
  if (!trimmed) return others.length === kept.length ? kept : others;
  return [...others, { source: source.source, text: source.text, ...trimmed }];
}

/** Paints what is kept in these panes. */
export function paintKept(panes: HTMLElement, kept: readonly KeptSelection[]): void {
  const ranges = kept.flatMap((one) => rangeOf(panes, one) ?? []);
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}

/** Paints nothing any more. */
export function clearKept(): void {
  CSS.highlights.delete(HIGHLIGHT);
}

/** The words of a text on the page, each with where it begins in the text. */
function* wordsIn(pane: Element): Generator<{ readonly node: Text; readonly start: number }> {
  for (const element of pane.querySelectorAll<HTMLElement>('[data-start]')) {
    if (element.firstChild instanceof Text) yield { node: element.firstChild, start: Number(element.dataset['start']) };
  }
}

function selectedSpan(pane: Element, range: Range): Span | undefined {
  let span: Span | undefined;
  for (const { node, start } of wordsIn(pane)) {
    if (!range.intersectsNode(node)) continue;
    const from = start + (node === range.startContainer ? range.startOffset : 0);
    const to = start + (node === range.endContainer ? range.endOffset : node.length);
    if (from < to) span = { start: span?.start ?? from, end: to };
  }
  return span;
}

function rangeOf(panes: HTMLElement, { source, start, end }: KeptSelection): Range | undefined {
  const pane = panes.querySelector(`[data-source="${source}"]`);
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
