/** Linking words that a person selected in two sources. */
import { directionOf } from '../article/direction';
import { shortened } from '../counted';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './comparison-panel.module.css';

interface Props {
  /** The words selected in each of two sources; fewer where they are not selected yet. */
  readonly words: readonly string[];
  /** What is dragged now, and whether it can be let go where the pointer is. */
  readonly dragged: { readonly words: string; readonly over: boolean } | undefined;
  onLink(): void;
}

/** The button "Link selection", and what it would link. */
export function SelectionSection({ words, dragged, onLink }: Props) {
  const readOnly = useStore((state) => state.case?.readOnly === true);
  if (dragged) {
    return (
      <section className={styles.selection} aria-label="Selection">
        <p className={styles.selected} dir={directionOf(dragged.words)}>
          {shortened(dragged.words, 90)}
        </p>
        <p className={styles.why}>
          {dragged.over
            ? 'Let go to link it with the passage under the pointer.'
            : 'Drag it onto words of another source to link the two. Esc lets it go.'}
        </p>
      </section>
    );
  }
  return (
    <section className={styles.selection} aria-label="Selection">
      {words.length === 0 && (
        <p className={styles.why}>To link other words, select some in each of two sources, or drag them across.</p>
      )}
      {words.map((one, at) => (
        <p key={at} className={styles.selected} dir={directionOf(one)}>
          {shortened(one, 90)}
        </p>
      ))}
      {words.length === 1 && <p className={styles.why}>Now select the words of another source.</p>}
      <button
        type="button"
        className={controls.button}
        disabled={readOnly || words.length < 2}
        aria-keyshortcuts="l"
        onClick={onLink}
      >
        Link selection
        <kbd className={controls.key} aria-hidden="true">
          l
        </kbd>
      </button>
    </section>
  );
}
