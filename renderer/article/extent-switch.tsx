/** Which words of a page are shown: the article that was found in it, or all of them. */
import { useRef, type KeyboardEvent } from 'react';
import { moveAmongRadios } from '../frame/radio-keys';
import type { OpenedSource } from '../../domain/contract';
import { TEXT_EXTENTS, type TextExtent } from '../../domain/text';
import { readAgainAs } from '../captures/reading';
import { useStore } from '../store';
import styles from './article.module.css';

const EXTENT_NAMES: Readonly<Record<TextExtent, string>> = { article: 'Article', whole: 'Whole page' };

/** The `radiogroup` "Text". The arrow keys only move, so that passing over a choice does not read the page again. */
export function ExtentSwitch({ opened }: { opened: OpenedSource }) {
  const group = useRef<HTMLDivElement>(null);
  const busy = useStore((state) => state.rereading !== undefined);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const uncertain = opened.warnings.find(({ code }) => code === 'extraction-uncertain');
  const onKeyDown = (event: KeyboardEvent): void => {
    moveAmongRadios(group.current, event);
  };
  return (
    <div className={styles.extent}>
      <div ref={group} className={styles.extents} role="radiogroup" aria-label="Text" onKeyDown={onKeyDown}>
        {TEXT_EXTENTS.map((extent) => (
          <button
            key={extent}
            type="button"
            role="radio"
            aria-checked={extent === opened.extent}
            aria-disabled={busy || readOnly || undefined}
            tabIndex={extent === opened.extent ? 0 : -1}
            onClick={() => {
              if (!busy && extent !== opened.extent) void readAgainAs(opened, opened.capture.capture, { extent });
            }}
          >
            {EXTENT_NAMES[extent]}
          </button>
        ))}
      </div>
      {busy ? (
        <span className={styles.extentNote} role="status">
          Reading the page again…
        </span>
      ) : (
        uncertain && <span className={styles.extentNote}>{uncertain.message}</span>
      )}
    </div>
  );
}
