/**
 * Runs in the page of the stage: the grid that the virtual-list library shows as its example for cells of various sizes,
 * built after its description: one virtualizer for rows and one for columns with five more of each around what is seen, and
 * for every cell a box of its own, moved to its place, with its numbers in it and every other one filled.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement, useRef, type CSSProperties, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import './grid-probe';

/** What the grid holds, in CSS pixels. */
export interface GridSizes {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

declare global {
  interface Window {
    libraryGrid?: { load(sizes: GridSizes): void; hide(): void };
  }
}

/** How many rows and columns the example keeps around what is seen. */
const OVERSCAN = 5;

let root: Root | undefined;

window.libraryGrid = {
  load(sizes) {
    document.body.replaceChildren();
    document.body.style.margin = '0';
    const host = document.body.appendChild(document.createElement('div'));
    window.addEventListener('keydown', () => {
      root ??= createRoot(host);
      root.render(createElement(Grid, sizes));
    });
  },
  hide() {
    root?.unmount();
    root = undefined;
  },
};

function Grid({ width, height, rows, columns }: GridSizes): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const getScrollElement = () => scroller.current;
  const down = useVirtualizer({
    ...{ count: rows.length, overscan: OVERSCAN, getScrollElement },
    estimateSize: (row) => rows[row] ?? 0,
  });
  const across = useVirtualizer({
    ...{ count: columns.length, overscan: OVERSCAN, getScrollElement, horizontal: true },
    estimateSize: (column) => columns[column] ?? 0,
  });
  const cells = down.getVirtualItems().flatMap((row) =>
    across.getVirtualItems().map((column) => {
      const style: CSSProperties = {
        ...{ position: 'absolute', top: 0, left: 0, width: column.size, height: row.size },
        ...{ display: 'flex', alignItems: 'center', justifyContent: 'center' },
        transform: `translateX(${column.start}px) translateY(${row.start}px)`,
        ...((row.index + column.index) % 2 === 0 && { backgroundColor: '#e6e4dc' }),
      };
      const key = `${row.index} ${column.index}`;
      return createElement('div', { key, style, 'data-cell': key }, `Cell ${row.index}, ${column.index}`);
    }),
  );
  const sheet: CSSProperties = { position: 'relative', width: across.getTotalSize(), height: down.getTotalSize() };
  return createElement(
    'div',
    { ref: scroller, 'data-grid': '', style: { width, height, overflow: 'auto' } },
    createElement('div', { style: sheet }, cells),
  );
}
