/** The annotator's name, which is written beside everything that is marked from now on. */
import { useState } from 'react';
import { bridge } from '../bridge';
import { raise, say, start } from '../messages';
import { state } from '../store';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

/** The `dialog` "Annotator’s name". */
export function AnnotatorDialog({ onClose }: { onClose(): void }) {
  const [name, setName] = useState(state().case?.annotator ?? '');

  const submit = async (): Promise<void> => {
    const reply = await bridge.setAnnotator(name.trim());
    if (reply.ok) say(name.trim() === '' ? 'Saved · no name' : `Saved · marks are now made by ${name.trim()}`);
    else raise('annotator', reply.error.message);
    onClose();
  };

  return (
    <Dialog
      title="Annotator’s name"
      onClose={onClose}
      onSubmit={() => {
        start('annotator', submit());
      }}
      actions={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`}>
            Save
          </button>
        </>
      }
    >
      <label className={styles.field}>
        <span>Name</span>
        <input
          className={controls.field}
          dir="auto"
          value={name}
          maxLength={200}
          onChange={({ target }) => {
            setName(target.value);
          }}
        />
      </label>
      <p className={styles.hint}>
        Kept in the case beside each mark you make from now on, and in exports. What is marked already keeps its name.
      </p>
    </Dialog>
  );
}
