/** The bar under the article in which words are looked for in it. */
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { OpenedSource } from '../../domain/contract';
import controls from '../theme/controls.module.css';
import styles from './find-bar.module.css';
import { leaveFinding, placesIn, seekWords, stepFound, useFinding } from './finding';

/** How often the keyboard was given to the field: another article takes it from nowhere. */
let answered = 0;

/** The `search` "Find in the article". */
export function FindBar({ opened }: { opened: OpenedSource }) {
  const finding = useFinding();
  const { query, asked } = finding;
  const { all, current } = placesIn(opened, finding);
  const field = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    if (asked === answered) return;
    answered = asked;
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'Escape') leaveFinding();
    else if (event.target === field.current && ['Enter', 'ArrowDown', 'ArrowUp'].includes(key))
      stepFound(shiftKey || key === 'ArrowUp' ? -1 : 1);
    else if (key === 'F3') stepFound(shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const none = query !== '' && all.length === 0;
  return (
    <div role="search" aria-label="Find in the article" className={styles.bar} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        aria-label="Find in the article"
        placeholder="Find in the article"
        dir="auto"
        value={query}
        spellCheck={false}
        aria-invalid={none}
        onChange={({ target }) => {
          seekWords(target.value);
        }}
      />
      <p aria-live="polite" className={none ? styles.none : styles.count}>
        {none ? 'Not found' : all.length > 0 && `${current + 1} of ${all.length.toLocaleString('en')}`}
      </p>
      <Tool name="Previous" keys="Shift+Enter" disabled={all.length === 0} run={() => stepFound(-1)} />
      <Tool name="Next" keys="Enter" disabled={all.length === 0} run={() => stepFound(1)} />
      <Tool name="Close" keys="Esc" disabled={false} run={leaveFinding} />
    </div>
  );
}

function Tool({ name, keys, disabled, run }: { name: string; keys: string; disabled: boolean; run(): unknown }) {
  return (
    <button
      type="button"
      className={controls.button}
      title={`${name} (${keys})`}
      disabled={disabled}
      onClick={() => {
        run();
      }}
    >
      {name}
    </button>
  );
}
