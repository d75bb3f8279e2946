/** The button under what could not be shown. */
import { useState } from 'react';
import controls from '../theme/controls.module.css';

/** Tries once more, and not again before that is over. */
export function TryAgain({ retry }: { retry(): Promise<void> }) {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      className={controls.button}
      disabled={asked}
      onClick={() => {
        setAsked(true);
        void retry().finally(() => {
          setAsked(false);
        });
      }}
    >
      Try again
    </button>
  );
}
