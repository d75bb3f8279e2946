/** A field of an item that is changed, with how it is understood under it. */
import { useId } from 'react';
import styles from './fields.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly wrong: boolean;
  readonly wide?: boolean;
  readonly dir?: 'ltr' | 'auto';
  readonly placeholder?: string;
  onChange(value: string): void;
  /** The keyboard left it, and not by Esc. */
  onLeave(): void;
}

/** The field. */
export function ItemInput({ label, value, hint, wrong, wide, dir = 'auto', placeholder, onChange, onLeave }: Props) {
  const id = useId();
  return (
    <label className={wide === true ? `${styles.input} ${styles.wide}` : styles.input}>
      <span>{label}</span>
      <input
        value={value}
        dir={dir}
        spellCheck={false}
        placeholder={placeholder}
        maxLength={400}
        aria-invalid={wrong || undefined}
        aria-describedby={hint === undefined ? undefined : id}
        onChange={({ target }) => {
          onChange(target.value);
        }}
        onBlur={({ target }) => {
          if (target.dataset['left'] === undefined) onLeave();
        }}
      />
      {hint !== undefined && <small id={id}>{hint}</small>}
    </label>
  );
}
