/** The names of an entity: where each is from and how often it stands in the texts, and names to be added. */
import { useRef, useState } from 'react';
import type { EntityName, EntitySummary } from '../../domain/contract';
import { counted } from '../counted';
import controls from '../theme/controls.module.css';
import { addAlias, ownAliases, removeAlias, told } from './decisions';
import styles from './entity-pane.module.css';
import { NAME_LENGTH } from './limits';
import { useStops } from './use-stops';

/** Names that are shown until a person asks for all. */
const SHOWN = 12;

interface Props {
  readonly summary: EntitySummary;
  readonly otherNames: readonly string[];
  readonly readOnly: boolean;
}

/** The section with the `list` "Other names" and, for a place, those that GeoNames has. */
export function NamesSection({ summary, otherNames, readOnly }: Props) {
  const own = new Set(ownAliases(summary).map(({ name }) => name));
  const [all, setAll] = useState(false);
  const names = all ? summary.aliases : summary.aliases.slice(0, SHOWN);
  return (
    <section className={styles.section}>
      <h3 className={controls.sectionHead}>Other names · {summary.aliases.length}</h3>
      {names.length > 0 && (
        <ul className={styles.rows} aria-label="Other names">
          {names.map((name) => (
            <li key={name.name} className={styles.row}>
              <span className={styles.grow}>
                <bdi>{name.name}</bdi> <small>{originWords(name)}</small>
              </span>
              {!readOnly && own.has(name.name) && (
                <button
                  type="button"
                  className={controls.plain}
                  aria-label={`Remove the name ${name.name}`}
                  onClick={() => {
                    told(removeAlias(summary, name.name));
                  }}
                >
                  Remove
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {names.length < summary.aliases.length && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {summary.aliases.length}
        </button>
      )}
      {!readOnly && <NewName summary={summary} />}
      {!readOnly && otherNames.length > 0 && <ProposedNames summary={summary} names={otherNames} />}
    </section>
  );
}

function originWords({ origin, mentions }: EntityName): string {
  const times = mentions > 0 ? counted(mentions, 'mention') : 'not in a text';
  const from = { mention: '', person: 'entered · ', gazetteer: 'GeoNames · ', merged: 'merged · ' }[origin];
  return `${from}${times}`;
}

function NewName({ summary }: { summary: EntitySummary }) {
  const [typed, setTyped] = useState('');
  const name = typed.replace(/\s+/gu, ' ').trim();
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '') return;
        told(addAlias(summary, { name, origin: 'person' }));
        setTyped('');
      }}
    >
      <input
        className={controls.field}
        aria-label="Another name"
        placeholder="Another name"
        dir="auto"
        maxLength={NAME_LENGTH}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setTyped('');
          event.currentTarget.blur();
        }}
      />
      <button type="submit" className={controls.button} disabled={name === ''}>
        Add
      </button>
    </form>
  );
}

function ProposedNames({ summary, names }: { summary: EntitySummary; names: readonly string[] }) {
  const list = useRef<HTMLUListElement>(null);
  const stops = useStops(list);
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, SHOWN);
  return (
    <>
      <p className={styles.hint}>GeoNames also calls it so. Enter takes a name, and it is then found in the texts:</p>
      <ul
        ref={list}
        className={styles.chips}
        aria-label="Names that GeoNames has"
        onKeyDown={stops.onKeyDown}
        onFocus={stops.onFocus}
      >
        {shown.map((name) => (
          <li key={name}>
            <button
              type="button"
              data-stop=""
              className={styles.chip}
              aria-label={`Add the name ${name}`}
              onClick={() => {
                told(addAlias(summary, { name, origin: 'gazetteer' }));
              }}
            >
              <span aria-hidden="true">+ </span>
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < names.length && (
        <button
          type="button"
          className={controls.plain}
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {names.length}
        </button>
      )}
    </>
  );
}
