/** What was done with the opened source, out of the journal, in the order in which it happened. */
import { useEffect, useState } from 'react';
import type { CustodyEntry } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { counted } from '../counted';
import { momentWords } from '../published';
import { service } from '../service';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './provenance.module.css';

/** How many entries are shown until a person asks for all. */
const SHOWN = 60;

/** The `list` "What was done". */
export function CustodyTrail({ source }: { source: string }) {
  const [trail, failure] = useTrail(source);
  const [all, setAll] = useState(false);
  const hidden = trail && !all ? Math.max(0, trail.length - SHOWN) : 0;
  return (
    <>
      <h2 className={controls.sectionHead}>What was done</h2>
      {failure !== undefined && <p className={styles.problem}>{failure}</p>}
      {!trail && failure === undefined && <p className={styles.none}>Reading the journal…</p>}
      {hidden > 0 && (
        <button
          type="button"
          className={`${controls.plain} ${styles.earlier}`}
          onClick={() => {
            setAll(true);
          }}
        >
          Show {counted(hidden, 'earlier entry').replace('entrys', 'entries')}
        </button>
      )}
      {trail && (
        <ol className={styles.trail} aria-label="What was done">
          {trail.slice(hidden).map(({ at, by, what }, i) => (
            <li key={hidden + i}>
              <p dir="auto">{what}</p>
              <small>
                <time dateTime={at}>{momentWords(at, navigator.language)}</time>
                {by !== '' && (
                  <>
                    , <bdi>{by}</bdi>
                  </>
                )}
              </small>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** The trail, read again whenever the journal has grown. */
function useTrail(source: string): readonly [readonly CustodyEntry[] | undefined, string | undefined] {
  const entries = useStore((state) => state.case?.entries);
  const [trail, setTrail] = useState<readonly CustodyEntry[]>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let left = false;
    service.custody(source).then(
      (found) => {
        if (left) return;
        setTrail(found);
        setFailure(undefined);
      },
      (thrown: unknown) => {
        if (!left) setFailure(errorData(thrown).message);
      },
    );
    return () => {
      left = true;
    };
  }, [source, entries]);
  return [trail, failure];
}
