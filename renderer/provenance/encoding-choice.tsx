/** With which encoding the bytes of a capture were read, and reading them with another. */
import { useState } from 'react';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { ENCODING_GROUPS } from './encodings';
import styles from './provenance.module.css';

interface Props {
  /** WHATWG name. */
  readonly encoding: string;
  readonly readOnly: boolean;
  /** Id of the capture, to tell when it is read again. */
  readonly busy: string;
  onChoose(encoding: string): void;
}

/** “Read as windows-1256”, with a list to choose another from. */
export function EncodingChoice({ encoding, readOnly, busy, onChoose }: Props) {
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState(encoding);
  const reading = useStore((state) => state.rereading);
  const known = ENCODING_GROUPS.some(({ encodings }) => encodings.includes(encoding));
  return (
    <div>
      <dt>Encoding</dt>
      <dd>
        {choosing ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              setChoosing(false);
              if (chosen !== encoding) onChoose(chosen);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setChoosing(false);
            }}
          >
            <select
              autoFocus
              className={controls.field}
              aria-label="Encoding"
              value={chosen}
              onChange={({ target }) => {
                setChosen(target.value);
              }}
            >
              {!known && <option value={encoding}>{encoding}</option>}
              {ENCODING_GROUPS.map(({ name, encodings }) => (
                <optgroup key={name} label={name}>
                  {encodings.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <p className={styles.hint}>The original stays as it is; another text is read from it.</p>
            <p className={styles.buttons}>
              <button type="submit" className={`${controls.button} ${controls.primary}`}>
                Read again
              </button>
              <button
                type="button"
                className={controls.button}
                onClick={() => {
                  setChoosing(false);
                }}
              >
                Cancel
              </button>
            </p>
          </form>
        ) : (
          <>
            Read as {encoding}{' '}
            {reading === busy ? (
              <span role="status">· reading again…</span>
            ) : (
              !readOnly && (
                <button
                  type="button"
                  className={controls.plain}
                  aria-label="Change encoding"
                  disabled={reading !== undefined}
                  onClick={() => {
                    setChosen(encoding);
                    setChoosing(true);
                  }}
                >
                  Change…
                </button>
              )
            )}
          </>
        )}
      </dd>
    </div>
  );
}
