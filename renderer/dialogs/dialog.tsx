/**
 * A modal dialog: the browser's own, which keeps the keyboard inside, makes the rest of the window inert, closes with
 * Esc and gives the focus back to where it was.
 */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import controls from '../theme/controls.module.css';
import styles from './dialog.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons at the foot; a button that only closes when there are none. */
  readonly actions?: ReactNode;
  /** For what needs two columns. */
  readonly wide?: boolean;
  /** For what is only read: the arrow keys then scroll it. */
  readonly reading?: boolean;
  onClose(): void;
  /** Called when Enter is pressed in a field or the main button is pressed. */
  onSubmit?(): void;
}

/** The dialog; it is open as long as it is rendered. */
export function Dialog({ title, children, actions, wide = false, reading = false, onClose, onSubmit }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (onSubmit) onSubmit();
          else onClose();
        }}
      >
        <h2 id={name}>{title}</h2>
        <div className={styles.body} tabIndex={reading ? 0 : undefined}>
          {children}
        </div>
        <div className={styles.actions}>
          {actions ?? (
            <button type="submit" className={controls.button}>
              Close
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** Choices of which one holds, as a `radiogroup`. */
export function RadioGroup<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly { readonly value: NoInfer<V>; readonly name: string; readonly hint?: string }[];
  onChange(value: NoInfer<V>): void;
}) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={name} className={styles.group}>
      <p id={name} className={controls.sectionHead}>
        {label}
      </p>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>
            {option.name}
            {option.hint !== undefined && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
