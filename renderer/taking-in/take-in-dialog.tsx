/** Taking in annotations of another tool: what is to become of them. */
import { useState } from 'react';
import { TAGS, type Tag } from '../../domain/tags';
import { TAG_NAMES } from '../counted';
import { Dialog, RadioGroup } from '../dialogs/dialog';
import frame from '../dialogs/dialog.module.css';
import { start } from '../messages';
import controls from '../theme/controls.module.css';
import { takeAnnotations } from './taking-in';

/** The `dialog` "Import annotations". */
export function TakeInDialog({ onClose }: { onClose(): void }) {
  const [tag, setTag] = useState<Tag>('claim');
  const [addSources, setAddSources] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure('');
    setFailure(await takeAnnotations({ tag, addSources }));
    setBusy(false);
  };
  return (
    <Dialog
      title="Import annotations"
      onClose={onClose}
      onSubmit={() => {
        start('take-in', submit());
      }}
      actions={
        <>
          <p className={frame.count} aria-live="polite">
            {busy && 'Reading…'}
          </p>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy}>
            Choose a file…
          </button>
        </>
      }
    >
      <p className={frame.lead}>
        From Hypothesis, other tools that write W3C Web Annotations, REFI-QDA projects (NVivo, MAXQDA, ATLAS.ti,
        QualCoder), brat, or a table with a column of quotes. Each is attached to its source by the hash of its bytes,
        by its address, or by its words, and can be undone.
      </p>
      {failure !== '' && (
        <p className={frame.warning} role="alert">
          {failure}
        </p>
      )}
      <RadioGroup
        label="What has no tag of ours becomes"
        value={tag}
        onChange={setTag}
        options={TAGS.map((value) => ({ value, name: TAG_NAMES[value] }))}
      />
      <label className={frame.option}>
        <input
          type="checkbox"
          checked={addSources}
          onChange={({ target }) => {
            setAddSources(target.checked);
          }}
        />
        <span>
          Import texts that the file carries
          <small>Only those that the case does not have. REFI-QDA and brat carry their texts.</small>
        </span>
      </label>
    </Dialog>
  );
}
