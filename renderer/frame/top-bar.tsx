/** The bar at the top: the case, the views, import and export, and the way back to a hidden pane. */
import type { KeyboardEvent } from 'react';
import { importChosen, openExport } from '../imports';
import { modKey } from '../keys';
import { start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { toggleInspector, toggleLibrary } from '../view-settings';
import styles from './top-bar.module.css';

/** The views that there are. */
const VIEWS = ['Read'] as const;

/** The bar. */
export function TopBar({ narrow, inspectorSeen }: { narrow: boolean; inspectorSeen: boolean }) {
  const summary = useStore((state) => state.case);
  const libraryOpen = useStore((state) => state.settings.libraryOpen);
  const some = useStore((state) => state.sources.length > 0);
  return (
    <header className={styles.bar}>
      <span className={styles.case}>
        <bdi>{summary?.name ?? ''}</bdi>
        {summary?.readOnly && <span className={styles.readOnly}>read-only</span>}
      </span>
      <div role="tablist" aria-label="Views" className={styles.tabs} onKeyDown={moveBetweenTabs}>
        {VIEWS.map((view) => (
          <button key={view} type="button" role="tab" id={`tab-${view}`} aria-selected={true} aria-controls="view">
            {view}
          </button>
        ))}
      </div>
      <div className={styles.actions}>
        {(narrow || !libraryOpen) && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={libraryOpen}
            aria-controls="library-pane"
            onClick={toggleLibrary}
          >
            Sources
          </button>
        )}
        {(narrow || !inspectorSeen) && (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={inspectorSeen}
            aria-controls="inspector-pane"
            onClick={toggleInspector}
          >
            Inspector
          </button>
        )}
        <button
          type="button"
          className={controls.button}
          title={modKey('I')}
          disabled={!summary || summary.readOnly}
          onClick={() => {
            start('import', importChosen());
          }}
        >
          Import
        </button>
        <button type="button" className={controls.button} disabled={!some} aria-haspopup="dialog" onClick={openExport}>
          Export
        </button>
      </div>
    </header>
  );
}

function moveBetweenTabs(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tabs = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]'));
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  tabs[(at + step + tabs.length) % tabs.length]?.focus();
}
