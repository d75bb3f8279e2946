/** The section "Check" of the review: dates, totals and quantities that do not agree within the opened article. */
import type { FocusEvent } from 'react';
import type { Inconsistency, InconsistencyKind } from '../../domain/consistency/inconsistency';
import type { OpenedSource } from '../../domain/contract';
import { counted } from '../counted';
import { RovingList } from '../roving-list';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './check-section.module.css';
import { checkAgain, showInconsistency, useChecked } from './checking';

/** What each kind is called. */
const KIND_NAMES: Readonly<Record<InconsistencyKind, string>> = {
  weekday: 'Weekday',
  date: 'Date',
  'date-order': 'Order of dates',
  total: 'Total',
  'two-values': 'Two values',
};

/** What was found in the opened article, with the way to each place. Nothing is changed by it. */
export function CheckSection() {
  const opened = useStore((state) => state.opened);
  return (
    <section className={styles.check} aria-labelledby="check-head">
      <h2 id="check-head" className={`${controls.sectionHead} ${styles.head}`}>
        Check
      </h2>
      {opened ? <Checked opened={opened} /> : <p className={styles.hint}>Open an article to have it checked.</p>}
    </section>
  );
}

function Checked({ opened }: { opened: OpenedSource }) {
  const { found, failure } = useChecked(opened);
  const gone = useStore((state) => state.serviceGone);
  const failed = failure !== undefined && failure.code !== 'service-gone';
  return (
    <>
      {!failed && (
        <p className={styles.hint} role="status">
          {found !== undefined
            ? outcome(found.length)
            : gone
              ? 'The article is checked when the case service runs again.'
              : 'Checking weekdays, dates, totals and quantities…'}
        </p>
      )}
      {failed && (
        <div className={styles.failed}>
          <p role="alert">{failure.message}</p>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              checkAgain(opened);
            }}
          >
            Check again
          </button>
        </div>
      )}
      {found !== undefined && found.length > 0 && <Found found={found} />}
    </>
  );
}

function outcome(count: number): string {
  return count === 0
    ? 'Nothing was found that does not agree. Weekdays, dates, totals and quantities were compared within this article; what it says may still be wrong.'
    : `${counted(count, 'place')} may not agree. Nothing is changed: you decide what is wrong.`;
}

function Found({ found }: { found: readonly Inconsistency[] }) {
  const checked = useStore((state) => state.checked);
  // The arrow keys move the focus, and what has the focus is looked at.
  const onFocus = (event: FocusEvent): void => {
    const index = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['index'];
    const one = index === undefined ? undefined : found[Number(index)];
    if (one && (!checked || placeOf(one) !== placeOf(checked))) showInconsistency(one, { stay: true });
  };
  return (
    <div className={styles.list} onFocus={onFocus}>
      <RovingList
        label="Check"
        items={found}
        idOf={placeOf}
        current={checked && placeOf(checked)}
        estimate={100}
        buttonClass={() => styles.item}
        onChoose={(one) => {
          showInconsistency(one);
        }}
      >
        {({ kind, message }) => (
          <>
            <span className={styles.kind}>{KIND_NAMES[kind]}</span>
            <span className={styles.message} dir="auto">
              {message}
            </span>
          </>
        )}
      </RovingList>
    </div>
  );
}

function placeOf({ kind, start, end, other }: Inconsistency): string {
  return `${kind} ${start}-${end} ${other ? `${other.start}-${other.end}` : ''}`;
}
