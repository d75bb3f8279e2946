/** A row of a card: a name, a value that can be changed in place, and for what nobody said that it is inferred. */
import { useId, type ReactNode } from 'react';
import controls from '../theme/controls.module.css';
import styles from './fields.module.css';

interface Props {
  readonly name: string;
  readonly children: ReactNode;
  /** For what the words tell and nobody has said: takes it over. */
  readonly confirm?: (() => void) | undefined;
  /** What is taken over, for assistive technology. */
  readonly inferred?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The row, to stand in a `dl`. */
export function FieldRow({ name, children, confirm, inferred, disabled }: Props) {
  return (
    <div className={styles.row} data-inferred={inferred !== undefined || undefined}>
      <dt>{name}</dt>
      <dd>
        {children}
        {inferred !== undefined && (
          <small className={styles.inferred} title="Found in the text; nobody has said it yet">
            inferred
          </small>
        )}
        {confirm && disabled !== true && (
          <button
            type="button"
            className={`${controls.plain} ${styles.confirm}`}
            aria-label={`Confirm ${name.toLowerCase()}: ${inferred ?? ''}`}
            title="Take over what was found in the text"
            onClick={confirm}
          >
            Confirm
          </button>
        )}
      </dd>
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  /** The longest that is taken, in UTF-16 code units. */
  readonly limit: number;
  onSave(value: string): void;
}

/** Words that are written in place; they are saved when the field is left or Enter is pressed, Esc leaves them as they were. */
export function FieldText({ label, value, placeholder, disabled, limit, onSave }: TextProps) {
  const id = useId();
  return (
    <textarea
      // What the case holds takes the place of what was typed.
      key={`${id} ${value}`}
      className={styles.text}
      data-field=""
      aria-label={label}
      rows={1}
      dir="auto"
      spellCheck={false}
      defaultValue={value}
      placeholder={placeholder}
      disabled={disabled}
      maxLength={limit}
      onBlur={({ target }) => {
        const typed = target.value.replace(/\s+/gu, ' ').trim();
        if (typed !== value) onSave(typed);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') event.currentTarget.value = value;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.closest<HTMLElement>('[data-card]')?.focus();
      }}
    />
  );
}
