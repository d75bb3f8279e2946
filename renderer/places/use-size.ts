/** The size of an element, kept up to date. */
import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Size } from './projection';

/** The inner size of `element` in CSS pixels; nothing by nothing before it is on the page. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height } = box;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return size;
}
