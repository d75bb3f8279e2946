/** The bar at the top: the case, the views, import and export, and the way back to a hidden pane. */
import { openExport } from '../exporting/exporting';
import { importChosen } from '../imports';
import { modKey } from '../keys';
import { start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { toggleInspector, toggleLibrary } from '../view-settings';
import styles from './top-bar.module.css';
import { ViewTabs } from './view-tabs';

/** The bar. */
export function TopBar({ narrow, inspectorSeen }: { narrow: boolean; inspectorSeen: boolean }) {
  const summary = useStore((state) => state.case);
  const libraryOpen = useStore((state) => state.settings.libraryOpen);
  const reading = useStore((state) => state.view === 'read');
  const some = useStore((state) => state.sources.length > 0);
  return (
    <header className={styles.bar}>
      <span className={styles.case}>
        <bdi>{summary?.name ?? ''}</bdi>
        {summary?.readOnly && <span className={styles.readOnly}>read-only</span>}
      </span>
      <ViewTabs />
      <div className={styles.actions}>
        {reading && (narrow || !libraryOpen) && (
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
        {reading && (narrow || !inspectorSeen) && (
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
