/** Where the opened source comes from: what is known of it and why, its captures, and what was done with it. */
import type { FactField } from '../../domain/source';
import { addCapture } from '../captures/reading';
import { ConfidentialSwitch } from '../confidential-switch';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { CaptureCard } from './capture-card';
import { CustodyTrail } from './custody-trail';
import { FactRow } from './fact-row';
import { FIELDS } from './fact-fields';
import styles from './provenance.module.css';

/** The `region` "Provenance". */
export function ProvenancePanel() {
  const opened = useStore((state) => state.opened);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const confidential = useStore((state) =>
    state.sources.some(({ source, confidential }) => confidential && source === state.opened?.source),
  );
  if (!opened) return <p className={styles.none}>Open an article to see where it comes from.</p>;
  const { source, facts, captures, warnings } = opened;
  const fields = (Object.keys(FIELDS) as FactField[]).map((field) => ({
    field,
    fact: facts.find((known) => known.field === field),
  }));
  return (
    <section className={styles.panel} aria-label="Provenance" key={source}>
      {warnings.length > 0 && (
        <ul className={styles.warnings} aria-label="What the reader noticed">
          {warnings.map(({ code, message }, i) => (
            <li key={`${code}-${i}`}>{message}</li>
          ))}
        </ul>
      )}
      <h2 className={controls.sectionHead}>What is known</h2>
      <dl className={styles.facts}>
        {[...fields.filter(({ fact }) => fact), ...fields.filter(({ fact }) => !fact)].map(({ field, fact }) => (
          <FactRow key={field} source={source} field={field} fact={fact} readOnly={readOnly} />
        ))}
      </dl>
      <ConfidentialSwitch of="source" id={source} confidential={confidential} readOnly={readOnly} />
      <h2 className={controls.sectionHead}>Captures · {captures.length}</h2>
      {captures.map((capture, i) => (
        <CaptureCard key={capture.capture} opened={opened} capture={capture} rank={i + 1} readOnly={readOnly} />
      ))}
      {!readOnly && (
        <p className={styles.foot}>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              addCapture(opened);
            }}
          >
            Add a newer capture…
          </button>
        </p>
      )}
      <CustodyTrail source={source} />
      {!readOnly && (
        <p className={`${styles.foot} ${styles.purge}`}>
          <button
            type="button"
            className={`${controls.plain} ${styles.danger}`}
            aria-haspopup="dialog"
            onClick={() => {
              update({ dialog: { kind: 'purge' } });
            }}
          >
            Purge this source…
          </button>
        </p>
      )}
    </section>
  );
}
