/** The frame of a dialog in which something is decided: what it means, its reason, and what went wrong. */
import { useState, type ReactNode } from 'react';
import { Dialog } from '../dialogs/dialog';
import dialog from '../dialogs/dialog.module.css';
import { focusPane } from '../panes';
import controls from '../theme/controls.module.css';
import { updateRegister } from './deciding';
import type { Outcome } from './decisions';
import { REASON_LENGTH } from './limits';

interface Props {
  readonly title: string;
  /** What the main button says. */
  readonly verb: string;
  /** Whether what is needed has been said. */
  readonly ready: boolean;
  readonly children: ReactNode;
  /** What stands in the field for the reason at first. */
  readonly reason?: string;
  readonly reasonNeeded?: boolean;
  run(reason: string): Outcome;
}

/** The dialog; it closes when the decision is kept, and says why where it is not. */
export function DecisionForm({ title, verb, ready, children, reason: first = '', reasonNeeded = false, run }: Props) {
  const [reason, setReason] = useState(first);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const complete = ready && (!reasonNeeded || reason.trim() !== '');

  const close = (): void => {
    updateRegister({ asked: undefined });
    requestAnimationFrame(() => {
      // What had the focus may be gone with the decision.
      if (document.activeElement === document.body) focusPane('entity');
    });
  };
  const submit = async (): Promise<void> => {
    if (!complete || busy) return;
    setBusy(true);
    const failed = await run(reason.trim());
    setBusy(false);
    if (failed === undefined) close();
    else setProblem(failed);
  };

  return (
    <Dialog
      title={title}
      onClose={close}
      onSubmit={() => {
        void submit();
      }}
      actions={
        <>
          <button type="button" className={controls.button} onClick={close}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={!complete || busy}>
            {verb}
          </button>
        </>
      }
    >
      {children}
      <label className={dialog.field}>
        <span>Reason</span>
        <input
          className={controls.field}
          dir="auto"
          value={reason}
          maxLength={REASON_LENGTH}
          aria-describedby="decision-reason-hint"
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
        <small id="decision-reason-hint" className={dialog.hint}>
          {reasonNeeded ? 'Needed: it' : 'If one should be kept: it'} stays in the case beside the decision, with your
          name.
        </small>
      </label>
      {problem !== '' && (
        <p role="alert" className={dialog.warning}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
