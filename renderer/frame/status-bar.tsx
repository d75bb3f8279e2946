/** The line at the foot: what the case holds, what was done last, and that all of it stays here. */
import { TAGS } from '../../domain/tags';
import { counted } from '../counted';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { ImportProgress } from './import-progress';
import styles from './status-bar.module.css';

/** The line, with the `status` messages in its middle. */
export function StatusBar() {
  const sources = useStore((state) => state.sources);
  const importing = useStore((state) => state.importing);
  const counts = TAGS.map((tag) =>
    counted(
      sources.reduce((sum, source) => sum + source.counts[tag], 0),
      tag,
    ),
  );
  return (
    <footer className={styles.bar}>
      <p className={styles.counts}>
        <span>{counted(sources.length, 'source')}</span>
        <span>{counts.join(' · ')}</span>
      </p>
      <StatusMessage />
      {importing ? (
        <ImportProgress progress={importing} />
      ) : (
        <p className={styles.offline}>Offline · nothing leaves this machine</p>
      )}
    </footer>
  );
}

function StatusMessage() {
  const status = useStore((state) => state.status);
  const total = useStore((state) => state.importing?.total ?? 0);
  // The numbers that follow would talk over everything else, so that it began is said once.
  const begun = total > 1 ? `Importing ${counted(total, 'file')}…` : '';
  const action = status?.action;
  return (
    <div className={styles.message}>
      <p role="status">{status?.text ?? begun}</p>
      {action && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
