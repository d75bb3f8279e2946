/** How far the import has come, in the line at the foot: a bar, a number, the name of the file, and the way out. */
import type { ImportProgress as Progress } from '../../domain/contract';
import { LONG_WORK } from '../attention';
import { stopImport } from '../imports';
import { start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './import-progress.module.css';

/** The progress of an import that goes on. */
export function ImportProgress({ progress }: { progress: Progress }) {
  const stopping = useStore((state) => state.stopping);
  const { done, total, current } = progress;
  // Of a single file only its own reader knows how far it is.
  const single = total === 1;
  return (
    <div className={styles.progress} role="group" aria-label="Import" {...LONG_WORK}>
      <progress aria-label="Imported files" max={total} {...(!single && { value: done })} />
      <span className={styles.number}>
        {single ? 'Reading' : `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`}
      </span>
      <span className={styles.name} title={current}>
        {stopping ? (
          'Stopping after this file…'
        ) : (
          <>
            {current !== undefined && !single && '· '}
            <bdi>{current}</bdi>
          </>
        )}
      </span>
      <button
        type="button"
        className={controls.plain}
        disabled={stopping}
        title="What came in until now is kept"
        onClick={() => {
          start('import', stopImport());
        }}
      >
        Stop
      </button>
    </div>
  );
}
