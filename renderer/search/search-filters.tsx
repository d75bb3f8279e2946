/** What is left out of what is found: kind and tag, and further down where, when, who and how checked. */
import { useMemo } from 'react';
import { SEARCH_KINDS, type SearchKind } from '../../domain/search/search';
import { factValue } from '../../domain/source';
import { TAGS, type Tag } from '../../domain/tags';
import { useCodes } from '../codebook/use-codes';
import { TAG_NAMES } from '../counted';
import { DayFields } from '../filters/day-fields';
import { NamedFilter } from '../filters/named-filter';
import { Choice } from '../frame/choice';
import { titleOf } from '../library/source-order';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { updateSearch, useSearch } from './search-state';
import styles from './search.module.css';
import { ask, askFilter } from './searching';

const KINDS: Readonly<Record<'all' | SearchKind, string>> = {
  all: 'Everything',
  article: 'Articles',
  quote: 'Marks',
  note: 'Notes',
  entity: 'Actors and places',
  statement: 'Statements',
};
const ANY_TAG: Readonly<Record<'all' | Tag, string>> = { all: 'Any tag', ...TAG_NAMES };

/** The two lines of filters. */
export function SearchFilters() {
  const filters = useSearch((now) => now.filters);
  const open = useSearch((now) => now.filtersOpen);
  const asked = useSearch(
    ({ filters: { kinds: _kinds, tag: _tag, ...others }, from, to }) =>
      Object.keys(others).length + (from !== '' || to !== '' ? 1 : 0),
  );
  const [kind] = filters.kinds ?? [];
  return (
    <>
      <div className={styles.filters}>
        <Choice
          label="What is searched"
          value={kind ?? 'all'}
          options={KINDS}
          onChange={(chosen) => {
            askFilter({
              kinds: SEARCH_KINDS.filter((one) => one === chosen).length > 0 ? [chosen as SearchKind] : undefined,
            });
          }}
        />
        <Choice
          label="Tag"
          value={filters.tag ?? 'all'}
          options={ANY_TAG}
          onChange={(chosen) => {
            askFilter({ tag: TAGS.find((tag) => tag === chosen) });
          }}
        />
        <button
          type="button"
          className={controls.button}
          aria-expanded={open}
          onClick={() => {
            updateSearch({ filtersOpen: !open });
          }}
        >
          More filters{asked > 0 && ` · ${asked}`}
        </button>
        {(asked > 0 || kind !== undefined || filters.tag !== undefined) && (
          <button
            type="button"
            className={controls.plain}
            onClick={() => {
              ask({ filters: {}, from: '', to: '' });
            }}
          >
            Clear filters
          </button>
        )}
      </div>
      {open && <MoreFilters />}
    </>
  );
}

/** The `group` "More filters". */
function MoreFilters() {
  const { source, outlet, speaker, status, annotator, unmarked } = useSearch((now) => now.filters);
  const annotators = useSearch((now) => now.annotators);
  const sources = useStore((now) => now.sources);
  const entities = useStore((now) => now.entities);
  const statuses = useCodes('status', status);
  const named = useMemo(() => sources.map((one) => ({ id: one.source, name: titleOf(one) })), [sources]);
  const outlets = useMemo(
    () => Array.from(new Set(sources.flatMap(({ facts }) => factValue(facts, 'outlet') ?? []))).sort(),
    [sources],
  );
  const speakers = useMemo(
    () => [
      { id: 'outlet', name: 'The outlet itself' },
      ...entities.filter(({ kind }) => kind === 'actor').map(({ entity: id, name }) => ({ id, name })),
    ],
    [entities],
  );
  return (
    <div className={styles.more} role="group" aria-label="More filters">
      <Picked
        label="Source"
        any="Any source"
        among={named}
        chosen={source}
        onChoose={(id) => {
          askFilter({ source: id });
        }}
      />
      <Listed
        label="Outlet"
        any="Any outlet"
        values={outlets}
        chosen={outlet}
        onChoose={(value) => askFilter({ outlet: value })}
      />
      <Days />
      <Picked
        label="Speaker"
        any="Any speaker"
        among={speakers}
        chosen={speaker}
        onChoose={(id) => {
          askFilter({ speaker: id });
        }}
      />
      <Choice
        label="Status"
        value={status === undefined ? 'all' : `s${status}`}
        options={
          Object.fromEntries([['all', 'Any status'], ...statuses.map(({ id, name }) => [`s${id}`, name])]) as Readonly<
            Record<string, string>
          >
        }
        onChange={(value) => {
          askFilter({ status: value === 'all' ? undefined : value.slice(1) });
        }}
      />
      <Listed
        label="Annotator"
        any="Any annotator"
        values={annotators}
        chosen={annotator}
        onChoose={(value) => askFilter({ annotator: value })}
      />
      <label className={styles.only}>
        <input
          type="checkbox"
          checked={unmarked === true}
          onChange={({ target }) => {
            askFilter({ unmarked: target.checked || undefined });
          }}
        />
        Only articles without marks
      </label>
    </div>
  );
}

/** The most options that are listed at once. */
const LIMIT = 50;

function Picked(props: {
  readonly label: string;
  readonly any: string;
  readonly among: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | undefined;
  onChoose(id: string | undefined): void;
}) {
  const { label, any, among, chosen, onChoose } = props;
  return (
    <NamedFilter
      label={label}
      value={among.find(({ id }) => id === chosen)?.name ?? ''}
      placeholder={any}
      chosen={chosen}
      options={(typed) => {
        const fit = among.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
        const left = fit.length - LIMIT;
        return {
          options: [...(typed === '' ? [{ id: '', name: any }] : []), ...fit.slice(0, LIMIT)],
          more: left > 0 ? `${left.toLocaleString('en')} more. Type a part of the name.` : undefined,
        };
      }}
      onChoose={onChoose}
    />
  );
}

function Listed(props: {
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly chosen: string | undefined;
  onChoose(value: string | undefined): void;
}) {
  const { label, any, values, chosen, onChoose } = props;
  // What is chosen stays in the list where the case has it no longer.
  const listed = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  return (
    <Choice
      label={label}
      value={chosen === undefined ? 'all' : `v${chosen}`}
      options={
        Object.fromEntries([['all', any], ...listed.map((value) => [`v${value}`, value])]) as Readonly<
          Record<string, string>
        >
      }
      onChange={(value) => {
        onChoose(value === 'all' ? undefined : value.slice(1));
      }}
    />
  );
}

function Days() {
  const from = useSearch((now) => now.from);
  const to = useSearch((now) => now.to);
  return (
    <DayFields
      from={from}
      to={to}
      labels={{ from: 'Published from', to: 'to' }}
      onChange={(field, typed) => {
        ask({ [field]: typed });
      }}
    />
  );
}
