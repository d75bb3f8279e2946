/** One field of what is known: its value and where that is from, or a field to correct it in place. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Fact, FactField } from '../../domain/source';
import { refusedByReadOnly, report, say } from '../messages';
import { service } from '../service';
import controls from '../theme/controls.module.css';
import { basisWords, COMMON_LANGUAGES, DIRECTIONS, entered, FIELDS, languageName, valueWords } from './fact-fields';
import styles from './provenance.module.css';

interface Props {
  readonly source: string;
  readonly field: FactField;
  readonly fact: Fact | undefined;
  readonly readOnly: boolean;
}

/** A row of the list of facts. */
export function FactRow({ source, field, fact, readOnly }: Props) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const edited = useRef(false);
  const { name, kind } = FIELDS[field];

  useEffect(() => {
    // The keyboard comes back to where the field was opened.
    if (!editing && edited.current) button.current?.focus();
    edited.current = editing;
  }, [editing]);

  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      {editing ? (
        <dd className={styles.editing}>
          <FactEditor
            source={source}
            field={field}
            fact={fact}
            onDone={() => {
              setEditing(false);
            }}
          />
        </dd>
      ) : (
        <dd>
          <span className={styles.value}>
            {fact ? (
              <>
                <bdi className={kind === 'address' ? styles.address : undefined}>
                  {valueWords(field, fact.value, navigator.language)}
                </bdi>
                <small>{basisWords(fact)}</small>
              </>
            ) : (
              <span className={styles.missing}>Not stated</span>
            )}
          </span>
          {!readOnly && (
            <button
              ref={button}
              type="button"
              className={`${controls.plain} ${styles.edit}`}
              aria-label={`${fact ? 'Edit' : 'Add'} ${name.toLowerCase()}`}
              onClick={() => {
                setEditing(true);
              }}
            >
              {fact ? 'Edit' : 'Add'}
            </button>
          )}
        </dd>
      )}
    </div>
  );
}

interface EditorProps extends Omit<Props, 'readOnly'> {
  onDone(): void;
}

/** The field; Enter saves, Esc leaves everything as it was. */
function FactEditor({ source, field, fact, onDone }: EditorProps) {
  const [typed, setTyped] = useState(fact?.value ?? '');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const help = useId();
  const { name, kind } = FIELDS[field];

  const save = async (): Promise<void> => {
    const result = entered(field, typed, navigator.language);
    if ('problem' in result) {
      setProblem(result.problem);
      return;
    }
    if (busy || refusedByReadOnly()) return;
    if (result.value === fact?.value) {
      onDone();
      return;
    }
    setBusy(true);
    try {
      await service.setFact(source, field, result.value);
      say(`Saved · ${name.toLowerCase()}`);
      onDone();
    } catch (thrown) {
      setBusy(false);
      report('fact', thrown);
    }
  };

  const common = {
    autoFocus: true,
    className: controls.field,
    'aria-label': name,
    'aria-invalid': problem !== '' || undefined,
    'aria-describedby': help,
    value: typed,
  };
  const type = (value: string): void => {
    setTyped(value);
    setProblem('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      {kind === 'direction' ? (
        <select
          {...common}
          onChange={({ target }) => {
            type(target.value);
          }}
        >
          <option value="">Not stated</option>
          {Object.entries(DIRECTIONS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          dir={kind === 'text' ? 'auto' : 'ltr'}
          spellCheck={false}
          list={kind === 'language' ? `${help}-languages` : undefined}
          onFocus={({ target }) => {
            target.select();
          }}
          onChange={({ target }) => {
            type(target.value);
          }}
        />
      )}
      {kind === 'language' && (
        <datalist id={`${help}-languages`}>
          {COMMON_LANGUAGES.map((code) => (
            <option key={code} value={code} label={languageName(code, navigator.language)} />
          ))}
        </datalist>
      )}
      <p
        id={help}
        className={problem === '' ? styles.hint : styles.problem}
        role={problem === '' ? undefined : 'alert'}
      >
        {problem === '' ? hint(field, typed, fact) : problem}
      </p>
      <p className={styles.buttons}>
        <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={busy}>
          Save
        </button>
        <button type="button" className={controls.button} onClick={onDone}>
          Cancel
        </button>
      </p>
    </form>
  );
}

/** What to write, or how what was written is understood. */
function hint(field: FactField, typed: string, fact: Fact | undefined): string {
  if (typed.trim() === '') {
    if (fact?.basis === 'person') return 'Saved empty, what a person entered is taken away.';
    if (fact) return 'Saved empty, it counts as not stated. The old value stays in the trail.';
  }
  switch (FIELDS[field].kind) {
    case 'date': {
      const result = entered(field, typed, navigator.language);
      return 'value' in result && result.value !== undefined
        ? valueWords(field, result.value, navigator.language)
        : 'As much as is known: 2021, 2021-07 or 2021-07-30.';
    }
    case 'language': {
      const result = entered(field, typed, navigator.language);
      return 'value' in result && result.value !== undefined
        ? valueWords(field, result.value, navigator.language)
        : 'A code or a name: ar, Hebrew, 日本語.';
    }
    case 'address':
      return 'Where the page was published. Nothing is fetched from it.';
    case 'direction':
    case 'text':
      return 'Enter saves, Esc leaves it as it was.';
  }
}
