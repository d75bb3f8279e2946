/** One source of the comparison: outlet and date above, then its text. */
import { factValue } from '../../domain/source';
import type { OpenedSource, SourceSummary } from '../../domain/contract';
import { titleOf } from '../library/source-order';
import { publishedWords } from '../published';
import { PaneText } from './pane-text';
import type { SharedPair } from './shared-pairs';
import styles from './source-pane.module.css';
import type { TextLayers } from './text-segments';

interface Props {
  readonly summary: SourceSummary;
  readonly opened: OpenedSource | undefined;
  readonly layers: TextLayers;
  readonly pairs: ReadonlyMap<number, SharedPair>;
  readonly focused: number | undefined;
  readonly arrow: string | undefined;
  /** True while words of this pane are dragged. */
  readonly draggedFrom: boolean | undefined;
  readonly titles: ReadonlyMap<string, string>;
}

/** The `article` of a source, named by its headline. */
export function SourcePane({ summary, opened, draggedFrom, ...shown }: Props) {
  const { source, facts } = summary;
  const published = facts.find(({ field }) => field === 'published');
  const language = factValue(facts, 'language');
  const title = titleOf(summary);
  const inText = opened?.blocks.some(({ kind }) => kind === 'headline') === true;
  return (
    <article
      className={styles.pane}
      aria-label={title}
      aria-busy={!opened}
      data-source={source}
      data-dragged={draggedFrom || undefined}
      tabIndex={0}
    >
      <p className={styles.meta}>
        <span>
          <bdi>{factValue(facts, 'outlet') ?? 'Outlet not stated'}</bdi>
        </span>
        <span>
          {published ? publishedWords(published.value, navigator.language, 'long') : 'Date not stated'}
          {published?.basis === 'inferred' && ', inferred'}
        </span>
        <bdi className={styles.running} aria-hidden="true">
          {title}
        </bdi>
      </p>
      {!inText && (
        <h2 className={styles.title} dir="auto" lang={language}>
          {title}
        </h2>
      )}
      {opened && <PaneText opened={opened} language={language} {...shown} />}
    </article>
  );
}
