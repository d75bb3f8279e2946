/** Frames of a page: when something has been painted, as far as a page can know. */

/**
 * Ends when the frame that holds what the page shows now has been painted and handed on: the start of the frame after
 * the next one. What other threads then do with it (raster, compositing) is not waited for.
 */
export async function painted(): Promise<number> {
  await nextFrame();
  return nextFrame();
}

/** The start of the next frame, on the clock of `performance.now()`, as it is when its callbacks run. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve(performance.now());
    });
  });
}
