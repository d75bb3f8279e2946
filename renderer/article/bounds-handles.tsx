/** The two handles at the ends of the focused mark: dragged by the mouse, moved by keys, read as sliders. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { MarkEnd } from '../../domain/bounds';
import type { ShownMark } from '../marks';
import { start } from '../messages';
import { cancelBounds, commitBounds } from '../moving';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './article.module.css';
import type { ArticleView, Edge } from './article-view';
import { boundsStep, END_NAMES, endWords } from './bounds-keys';
import { dragEnd, stepEnd } from './end-moves';
import { followPointer } from './following';
import { focusArticle, focusMarkAt } from './shown-article';

const ENDS = ['start', 'end'] as const satisfies readonly MarkEnd[];

/** Where the ends are, relative to the paper. */
export type MarkEdges = Readonly<Record<MarkEnd, Edge>>;

interface Props {
  readonly mark: ShownMark;
  readonly edges: MarkEdges;
  readonly content: string;
  readonly region: RefObject<HTMLElement | null>;
  readonly view: RefObject<ArticleView | null>;
}

/** Both handles. While one is dragged, neither is in the way of the pointer. */
export function BoundsHandles({ mark, edges, content, region, view }: Props) {
  const active = useStore((state) => state.activeEnd);
  const [dragged, setDragged] = useState<MarkEnd>();
  const stop = useRef<() => void>(undefined);

  useEffect(
    () => () => {
      stop.current?.();
    },
    [],
  );

  const release = (): void => {
    stop.current?.();
    stop.current = undefined;
    setDragged(undefined);
  };

  const onKeyDown = (event: KeyboardEvent, end: MarkEnd): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (stop.current) release();
      if (!cancelBounds()) focusArticle();
      return;
    }
    const step = boundsStep(event, view.current?.directionAt(mark[end], end) ?? 'ltr', true);
    if (!step) return;
    event.preventDefault();
    stepEnd(end, step, false);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>, end: MarkEnd): void => {
    if (event.button !== 0 || !region.current) return;
    // No selection starts here, and none is taken away.
    event.preventDefault();
    const handle = event.currentTarget;
    handle.focus({ preventScroll: true });
    const box = handle.getBoundingClientRect();
    // The line is meant, wherever the handle was taken hold of.
    const [dx, dy] = [edgeLine(box, edges[end]) - event.clientX, box.top + box.height / 2 - event.clientY];
    setDragged(end);
    stop.current = followPointer(handle, region.current, event.nativeEvent, {
      move: (x, y, alt) => {
        const offset = view.current?.offsetNear(x + dx, y + dy);
        if (offset !== undefined) dragEnd(end, offset, alt ? 'character' : 'word');
      },
      end: (moved, { x, y }) => {
        const under = moved ? [] : (view.current?.marksAt(x, y) ?? []);
        release();
        if (moved) start('bounds', commitBounds());
        // A click that was meant for the mark beside this one.
        else if (under.length > 0 && !under.some(({ id }) => id === mark.id)) focusMarkAt(x, y, { hits: under });
      },
      cancel: () => {
        release();
        cancelBounds();
      },
    });
  };

  return (
    <div className={`${styles.handles} ${controls[mark.tag]}`} data-dragged={dragged}>
      {ENDS.map((end) => {
        const { left, top, height, outside } = edges[end];
        return (
          <div
            key={end}
            role="slider"
            tabIndex={0}
            aria-label={END_NAMES[end]}
            aria-valuemin={0}
            aria-valuemax={content.length}
            aria-valuenow={mark[end]}
            aria-valuetext={endWords(content, mark, end)}
            data-handle={end}
            data-outside={outside}
            data-active={active === end || undefined}
            className={styles.handle}
            style={{ left, top, height }}
            onFocus={() => {
              update({ activeEnd: end });
            }}
            onBlur={() => {
              start('bounds', commitBounds());
            }}
            onKeyDown={(event) => {
              onKeyDown(event, end);
            }}
            onPointerDown={(event) => {
              onPointerDown(event, end);
            }}
          />
        );
      })}
    </div>
  );
}

/** Where the line of a handle is, whose box reaches further to the outside. */
function edgeLine(box: DOMRect, { outside }: Edge): number {
  return outside === 'left' ? box.right : box.left;
}
