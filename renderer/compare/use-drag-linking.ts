/** A drag over the compared texts, as it goes on: what is dragged, and where it would be let go. Escape lets it go. */
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { refusedByReadOnly } from '../messages';
import {
  draggedWords,
  dropWords,
  linkDropped,
  paintDrop,
  sameWords,
  type DragEnd,
  type DragGround,
} from './drag-linking';

/** What is dragged now, and the words under the pointer that it would be linked with. */
export interface Drag {
  readonly from: DragEnd;
  readonly to: DragEnd | undefined;
}

/** Follows drags that begin in these panes; undefined while there is none. `onLinked` hears of one that was let go. */
export function useDragLinking(
  panes: RefObject<HTMLElement | null>,
  ground: DragGround,
  onLinked: (from: DragEnd, to: DragEnd) => void,
): Drag | undefined {
  const [drag, setDrag] = useState<Drag>();
  const begin = useEffectEvent((event: DragEvent) => {
    const from = draggedWords(event.target, ground);
    const words = from && ground.opened.find(({ text }) => text === from.text)?.content.slice(from.start, from.end);
    if (!from || words === undefined || !event.dataTransfer || refusedByReadOnly()) return;
    event.dataTransfer.effectAllowed = 'copyLink';
    event.dataTransfer.setData('text/plain', words);
    // The page must not change under what begins to be dragged, or the browser lets go of it.
    setTimeout(() => {
      setDrag({ from, to: undefined });
    });
  });
  const over = useEffectEvent((event: DragEvent) => {
    if (!drag) return;
    const to = dropWords(event, drag.from, ground);
    if (!sameWords(to, drag.to)) setDrag({ ...drag, to });
    if (!to) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'link';
  });
  const drop = useEffectEvent((event: DragEvent) => {
    const to = drag && dropWords(event, drag.from, ground);
    setDrag(undefined);
    if (!drag || !to) return;
    event.preventDefault();
    linkDropped(drag.from, to);
    onLinked(drag.from, to);
  });
  useEffect(() => {
    const element = panes.current;
    const finish = (): void => {
      setDrag(undefined);
    };
    const handlers = {
      dragstart: (event: DragEvent) => {
        begin(event);
      },
      dragover: (event: DragEvent) => {
        over(event);
      },
      dragenter: (event: DragEvent) => {
        over(event);
      },
      drop: (event: DragEvent) => {
        drop(event);
      },
    };
    for (const [kind, handle] of Object.entries(handlers)) element?.addEventListener(kind, handle as EventListener);
    // What was dragged may be gone from the panes when the drag ends.
    window.addEventListener('dragend', finish);
    return () => {
      for (const [kind, handle] of Object.entries(handlers))
        element?.removeEventListener(kind, handle as EventListener);
      window.removeEventListener('dragend', finish);
    };
  }, [panes]);
  useEffect(() => {
    const element = panes.current;
    if (element) paintDrop(element, drag?.to);
    return () => {
      if (element) paintDrop(element, undefined);
    };
  }, [panes, drag]);
  return drag;
}
