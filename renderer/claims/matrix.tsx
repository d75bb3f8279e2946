/**
 * The claims matrix: a row per statement, a column per source. Only what is in view is on the page, and the cell that the
 * keyboard is in.
 */
import { useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { StatementSummary } from '../../domain/contract';
import { publishedWords } from '../published';
import { start } from '../messages';
import { focusPane } from '../panes';
import { openSource } from '../sources';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { updateClaims, useClaims } from './claims-state';
import type { SourceColumn } from './columns';
import type { StatementContrast } from './contrasts';
import { SourceCell, StatementCellInside } from './matrix-cell';
import styles from './matrix.module.css';
import { movedTo } from './matrix-moves';
import { pick, pickAll, pickTo } from './picking';
import { rowHeight } from './row-height';

/** Widths and heights in rem. */
const FIRST_WIDTH = 15.5;
const COLUMN_WIDTH = 14.5;
const HEAD_HEIGHT = 3.75;

interface Props {
  readonly listed: readonly StatementSummary[];
  readonly columns: readonly SourceColumn[];
  /** What stands in the corner: how many statements there are. */
  readonly corner: ReactNode;
  contrastOf(statement: StatementSummary): StatementContrast;
}

/** The `grid` "Claims". */
export function Matrix({ listed, columns, corner, contrastOf }: Props) {
  const scale = useStore((now) => now.settings.textSize / 100);
  const statement = useClaims((now) => now.statement);
  const column = Math.min(
    useClaims((now) => now.column),
    columns.length,
  );
  const picked = useClaims((now) => now.picked);
  const [onHead, setOnHead] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef(false);
  const rem = 16 * scale;
  const at = listed.findIndex((one) => one.statement === statement);
  // Rows count from the head, which is row 0.
  const row = onHead ? 0 : Math.max(at, 0) + 1;

  // Of all rows, once: the virtualizer asks again whenever what it is given is another function.
  const heights = useMemo(() => listed.map((one) => Math.round(rowHeight(one) * rem)), [listed, rem]);
  const keyOf = useCallback((index: number) => listed[index]?.statement ?? index, [listed]);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[index] ?? 0,
    getItemKey: keyOf,
    overscan: 4,
    paddingStart: HEAD_HEIGHT * rem,
    scrollPaddingStart: HEAD_HEIGHT * rem,
    rangeExtractor: (range) => withStop(range, row - 1),
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH * rem,
    overscan: 2,
    paddingStart: FIRST_WIDTH * rem,
    scrollPaddingStart: FIRST_WIDTH * rem,
    rangeExtractor: (range) => withStop(range, column - 1),
  });
  useEffect(() => {
    rows.measure();
    across.measure();
  }, [listed, rem, rows, across]);

  // A cell far away is on the page only after the grid has scrolled to it.
  useEffect(() => {
    if (!wanted.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>('[data-stop]');
    if (!cell) return;
    wanted.current = false;
    cell.focus({ preventScroll: true });
  });

  /** True while a mouse button is held on the grid: what is pressed must stay under the pointer, or the click is lost. */
  const held = useRef(false);
  useEffect(() => {
    // A statement that was made or merged elsewhere may be far away.
    if (at >= 0 && !held.current) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);

  const goTo = (nextRow: number, nextColumn: number): void => {
    wanted.current = true;
    setOnHead(nextRow === 0);
    updateClaims({ column: nextColumn, ...(nextRow > 0 && { statement: listed[nextRow - 1]?.statement }) });
    if (nextRow > 0) rows.scrollToIndex(nextRow - 1, { align: 'auto' });
    if (nextColumn > 0) across.scrollToIndex(nextColumn - 1, { align: 'auto' });
  };

  const idAt = (ofRow: number): string | undefined => listed[ofRow - 1]?.statement;
  const ids = (): string[] => listed.map((one) => one.statement);

  /** Chooses statements where the key asks for it. */
  const choose = (event: KeyboardEvent): boolean => {
    const mod = event.ctrlKey || event.metaKey;
    const current = idAt(row);
    if (event.key === ' ' && !event.shiftKey && current !== undefined) {
      pick(current);
    } else if (event.shiftKey && !mod && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const next = Math.min(Math.max(row + (event.key === 'ArrowDown' ? 1 : -1), 1), listed.length);
      pickTo(ids(), current, idAt(next) ?? '');
      goTo(next, column);
    } else if (mod && !event.shiftKey && event.code === 'KeyA') {
      pickAll(ids());
    } else return false;
    event.preventDefault();
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || choose(event) || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      open(event.key, row, column);
      return;
    }
    const mod = event.ctrlKey || event.metaKey;
    const page = Math.max(1, (rows.range?.endIndex ?? 0) - (rows.range?.startIndex ?? 0) - 1);
    const next = movedTo({ key: event.key, mod }, [row, column], { last: [listed.length, columns.length], page });
    if (next === undefined) return;
    event.preventDefault();
    goTo(...next);
  };

  const open = (key: string, ofRow: number, ofColumn: number): void => {
    const [one, source] = [listed[ofRow - 1], columns[ofColumn - 1]];
    if (ofRow > 0 && (ofColumn === 0 || key === 'F2')) {
      focusPane('statement');
    } else if (source !== undefined) {
      const cell = one?.cells.find((other) => other.source === source.source);
      if (ofRow > 0 && cell === undefined) return;
      start('open-source', openSource(source.source, cell?.claims[0]?.annotation));
      update({ view: 'read' });
    }
  };

  /** What every cell needs to be a stop of the keyboard. */
  const stop = (ofRow: number, ofColumn: number) => ({
    tabIndex: ofRow === row && ofColumn === column ? 0 : -1,
    'data-stop': (ofRow === row && ofColumn === column) || undefined,
    'aria-colindex': ofColumn + 1,
    onFocus: () => {
      if (ofRow === row && ofColumn === column) return;
      setOnHead(ofRow === 0);
      updateClaims({ column: ofColumn, ...(ofRow > 0 && { statement: listed[ofRow - 1]?.statement }) });
    },
    onClick: (event: MouseEvent) => {
      const id = idAt(ofRow);
      if (id !== undefined && (event.ctrlKey || event.metaKey)) pick(id);
    },
    // Before the focus comes to where all in a row end; and Shift would select the words between.
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      const id = idAt(ofRow);
      if (id === undefined || !event.shiftKey) return;
      event.preventDefault();
      pickTo(ids(), idAt(row), id);
      event.currentTarget.focus();
    },
    onDoubleClick: () => {
      open('Enter', ofRow, ofColumn);
    },
  });

  const shown = across.getVirtualItems();
  const width = across.getTotalSize();
  const place = (from: number): CSSProperties => ({ insetInlineStart: from, width: COLUMN_WIDTH * rem });
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Claims"
      aria-rowcount={listed.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      className={styles.grid}
      onMouseDown={() => {
        held.current = true;
        // Wherever it is let go.
        const release = (): void => {
          held.current = false;
        };
        window.addEventListener('mouseup', release, { capture: true, once: true });
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sheet} style={{ width, height: rows.getTotalSize() }}>
        <div role="row" aria-rowindex={1} className={styles.head} style={{ height: HEAD_HEIGHT * rem }}>
          <div role="columnheader" className={styles.corner} style={{ width: FIRST_WIDTH * rem }} {...stop(0, 0)}>
            {corner}
          </div>
          {shown.map(({ index, start: from }) => {
            const source = columns[index];
            if (source === undefined) return null;
            const { shared } = source;
            const joined = shared !== undefined && columns[index - 1]?.origin === source.origin;
            return (
              <div
                key={source.source}
                role="columnheader"
                className={styles.source}
                data-shared={shared !== undefined || undefined}
                data-joined={joined || undefined}
                style={place(from)}
                title={shared === undefined ? source.headline : `${source.headline}\n${shared}`}
                aria-description={shared}
                {...stop(0, index + 1)}
              >
                <span className={styles.outlet} data-none={source.outlet === undefined || undefined}>
                  <bdi>{source.outlet ?? source.headline}</bdi>
                </span>
                <span className={styles.date}>
                  {source.published === ''
                    ? 'Date not stated'
                    : publishedWords(source.published, navigator.language, 'short')}
                  {shared !== undefined && <span className={styles.origin}> · one origin</span>}
                </span>
                {source.outlet !== undefined && <span className={controls.hidden}>{source.headline}</span>}
              </div>
            );
          })}
        </div>
        {rows.getVirtualItems().map(({ index, key, start: from, size }) => {
          const one = listed[index];
          if (one === undefined) return null;
          const contrast = contrastOf(one);
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={picked.includes(one.statement)}
              data-current={index === Math.max(at, 0) || undefined}
              className={styles.row}
              style={{ transform: `translateY(${from}px)`, height: size, width }}
            >
              <div
                role="rowheader"
                className={styles.statement}
                style={{ width: FIRST_WIDTH * rem }}
                {...stop(index + 1, 0)}
              >
                <StatementCellInside statement={one} contrast={contrast} picked={picked.includes(one.statement)} />
              </div>
              {shown.map(({ index: ofColumn, start: left }) => {
                const source = columns[ofColumn];
                if (source === undefined) return null;
                const cell = one.cells.find((other) => other.source === source.source);
                const whys = cell?.claims.flatMap(({ annotation }) =>
                  (contrast.marked.get(annotation) ?? []).map(({ why }) => why),
                );
                return (
                  <div
                    key={source.source}
                    role="gridcell"
                    className={styles.cell}
                    data-source={source.source}
                    data-standing={cell?.standing}
                    style={place(left)}
                    aria-description={whys && whys.length > 0 ? whys.join(' ') : undefined}
                    {...stop(index + 1, ofColumn + 1)}
                  >
                    {cell ? (
                      <SourceCell cell={cell} contrast={contrast} />
                    ) : (
                      <span className={styles.none}>not mentioned</span>
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What is in view, what is around it, and the one at `stop`. */
function withStop({ startIndex, endIndex, overscan, count }: Range, stop: number): number[] {
  const from = Math.max(startIndex - overscan, 0);
  const to = Math.min(endIndex + overscan, count - 1);
  const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (stop < 0 || stop >= count) return seen;
  if (stop < from) return [stop, ...seen];
  return stop > to ? [...seen, stop] : seen;
}
