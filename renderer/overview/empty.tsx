/** What stands in place of a chart when there is nothing to be drawn. */
import type { ReactNode } from 'react';
import { TryAgain } from '../frame/try-again';
import { focusPane } from '../panes';
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
  return (
    <div className={styles.empty} role="alert">
      <p>{failure}</p>
      <TryAgain
        retry={() =>
          retry().finally(() => {
            focusPane('overview');
          })
        }
      />
    </div>
  );
}
