/** The line at the foot: what the case holds, what was done last, and that all of it stays here. */
import { TAGS } from '../../domain/tags';
import { counted } from '../counted';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './status-bar.module.css';

/** The line, with the `status` messages in its middle. */
export function StatusBar() {
  const sources = useStore((state) => state.sources);
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
      <p className={styles.offline}>Offline · nothing leaves this machine</p>
    </footer>
  );
}

function StatusMessage() {
  const status = useStore((state) => state.status);
  const importing = useStore((state) => state.importing);
  const action = importing ? undefined : status?.action;
  return (
    <div className={styles.message}>
      <p role="status">
        {importing
          ? `Importing ${(importing.done + 1).toLocaleString('en')} of ${importing.total.toLocaleString('en')}…`
          : (status?.text ?? '')}
      </p>
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
