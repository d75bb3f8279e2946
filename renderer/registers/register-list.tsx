/** The left of a register: its entities, to filter by any of their names, to sort, to look at and to choose for merging. */
import { useDeferredValue, useMemo, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { factValue } from '../../domain/source';
import type { EntityKind } from '../../domain/entity';
import { counted, shortened } from '../counted';
import { Choice } from '../frame/choice';
import { modKey } from '../keys';
import { focusPane } from '../panes';
import { placeWords } from '../places/place-words';
import { titleOf } from '../library/source-order';
import { RovingList } from '../roving-list';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { ask, pick, updateRegister, useRegister } from './deciding';
import { REGISTER_ORDERS, typesInUse, type ListedEntity } from './register-order';
import styles from './register-list.module.css';
import { KIND_NAMES, TYPE_LISTS, typeWords } from './register-words';
import { UnlinkedList } from './unlinked-list';

interface Props {
  readonly kind: EntityKind;
  readonly listed: readonly ListedEntity[];
  readonly current: string | undefined;
}

/** The pane with the `list` "Actors" or "Places". */
export function RegisterList({ kind, listed, current }: Props) {
  const total = useStore((state) => state.entities.filter((one) => one.kind === kind).length);
  const phase = useStore((state) => state.phase);
  const picked = useRegister((state) => state.picked);
  const query = useRegister((state) => state.query);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const { many, one } = KIND_NAMES[kind];
  const [placed, unplaced] = useMemo(
    () =>
      kind === 'actor'
        ? [listed, []]
        : [
            listed.filter(({ summary }) => summary.location !== null),
            listed.filter(({ summary }) => summary.location === null),
          ],
    [kind, listed],
  );

  const count = listed.length === total ? `${many} · ${total}` : `${many} · ${listed.length} of ${total}`;
  return (
    <>
      <div className={styles.head}>
        <h2 className={controls.sectionHead}>{count}</h2>
        <button
          type="button"
          className={controls.button}
          aria-keyshortcuts="n"
          disabled={readOnly}
          onClick={() => {
            ask({ kind: 'create', of: kind });
          }}
        >
          New
          <kbd className={controls.key} aria-hidden="true">
            n
          </kbd>
        </button>
      </div>
      <Filters kind={kind} disabled={total === 0} first={listed[0]?.summary.entity} />
      {picked.length > 0 && (
        <div className={styles.picked}>
          <p role="status">{picked.length} chosen</p>
          <button
            type="button"
            className={controls.button}
            aria-keyshortcuts="m"
            onClick={() => {
              ask({ kind: 'merge', entities: picked });
            }}
          >
            Merge…
            <kbd className={controls.key} aria-hidden="true">
              m
            </kbd>
          </button>
          <button
            type="button"
            className={controls.plain}
            onClick={() => {
              updateRegister({ picked: [] });
            }}
          >
            Clear
          </button>
        </div>
      )}
      {listed.length === 0 ? (
        <p className={styles.none}>
          {phase === 'loading'
            ? 'Opening the case…'
            : total === 0
              ? `No ${many.toLowerCase()} yet. In the article mark a name and say who or what it is, or take what is suggested; or press n for a new ${one}.`
              : `No ${one} fits ${query.trim() === '' ? 'what is chosen above' : `“${query.trim()}”`}. Press Esc in the filter to see all ${total}.`}
        </p>
      ) : (
        <div className={styles.lists}>
          {placed.length > 0 && <Entities kind={kind} label={many} items={placed} current={current} />}
          {unplaced.length > 0 && (
            <>
              <h3 className={`${controls.sectionHead} ${styles.sub}`}>Not on the map · {unplaced.length}</h3>
              <Entities kind={kind} label="Not on the map" items={unplaced} current={current} />
            </>
          )}
        </div>
      )}
      <UnlinkedList kind={kind} />
    </>
  );
}

function Filters({ kind, disabled, first }: { kind: EntityKind; disabled: boolean; first: string | undefined }) {
  const { query, type, source, order } = useRegister();
  const entities = useStore((state) => state.entities);
  const sources = useStore((state) => state.sources);
  const codebook = useStore((state) => state.codebook);
  const types = useMemo(() => {
    const used = typesInUse(entities, kind);
    const known = codebook.filter(({ list, id }) => list === TYPE_LISTS[kind] && used.has(id)).map(({ id }) => id);
    const foreign = Array.from(used).filter((id) => id !== '' && !known.includes(id));
    return [...known, ...foreign, ...(used.has('') ? [''] : [])];
  }, [entities, codebook, kind]);
  const typeNames = Object.fromEntries([
    ['all', 'All types'],
    ...types.map((id) => [`t${id}`, typeWords(codebook, kind, id)]),
  ]) as Readonly<Record<string, string>>;
  const sourceNames = useMemo(
    () =>
      Object.fromEntries([
        ['all', 'All sources'],
        ...sources.map((one) => {
          const outlet = factValue(one.facts, 'outlet');
          return [one.source, `${shortened(titleOf(one), 56)}${outlet === undefined ? '' : ` · ${outlet}`}`];
        }),
      ]) as Record<string, string>,
    [sources],
  );
  const { many } = KIND_NAMES[kind];
  return (
    <div className={styles.filters}>
      <div className={styles.filter}>
        <input
          type="search"
          aria-label={`Filter ${many.toLowerCase()}`}
          placeholder="Filter by any name"
          dir="auto"
          value={query}
          disabled={disabled}
          onChange={({ target }) => {
            updateRegister({ query: target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              if (query === '') focusPane('register');
              updateRegister({ query: '', type: undefined, source: undefined });
            }
            if ((event.key === 'Enter' || event.key === 'ArrowDown') && first !== undefined) {
              event.preventDefault();
              update({ entity: first });
              requestAnimationFrame(() => {
                focusPane('register');
              });
            }
          }}
        />
        {query === '' && (
          <kbd className={controls.key} aria-hidden="true">
            {modKey('F')}
          </kbd>
        )}
      </div>
      <div className={styles.choices}>
        <Choice
          label="Type"
          value={type === undefined ? 'all' : String(`t${type}`)}
          options={typeNames}
          onChange={(chosen) => {
            updateRegister({ type: chosen === 'all' ? undefined : chosen.slice(1) });
          }}
        />
        <Choice
          label="Order"
          value={order}
          options={REGISTER_ORDERS}
          onChange={(chosen) => {
            updateRegister({ order: chosen });
          }}
        />
        <span className={styles.source}>
          <Choice
            label="Mentions counted"
            value={source ?? 'all'}
            options={sourceNames}
            onChange={(chosen) => {
              updateRegister({ source: chosen === 'all' ? undefined : chosen });
            }}
          />
        </span>
      </div>
    </div>
  );
}

interface EntitiesProps extends Omit<Props, 'listed'> {
  readonly label: string;
  readonly items: readonly ListedEntity[];
}

function Entities({ kind, label, items, current }: EntitiesProps) {
  const picked = useRegister((state) => state.picked);
  const codebook = useStore((state) => state.codebook);
  const shown = useDeferredValue(items);

  const itemOf = (target: EventTarget): string | undefined => {
    const index = (target as HTMLElement).closest<HTMLElement>('li')?.dataset['index'];
    return index === undefined ? undefined : shown[Number(index)]?.summary.entity;
  };
  // The arrow keys move the focus, and what has the focus is looked at.
  const onFocus = ({ target, relatedTarget }: FocusEvent): void => {
    // A dialog that closes gives the focus back, which is nobody's choice.
    if (relatedTarget?.closest('dialog')) return;
    const entity = itemOf(target);
    if (entity !== undefined && entity !== current) update({ entity });
  };
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    const entity = itemOf(event.target);
    if (event.key !== ' ' || !(event.ctrlKey || event.metaKey) || entity === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    pick(entity);
  };
  const onClickCapture = (event: MouseEvent): void => {
    const entity = itemOf(event.target);
    if (!(event.ctrlKey || event.metaKey) || entity === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    pick(entity);
  };

  return (
    <div className={styles.list} onFocus={onFocus} onKeyDownCapture={onKeyDownCapture} onClickCapture={onClickCapture}>
      <RovingList
        label={label}
        items={shown}
        idOf={({ summary }) => summary.entity}
        current={current}
        estimate={kind === 'place' ? 74 : 56}
        buttonClass={({ summary }) =>
          picked.includes(summary.entity) ? `${styles.item} ${styles.chosen}` : styles.item
        }
        onChoose={({ summary }) => {
          // At once: the next key is for its mentions already.
          flushSync(() => {
            update({ entity: summary.entity });
          });
          focusPane('entity');
        }}
      >
        {({ summary, mentions, alias }) => (
          <>
            <span className={styles.name}>
              {picked.includes(summary.entity) && (
                <>
                  <span className={styles.tick} aria-hidden="true">
                    ✓
                  </span>
                  <span className={controls.hidden}>Chosen: </span>
                </>
              )}
              <bdi>{summary.name}</bdi>
              {alias !== undefined && (
                <small>
                  {' '}
                  also <bdi>{alias}</bdi>
                </small>
              )}
            </span>
            <span className={styles.meta}>
              <span>{typeWords(codebook, kind, summary.type)}</span>
              <span>{counted(mentions, 'mention')}</span>
              <span>{counted(summary.sources.length, 'source')}</span>
              {summary.unsure > 0 && <span className={styles.unsure}>{summary.unsure} unsure</span>}
            </span>
            {kind === 'place' && (
              <span className={styles.meta}>{summary.location ? placeWords(summary.location) : 'No coordinates'}</span>
            )}
          </>
        )}
      </RovingList>
    </div>
  );
}
