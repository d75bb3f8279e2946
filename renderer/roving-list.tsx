/**
 * A list of buttons that stays fast with thousands of items: only those in view are on the page, each says which of
 * how many it is, one of them is in the tab order, and the arrow keys move between them.
 */
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './roving-list.module.css';

/**
 * How several items are chosen: Ctrl+click and Ctrl+Space choose one more or less, Shift+click and Shift+arrows all from
 * the item where that began, Ctrl+A all; on a Mac with Cmd.
 */
interface Choosing<T> {
  isChosen(item: T): boolean;
  toggle(item: T): void;
  /** Chooses these and no others. */
  choose(items: readonly T[]): void;
}

interface Props<T> {
  /** The accessible name of the list. */
  readonly label: string;
  readonly items: readonly T[];
  idOf(item: T): string;
  /** Id of the item that is open or focused elsewhere: it is marked and kept in view. */
  readonly current: string | undefined;
  /** The usual height of an item in pixels. */
  readonly estimate: number;
  /** The inside of an item's button. */
  children(item: T): ReactNode;
  buttonClass(item: T): string | undefined;
  /** For a list of things to tick: whether this one is. Its buttons are then checkboxes. */
  checked?(item: T): boolean;
  onChoose(item: T): void;
  /** The pointer or the keyboard came to an item, or left it. */
  onPoint?(item: T | undefined): void;
  /** The keyboard came to an item: for a list in which that is enough to look at it. */
  onReach?(item: T): void;
  /** For a list of which several items can be chosen at once. */
  readonly choosing?: Choosing<T>;
  /** Ids of elements that name and describe an item's button, where the whole inside would be too much. */
  labelledBy?(item: T): { readonly name: string; readonly description: string };
}

/** A list this short is on the page as a whole: find in page, scripts and screen readers then see all of it. */
const WHOLE = 100;

/** How long after an item became current the list scrolls to it at the latest, in milliseconds. */
const FOLLOWED_WITHIN = 150;

/** The list. */
export function RovingList<T>(props: Props<T>) {
  const {
    label,
    items,
    idOf,
    current,
    estimate,
    children,
    buttonClass,
    checked,
    onChoose,
    onPoint,
    onReach,
    choosing,
    labelledBy,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  // Where a choice of several in a row began.
  const began = useRef<number>(undefined);
  const currentIndex = current === undefined ? -1 : items.findIndex((item) => idOf(item) === current);
  const [moved, setMoved] = useState<{ readonly current: string | undefined; readonly index: number }>();
  // The arrow keys decide which item is in the tab order, until another item becomes the current one.
  const stop = moved && moved.current === current ? moved.index : currentIndex;
  const tabStop = Math.min(Math.max(stop, 0), items.length - 1);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : idOf(item);
    },
    overscan: items.length <= WHOLE ? WHOLE : 6,
    rangeExtractor: (range) => withTabStop(range, tabStop),
  });

  const followed = useRef<{ readonly current: string | undefined; readonly index: number }>(undefined);
  useEffect(() => {
    const before = followed.current;
    followed.current = { current, index: currentIndex };
    if (currentIndex < 0) return undefined;
    // An item that others have pushed away is followed only by those who were looking at it.
    if (before?.current === current && before !== undefined && before.index >= 0) {
      const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};
      if (before.index < startIndex || before.index > endIndex) return undefined;
    }
    // Not before the frame that shows what became current, nor before what waits to be shown: scrolling puts items on
    // the page and measures them.
    let idle: number | undefined;
    const frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(
        () => {
          virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
        },
        { timeout: FOLLOWED_WITHIN },
      );
    });
    return () => {
      cancelAnimationFrame(frame);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [current, currentIndex, virtualizer]);

  // An item far away is on the page only after the list has scrolled to it.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const button = scroller.current?.querySelector<HTMLElement>(`li[data-index="${wanted.current}"] button`);
    if (!button) return;
    wanted.current = undefined;
    button.focus({ preventScroll: true });
  });

  const choose = (item: T, index: number, how: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>): void => {
    if (!choosing || !(how.ctrlKey || how.metaKey || how.shiftKey)) {
      began.current = index;
      onChoose(item);
    } else if (how.shiftKey) {
      extend(index);
    } else {
      began.current = index;
      choosing.toggle(item);
    }
  };
  const extend = (index: number): void => {
    began.current ??= tabStop;
    choosing?.choose(items.slice(Math.min(began.current, index), Math.max(began.current, index) + 1));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    if (choosing && mod && !event.altKey && !event.shiftKey) {
      const item = items[tabStop];
      if (event.code === 'KeyA') choosing.choose(items);
      else if (event.key === ' ' && item !== undefined) choose(item, tabStop, event);
      else return;
      event.preventDefault();
      return;
    }
    if (event.altKey || mod || (event.shiftKey && !choosing)) return;
    const last = items.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(tabStop + 1, last),
      ArrowUp: Math.max(tabStop - 1, 0),
      Home: 0,
      End: last,
    };
    const next = targets[event.key];
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next;
    // A choice that begins with a key begins where the keyboard is.
    if (!items.some((item) => choosing?.isChosen(item))) began.current = tabStop;
    if (event.shiftKey) extend(next);
    else began.current = next;
    setMoved({ current, index: next });
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const names = labelledBy?.(item);
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              aria-current={index === currentIndex || undefined}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              <button
                type="button"
                role={checked && 'checkbox'}
                aria-checked={checked?.(item)}
                tabIndex={index === tabStop ? 0 : -1}
                aria-labelledby={names?.name}
                aria-describedby={names?.description}
                className={buttonClass(item)}
                onFocus={() => {
                  setMoved({ current, index });
                  onPoint?.(item);
                  onReach?.(item);
                }}
                onBlur={() => onPoint?.(undefined)}
                onPointerEnter={() => onPoint?.(item)}
                onPointerLeave={() => onPoint?.(undefined)}
                data-chosen={choosing?.isChosen(item) === true || undefined}
                onClick={(event) => {
                  choose(item, index, event);
                }}
              >
                {children(item)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The items in view, those around them, and the one in the tab order. */
function withTabStop({ startIndex, endIndex, overscan, count }: Range, tabStop: number): number[] {
  const from = Math.max(startIndex - overscan, 0);
  const to = Math.min(endIndex + overscan, count - 1);
  const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (tabStop < 0 || tabStop >= count) return seen;
  if (tabStop < from) return [tabStop, ...seen];
  return tabStop > to ? [...seen, tabStop] : seen;
}
