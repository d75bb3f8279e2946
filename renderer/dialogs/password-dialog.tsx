/** Asks for the password of an encrypted document, until it fits or the document is left out. */
import { useEffect, useId, useRef, useState } from 'react';
import { counted } from '../counted';
import type { AskingOutcome } from '../import-list';
import { importAnswer } from '../imports';
import { report, start } from '../messages';
import { leaveOut } from '../questions';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Password needed". `after`: how many questions wait behind this one. */
export function PasswordDialog({ asked, after }: { asked: AskingOutcome; after: number }) {
  const [password, setPassword] = useState('');
  const [seen, setSeen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const reason = useId();

  useEffect(() => {
    if (!busy) field.current?.focus();
  }, [busy, asked.question.id]);

  const close = (): void => {
    if (!busy) start('import', leaveOut(asked));
  };

  const submit = async (): Promise<void> => {
    if (busy || password === '') return;
    setBusy(true);
    setWrong(false);
    try {
      const opened = await importAnswer(asked, { password });
      if (opened) return;
      setWrong(true);
      field.current?.select();
    } catch (thrown) {
      report('import', thrown);
    }
    setBusy(false);
  };

  return (
    <Dialog
      title="Password needed"
      onClose={close}
      onSubmit={() => {
        void submit();
      }}
      actions={
        <>
          {after > 0 && <p className={styles.count}>{counted(after, 'more question')} after this</p>}
          <button type="button" className={controls.button} disabled={busy} onClick={close}>
            Leave it out
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy || password === ''}>
            {busy ? 'Opening…' : 'Open'}
          </button>
        </>
      }
    >
      <p className={styles.lead}>
        <bdi>“{asked.name}”</bdi> is encrypted.
      </p>
      <label className={styles.field}>
        <span>Password</span>
        <input
          ref={field}
          className={controls.field}
          type={seen ? 'text' : 'password'}
          autoComplete="off"
          spellCheck={false}
          value={password}
          maxLength={1000}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? reason : undefined}
          onChange={({ target }) => {
            setPassword(target.value);
            setWrong(false);
          }}
        />
      </label>
      <div role="alert" id={reason}>
        {wrong && <p className={styles.invalid}>This password does not open it. Nothing was taken; try another.</p>}
      </div>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={seen}
          onChange={({ target }) => {
            setSeen(target.checked);
          }}
        />
        <span>Show the password</span>
      </label>
      <p className={styles.hint}>
        The password is used once and not kept. The text goes into the case, where it can be read without it; the
        original stays encrypted.
      </p>
    </Dialog>
  );
}
