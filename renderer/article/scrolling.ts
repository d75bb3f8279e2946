/** Bringing a place of the article into view without moving more than is needed. */

/** How much of the region's height is kept free above and below. */
const MARGIN = 0.08;

/**
 * Scrolls `region` so that `box` (in window coordinates) is seen. `near` scrolls just enough; `middle` puts a place
 * that was out of view at a third of the height, where the eye expects it. What can be seen already stays.
 */
export function bringIntoView(region: HTMLElement, box: DOMRect, how: 'near' | 'middle'): void {
  const frame = region.getBoundingClientRect();
  const margin = frame.height * MARGIN;
  const above = box.top - (frame.top + margin);
  const below = box.bottom - (frame.bottom - margin);
  const tall = box.height > frame.height - 2 * margin;
  if ((above >= 0 && below <= 0) || (tall && above <= 0 && below >= 0)) return;
  if (how === 'near') region.scrollTop += above < 0 ? above : below;
  else region.scrollTop += box.top - (frame.top + frame.height / 3);
}
