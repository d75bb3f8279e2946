/** A field of several things, each in a line that opens to be changed: dates and numbers. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import controls from '../theme/controls.module.css';
import styles from './fields.module.css';

interface Props<T> {
  /** What one is called: “date”, “number”. */
  readonly noun: string;
  readonly items: readonly T[];
  /** What a new one begins with. */
  readonly blank: T;
  readonly none: string;
  readonly disabled: boolean;
  /** An item in words. */
  words(item: T): ReactNode;
  /** An item as it is called by assistive technology. */
  nameOf(item: T): string;
  /** The fields of the item that is changed. */
  editor(item: T, onSave: (item: T) => void, problem: (sentence: string) => void): ReactNode;
  onSave(items: readonly T[]): void;
}

/** The lines, one of which may be open. */
export function ItemField<T>({ noun, items, blank, none, disabled, words, nameOf, editor, onSave }: Props<T>) {
  // The index of the one that is open; that of a new one is behind the last.
  const [open, setOpen] = useState<number>();
  const [problem, setProblem] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<number>(undefined);
  // What is wrong with what was typed last: known before it is shown.
  const wrong = useRef('');

  useEffect(() => {
    const was = before.current;
    before.current = open;
    if (open !== undefined) box.current?.querySelector<HTMLElement>('[data-editor] input')?.focus();
    else if (was !== undefined) box.current?.querySelectorAll<HTMLElement>('[data-opens]')[was]?.focus();
  }, [open]);

  const tell = (sentence: string): void => {
    wrong.current = sentence;
    setProblem(sentence);
  };
  const close = (): void => {
    setOpen(undefined);
    tell('');
  };
  const save = (index: number, item: T): void => {
    tell('');
    onSave([...items.slice(0, index), item, ...items.slice(index + 1)]);
  };
  const editing = (index: number, item: T) => (
    <div
      key={index}
      className={styles.editor}
      data-editor=""
      role="group"
      aria-label={index < items.length ? `Change ${noun}: ${nameOf(item)}` : `New ${noun}`}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
        if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        // What a field holds is saved when it loses the keyboard.
        const field = event.target as HTMLInputElement;
        if (event.key === 'Escape') {
          field.dataset['left'] = '';
          close();
          return;
        }
        field.blur();
        if (wrong.current === '') close();
        else field.focus();
      }}
    >
      {editor(
        item,
        (now) => {
          save(index, now);
        },
        tell,
      )}
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <p className={styles.actions}>
        <button type="button" className={controls.plain} onClick={close}>
          Done
        </button>
        {index < items.length && (
          <button
            type="button"
            className={controls.plain}
            aria-label={`Remove ${noun}: ${nameOf(item)}`}
            onClick={() => {
              onSave(items.filter((_, other) => other !== index));
              close();
            }}
          >
            Remove
          </button>
        )}
      </p>
    </div>
  );
  const opener = (index: number, name: string, inside: ReactNode, className: string | undefined) => (
    <button
      key={index}
      type="button"
      data-opens=""
      className={className}
      aria-label={name}
      disabled={disabled}
      onClick={() => {
        setOpen(index);
      }}
    >
      {inside}
    </button>
  );
  return (
    <div ref={box} className={styles.items}>
      {/* A new one stands among the others from the start: what is typed stays when it is saved. */}
      {(open === items.length ? [...items, blank] : items).map((item, index) =>
        index === open
          ? editing(index, item)
          : opener(index, `Change ${noun}: ${nameOf(item)}`, words(item), styles.item),
      )}
      {items.length === 0 && open === undefined && <span className={styles.empty}>{none}</span>}
      {!disabled && open === undefined && opener(items.length, `Add a ${noun}`, 'add', styles.addItem)}
    </div>
  );
}
