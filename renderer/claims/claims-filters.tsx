/** What is asked of the statements: words, status and contradictions, and further down actor, place and date. */
import { useMemo } from 'react';
import type { EntityKind } from '../../domain/entity';
import { useCodes } from '../codebook/use-codes';
import { DayFields } from '../filters/day-fields';
import { NamedFilter } from '../filters/named-filter';
import { Choice } from '../frame/choice';
import { modKey } from '../keys';
import { focusPane } from '../panes';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './claims-filters.module.css';
import { updateClaims, useClaims } from './claims-state';
import { namedEntities, namedOptions } from './named-entities';
import { NO_FILTER, STATEMENT_ORDERS } from './listed-statements';

/** The bar over the matrix. */
export function ClaimsFilters({ disabled }: { disabled: boolean }) {
  const query = useClaims((now) => now.query);
  const status = useClaims((now) => now.status);
  const contradictions = useClaims((now) => now.contradictions);
  const order = useClaims((now) => now.order);
  const open = useClaims((now) => now.proposalsOpen);
  const proposals = useClaims((now) => now.proposals);
  const statuses = useCodes('status', status);
  const names = Object.fromEntries([
    ['all', 'Any status'],
    ...statuses.map(({ id, name }) => [`s${id}`, name]),
  ]) as Readonly<Record<string, string>>;
  return (
    <>
      <div className={styles.filters}>
        {!open && (
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              updateClaims({ proposalsOpen: true });
            }}
          >
            Proposals{proposals === undefined ? '' : ` · ${proposals.length.toLocaleString('en')}`}
          </button>
        )}
        <div className={styles.filter}>
          <input
            type="search"
            aria-label="Filter statements"
            placeholder="Filter statements"
            dir="auto"
            value={query}
            disabled={disabled}
            onChange={({ target }) => {
              updateClaims({ query: target.value });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.preventDefault();
                if (query === '') focusPane('statements');
                updateClaims(NO_FILTER);
              }
              if (event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                focusPane('statements');
              }
            }}
          />
          {query === '' && (
            <kbd className={controls.key} aria-hidden="true">
              {modKey('F')}
            </kbd>
          )}
        </div>
        <Choice
          label="Status"
          value={status === undefined ? 'all' : `s${status}`}
          options={names}
          onChange={(chosen) => {
            updateClaims({ status: chosen === 'all' ? undefined : chosen.slice(1) });
          }}
        />
        <Choice
          label="Order"
          value={order}
          options={STATEMENT_ORDERS}
          onChange={(chosen) => {
            updateClaims({ order: chosen });
          }}
        />
        <label className={styles.only}>
          <input
            type="checkbox"
            checked={contradictions}
            disabled={disabled}
            onChange={({ target }) => {
              updateClaims({ contradictions: target.checked });
            }}
          />
          Contradictions only
        </label>
        <MoreButton disabled={disabled} />
      </div>
      <MoreFilters disabled={disabled} />
    </>
  );
}

/** Shows and hides the second line; says how much of it is asked for while it is hidden. */
function MoreButton({ disabled }: { disabled: boolean }) {
  const open = useClaims((now) => now.filtersOpen);
  const asked = useClaims(
    ({ actor, place, from, to }) => [actor, place, from || to || undefined].filter((one) => one !== undefined).length,
  );
  return (
    <button
      type="button"
      className={controls.button}
      aria-expanded={open}
      disabled={disabled}
      onClick={() => {
        updateClaims({ filtersOpen: !open });
      }}
    >
      Actor, place, date{asked > 0 && ` · ${asked}`}
    </button>
  );
}

/** The `group` "Actor, place and date". */
function MoreFilters({ disabled }: { disabled: boolean }) {
  const open = useClaims((now) => now.filtersOpen);
  const asked = useClaims(
    ({ actor, place, from, to }) => actor !== undefined || place !== undefined || from !== '' || to !== '',
  );
  if (!open) return null;
  return (
    <div className={styles.more} role="group" aria-label="Actor, place and date">
      <EntityFilter kind="actor" disabled={disabled} />
      <EntityFilter kind="place" disabled={disabled} />
      <DayFilter disabled={disabled} />
      {asked && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            updateClaims({ actor: undefined, place: undefined, from: '', to: '' });
          }}
        >
          Clear
        </button>
      )}
    </div>
  );
}

/** The `combobox` "Actor" or "Place": those of the register that the statements speak of. */
function EntityFilter({ kind, disabled }: { kind: EntityKind; disabled: boolean }) {
  const statements = useStore((now) => now.statements);
  const entities = useStore((now) => now.entities);
  const chosen = useClaims((now) => now[kind]);
  const named = useMemo(() => namedEntities(statements ?? [], entities, kind), [statements, entities, kind]);
  const any = kind === 'actor' ? 'Any actor' : 'Any place';
  const current = entities.find(({ entity }) => entity === chosen);
  return (
    <NamedFilter
      label={kind === 'actor' ? 'Actor' : 'Place'}
      value={current?.name ?? ''}
      placeholder={named.length === 0 ? `No ${kind} is named` : any}
      disabled={disabled || named.length === 0}
      chosen={chosen}
      options={(typed) => namedOptions(named, typed, any)}
      onChoose={(id) => {
        updateClaims({ [kind]: id });
      }}
    />
  );
}

function DayFilter({ disabled }: { disabled: boolean }) {
  const from = useClaims((now) => now.from);
  const to = useClaims((now) => now.to);
  return (
    <DayFields
      from={from}
      to={to}
      labels={{ from: 'From', to: 'To' }}
      disabled={disabled}
      onChange={(field, typed) => {
        updateClaims({ [field]: typed });
      }}
      onLeave={() => {
        focusPane('statements');
      }}
    />
  );
}
