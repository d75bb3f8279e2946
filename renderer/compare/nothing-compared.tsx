/** What stands in place of the panes while fewer than two sources are chosen. */
import { FEWEST } from './chosen-sources';
import styles from './compare-view.module.css';

/** Says what the view is for and what to do next; `sources` is how many there are in the case. */
export function NothingCompared({ sources }: { sources: number }) {
  return (
    <div className={styles.empty}>
      <h2>
        {sources === 0 ? 'Nothing to compare yet' : sources === 1 ? 'One source is not enough' : 'Choose two sources'}
      </h2>
      <p>
        Here articles stand beside each other. What they share is numbered on both sides, with what was altered word by
        word.{' '}
        {sources >= FEWEST
          ? 'Tick at least two under “Sources to compare”.'
          : 'Import another article with File > Import, or drop it on the window.'}
      </p>
    </div>
  );
}
