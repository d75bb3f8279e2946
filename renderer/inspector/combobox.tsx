/** A field in which something is chosen by typing: the options that fit are listed under it. */
import { useCallback, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './choosing.module.css';
import { OptionList, optionId, type Option } from './option-list';

interface Props<O extends Option> {
  /** The accessible name. */
  readonly label: string;
  /** What is chosen, in words; it is shown while nothing is typed. */
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
  /** Id of an element that describes it. */
  readonly describedBy?: string | undefined;
  /** Id of the option that holds now. */
  readonly chosen?: string | undefined;
  /** The options for what is typed, the likeliest first; empty before anything is typed. */
  options(typed: string): { readonly options: readonly O[]; readonly more?: string | undefined };
  onChoose(option: O): void;
  /** The list is about to be shown. */
  onOpen?(): void;
}

/** The `combobox`. Enter takes the option that is looked at, Esc leaves everything as it was. */
export function Combobox<O extends Option>(props: Props<O>) {
  const {
    label,
    value,
    placeholder,
    disabled,
    className,
    describedBy,
    chosen,
    options: find,
    onChoose,
    onOpen,
  } = props;
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { options, more } = open ? find((typed ?? '').trim()) : { options: [], more: undefined };
  const active = Math.min(at, options.length - 1);

  const show = (): void => {
    if (disabled === true || open) return;
    onOpen?.();
    setAt(0);
    setOpen(true);
  };
  const close = useCallback((): void => {
    setOpen(false);
    setTyped(undefined);
  }, []);
  const choose = (option: O): void => {
    close();
    onChoose(option);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, options.length - 1),
      ArrowUp: Math.max(active - 1, 0),
      PageDown: Math.min(active + 8, options.length - 1),
      PageUp: Math.max(active - 8, 0),
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      if (open) setAt(next);
      else show();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = options[active];
      if (!open) show();
      else if (option) choose(option);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    <span
      className={`${styles.box} ${styles.typed} ${className ?? ''}`}
      data-words={(typed ?? value) || (placeholder ?? '')}
    >
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open && options.length > 0 ? optionId(id, active) : undefined}
        aria-autocomplete="list"
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        className={styles.field}
        disabled={disabled}
        placeholder={placeholder}
        value={typed ?? value}
        title={value}
        onFocus={({ target }) => {
          target.select();
        }}
        onClick={show}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
          show();
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {open && (
        <OptionList
          id={id}
          label={label}
          options={options}
          active={active}
          chosen={chosen}
          field={field}
          none="Nothing is called like this."
          more={more}
          onPoint={setAt}
          onChoose={choose}
          onGone={close}
        />
      )}
    </span>
  );
}
