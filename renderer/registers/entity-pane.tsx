/** All that is known of one entity, and what can be decided of it. */
import type { EntitySummary } from '../../domain/contract';
import { PlaceSection } from '../places/place-section';
import { momentWords } from '../published';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { AlikeSection } from './alike-section';
import { ask, updateRegister, useRegister } from './deciding';
import { EntityHead } from './entity-head';
import styles from './entity-pane.module.css';
import { MentionsSection } from './mentions-section';
import { NamesSection } from './names-section';
import { useEntityDetail } from './use-entity-detail';

/** The inside of the pane. */
export function EntityPane({ summary }: { summary: EntitySummary }) {
  const { detail, failure, retry } = useEntityDetail(summary);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  return (
    <div className={styles.pane}>
      <EntityHead summary={summary} mentions={detail?.mentions ?? []} />
      {failure !== undefined && (
        <div className={styles.failure} role="alert">
          <p>{failure}</p>
          <button type="button" className={controls.button} onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {detail === undefined && failure === undefined && <p className={styles.hint}>Reading what is known…</p>}
      {detail && (
        <div className={styles.columns}>
          <div className={styles.main}>
            {summary.kind === 'place' && <PlaceSection summary={summary} detail={detail} readOnly={readOnly} />}
            <MentionsSection summary={summary} mentions={detail.mentions} readOnly={readOnly} />
          </div>
          <div className={styles.side}>
            <NamesSection summary={summary} otherNames={detail.otherNames} readOnly={readOnly} />
            <AlikeSection summary={summary} alike={detail.alike} readOnly={readOnly} />
            {summary.merged.length > 0 && <MergedSection summary={summary} readOnly={readOnly} />}
            <section className={styles.section}>
              <h3 className={controls.sectionHead}>What was decided</h3>
              <ol className={styles.trail} aria-label="What was decided">
                {detail.history.toReversed().map(({ at, by, what }, i) => (
                  <li key={detail.history.length - i}>
                    <p dir="auto">{what}</p>
                    <small>
                      <time dateTime={at}>{momentWords(at, navigator.language)}</time>
                      {by !== '' && (
                        <>
                          , <bdi>{by}</bdi>
                        </>
                      )}
                    </small>
                  </li>
                ))}
              </ol>
            </section>
          </div>
        </div>
      )}
      <Actions summary={summary} readOnly={readOnly} />
    </div>
  );
}

function MergedSection({ summary, readOnly }: { summary: EntitySummary; readOnly: boolean }) {
  return (
    <section className={styles.section}>
      <h3 className={controls.sectionHead}>Merged into it · {summary.merged.length}</h3>
      <ul className={styles.rows} aria-label="Merged into it">
        {summary.merged.map((merged) => (
          <li key={merged.entity} className={styles.row}>
            <bdi className={styles.grow}>{merged.name}</bdi>
            <button
              type="button"
              className={controls.plain}
              disabled={readOnly}
              aria-label={`Unmerge ${merged.name}…`}
              onClick={() => {
                ask({ kind: 'unmerge', entity: summary.entity, merged });
              }}
            >
              Unmerge…
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ summary, readOnly }: { summary: EntitySummary; readOnly: boolean }) {
  const splitting = useRegister((state) => state.ticked !== undefined);
  const { entity, mentions, merged } = summary;
  if (readOnly) return null;
  return (
    <div className={styles.actions} role="group" aria-label="What can be decided">
      <Action
        name="Merge…"
        keys="m"
        onRun={() => {
          ask({ kind: 'merge', entities: [entity] });
        }}
      />
      <Action
        name="Split…"
        keys="s"
        disabled={mentions === 0 || splitting}
        onRun={() => {
          updateRegister({ ticked: [] });
        }}
      />
      {mentions === 0 && merged.length === 0 && (
        <Action
          name="Remove…"
          keys="Del"
          onRun={() => {
            ask({ kind: 'remove', entity });
          }}
        />
      )}
    </div>
  );
}

function Action(props: { name: string; keys: string; disabled?: boolean; onRun(): void }) {
  const { name, keys, disabled = false, onRun } = props;
  return (
    <button type="button" className={controls.button} disabled={disabled} aria-keyshortcuts={keys} onClick={onRun}>
      {name}
      <kbd className={controls.key} aria-hidden="true">
        {keys}
      </kbd>
    </button>
  );
}
