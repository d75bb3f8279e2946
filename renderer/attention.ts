/** Whether a person has turned to something else while long work went on: then its end must not take the window over. */

const TURNS = ['pointerdown', 'keydown', 'wheel'] as const;

/** What long work shows of itself is marked with this: pressing its buttons is not turning away. */
export const LONG_WORK = { 'data-long-work': '' } as const;

/** Watches from now on. The answer says whether the person has turned away since, and ends the watch. */
export function watchAttention(): () => boolean {
  let turned = false;
  const turn = (event: Event): void => {
    const own = event.target instanceof Element && event.target.closest('[data-long-work]') !== null;
    if (!own) turned = true;
  };
  for (const kind of TURNS) window.addEventListener(kind, turn, { capture: true, passive: true });
  return () => {
    for (const kind of TURNS) window.removeEventListener(kind, turn, { capture: true });
    return turned;
  };
}
