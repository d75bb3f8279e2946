/** Lines from a passage to its partner in the next pane, drawn over the panes; for the eye only. */
import { useEffect, useState, type RefObject } from 'react';
import styles from './pair-lines.module.css';

interface Line {
  readonly number: number;
  readonly path: string;
  readonly focused: boolean;
}

interface Props {
  readonly panes: RefObject<HTMLElement | null>;
  /** Number and sources of each pair whose panes stand beside each other. */
  readonly pairs: readonly { readonly number: number; readonly from: string; readonly to: string }[];
  readonly focused: number | undefined;
}

/** The lines: strong for the pair that is looked at, faint for the others that are in view on both sides. */
export function PairLines({ panes, pairs, focused }: Props) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    const element = panes.current;
    if (!element) return undefined;
    let frame = 0;
    const draw = (): void => {
      setLines(linesIn(element, pairs, focused));
    };
    const ask = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const sized = new ResizeObserver(ask);
    sized.observe(element);
    for (const text of element.querySelectorAll('[data-content]')) sized.observe(text);
    element.addEventListener('scroll', ask, { capture: true, passive: true });
    ask();
    return () => {
      cancelAnimationFrame(frame);
      sized.disconnect();
      element.removeEventListener('scroll', ask, { capture: true });
    };
  }, [panes, pairs, focused]);
  return (
    <svg className={styles.lines} aria-hidden="true" focusable="false">
      {lines.map(({ number, path, focused: strong }) => (
        <path key={number} d={path} data-focused={strong || undefined} />
      ))}
    </svg>
  );
}

function linesIn(element: HTMLElement, pairs: Props['pairs'], focused: number | undefined): Line[] {
  const frame = element.getBoundingClientRect();
  const lines: Line[] = [];
  for (const { number, from, to } of pairs) {
    const [one, other] = [passageIn(element, from, number), passageIn(element, to, number)];
    if (!one || !other) continue;
    const [x1, y1] = [one.text.right - frame.left + GAP, one.y - frame.top];
    const [x2, y2] = [other.text.left - frame.left - GAP, other.y - frame.top];
    const middle = (x1 + x2) / 2;
    lines.push({
      number,
      path: `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
      focused: number === focused,
    });
  }
  // The strong line lies over the others.
  return lines.sort((a, b) => Number(a.focused) - Number(b.focused));
}

/** How far from the words a line ends, in CSS pixels. */
const GAP = 4;

/** Where a passage is seen: the column of its text and the middle of its first line; undefined where it is out of view. */
function passageIn(element: HTMLElement, source: string, number: number): { text: DOMRect; y: number } | undefined {
  const pane = element.querySelector(`[data-source="${source}"]`);
  const text = pane?.querySelector('[data-content]');
  const first = pane?.querySelector(`[data-pairs~="${number}"]`)?.getClientRects()[0];
  if (!pane || !text || !first) return undefined;
  const box = pane.getBoundingClientRect();
  const y = first.top + first.height / 2;
  return y < box.top || y > box.bottom ? undefined : { text: text.getBoundingClientRect(), y };
}
