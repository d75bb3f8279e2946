/** The name, the type and the note of an entity, each to be changed in place, and when it is mentioned first and last. */
import { useId } from 'react';
import type { EntityMention, EntitySummary } from '../../domain/contract';
import { codesOf } from '../../domain/codebook';
import { ConfidentialSwitch } from '../confidential-switch';
import { counted } from '../counted';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { ask } from './deciding';
import { changeEntity, told } from './decisions';
import { EntityNote } from './entity-note';
import styles from './entity-pane.module.css';
import { KIND_NAMES, sourceWords, TYPE_LISTS, typeWords } from './register-words';

interface Props {
  readonly summary: EntitySummary;
  /** Its mentions as far as they were read: what its note can mention. */
  readonly mentions: readonly EntityMention[];
}

/** The head of the pane. */
export function EntityHead({ summary, mentions: places }: Props) {
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const { kind, name, entity, mentions, sources, unsure } = summary;
  return (
    <header className={`${styles.head} ${controls[kind]}`}>
      <p className={styles.kind}>
        <span className={controls.swatch} aria-hidden="true" /> {KIND_NAMES[kind].one}
      </p>
      <div className={styles.title}>
        <h2 dir="auto">{name}</h2>
        {!readOnly && (
          <button
            type="button"
            className={controls.plain}
            aria-keyshortcuts="r"
            onClick={() => {
              ask({ kind: 'rename', entity });
            }}
          >
            Rename…
          </button>
        )}
      </div>
      <p className={styles.counts}>
        {mentions === 0
          ? 'Not mentioned yet'
          : `${counted(mentions, 'mention')} in ${counted(sources.length, 'source')}`}
        {unsure > 0 && <span className={styles.unsure}> · {unsure} unsure</span>}
      </p>
      <FirstAndLast summary={summary} />
      <TypeChoice summary={summary} readOnly={readOnly} />
      <ConfidentialSwitch of="entity" id={entity} confidential={summary.confidential} readOnly={readOnly} />
      <EntityNote summary={summary} mentions={places} readOnly={readOnly} />
    </header>
  );
}

function FirstAndLast({ summary }: { summary: EntitySummary }) {
  const all = useStore((state) => state.sources);
  // Those without a date come last in the list, and can be neither where others have one.
  const dated = summary.sources.filter((one) =>
    all.some(({ source, facts }) => source === one.source && facts.some(({ field }) => field === 'published')),
  );
  const ordered = dated.length > 0 ? dated : summary.sources;
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return null;
  const line = (label: string, id: string) => {
    const { title, outlet, date } = sourceWords(
      all.find(({ source }) => source === id),
      navigator.language,
    );
    return (
      <div>
        <dt>{label}</dt>
        <dd>
          {date} · <bdi>{outlet}</bdi>
          <span className={styles.headline} dir="auto">
            {title}
          </span>
        </dd>
      </div>
    );
  };
  return (
    <dl className={styles.facts}>
      {line(first === last ? 'Mentioned' : 'First', first.source)}
      {first !== last && line('Last', last.source)}
    </dl>
  );
}

function TypeChoice({ summary, readOnly }: { summary: EntitySummary; readOnly: boolean }) {
  const codebook = useStore((state) => state.codebook);
  const { kind, type } = summary;
  const list = TYPE_LISTS[kind];
  const codes = codesOf(codebook, list, type);
  const known = codes.find(({ id }) => id === type);
  const field = useId();
  return (
    <div className={styles.type}>
      <label htmlFor={field}>Type</label>
      <div>
        <select
          id={field}
          className={controls.field}
          value={type}
          disabled={readOnly}
          aria-describedby={`${field}-definition`}
          onChange={({ target }) => {
            const words = typeWords(codebook, kind, target.value);
            told(changeEntity(summary, { type: target.value }, `type · ${words.toLowerCase()}`));
          }}
        >
          <option value="">Not stated</option>
          {type !== '' && !known && <option value={type}>{type}</option>}
          {codes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <p id={`${field}-definition`} className={styles.hint}>
          {known?.definition ?? (type === '' ? 'Say what it is, and lists can be filtered by it.' : '')}
        </p>
      </div>
    </div>
  );
}
