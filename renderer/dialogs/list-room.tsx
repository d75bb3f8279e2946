/** The room of a long list in a dialog: as high as its rows, as far as the window allows. */
import type { CSSProperties, ReactNode } from 'react';
import styles from './import-list.module.css';

/** The room for `count` rows of `each` rem. It keeps its height while a filter leaves fewer of them. */
export function ListRoom({ count, each, children }: { count: number; each: number; children: ReactNode }) {
  return (
    <div className={styles.rows} style={{ '--rows': `${count * each}rem` } as CSSProperties}>
      {children}
    </div>
  );
}
