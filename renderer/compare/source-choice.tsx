/** Which sources are compared: a list with a checkbox for each. */
import { Fragment } from 'react';
import { factValue } from '../../domain/source';
import type { SourceSummary } from '../../domain/contract';
import { titleOf } from '../library/source-order';
import { counted, shortened } from '../counted';
import { publishedWords } from '../published';
import controls from '../theme/controls.module.css';
import { MOST, type BestPair } from './chosen-sources';
import styles from './comparison-panel.module.css';

interface Props {
  /** In the order in which they would stand. */
  readonly sources: readonly SourceSummary[];
  readonly chosen: readonly string[];
  /** Two others that share more. */
  readonly better: BestPair | undefined;
  onChoose(chosen: readonly string[]): void;
}

/** The group "Sources to compare". */
export function SourceChoice({ sources, chosen, better, onChoose }: Props) {
  const full = chosen.length >= MOST;
  return (
    <div className={styles.choice} role="group" aria-labelledby="compared-sources">
      <h2 id="compared-sources" className={controls.sectionHead}>
        Sources to compare
      </h2>
      <ul aria-labelledby="compared-sources">
        {sources.map((summary) => {
          const { source, facts } = summary;
          const checked = chosen.includes(source);
          const published = factValue(facts, 'published');
          return (
            <li key={source}>
              <label className={styles.source}>
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={full && !checked}
                  onChange={() => {
                    onChoose(checked ? chosen.filter((other) => other !== source) : [...chosen, source]);
                  }}
                />
                <span>
                  <bdi className={styles.headline} lang={factValue(facts, 'language')}>
                    {titleOf(summary)}
                  </bdi>
                  <span className={styles.meta}>
                    <bdi>{factValue(facts, 'outlet') ?? 'Outlet not stated'}</bdi>
                    {' · '}
                    {published === undefined
                      ? 'date not stated'
                      : publishedWords(published, navigator.language, 'short')}
                  </span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {better && (
        <div className={styles.better}>
          <p className={styles.meta}>
            {'Most is shared by '}
            {better.sources.map((id, at) => {
              const summary = sources.find(({ source }) => source === id);
              return (
                <Fragment key={id}>
                  {at > 0 && ' and '}
                  <bdi>“{summary && shortened(titleOf(summary), 60)}”</bdi>
                </Fragment>
              );
            })}
            {`: ${counted(better.count, 'pair')}.`}
          </p>
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              onChoose(better.sources);
            }}
          >
            Show these two
          </button>
        </div>
      )}
      {full && <p className={styles.meta}>Four fit beside each other. Take one out to choose another.</p>}
    </div>
  );
}
