/** What needs a person, over the foot of the article: it moves nothing, and stays until it is dealt with. */
import type { ReactNode } from 'react';
import { counted, shortened } from '../counted';
import { discardUnsaved, retryMarks, retryNotes } from '../marking';
import { dismiss, start } from '../messages';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './alerts.module.css';

/** All alerts. */
export function Alerts() {
  const alerts = useStore((state) => state.alerts);
  const gone = useStore((state) => state.serviceGone);
  return (
    <div className={styles.alerts}>
      <UnsavedMarks />
      <UnsavedNotes />
      {alerts.map(({ key, text, action }) => (
        <Alert key={key} text={text}>
          {action && (
            <button
              type="button"
              className={controls.button}
              onClick={() => {
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          {!(gone && key === 'service-gone') && (
            <button
              type="button"
              className={controls.plain}
              onClick={() => {
                dismiss(key);
              }}
            >
              Dismiss
            </button>
          )}
        </Alert>
      ))}
    </div>
  );
}

/** The marks that could not be saved: never dropped without a word. */
function UnsavedMarks() {
  const pending = useStore((state) => state.pending);
  const opened = useStore((state) => state.opened);
  const gone = useStore((state) => state.serviceGone);
  const unsaved = pending.filter((mark) => mark.state === 'unsaved');
  const [first] = unsaved;
  if (!first) return null;
  const words =
    unsaved.length === 1 && opened?.text === first.text
      ? `: “${shortened(opened.content.slice(first.start, first.end), 60)}”`
      : '';
  return (
    <Alert text={[`${counted(unsaved.length, 'mark')} not saved${words}.`, first.reason].filter(Boolean).join(' ')}>
      {!gone && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            start('annotate', retryMarks());
          }}
        >
          Try again
        </button>
      )}
      <button type="button" className={controls.plain} onClick={discardUnsaved}>
        Discard
      </button>
    </Alert>
  );
}

/** Notes that could not be saved stay in their fields. */
function UnsavedNotes() {
  const notes = useStore((state) => state.notes);
  const gone = useStore((state) => state.serviceGone);
  const count = Object.values(notes).filter((note) => note.state === 'unsaved').length;
  if (count === 0) return null;
  return (
    <Alert text={`${counted(count, 'note')} not saved. What you wrote is still in the field.`}>
      {!gone && (
        <button
          type="button"
          className={controls.button}
          onClick={() => {
            start('note', retryNotes());
          }}
        >
          Try again
        </button>
      )}
    </Alert>
  );
}

function Alert({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className={styles.alert} role="alert">
      <p>{text}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
