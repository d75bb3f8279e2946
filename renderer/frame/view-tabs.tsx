/** The tabs at the top: the article, and the registers. The arrow keys move between them, Enter or Space shows one. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { modKey } from '../keys';
import { update, useStore, VIEWS, type View } from '../store';
import styles from './top-bar.module.css';

/** What each view is called. */
const VIEW_NAMES: Readonly<Record<View, string>> = {
  read: 'Read',
  compare: 'Compare',
  claims: 'Claims',
  actors: 'Actors',
  places: 'Places',
  overview: 'Overview',
  search: 'Search',
};

/** The `tablist` "Views". */
export function ViewTabs() {
  const shown = useStore((state) => state.view);
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<View>();

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = VIEWS.indexOf(stop ?? shown);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % VIEWS.length,
      ArrowLeft: (at - 1 + VIEWS.length) % VIEWS.length,
      Home: 0,
      End: VIEWS.length - 1,
    };
    const next = targets[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setStop(VIEWS[next]);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };

  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Views"
      className={styles.tabs}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setStop(undefined);
      }}
    >
      {VIEWS.map((view, at) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={`tab-${view}`}
          aria-selected={view === shown}
          aria-controls="view"
          title={modKey(String(at + 1))}
          tabIndex={view === (stop ?? shown) ? 0 : -1}
          onClick={() => {
            update({ view });
          }}
        >
          {VIEW_NAMES[view]}
        </button>
      ))}
    </div>
  );
}
