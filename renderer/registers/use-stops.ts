/** Moving between the items of a short list with the arrow keys: one of its stops is in the tab order. */
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

interface Stops {
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/** What the list's element takes; its stops are the elements inside with the attribute `data-stop`. */
export function useStops(list: RefObject<HTMLElement | null>): Stops {
  const current = useRef(0);

  const stops = (): HTMLElement[] => Array.from(list.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? []);
  const mark = (): void => {
    const all = stops();
    const at = Math.min(current.current, all.length - 1);
    all.forEach((stop, i) => (stop.tabIndex = i === at ? 0 : -1));
  };
  // After each drawing: items come and go.
  useEffect(mark);

  return {
    onFocus: ({ target }) => {
      const at = stops().findIndex((stop) => stop === target);
      if (at < 0) return;
      current.current = at;
      mark();
    },
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const all = stops();
      const at = all.findIndex((stop) => stop === event.target);
      if (at < 0) return;
      const last = all.length - 1;
      const targets: Readonly<Record<string, number>> = {
        ArrowDown: Math.min(at + 1, last),
        ArrowUp: Math.max(at - 1, 0),
        Home: 0,
        End: last,
      };
      const next = targets[event.key];
      if (next === undefined) return;
      event.preventDefault();
      all[next]?.focus();
    },
  };
}
