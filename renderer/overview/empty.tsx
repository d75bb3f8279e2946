/** What stands in place of a chart when there is nothing to be drawn. */
import { useState, type ReactNode } from 'react';
import { focusPane } from '../panes';
import controls from '../theme/controls.module.css';
import styles from './overview.module.css';

/** Words for a person: what this place is for, and the next step. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}

/** What is being waited for. */
export function Reading({ children }: { children: ReactNode }) {
  return (
    <div className={styles.empty} role="status">
      <p>{children}</p>
    </div>
  );
}

/** Why nothing can be shown, with a way to try again. */
export function Failed({ failure, retry }: { failure: string; retry(): Promise<void> }) {
  const [asked, setAsked] = useState(false);
  return (
    <div className={styles.empty} role="alert">
      <p>{failure}</p>
      <button
        type="button"
        className={controls.button}
        disabled={asked}
        onClick={() => {
          setAsked(true);
          void retry().finally(() => {
            setAsked(false);
            focusPane('overview');
          });
        }}
      >
        Try again
      </button>
    </div>
  );
}
