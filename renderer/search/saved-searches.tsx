/** The searches that are kept, each asked again with one press; and the dialog that keeps one. */
import { useEffect, useRef, useState } from 'react';
import { errorData } from '../../domain/errors';
import { Dialog } from '../dialogs/dialog';
import frame from '../dialogs/dialog.module.css';
import { undo } from '../history';
import { refusedByReadOnly, say, start } from '../messages';
import { service } from '../service';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { useSearch } from './search-state';
import styles from './search.module.css';
import { askSaved, keepSearch } from './searching';

/** The `list` "Saved searches". */
export function SavedSearches() {
  const searches = useStore((now) => now.searches);
  if (searches === undefined || searches.length === 0) return null;
  const remove = async (id: string, name: string): Promise<void> => {
    await service.removeSearch(id);
    say(`Removed · search “${name}”`, { label: 'Undo', run: () => void undo() });
  };
  return (
    <div className={styles.saved}>
      <span aria-hidden="true">Saved</span>
      <ul aria-label="Saved searches">
        {searches.map((search) => (
          <li key={search.id}>
            <button
              type="button"
              className={controls.button}
              title={search.name === search.query ? search.name : `${search.name}\n${search.query}`}
              onClick={() => {
                askSaved(search);
              }}
            >
              <bdi>{search.name}</bdi>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={`Remove search “${search.name}”`}
              title="Remove"
              onClick={() => {
                if (!refusedByReadOnly()) start('search', remove(search.id, search.name));
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The `dialog` "Save search". */
export function KeepSearchDialog({ onClose }: { onClose(): void }) {
  const [name, setName] = useState(useSearch.getState().query.trim().slice(0, 100));
  const [failure, setFailure] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // What is typed takes the place of the proposed name.
  useEffect(() => field.current?.select(), []);
  const submit = (): void => {
    if (name.trim() === '') return;
    start(
      'search',
      keepSearch(name.trim()).then(onClose, (thrown: unknown) => {
        setFailure(errorData(thrown).message);
      }),
    );
  };
  return (
    <Dialog
      title="Save search"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <button type="button" className={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={name.trim() === ''}>
            Save
          </button>
        </>
      }
    >
      <label className={frame.field}>
        <span>Name</span>
        <input
          ref={field}
          className={controls.field}
          dir="auto"
          value={name}
          maxLength={200}
          onChange={({ target }) => {
            setName(target.value);
          }}
        />
      </label>
      {failure !== '' && (
        <p className={frame.warning} role="alert">
          {failure}
        </p>
      )}
      <p className={frame.hint}>Kept in the case with its filters. A search of the same name is replaced.</p>
    </Dialog>
  );
}
