/** The toolbar beside selected words: tag them as a claim, an actor or a place. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { TAGS } from '../../domain/tags';
import { useTagCodes } from '../codebook/use-codes';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './article.module.css';
import type { ArticleView } from './article-view';
import { focusArticle, tagSelection } from './shown-article';

/** Distance between the words and the toolbar. */
const GAP = 8;

interface Props {
  readonly region: RefObject<HTMLElement | null>;
  readonly view: RefObject<ArticleView | null>;
}

/** Shown while words of the article are selected and no button of the mouse is down. */
export function SelectionToolbar({ region, view }: Props) {
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const codes = useTagCodes();
  const bar = useRef<HTMLDivElement>(null);
  // Grows with each change of the selection, so that the bar follows it; undefined while nothing is selected.
  const [selected, setSelected] = useState<number>();
  const [current, setCurrent] = useState(0);

  useEffect(() => {
    let pressed = false;
    let changes = 0;
    const look = (): void => {
      if (pressed) return;
      changes++;
      setSelected(view.current?.selectedSpan() ? changes : undefined);
    };
    const press = (event: PointerEvent): void => {
      pressed = event.button === 0 && region.current?.contains(event.target as Node) === true;
    };
    const release = (): void => {
      if (!pressed) return;
      pressed = false;
      // The selection that a click takes away is gone only after this event.
      setTimeout(look);
    };
    document.addEventListener('selectionchange', look);
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', release, true);
    window.addEventListener('pointercancel', release, true);
    return () => {
      document.removeEventListener('selectionchange', look);
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('pointercancel', release, true);
    };
  }, [region, view]);

  useLayoutEffect(() => {
    const scroller = region.current;
    if (selected === undefined || !scroller) return undefined;
    const follow = (): void => {
      if (bar.current) place(bar.current, scroller);
    };
    follow();
    scroller.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    return () => {
      scroller.removeEventListener('scroll', follow);
      window.removeEventListener('resize', follow);
    };
  }, [selected, region]);

  if (selected === undefined || readOnly) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') focusArticle();
    if (step === 0) return;
    event.preventDefault();
    const next = (current + step + TAGS.length) % TAGS.length;
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Tag selection"
      className={styles.toolbar}
      onKeyDown={onKeyDown}
      // A press must not take the selection away.
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {TAGS.map((tag, i) => (
        <button
          key={tag}
          type="button"
          tabIndex={i === current ? 0 : -1}
          aria-keyshortcuts={tag.charAt(0)}
          className={controls[tag]}
          title={codes[tag].definition}
          onClick={() => {
            tagSelection(tag);
          }}
        >
          <span className={controls.swatch} aria-hidden="true" />
          {codes[tag].name}
          <kbd className={controls.key} aria-hidden="true">
            {tag.charAt(0)}
          </kbd>
        </button>
      ))}
    </div>
  );
}

/**
 * Puts the bar above the first selected line, or below the last where there is no room or a handle of the focused mark
 * would be covered; never outside the region.
 */
function place(bar: HTMLElement, region: HTMLElement): void {
  const selection = document.getSelection();
  const boxes = selection?.rangeCount ? Array.from(selection.getRangeAt(0).getClientRects()) : [];
  const seen = boxes.filter(({ width }) => width > 0);
  const [first] = seen;
  const last = seen.at(-1);
  if (!first || !last) return;
  const frame = region.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = bar;
  const at = (top: number, line: DOMRect): DOMRect => {
    const left = (line.left + line.right) / 2 - width / 2;
    return new DOMRect(
      Math.min(Math.max(left, frame.left + GAP), frame.right - width - 2 * GAP),
      Math.min(Math.max(top, frame.top + GAP), frame.bottom - height - GAP),
      width,
      height,
    );
  };
  const above = at(first.top - GAP - height, first);
  const below = at(last.bottom + GAP, last);
  const handles = Array.from(region.querySelectorAll('[data-handle]'), (handle) => handle.getBoundingClientRect());
  const isFree = (box: DOMRect): boolean => !handles.some((handle) => meet(box, handle));
  const fits = first.top - GAP - height >= frame.top + GAP;
  const box = fits && (isFree(above) || !isFree(below)) ? above : below;
  bar.style.translate = `${Math.round(box.left - frame.left)}px ${Math.round(box.top - frame.top)}px`;
  bar.hidden = first.top > frame.bottom || last.bottom < frame.top;
}

function meet(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
