/** Which capture of a source is shown, above its text: nothing while there is only one. */
import type { OpenedSource } from '../../domain/contract';
import controls from '../theme/controls.module.css';
import { captureDay, captureRank, newerText } from './capture-words';
import styles from './capture-line.module.css';
import { isOpen, openReview } from './review';
import { compareWithBefore, showTextOf } from './reading';

/** “Capture 2 of 2, 24 Nov 2026”, the way to the differences, and a line that says so while it is not the newest. */
export function CaptureLine({ opened }: { opened: OpenedSource }) {
  const { rank, of } = captureRank(opened);
  if (of < 2) return null;
  const newer = newerText(opened);
  const day = captureDay(opened.capture, navigator.language);
  const newest = opened.captures.at(-1);
  const open = opened.unplaced.filter(isOpen).length;
  return (
    <p className={newer ? `${styles.line} ${styles.old}` : styles.line}>
      <span>
        Capture {rank} of {of}, {day}
        {newer && '. This is an older capture.'}
      </span>
      {newer && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            showTextOf(opened, newer.text);
          }}
        >
          Show the newest
        </button>
      )}
      {open > 0 && (
        <button type="button" className={`${controls.plain} ${styles.review}`} onClick={openReview}>
          {open.toLocaleString('en')} to review
        </button>
      )}
      {newest && (
        <button
          type="button"
          className={controls.plain}
          title={rank > 1 ? 'With the capture before' : 'With the next capture'}
          onClick={() => {
            compareWithBefore(
              opened,
              rank > 1 ? opened.capture.capture : (opened.captures[1]?.capture ?? newest.capture),
            );
          }}
        >
          Compare
        </button>
      )}
    </p>
  );
}
