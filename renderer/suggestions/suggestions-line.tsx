/** The line at the foot of the annotations that tells of what is proposed, and leads there. */
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { currentSuggestion, enterQueue } from './deciding';
import styles from './suggestions.module.css';

/** The line; nothing while nothing is proposed. */
export function SuggestionsLine() {
  const count = useStore((state) => state.suggestions.length);
  const looking = useStore((state) => currentSuggestion(state) !== undefined);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={`${styles.line} ${controls.sectionHead}`}
      aria-keyshortcuts="q"
      onClick={() => {
        enterQueue();
      }}
    >
      <span>Suggestions · {count}</span>
      <span className={styles.keys}>{looking ? 'Y accept · X reject' : 'Q go through them'}</span>
    </button>
  );
}
