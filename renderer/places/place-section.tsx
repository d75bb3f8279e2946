/** Where a place is: who says so and why, what the gazetteer offers, a search in it, and putting it there by hand. */
import { useEffect, useRef, useState } from 'react';
import type { EntityDetail, EntitySummary, GazetteerEntry } from '../../domain/contract';
import { codeName } from '../../domain/codebook';
import { errorData } from '../../domain/errors';
import { useStore } from '../store';
import { service } from '../service';
import controls from '../theme/controls.module.css';
import { ask, updateRegister, useRegister } from '../registers/deciding';
import { NAME_LENGTH } from '../registers/limits';
import { useStops } from '../registers/use-stops';
import { degreeWords, placedByWords, regionWords } from './place-words';
import pane from '../registers/entity-pane.module.css';
import styles from './place-section.module.css';

/** How long typing must rest before it is looked up, in milliseconds. */
const REST = 200;

interface Props {
  readonly summary: EntitySummary;
  readonly detail: EntityDetail;
  readonly readOnly: boolean;
}

/** The section "On the map". */
export function PlaceSection({ summary, detail, readOnly }: Props) {
  const { entity, location, name } = summary;
  const [query, setQuery] = useState('');
  const [moving, setMoving] = useState(false);
  const placing = useRegister((state) => state.placing === entity);
  const searched = useSearch(query);
  const choosing = !readOnly && (location === null || moving);
  return (
    <section className={pane.section}>
      <h3 className={controls.sectionHead}>On the map</h3>
      {location === null ? (
        <p className={pane.hint}>
          Nobody has said where it is.
          {!readOnly && ' Take it from the gazetteer, or put it on the map by hand.'}
        </p>
      ) : (
        <div className={styles.where}>
          <p className={styles.degrees}>{degreeWords(location)}</p>
          <p>
            {placedByWords(location)}
            {location.why !== '' && (
              <>
                {' · '}
                <bdi>{location.why}</bdi>
              </>
            )}
          </p>
        </div>
      )}
      {!readOnly && (
        <div className={styles.buttons}>
          {location !== null && !moving && (
            <button
              type="button"
              className={controls.button}
              onClick={() => {
                setMoving(true);
              }}
            >
              Another place…
            </button>
          )}
          <button
            type="button"
            className={controls.button}
            aria-keyshortcuts="h"
            aria-pressed={placing}
            onClick={() => {
              updateRegister({ placing: placing ? undefined : entity });
            }}
          >
            {placing ? 'Leave it' : 'Put by hand…'}
            <kbd className={controls.key} aria-hidden="true">
              h
            </kbd>
          </button>
          {location !== null && (
            <button
              type="button"
              className={controls.button}
              onClick={() => {
                ask({ kind: 'unplace', entity });
              }}
            >
              Take off…
            </button>
          )}
        </div>
      )}
      {choosing && (
        <div data-gazetteer="">
          <input
            type="search"
            className={`${controls.field} ${styles.search}`}
            aria-label="Search in the gazetteer"
            aria-keyshortcuts="g"
            placeholder="Search in the gazetteer"
            dir="auto"
            maxLength={NAME_LENGTH}
            value={query}
            onChange={({ target }) => {
              setQuery(target.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              if (query === '') event.currentTarget.blur();
              setQuery('');
            }}
          />
          {query.trim() === '' ? (
            <Candidates
              label="Candidates"
              entity={entity}
              entries={detail.gazetteer}
              none={`The gazetteer has no place called “${name}”. Search for another spelling, put it by hand, or add its country’s places below the map.`}
            />
          ) : searched.failure !== undefined ? (
            <p role="alert" className={pane.hint}>
              {searched.failure}
            </p>
          ) : (
            <Candidates
              label="Found in the gazetteer"
              entity={entity}
              entries={searched.entries}
              none={`No place of the gazetteer begins with “${query.trim()}”.`}
            />
          )}
        </div>
      )}
    </section>
  );
}

interface CandidatesProps {
  readonly label: string;
  readonly entity: string;
  /** Undefined while they are looked up. */
  readonly entries: readonly GazetteerEntry[] | undefined;
  readonly none: string;
}

function Candidates({ label, entity, entries, none }: CandidatesProps) {
  const codebook = useStore((state) => state.codebook);
  const list = useRef<HTMLUListElement>(null);
  const stops = useStops(list);
  if (entries === undefined) return <p className={pane.hint}>Looking it up…</p>;
  if (entries.length === 0) return <p className={pane.hint}>{none}</p>;
  return (
    <ul ref={list} className={styles.candidates} aria-label={label} onKeyDown={stops.onKeyDown} onFocus={stops.onFocus}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            data-stop=""
            className={styles.candidate}
            onClick={() => {
              ask({ kind: 'place', entity, lat: entry.lat, lon: entry.lon, entry });
            }}
          >
            <span className={styles.name}>
              <bdi>{entry.name}</bdi>
              <small>{codeName(codebook, 'place-type', entry.type)}</small>
            </span>
            <small>
              <bdi>{regionWords(entry)}</bdi>
              {entry.population > 0 && ` · ${entry.population.toLocaleString('en')} people`}
            </small>
            {!entry.expected && (
              <small className={styles.elsewhere}>in another country than your sources speak of</small>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function useSearch(query: string): {
  readonly entries: readonly GazetteerEntry[] | undefined;
  readonly failure: string | undefined;
} {
  const changes = useStore((state) => state.suggestible);
  const wanted = query.trim();
  const [found, setFound] = useState<{
    readonly query: string;
    readonly entries?: readonly GazetteerEntry[];
    readonly failure?: string;
  }>();
  useEffect(() => {
    if (wanted === '') return undefined;
    let left = false;
    const timer = setTimeout(() => {
      service.searchGazetteer(wanted).then(
        (entries) => {
          if (!left) setFound({ query: wanted, entries });
        },
        (thrown: unknown) => {
          if (!left) setFound({ query: wanted, failure: errorData(thrown).message });
        },
      );
    }, REST);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted, changes]);
  const own = found?.query === wanted ? found : undefined;
  return { entries: own?.entries, failure: own?.failure };
}
