/** The hedges of a claim as chips: each can be taken away, and others can be added. */
import { useRef, type KeyboardEvent } from 'react';
import styles from './fields.module.css';

interface Props {
  readonly hedges: readonly string[];
  /** Shown where there are none. */
  readonly none: string;
  readonly disabled: boolean;
  onSave(hedges: readonly string[]): void;
}

/** The longest hedge that is taken, in UTF-16 code units. */
const LIMIT = 200;

/** The `list` "Hedges" and the field that adds to it. */
export function HedgeField({ hedges, none, disabled, onSave }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const words = field.current?.value.replace(/\s+/gu, ' ').trim() ?? '';
    if (field.current) field.current.value = '';
    if (words !== '' && !hedges.includes(words)) onSave([...hedges, words]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
    if (event.key === 'Escape') {
      event.currentTarget.value = '';
      event.currentTarget.closest<HTMLElement>('[data-card]')?.focus();
    }
  };
  return (
    <div className={styles.chips}>
      {hedges.length > 0 && (
        <ul aria-label="Hedges" className={styles.chips}>
          {hedges.map((hedge, index) => (
            <li key={`${hedge} ${index}`} className={styles.chip}>
              <bdi>{hedge}</bdi>
              {!disabled && (
                <button
                  type="button"
                  aria-label={`Remove hedge: ${hedge}`}
                  onClick={() => {
                    onSave(hedges.filter((_, other) => other !== index));
                    field.current?.focus();
                  }}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {hedges.length === 0 && <span className={styles.empty}>{none}</span>}
      {!disabled && (
        <input
          ref={field}
          className={styles.add}
          aria-label="Add a hedge"
          placeholder="add"
          dir="auto"
          spellCheck={false}
          maxLength={LIMIT}
          onBlur={add}
          onKeyDown={onKeyDown}
        />
      )}
    </div>
  );
}
