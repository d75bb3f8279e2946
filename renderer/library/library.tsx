/** The left pane: the sources of the case, to sort, to filter by typing and to open. */
import { useDeferredValue, useMemo, useState } from 'react';
import { TAGS } from '../../domain/tags';
import { factValue } from '../../domain/source';
import type { SourceSummary } from '../../domain/contract';
import { focusArticle } from '../article/shown-article';
import { counted } from '../counted';
import { Choice } from '../frame/choice';
import { modKey } from '../keys';
import { start } from '../messages';
import { publishedWords } from '../published';
import { RovingList } from '../roving-list';
import { openSource } from '../sources';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import styles from './library.module.css';
import { filterSources, SOURCE_ORDERS, sortSources, titleOf, type SourceOrder } from './source-order';

const ORDER_KEY = 'source-order';

/** The pane with the `list` "Sources". */
export function Library() {
  const sources = useStore((state) => state.sources);
  const phase = useStore((state) => state.phase);
  const opened = useStore((state) => state.opening ?? state.opened?.source);
  const [order, setOrder] = useState<SourceOrder>(rememberedOrder);
  const [query, setQuery] = useState('');
  const deferred = useDeferredValue(query);
  const sorted = useMemo(() => sortSources(sources, order, navigator.language), [sources, order]);
  const found = useMemo(() => filterSources(sorted, deferred), [sorted, deferred]);

  return (
    <div className={styles.library}>
      <div className={styles.head}>
        <h2 className={controls.sectionHead}>
          {deferred.trim() === '' ? `Sources · ${sources.length}` : `Sources · ${found.length} of ${sources.length}`}
        </h2>
        <Choice
          label="Order of sources"
          value={order}
          options={SOURCE_ORDERS}
          onChange={(chosen) => {
            localStorage.setItem(ORDER_KEY, chosen);
            setOrder(chosen);
          }}
        />
      </div>
      <div className={styles.filter}>
        <input
          type="search"
          aria-label="Filter sources"
          placeholder="Filter by headline or outlet"
          value={query}
          disabled={sources.length === 0}
          onChange={({ target }) => {
            setQuery(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              if (query === '') focusArticle();
              setQuery('');
            }
            // What is listed may follow what was typed only in a moment.
            const [first] = event.key === 'Enter' ? filterSources(sorted, query) : [];
            if (first) start('open-source', openSource(first.source));
          }}
        />
      </div>
      {found.length > 0 ? (
        <RovingList
          label="Sources"
          items={found}
          idOf={({ source }) => source}
          current={opened}
          estimate={105}
          buttonClass={() => styles.item}
          labelledBy={({ source }) => ({ name: `title-${source}`, description: `about-${source} counts-${source}` })}
          onChoose={({ source }) => {
            start('open-source', openSource(source));
          }}
        >
          {(source) => <SourceItem source={source} />}
        </RovingList>
      ) : (
        <p className={styles.none}>
          {phase === 'loading' && 'Opening the case…'}
          {phase === 'ready' &&
            (sources.length === 0
              ? `No sources yet. Import articles with ${modKey('I')}, drop files here, or paste one with ${modKey('V')}.`
              : `No source fits “${deferred.trim()}”. Press Esc to see all ${sources.length}.`)}
        </p>
      )}
    </div>
  );
}

function SourceItem({ source }: { source: SourceSummary }) {
  const published = source.facts.find(({ field }) => field === 'published');
  return (
    <>
      <span className={styles.about} id={`about-${source.source}`}>
        <bdi className={styles.outlet}>{factValue(source.facts, 'outlet') ?? 'Outlet not stated'}</bdi>
        <span className={styles.date}>
          {published ? publishedWords(published.value, navigator.language, 'short') : 'Date not stated'}
          {published?.basis === 'inferred' && ', inferred'}
        </span>
      </span>
      <span className={styles.title} dir="auto" id={`title-${source.source}`}>
        {titleOf(source)}
      </span>
      <span className={styles.counts} id={`counts-${source.source}`}>
        {TAGS.map((tag) => (
          <span key={tag} className={controls[tag]} data-none={source.counts[tag] === 0 || undefined}>
            <span className={controls.swatch} aria-hidden="true" />
            <span aria-hidden="true">{source.counts[tag].toLocaleString('en')}</span>
            <span className={controls.hidden}>{counted(source.counts[tag], tag)}, </span>
          </span>
        ))}
        {source.captures > 1 && <span className={styles.badge}>{counted(source.captures, 'capture')}</span>}
        {source.toReview > 0 && (
          <span className={`${styles.badge} ${styles.review}`}>{source.toReview.toLocaleString('en')} to review</span>
        )}
      </span>
    </>
  );
}

function rememberedOrder(): SourceOrder {
  const remembered = localStorage.getItem(ORDER_KEY) ?? '';
  return Object.hasOwn(SOURCE_ORDERS, remembered) ? (remembered as SourceOrder) : 'date';
}
