/** The article that is on the page now, for keys and menus, which act from anywhere in the window. */
import type { Tag } from '../../domain/tags';
import type { Span } from '../../domain/text';
import { shortened } from '../counted';
import { say, start } from '../messages';
import { markSpan } from '../marking';
import { steppedMark, type ShownMark } from '../marks';
import { focusMark } from '../sources';
import { state } from '../store';
import type { ArticleView } from './article-view';
import { nextHit } from './pieces';
import { bringIntoView } from './scrolling';

/** An article with the element that scrolls it. */
export interface ShownArticle {
  /** Id of the text. */
  readonly text: string;
  readonly view: ArticleView;
  readonly region: HTMLElement;
  readonly caret: ReadingCaret;
}

/** The caret that a reader sees. */
export interface ReadingCaret {
  /** Where it is in the text; undefined while none is seen. */
  offset(): number | undefined;
  /** Shows it where the page's own caret is. */
  show(): void;
  hide(): void;
}

/** The longest quote in a message. */
const QUOTE_LENGTH = 48;

let shown: ShownArticle | undefined;

/** The place whose marks were gone through last, and the mark that was come to. */
let cycled: { readonly offset: number; readonly id: string } | undefined;

/** Tells which article is on the page. */
export function setShownArticle(article: ShownArticle | undefined): void {
  shown = article;
  cycled = undefined;
}

/** Id of the text that is on the page. */
export function shownText(): string | undefined {
  return shown?.text;
}

/** Moves the keyboard to the article. */
export function focusArticle(): void {
  shown?.region.focus({ preventScroll: true });
}

/** The words of the article that are selected. */
export function selectedWords(): Span | undefined {
  return shown?.view.selectedSpan();
}

/** Selects words of the article and moves the keyboard there, so that Shift with the arrow keys changes which they are. */
export function selectWords(span: Span): void {
  if (!shown) return;
  const { startContainer, startOffset, endContainer, endOffset } = shown.view.rangeOf(span);
  focusArticle();
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Selects words of the text `text` and brings them into view. False while that text is not on the page. */
export function showWords(text: string, span: Span): boolean {
  if (shown?.text !== text) return false;
  selectWords(span);
  bringIntoView(shown.region, shown.view.rangeOf(span).getBoundingClientRect(), 'middle');
  return true;
}

/** Where the first block that is seen starts in the text; 0 while no article is on the page. */
export function firstSeen(): number {
  return shown ? shown.view.startOf(shown.view.blockBelow(shown.region.getBoundingClientRect().top)) : 0;
}

/** Where the reading caret is in the text, if it is seen. */
export function caretOffset(): number | undefined {
  return shown?.caret.offset();
}

/** Tags the selected words. False when nothing is selected. */
export function tagSelection(tag: Tag): boolean {
  const span = shown?.view.selectedSpan();
  if (!shown || !span) return false;
  const selection = document.getSelection();
  const caret = shown.view.rangeOf(span);
  // Reading goes on from here, but keys that move bounds are for the new mark at first.
  selection?.collapse(caret.endContainer, caret.endOffset);
  shown.caret.hide();
  focusArticle();
  start('annotate', markSpan(span, tag));
  return true;
}

/** Focuses the next or previous mark; from the top of what is seen when none has the focus. */
export function stepMark(step: 1 | -1): void {
  if (!shown) return;
  const { caret } = shown;
  const { shown: marks, focused } = state();
  const next = steppedMark(marks, focused, firstSeen(), step);
  if (!next) return;
  caret.hide();
  // Arrow keys then start from the mark.
  if (document.getSelection()?.isCollapsed === true) document.getSelection()?.removeAllRanges();
  focusMark(next.id);
}

/**
 * Focuses a mark under a point of the window: the innermost, and those around it one after another. A click on a mark
 * that keeps the focus puts the reading caret there. False when there is no mark.
 */
export function focusMarkAt(x: number, y: number, { hits = shown?.view.marksAt(x, y) ?? [] } = {}): boolean {
  const { focused } = state();
  const next = nextHit(hits, focused);
  if (!shown || !next) return false;
  if (next.id === focused) shown.caret.show();
  else arriveAt(next, hits, false);
  return true;
}

/**
 * Focuses the next or previous of the marks that lie over each other: those at the reading caret, or else those at the
 * start of the focused mark. False when there is no place to look at.
 */
export function cycleMarks(step: 1 | -1): boolean {
  if (!shown) return false;
  const { shown: marks, focused } = state();
  const mark = marks.find(({ id }) => id === focused);
  const around = cycled?.id === focused ? cycled?.offset : mark?.start;
  const offset = shown.caret.offset() ?? around;
  if (offset === undefined) return false;
  const hits = shown.view.marksAtOffset(offset);
  const next = nextHit(hits, focused, step);
  if (!next) {
    say('There is no mark here.');
    return true;
  }
  cycled = { offset, id: next.id };
  arriveAt(next, hits, true);
  return true;
}

/** Focuses a mark and says which of several at a place it is. */
function arriveAt(mark: ShownMark, hits: readonly ShownMark[], reveal: boolean): void {
  focusMark(mark.id, { reveal });
  const { opened } = state();
  if (hits.length < 2 || !opened) return;
  const words = shortened(opened.content.slice(mark.start, mark.end), QUOTE_LENGTH);
  say(`${hits.indexOf(mark) + 1} of ${hits.length} here: ${mark.tag} · ${words}`);
}
