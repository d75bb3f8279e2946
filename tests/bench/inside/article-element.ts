/** Finding the text of the open article on a page, and scrolling it. */

/** The element that holds the blocks of the open article and nothing else; undefined while there is none. */
export function textElement(): HTMLElement | undefined {
  return document.querySelector<HTMLElement>('[aria-label="Article"] .ProseMirror') ?? undefined;
}

/** The element that scrolls what `inner` lies in. */
export function scrollerOf(inner: HTMLElement): HTMLElement {
  for (let element = inner.parentElement; element; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  throw new Error('expected an element that scrolls');
}

/** Where something lies in the window, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So often a block has to be found in its place, and no more often is it tried: heights may change while scrolling. */
const ATTEMPTS = { steady: 3, most: 20 } as const;

/** Scrolls so that a block stands at the top, and answers where the column of text can then be seen. */
export async function scrollToBlock(text: HTMLElement, number: number): Promise<Box> {
  const scroller = scrollerOf(text);
  const block = text.children[number];
  if (!block) throw new Error(`expected a block ${number}`);
  for (let steady = 0, attempt = 0; steady < ATTEMPTS.steady && attempt < ATTEMPTS.most; attempt++) {
    const off = block.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const before = scroller.scrollTop;
    scroller.scrollTop += Math.round(off);
    steady = scroller.scrollTop === before ? steady + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const column = text.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  const bottom = Math.min(column.bottom, window.top + scroller.clientHeight);
  return { x: column.left, y: window.top, width: column.width, height: Math.floor(bottom - window.top) };
}
