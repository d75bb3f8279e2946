/** A chart on the page: a picture for whoever sees it, and one thing with a name for whoever hears it. */
import { useLayoutEffect, useRef } from 'react';
import type { ChartTarget } from './chart-frame';
import { drawingDocument } from './drawing-document';
import { SCREEN } from './palette';
import styles from './chart.module.css';

interface Props {
  /** What it shows, in one sentence. */
  readonly label: string;
  /** Draws it. It is drawn again when this is another function. */
  readonly draw: (target: ChartTarget) => SVGSVGElement;
  /** Called with the index of the datum that is clicked; the table below does the same by keyboard. */
  onPick(item: number): void;
}

/** The chart. */
export function Chart({ label, draw, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const chart = draw({ palette: SCREEN, document: drawingDocument(), words: undefined });
    chart.setAttribute('aria-hidden', 'true');
    box.current?.replaceChildren(document.adoptNode(chart));
  }, [draw]);
  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      className={styles.chart}
      onClick={({ target }) => {
        const item = target instanceof Element ? target.closest('[data-item]')?.getAttribute('data-item') : undefined;
        if (item) onPick(Number(item));
      }}
    />
  );
}
