/** Where an article comes from: what is known of it and why, and the original bytes that its text was read from. */
import type { OpenedSource } from '../../domain/contract';
import type { FactBasis, FactField } from '../../domain/source';
import { momentWords, publishedWords } from '../published';
import controls from '../theme/controls.module.css';
import { Dialog } from './dialog';
import styles from './dialog.module.css';

const FIELD_NAMES: Readonly<Record<FactField, string>> = {
  headline: 'Headline',
  byline: 'Byline',
  outlet: 'Outlet',
  published: 'Published',
  url: 'Address',
  language: 'Language',
  direction: 'Direction',
  photo: 'Photo line',
};

const BASES: Readonly<Record<FactBasis, string>> = {
  stated: 'stated in the text',
  metadata: 'stated in the file, outside its text',
  person: 'entered by a person',
  inferred: 'inferred',
};

const VIA: Readonly<Record<string, string>> = { drop: 'dropped', file: 'chosen', sample: 'sample of the app' };

const DIRECTIONS: Readonly<Record<string, string>> = { ltr: 'Left to right', rtl: 'Right to left' };

function shownValue(field: FactField, value: string, locale: string): string {
  if (field === 'published') return publishedWords(value, locale, 'long');
  return field === 'direction' ? (DIRECTIONS[value] ?? value) : value;
}

/** The `dialog` "Provenance". */
export function ProvenanceDialog({ opened, onClose }: { opened: OpenedSource; onClose(): void }) {
  const { capture, facts, warnings } = opened;
  const locale = navigator.language;
  return (
    <Dialog title="Provenance" wide onClose={onClose}>
      {warnings.map(({ code, message }) => (
        <p key={code} className={styles.warning}>
          {message}
        </p>
      ))}
      <h3 className={controls.sectionHead}>What is known</h3>
      <dl className={styles.facts}>
        {facts.map(({ field, value, basis, reason }) => (
          <div key={field} className={styles.fact}>
            <dt>{FIELD_NAMES[field]}</dt>
            <dd>
              <bdi>{shownValue(field, value, locale)}</bdi>
              <small>
                {BASES[basis]}
                {basis === 'inferred' && reason !== '' && `: ${reason}`}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      {facts.length === 0 && <p className={styles.hint}>Nothing but the text itself.</p>}
      <h3 className={controls.sectionHead}>The original</h3>
      <dl className={styles.facts}>
        <div className={styles.fact}>
          <dt>File</dt>
          <dd>
            <bdi>{capture.name}</bdi>
            {VIA[capture.via] !== undefined && <small>{VIA[capture.via]}</small>}
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>Kind</dt>
          <dd>
            {capture.mediaType}, {capture.encoding}, {capture.bytes.toLocaleString(locale)} bytes
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>Taken in</dt>
          <dd>
            {momentWords(capture.capturedAt, locale)}
            {capture.capturedBy !== '' && (
              <>
                , by <bdi>{capture.capturedBy}</bdi>
              </>
            )}
          </dd>
        </div>
        <div className={styles.fact}>
          <dt>SHA-256</dt>
          <dd className={styles.sum}>{capture.sha256}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
