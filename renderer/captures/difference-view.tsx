/** Two texts of a source compared word by word, in place of the article. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { OpenedSource, TextDifference } from '../../domain/contract';
import { errorData } from '../../domain/errors';
import { focusArticle } from '../article/shown-article';
import { counted } from '../counted';
import { pressedKey } from '../keys';
import { titleOf } from '../library/source-order';
import { service } from '../service';
import { state, update, useStore, type Comparison } from '../store';
import controls from '../theme/controls.module.css';
import { captureMoments, captureOfText } from './capture-words';
import styles from './difference-view.module.css';
import { differenceRows, type DifferenceRow } from './difference-rows';

/** The usual height of a paragraph. */
const ESTIMATE = 120;

/** So few rows are on the page as a whole, so that scripts and screen readers see all of them. */
const WHOLE = 150;

const NO_PIECES: TextDifference['pieces'] = [];

interface Props {
  readonly opened: OpenedSource;
  readonly comparing: Comparison;
}

/** The `region` "Difference". Must be given the texts' ids as its key. */
export function DifferenceView({ opened, comparing }: Props) {
  const region = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [difference, failure] = useDifference(comparing);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set<number>());
  const [current, setCurrent] = useState(-1);
  const pieces = difference?.pieces ?? NO_PIECES;
  const { rows, changes } = useMemo(() => differenceRows(pieces, unfolded), [pieces, unfolded]);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: rows.length <= WHOLE ? WHOLE : 6,
    scrollMargin: list.current?.offsetTop ?? 0,
  });

  useLayoutEffect(() => {
    region.current?.focus({ preventScroll: true });
  }, []);

  const step = (by: 1 | -1): void => {
    const next = Math.min(Math.max(current + by, 0), changes.length - 1);
    const row = changes[next];
    if (row === undefined) return;
    setCurrent(next);
    virtualizer.scrollToIndex(row, { align: rows.length <= WHOLE ? 'auto' : 'start' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const key = pressedKey(event.nativeEvent);
    if (key === 'n') step(1);
    else if (key === 'shift+n') step(-1);
    else if (key === 'escape') close();
    else return;
    event.preventDefault();
  };

  return (
    <section
      ref={region}
      className={styles.region}
      aria-label="Difference"
      aria-busy={!difference && !failure}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.bar} role="group" aria-label="Changes">
        <button type="button" className={controls.button} aria-keyshortcuts="Escape" onClick={close}>
          Back to the article
          <kbd className={controls.key} aria-hidden="true">
            Esc
          </kbd>
        </button>
        <span className={styles.count} role="status">
          {difference &&
            (current < 0 ? counted(changes.length, 'change') : `Change ${current + 1} of ${changes.length}`)}
        </span>
        <span className={styles.steps}>
          <StepButton
            label="Previous change"
            keys="Shift+N"
            disabled={current <= 0}
            onStep={() => {
              step(-1);
            }}
          />
          <StepButton
            label="Next change"
            keys="n"
            disabled={current >= changes.length - 1}
            onStep={() => {
              step(1);
            }}
          />
        </span>
      </div>
      <div className={styles.paper}>
        <Head opened={opened} comparing={comparing} difference={difference} />
        {failure !== undefined && <p className={styles.note}>{failure}</p>}
        {!difference && failure === undefined && <p className={styles.quiet}>Comparing…</p>}
        {difference && changes.length === 0 && (
          <p className={styles.quiet}>The words of both are the same. Only their bytes differ.</p>
        )}
        <div
          ref={list}
          className={styles.rows}
          style={{ height: changes.length === 0 ? 0 : virtualizer.getTotalSize() }}
        >
          {changes.length > 0 &&
            virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const row = rows[index];
              return (
                row && (
                  <div
                    key={key}
                    ref={virtualizer.measureElement}
                    data-index={index}
                    className={styles.row}
                    style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
                  >
                    <Row
                      row={row}
                      current={current}
                      onUnfold={(piece) => {
                        setUnfolded(new Set([...unfolded, piece]));
                        region.current?.focus({ preventScroll: true });
                      }}
                    />
                  </div>
                )
              );
            })}
        </div>
      </div>
    </section>
  );
}

function close(): void {
  update({ comparing: undefined });
  // The article comes back with the next frame.
  requestAnimationFrame(focusArticle);
}

/** The difference when it is there, or why it can't be. */
function useDifference({ before, after }: Comparison): readonly [TextDifference | undefined, string | undefined] {
  const [difference, setDifference] = useState<TextDifference>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let left = false;
    service.compareTexts(before, after).then(
      (found) => {
        if (!left) setDifference(found);
      },
      (thrown: unknown) => {
        if (!left) setFailure(errorData(thrown).message);
      },
    );
    return () => {
      left = true;
    };
  }, [before, after]);
  return [difference, failure];
}

function StepButton({
  label,
  keys,
  disabled,
  onStep,
}: {
  label: string;
  keys: string;
  disabled: boolean;
  onStep(): void;
}) {
  return (
    <button
      type="button"
      className={controls.button}
      aria-keyshortcuts={keys}
      // Not `disabled`: the keyboard would be thrown out of the bar at the last change.
      aria-disabled={disabled || undefined}
      onClick={onStep}
    >
      {label}
      <kbd className={controls.key} aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}

function Head({ opened, comparing, difference }: Props & { difference: TextDifference | undefined }) {
  const edited = useStore((now) => now.shown.some(({ carried }) => carried?.edited === 'silently'));
  const source = state().sources.find(({ source: id }) => id === opened.source);
  const before = captureOfText(opened.captures, comparing.before);
  const after = captureOfText(opened.captures, comparing.after);
  const [older, newer] = before && after ? captureMoments(before, after, navigator.language) : ['', ''];
  return (
    <header className={styles.head}>
      <h1>
        <bdi>{source ? titleOf(source) : opened.capture.name}</bdi>
      </h1>
      <p className={styles.dates}>
        <span>
          Captured {older} <span aria-hidden="true">→</span>
          <span className={controls.hidden}>compared with</span> {newer}
        </span>
        <span>
          <del>taken out</del> <ins>put in</ins>
        </span>
      </p>
      {difference?.correction !== undefined && (
        <p className={styles.note}>
          The newer capture says: <q dir="auto">{difference.correction}</q>
        </p>
      )}
      {difference && difference.correction === undefined && edited && (
        <p className={`${styles.note} ${styles.silent}`}>No correction note, though words of marked claims changed.</p>
      )}
    </header>
  );
}

interface RowProps {
  readonly row: DifferenceRow;
  readonly current: number;
  onUnfold(piece: number): void;
}

function Row({ row, current, onUnfold }: RowProps) {
  if (row.kind === 'fold') {
    return (
      <button
        type="button"
        className={styles.fold}
        aria-expanded={false}
        onClick={() => {
          onUnfold(row.piece);
        }}
      >
        … {counted(row.words, 'word')} unchanged
      </button>
    );
  }
  return (
    <p className={styles.paragraph} dir="auto">
      {row.runs.map(({ op, text, change }, i) => {
        if (op === 'same') return <span key={i}>{text}</span>;
        const Element = op === 'added' ? 'ins' : 'del';
        return (
          <Element key={i} data-current={change === current || undefined}>
            {text}
          </Element>
        );
      })}
    </p>
  );
}
