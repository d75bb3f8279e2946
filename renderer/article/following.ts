/** Following a pointer that holds something of the article: near the edges of the region the article scrolls. */

/** How far the pointer must go before it is more than a click, in pixels. */
const SLACK = 3;

/** How near to the edge the article scrolls, and how far with each frame, in pixels. */
const EDGE = 28;
const SPEED = 9;

/** What follows the pointer. */
export interface Follower {
  /** The pointer is at a point of the window now, or the article has moved under it. */
  move(x: number, y: number, alt: boolean): void;
  /** The pointer let go; `moved` is false for what was only a click. */
  end(moved: boolean, at: { readonly x: number; readonly y: number }): void;
  /** The pointer was lost. */
  cancel(): void;
}

type Pressed = Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY' | 'altKey'>;

/** Follows the pointer that pressed `held` until it lets go. The answer stops it at once, without an end. */
export function followPointer(held: HTMLElement, region: HTMLElement, press: Pressed, follower: Follower): () => void {
  let { clientX: x, clientY: y, altKey: alt } = press;
  const [fromX, fromY] = [x, y];
  let moved = false;
  let frame: number | undefined;
  held.setPointerCapture(press.pointerId);

  const scroll = (): void => {
    frame = undefined;
    const { top, bottom } = region.getBoundingClientRect();
    const by = y < top + EDGE ? -SPEED : y > bottom - EDGE ? SPEED : 0;
    const before = region.scrollTop;
    if (by !== 0) region.scrollTop += by;
    if (region.scrollTop === before) return;
    follower.move(x, y, alt);
    frame = requestAnimationFrame(scroll);
  };

  const move = (event: PointerEvent): void => {
    ({ clientX: x, clientY: y, altKey: alt } = event);
    moved ||= Math.hypot(x - fromX, y - fromY) > SLACK;
    if (!moved) return;
    follower.move(x, y, alt);
    frame ??= requestAnimationFrame(scroll);
  };
  const up = (): void => {
    stop();
    follower.end(moved, { x, y });
  };
  const lost = (): void => {
    stop();
    follower.cancel();
  };
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    held.removeEventListener('pointermove', move);
    held.removeEventListener('pointerup', up);
    held.removeEventListener('pointercancel', lost);
    if (held.hasPointerCapture(press.pointerId)) held.releasePointerCapture(press.pointerId);
  };
  held.addEventListener('pointermove', move);
  held.addEventListener('pointerup', up);
  held.addEventListener('pointercancel', lost);
  return stop;
}
