/** What stands in place of a chart when there is nothing to be drawn. */
import type { ReactNode } from 'react';
import styles from './overview.module.css';

/** Words for a person: what this place is for, and the next step. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
