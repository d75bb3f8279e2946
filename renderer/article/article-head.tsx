/** What is known of an article, above its text. What was inferred is called inferred. */
import type { OpenedSource } from '../../domain/contract';
import type { FactField } from '../../domain/source';
import { CaptureLine } from '../captures/capture-line';
import { openProvenance } from '../panes';
import { publishedWords } from '../published';
import controls from '../theme/controls.module.css';
import styles from './article.module.css';
import { ExtentSwitch } from './extent-switch';

/** Outlet, date and provenance; which text it is; and the headline where it is not part of the text. */
export function ArticleHead({ opened, language }: { opened: OpenedSource; language: string | undefined }) {
  const fact = (field: FactField) => opened.facts.find((known) => known.field === field);
  const outlet = fact('outlet');
  const published = fact('published');
  const headline = fact('headline');
  const inText = opened.blocks.some(({ kind }) => kind === 'headline');
  const warnings = opened.warnings.length;
  return (
    <header className={styles.head}>
      <p className={styles.meta}>
        <span>
          <bdi>{outlet?.value ?? 'Outlet not stated'}</bdi>
          {outlet?.basis === 'inferred' && ', inferred'}
        </span>
        <span>
          {published ? publishedWords(published.value, navigator.language, 'long') : 'Date not stated'}
          {published?.basis === 'inferred' && ', inferred'}
        </span>
        {!inText && headline?.basis === 'inferred' && <span>Headline inferred</span>}
        <button
          type="button"
          className={warnings > 0 ? `${styles.provenance} ${styles.warned}` : styles.provenance}
          onClick={openProvenance}
        >
          Provenance
          {warnings > 0 && ` · ${warnings === 1 ? '1 warning' : `${warnings} warnings`}`}
        </button>
      </p>
      <CaptureLine opened={opened} />
      {opened.hasExtents && <ExtentSwitch opened={opened} />}
      {!inText && (
        <h1 className={styles.title} dir="auto" lang={language}>
          {headline?.value ?? opened.capture.name}
        </h1>
      )}
      {opened.blocks.length === 0 && <p className={controls.hidden}>This article holds no words.</p>}
    </header>
  );
}
