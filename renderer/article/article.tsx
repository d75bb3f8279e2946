/** The middle of the window: the opened article, or what stands there when there is none. */
import { useEffect } from 'react';
import { bridge } from '../bridge';
import { DifferenceView } from '../captures/difference-view';
import { importChosen } from '../imports';
import { start } from '../messages';
import { modKey } from '../keys';
import { loadNoteEditor } from '../notes/note-field';
import { openPaste } from '../paste';
import { useStore } from '../store';
import { lookAtSuggestion } from '../suggestions/deciding';
import controls from '../theme/controls.module.css';
import { Paper } from './paper';
import styles from './article.module.css';

/** The pane with the `region` "Article", or the `region` "Difference" while two texts are compared. */
export function Article() {
  const opened = useStore((state) => state.opened);
  const comparing = useStore((state) => state.comparing);
  const phase = useStore((state) => state.phase);
  const opening = useStore((state) => state.opening !== undefined);
  useReadySignal(phase === 'failed' || (phase === 'ready' && !opened) || opened !== undefined);
  return (
    <main className={styles.pane} aria-busy={phase === 'loading' || opening}>
      {opened && comparing && (
        <DifferenceView key={`${comparing.before} ${comparing.after}`} opened={opened} comparing={comparing} />
      )}
      {opened && !comparing && <Paper key={opened.source} opened={opened} onSuggestion={lookAtSuggestion} />}
      {!opened && <NoArticle />}
    </main>
  );
}

function NoArticle() {
  const phase = useStore((state) => state.phase);
  const failure = useStore((state) => state.failure);
  const empty = useStore((state) => state.sources.length === 0);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  return (
    <section className={styles.region} aria-label="Article" tabIndex={0}>
      <div className={styles.empty}>
        {phase === 'failed' && (
          <>
            <h1>The case can’t be shown</h1>
            <p>{failure?.message}</p>
          </>
        )}
        {phase === 'ready' && empty && (
          <>
            <h1>Start with the articles</h1>
            <p>
              Import the reports that you want to compare, or drop their files anywhere on this window. The originals
              are kept byte for byte, and nothing leaves this machine.
            </p>
            <p>
              <button
                type="button"
                className={`${controls.button} ${controls.primary}`}
                disabled={readOnly}
                onClick={() => {
                  start('import', importChosen());
                }}
              >
                Choose files…
              </button>{' '}
              <kbd className={controls.key}>{modKey('I')}</kbd>
            </p>
            <p>
              <button
                type="button"
                className={controls.button}
                disabled={readOnly}
                onClick={() => {
                  openPaste();
                }}
              >
                Paste an article…
              </button>{' '}
              <kbd className={controls.key}>{modKey('V')}</kbd>
            </p>
          </>
        )}
        {phase === 'ready' && !empty && (
          <>
            <h1>No article is open</h1>
            <p>Choose one from the list of sources.</p>
          </>
        )}
      </div>
    </section>
  );
}

let told = false;

/** Tells main once that there is something to see: after it was painted. */
function useReadySignal(ready: boolean): void {
  useEffect(() => {
    if (!ready || told) return;
    told = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        bridge.ready();
        // What the first picture does without.
        requestIdleCallback(() => void loadNoteEditor());
      });
    });
  }, [ready]);
}
