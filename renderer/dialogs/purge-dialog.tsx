/** Taking a source out of the case for good: what goes, what stays, and a word to type so that it is no accident. */
import { useState } from 'react';
import type { OpenedSource, PurgeReport } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { counted } from '../counted';
import { raise, refusedByReadOnly, report, say } from '../messages';
import { service } from '../service';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** What has to be typed. */
const WORD = 'PURGE';

/** Key of the alert about what a purge could not reach. */
const PURGE_ALERT = 'purge';

/** The `dialog` "Purge this source". */
export function PurgeDialog({ opened, onClose }: { opened: OpenedSource; onClose(): void }) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const sure = typed.trim() === WORD;
  const title = factValue(opened.facts, 'headline') ?? opened.capture.name;
  const texts = opened.captures.reduce((sum, capture) => sum + capture.texts.length, 0);
  const marks = opened.marks.length + opened.unplaced.length;

  const submit = async (): Promise<void> => {
    if (!sure || busy || refusedByReadOnly()) return;
    setBusy(true);
    try {
      const done = await service.purge(opened.source, reason.trim());
      onClose();
      tell(done);
    } catch (thrown) {
      setBusy(false);
      report(PURGE_ALERT, thrown);
      onClose();
    }
  };

  return (
    <Dialog
      title="Purge this source"
      onClose={onClose}
      onSubmit={() => {
        void submit();
      }}
      actions={
        <>
          <p className={styles.count} aria-live="polite">
            {busy ? 'Purging: the whole case file is written anew…' : ''}
          </p>
          <button type="button" className={controls.button} disabled={busy} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${styles.danger}`} disabled={!sure || busy}>
            Purge for good
          </button>
        </>
      }
    >
      <p className={styles.purged}>
        <bdi>{title}</bdi>
      </p>
      <h3 className={controls.sectionHead}>What goes</h3>
      <ul className={styles.points}>
        <li>
          The original bytes of {counted(opened.captures.length, 'capture')} and {counted(texts, 'text')} read from
          them.
        </li>
        <li>
          {marks === 0
            ? 'Everything that is known of it; nothing is marked in it.'
            : `Everything that is known of it, and ${counted(marks, 'mark')} with all notes.`}
        </li>
        <li>What the journal holds of all this, so that no undo brings it back.</li>
      </ul>
      <h3 className={controls.sectionHead}>What stays</h3>
      <ul className={styles.points}>
        <li>That something was purged, when and by whom, and the reason below. The journal still verifies.</li>
        <li>Copies of the case file elsewhere, backups and exports: this window does not know of them.</li>
      </ul>
      <p className={styles.warning}>This can’t be undone.</p>
      <label className={styles.field}>
        <span>Reason, if one should be kept</span>
        <input
          className={controls.field}
          dir="auto"
          value={reason}
          maxLength={500}
          aria-describedby="purge-reason-hint"
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
        <small id="purge-reason-hint" className={styles.hint}>
          It stays in the case. Do not name the source or say what it was about.
        </small>
      </label>
      <label className={styles.field}>
        <span>Type {WORD} to go on</span>
        <input
          className={controls.field}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
      </label>
    </Dialog>
  );
}

function tell({ captures, texts, annotations, remains }: PurgeReport): void {
  say(
    `Purged · ${counted(captures, 'capture')}, ${counted(texts, 'text')} and ${counted(annotations, 'mark')} are gone from the case`,
  );
  if (remains.length > 0) raise(PURGE_ALERT, remains.join(' '));
}
