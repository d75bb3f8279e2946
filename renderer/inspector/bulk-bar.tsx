/** What can be done with the annotations that are chosen in the list, all at once: one undo takes it back. */
import { isEntityKind } from '../../domain/entity';
import { TAGS, type Tag } from '../../domain/tags';
import { useCodes, useTagCodes } from '../codebook/use-codes';
import { counted, shortened } from '../counted';
import type { ShownMark } from '../marks';
import { start } from '../messages';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './bulk-bar.module.css';
import { Combobox } from './combobox';
import { entityOptions } from './entity-options';
import { removeAll, retagAll, saveClaims, saveMention } from './register-actions';
import { SelectOnly } from './select-only';

/** Chooses nothing any more. */
export function clearChosen(): void {
  update({ chosen: [] });
}

/** Gives the chosen annotations another tag; they stay chosen. */
export function retagChosen(ids: readonly string[], tag: Tag): void {
  start('retag', retagAll(ids, tag));
}

/** Deletes the chosen annotations. */
export function removeChosen(ids: readonly string[]): void {
  start('remove', removeAll(ids));
}

/** The `region` "Chosen annotations", while there are some. */
export function BulkBar({ marks, content }: { marks: readonly ShownMark[]; content: string }) {
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const tags = useTagCodes();
  if (marks.length === 0) return null;
  const ids = marks.map(({ id }) => id);
  const claims = marks.filter(({ tag }) => tag === 'claim');
  return (
    <section className={styles.bar} aria-label="Chosen annotations">
      <p className={styles.line}>
        <strong aria-live="polite">{`${marks.length.toLocaleString('en')} chosen`}</strong>
        <button type="button" className={controls.plain} aria-keyshortcuts="Escape" onClick={clearChosen}>
          Clear
        </button>
        <kbd className={controls.key} aria-hidden="true">
          Esc
        </kbd>
      </p>
      <div className={styles.line}>
        <div role="group" aria-label="Make all of them" className={styles.tags}>
          {TAGS.map((tag) => (
            <button
              key={tag}
              type="button"
              className={controls[tag]}
              disabled={readOnly}
              aria-keyshortcuts={tag.charAt(0)}
              title={tags[tag].definition}
              onClick={() => {
                retagChosen(ids, tag);
              }}
            >
              <span className={controls.swatch} aria-hidden="true" />
              {tags[tag].name}
            </button>
          ))}
        </div>
        <button
          type="button"
          className={`${controls.plain} ${styles.delete}`}
          disabled={readOnly}
          aria-keyshortcuts="Delete"
          onClick={() => {
            removeChosen(ids);
          }}
        >
          Delete
        </button>
      </div>
      {claims.length > 0 && <ClaimLine ids={claims.map(({ id }) => id)} disabled={readOnly} />}
      {claims.length < marks.length && (
        <AssignLine marks={marks.filter(({ tag }) => tag !== 'claim')} content={content} disabled={readOnly} />
      )}
    </section>
  );
}

function ClaimLine({ ids, disabled }: { ids: readonly string[]; disabled: boolean }) {
  const [stances, statuses] = [useCodes('stance'), useCodes('status')];
  const of = counted(ids.length, 'claim');
  return (
    <p className={styles.line}>
      <SelectOnly
        label={`Stance of ${of}`}
        value={undefined}
        options={stances}
        placeholder="Stance…"
        disabled={disabled}
        onChoose={(stance) => {
          void saveClaims(ids, { stance }, `stance · ${stances.find(({ id }) => id === stance)?.name ?? stance}`);
        }}
      />
      <SelectOnly
        label={`Checked, of ${of}`}
        value={undefined}
        options={statuses}
        placeholder="Checked…"
        disabled={disabled}
        onChoose={(status) => {
          const name = statuses.find(({ id }) => id === status)?.name ?? status;
          void saveClaims(ids, { check: { status, reason: '' } }, `checked · ${name}`);
        }}
      />
      <small>{of}</small>
    </p>
  );
}

/** Actors can be assigned to an actor and places to a place; both at once to nothing. */
function AssignLine(props: { marks: readonly ShownMark[]; content: string; disabled: boolean }) {
  const { marks, content, disabled } = props;
  const entities = useStore((state) => state.entities);
  const codebook = useStore((state) => state.codebook);
  const [first] = marks;
  const kind = first?.tag;
  if (!first || kind === undefined || !isEntityKind(kind)) return null;
  if (marks.some(({ tag }) => tag !== kind)) {
    return <p className={styles.hint}>Choose actors alone, or places alone, to assign them.</p>;
  }
  const words = shortened(content.slice(first.start, Math.min(first.end, first.start + 400)), 80);
  const ids = marks.map(({ id }) => id);
  return (
    <p className={styles.line}>
      <Combobox
        className={styles.assign}
        label={`Assign ${counted(ids.length, kind)} to`}
        value=""
        placeholder={`Assign to ${kind === 'actor' ? 'an actor' : 'a place'}…`}
        disabled={disabled}
        options={(typed) => entityOptions({ entities, codebook, kind, typed, words })}
        onChoose={({ target, name }) => {
          const what = 'create' in target ? `new ${kind} “${target.create}”` : name;
          void saveMention(ids, target, 'sure', '', `${kind} · ${shortened(what, 48)}`);
        }}
      />
    </p>
  );
}
