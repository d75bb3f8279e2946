/** A field in which one of a few options is chosen, each with its definition where it can be read while choosing. */
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './choosing.module.css';
import { OptionList, optionId, type Option } from './option-list';

interface Props {
  /** The accessible name. */
  readonly label: string;
  /** Id of what is chosen; undefined where nothing is. */
  readonly value: string | undefined;
  readonly options: readonly Option[];
  /** Shown where nothing is chosen. */
  readonly placeholder: string;
  /** Shown in place of the option's name. */
  readonly shown?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
  onChoose(id: string): void;
}

/** How long letters that are typed belong to one word, in milliseconds. */
const WORD_TIME = 800;

/** The `combobox`, whose list opens by Enter, Space or an arrow; letters go to the option that begins with them. */
export function SelectOnly({ label, value, options, placeholder, shown, disabled, className, onChoose }: Props) {
  const [at, setAt] = useState<number>();
  const button = useRef<HTMLButtonElement>(null);
  const word = useRef({ typed: '', at: 0 });
  const id = useId();
  const [open, active] = [at !== undefined, Math.min(at ?? 0, options.length - 1)];
  const now = options.find((option) => option.id === value);

  const show = (): void => {
    setAt(
      Math.max(
        0,
        options.findIndex((option) => option.id === value),
      ),
    );
  };
  const close = useCallback((): void => {
    setAt(undefined);
  }, []);
  const choose = (option: Option | undefined): void => {
    close();
    if (option && option.id !== value) onChoose(option.id);
  };

  /** Goes to the option that begins with the letters typed lately. */
  const seek = (letter: string): void => {
    const time = performance.now();
    const typed = (time - word.current.at < WORD_TIME ? word.current.typed : '') + letter.toLowerCase();
    word.current = { typed, at: time };
    const found = options.findIndex(({ name }) => name.toLowerCase().startsWith(typed));
    if (found >= 0) setAt(found);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (!open) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) return;
      event.preventDefault();
      show();
      return;
    }
    if (event.key === 'Tab') return;
    // Letters belong to the list now, and not to the window.
    event.preventDefault();
    event.stopPropagation();
    const last = options.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(options[active]);
    else if (event.key === 'Escape') close();
    else if (event.key.length === 1) seek(event.key);
  };

  return (
    <span className={`${styles.box} ${className ?? ''}`}>
      <button
        ref={button}
        type="button"
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? optionId(id, active) : undefined}
        className={styles.field}
        data-empty={now === undefined || undefined}
        disabled={disabled}
        title={now?.detail}
        onClick={() => {
          if (open) close();
          else show();
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      >
        {now?.swatch !== undefined && <span className={`${styles.dot} ${now.swatch}`} aria-hidden="true" />}
        <bdi>{shown ?? now?.name ?? placeholder}</bdi>
      </button>
      {open && (
        <OptionList
          id={id}
          label={label}
          options={options}
          active={active}
          chosen={value}
          field={button}
          none=""
          onPoint={setAt}
          onChoose={choose}
          onGone={close}
        />
      )}
    </span>
  );
}
