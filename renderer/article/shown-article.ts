/** The article that is on the page now, for keys and menus, which act from anywhere in the window. */
import type { Tag } from '../../domain/tags';
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
  const { shown: marks, focused } = state();
  const next = steppedMark(marks, focused, firstSeen(shown), step);
  if (next) focusMark(next.id);
}

/** Focuses a mark under a point of the window: the innermost, and those around it one after another. */
export function focusMarkAt(x: number, y: number): void {
  if (!shown) return;
  focusMark(nextHit(shown.view.marksAt(x, y), state().focused)?.id, { reveal: false });
}

/** The offset of the first block that is not above what is seen. */
function firstSeen({ view, region }: ShownArticle): number {
  const top = region.getBoundingClientRect().top;
  const blocks = view.element.children;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? Infinity) <= top) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block ? view.offsetAt(block, 0) : 0;
}
