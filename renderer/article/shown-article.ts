/** The article that is on the page now, for keys and menus, which act from anywhere in the window. */
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';
import { nextHit } from './pieces';
import { start } from '../messages';
import { markSpan } from '../marking';
import { steppedMark } from '../marks';
import { focusMark } from '../sources';
import { state } from '../store';
import type { ArticleView } from './article-view';

/** An article with the element that scrolls it. */
export interface ShownArticle {
  readonly view: ArticleView;
  readonly region: HTMLElement;
}

let shown: ShownArticle | undefined;

/** Tells which article is on the page. */
export function setShownArticle(article: ShownArticle | undefined): void {
  shown = article;
}

/** Moves the keyboard to the article. */
export function focusArticle(): void {
  shown?.region.focus({ preventScroll: true });
}

/** The words of the article that are selected. */
export function selectedWords(): Span | undefined {
  return shown?.view.selectedSpan();
}

/** Tags the selected words. False when nothing is selected. */
export function tagSelection(tag: Tag): boolean {
  const span = shown?.view.selectedSpan();
  if (!shown || !span) return false;
  const selection = document.getSelection();
  const caret = shown.view.rangeOf(span);
  selection?.collapse(caret.endContainer, caret.endOffset);
  focusArticle();
  start('annotate', markSpan(span, tag));
  return true;
}

/** Focuses the next or previous mark; from the top of what is seen when none has the focus. */
export function stepMark(step: 1 | -1): void {
  if (!shown) return;
  const { view, region } = shown;
  const firstSeen = view.startOf(view.blockBelow(region.getBoundingClientRect().top));
  const { shown: marks, focused } = state();
  const next = steppedMark(marks, focused, firstSeen, step);
  if (next) focusMark(next.id);
}

/** Focuses a mark under a point of the window: the innermost, and those around it one after another. */
export function focusMarkAt(x: number, y: number): void {
  if (!shown) return;
  focusMark(nextHit(shown.view.marksAt(x, y), state().focused)?.id, { reveal: false });
}
