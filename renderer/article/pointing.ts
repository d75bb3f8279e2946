/**
 * What the pointer rests on: over words that several marks hold, or over a lane, the extent of one mark is shown. Kept
 * in the state, so that an entry of a list can point too.
 */
import { useEffect, useMemo, type PointerEvent, type RefObject } from 'react';
import { state, update } from '../store';
import type { ArticleView } from './article-view';

/** How long the pointer must rest on words, in milliseconds. */
const REST = 300;

/** What an element that holds text and lanes listens with. */
export interface PointingHandlers {
  onPointerMove(event: PointerEvent): void;
  onPointerLeave(): void;
}

/** Points at a mark, or at none. */
export function pointAt(id: string | undefined): void {
  if (state().pointed !== id) update({ pointed: id });
}

/** The id of the mark whose lane `target` is. */
export function laneOf(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.dataset['lane'] : undefined;
}

/** The listeners; nothing is pointed at once the text is gone. */
export function usePointing(view: RefObject<ArticleView | null>): PointingHandlers {
  const handlers = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const innermost = (x: number, y: number): string | undefined => {
      const hits = view.current?.marksAt(x, y) ?? [];
      return hits.length > 1 ? hits[0]?.id : undefined;
    };
    const rest = (): void => {
      clearTimeout(timer);
      pointAt(undefined);
    };
    return {
      onPointerMove({ target, clientX: x, clientY: y, buttons }: PointerEvent): void {
        clearTimeout(timer);
        const lane = laneOf(target);
        if (lane !== undefined || buttons !== 0) {
          pointAt(buttons === 0 ? lane : undefined);
          return;
        }
        // Only what is shown needs looking at with every move.
        if (state().pointed !== undefined && innermost(x, y) !== state().pointed) pointAt(undefined);
        timer = setTimeout(() => {
          pointAt(innermost(x, y));
        }, REST);
      },
      onPointerLeave: rest,
    };
  }, [view]);
  useEffect(() => handlers.onPointerLeave, [handlers]);
  return handlers;
}
