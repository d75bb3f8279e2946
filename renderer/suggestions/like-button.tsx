/** The way from a mark to all places like it. */
import controls from '../theme/controls.module.css';
import { openLike } from './like';
import styles from './suggestions.module.css';

/** The button "Tag all like this…" of the focused mark. */
export function LikeButton() {
  return (
    <button
      type="button"
      className={`${controls.plain} ${styles.like}`}
      aria-keyshortcuts="t"
      title="Tag all like this (t)"
      onClick={() => {
        openLike();
      }}
    >
      Tag all like this…
    </button>
  );
}
