/** A field in which an entity is chosen by typing any of its names: a combobox with a list, as WAI-ARIA describes it. */
import { useId, useState, type KeyboardEvent } from 'react';
import type { EntitySummary } from '../../domain/contract';
import { counted } from '../counted';
import dialog from '../dialogs/dialog.module.css';
import controls from '../theme/controls.module.css';
import styles from './entity-combobox.module.css';
import { listedEntities, type ListedEntity } from './register-order';

/** Entities that are offered at once. */
const SHOWN = 8;

interface Props {
  readonly label: string;
  readonly candidates: readonly EntitySummary[];
  /** Called with the id that is chosen, and with undefined as soon as something else is typed. */
  onChoose(id: string | undefined): void;
}

/** The field. */
export function EntityCombobox({ label, candidates, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(true);
  const [at, setAt] = useState(0);
  const id = useId();
  const kind = candidates[0]?.kind ?? 'actor';
  const found = listedEntities(candidates, {
    kind,
    query: typed,
    type: undefined,
    source: undefined,
    order: 'mentions',
    published: new Map(),
    locale: navigator.language,
  });
  const shown = found.slice(0, SHOWN);
  const current = shown[at];

  const choose = ({ summary }: ListedEntity): void => {
    setTyped(summary.name);
    setOpen(false);
    onChoose(summary.entity);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(open ? (at + step + shown.length) % Math.max(1, shown.length) : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && open && current) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape' && open && typed !== '') {
      event.preventDefault();
      setTyped('');
      onChoose(undefined);
    }
  };

  return (
    <div className={dialog.field}>
      <label htmlFor={id}>
        <bdi>{label}</bdi>
      </label>
      <input
        autoFocus
        id={id}
        className={controls.field}
        role="combobox"
        aria-expanded={open && shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.summary.entity}` : undefined}
        dir="auto"
        autoComplete="off"
        placeholder="Type any of its names"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setAt(0);
          onChoose(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      {open && shown.length === 0 && (
        <p className={dialog.hint}>
          {candidates.length === 0 ? 'There is no other yet.' : `None is called “${typed.trim()}”.`}
        </p>
      )}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={styles.list}
        hidden={!open || shown.length === 0}
      >
        {shown.map((one, index) => (
          <li
            key={one.summary.entity}
            id={`${id}-${one.summary.entity}`}
            role="option"
            aria-selected={index === at}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(one);
            }}
          >
            <span>
              <bdi>{one.summary.name}</bdi>
              {one.alias !== undefined && (
                <small>
                  {' '}
                  also <bdi>{one.alias}</bdi>
                </small>
              )}
            </span>
            <small>{counted(one.mentions, 'mention')}</small>
          </li>
        ))}
      </ul>
      {open && found.length > SHOWN && (
        <p className={dialog.hint}>{found.length - SHOWN} more: type on to narrow it down.</p>
      )}
    </div>
  );
}
