/** The head of the comparison: how the texts are shown, what the marks mean, and how far comparing is. */
import { useRef } from 'react';
import type { ComparingProgress, MatchFindings } from '../../domain/contract';
import { counted } from '../counted';
import { moveAmongRadios } from '../frame/radio-keys';
import { start } from '../messages';
import { service } from '../service';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { FEWEST } from './chosen-sources';
import { COMPARE_MODES, updateCompare, type CompareMode } from './compare-state';
import styles from './compare-bar.module.css';
import { KIND_WORDS } from './pane-text';
import type { PairKind } from './shared-pairs';

const MODES = Object.keys(COMPARE_MODES) as CompareMode[];
const KINDS = Object.keys(KIND_WORDS) as PairKind[];

interface Props {
  readonly mode: CompareMode;
  /** How many pairs the sources share. */
  readonly count: number;
  /** How many sources are shown. */
  readonly sources: number;
  readonly found: MatchFindings | undefined;
  /** True while what is not found yet is being asked for. */
  readonly waiting: boolean;
  readonly failed: boolean;
  onAgain(): void;
}

/** The radiogroup "Show", the legend and the progress. */
export function CompareBar({ mode, count, sources, found, waiting, failed, onAgain }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const progress = useStore((state) => state.comparison);
  const running = progress !== undefined && progress.left > 0 ? progress : undefined;
  const busy = !failed && (running !== undefined || waiting);
  const stopped = !busy && found?.complete === false;
  return (
    <div className={styles.bar}>
      <div
        ref={group}
        role="radiogroup"
        aria-label="Show"
        className={styles.modes}
        onKeyDown={(event) => {
          moveAmongRadios(group.current, event);
        }}
      >
        {MODES.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === mode}
            tabIndex={one === mode ? 0 : -1}
            onClick={() => {
              updateCompare({ mode: one });
            }}
          >
            {COMPARE_MODES[one]}
          </button>
        ))}
      </div>
      {sources >= FEWEST && (
        <ul className={styles.legend} aria-label="What the marks mean">
          {KINDS.map((kind) => (
            <li key={kind}>
              <span data-kind={kind}>{KIND_WORDS[kind]}</span>
            </li>
          ))}
          {mode === 'words' && (
            <li>
              <del>only earlier</del> <ins>only later</ins>
            </li>
          )}
        </ul>
      )}
      <span className={styles.state} role="status">
        {failed
          ? 'Not compared'
          : busy
            ? 'Comparing…'
            : stopped
              ? `Stopped before all was compared${count === 0 ? '' : ` · ${counted(count, 'pair')} so far`}`
              : found && sources >= FEWEST
                ? count === 0
                  ? 'Nothing shared'
                  : counted(count, 'shared pair')
                : ''}
      </span>
      {busy && running && <Progress of={running.of} left={running.left} />}
      {busy && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            start('stop-matching', service.stopMatching());
          }}
        >
          Stop
        </button>
      )}
      {(stopped || failed) && (
        <button type="button" className={controls.button} onClick={onAgain}>
          {failed ? 'Try again' : 'Go on'}
        </button>
      )}
    </div>
  );
}

/** How far comparing is: not in the status, which would be read out with every passage. */
function Progress({ of, left }: ComparingProgress) {
  const words = `${(of - left).toLocaleString('en')} of ${counted(of, 'passage')}`;
  return (
    <span
      className={styles.progress}
      role="progressbar"
      aria-label="Comparing"
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={of - left}
      aria-valuetext={words}
    >
      {words}
    </span>
  );
}
