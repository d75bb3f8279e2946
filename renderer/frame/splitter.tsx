/** The line between two panes: dragged, or moved with the arrow keys; Enter hides the pane, a double click sets its usual width. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './splitter.module.css';

interface Props {
  /** The accessible name, which says whose width it is. */
  readonly label: string;
  /** Id of the pane that gets wider. */
  readonly controls: string;
  /** Width of the pane in CSS pixels at a text size of 100 %. */
  readonly width: number;
  readonly usual: number;
  /** On which side of the line the pane lies. */
  readonly side: 'left' | 'right';
  readonly scale: number;
  /** Shows a width while the line is being dragged. */
  onDrag(width: number): void;
  onChange(width: number): void;
  onHide(): void;
}

const NARROWEST = 200;
const WIDEST = 560;

/** The line, a `separator` that tells its place. */
export function Splitter({ label, controls, width, usual, side, scale, onDrag, onChange, onHide }: Props) {
  const drag = useRef<{ readonly x: number; readonly width: number; now: number }>(undefined);
  const outward = side === 'left' ? 1 : -1;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width, now: width };
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (!drag.current) return;
    const moved = ((event.clientX - drag.current.x) / scale) * outward;
    drag.current.now = clamped(drag.current.width + moved);
    onDrag(drag.current.now);
  };

  const onPointerUp = (): void => {
    if (drag.current && drag.current.now !== drag.current.width) onChange(drag.current.now);
    drag.current = undefined;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 64 : 16;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: clamped(width + step * outward),
      ArrowLeft: clamped(width - step * outward),
      Home: NARROWEST,
      End: WIDEST,
    };
    const next = targets[event.key];
    if (event.key === 'Enter') onHide();
    else if (next !== undefined) onChange(next);
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={Math.round(width)}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      className={styles.splitter}
      data-side={side}
      title="Drag, or use the arrow keys. Enter hides the pane, a double click sets its usual width."
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => {
        onChange(usual);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

function clamped(width: number): number {
  return Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));
}
