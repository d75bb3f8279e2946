/** The words that a person selected in each pane, kept while words of another pane are selected. */
import type { OpenedSource } from '../../domain/contract';
import { selectionSpan, type Span } from '../../domain/text';
import { paneAround, rangeOf, spanIn } from './pane-words';

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
  const pane = paneAround(selection?.anchorNode ?? null);
  const source = opened.find((one) => one.source === pane?.dataset['source']);
  if (!selection || !pane || !source) return kept;
  const others = kept.filter((one) => one.source !== source.source);
  const span = selection.isCollapsed ? undefined : spanIn(pane, selection.getRangeAt(0));
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
