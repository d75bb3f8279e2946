/** The view "Search": one field over articles, marks, notes, the registers and statements. */
import { useEffect, useMemo, type KeyboardEvent } from 'react';
import type { SearchMode } from '../../domain/search/search';
import { sourceColumns } from '../claims/columns';
import { counted } from '../counted';
import { Segments } from '../frame/segments';
import { TryAgain } from '../frame/try-again';
import { refusedByReadOnly, start } from '../messages';
import { focusPane } from '../panes';
import { RovingList } from '../roving-list';
import { update, useStore } from '../store';
import controls from '../theme/controls.module.css';
import { openResult } from './opening';
import { ResultLine } from './result-line';
import { SavedSearches } from './saved-searches';
import { SearchFilters } from './search-filters';
import { updateSearch, useSearch } from './search-state';
import styles from './search.module.css';
import { ask, readKept, resultKey, searchNow } from './searching';

const MODES: Readonly<Record<SearchMode, string>> = {
  words: 'Words',
  substring: 'Parts of words',
  regex: 'Regular expression',
};

/** The view. */
export function SearchView() {
  const entries = useStore((now) => now.case?.entries);
  const gone = useStore((now) => now.serviceGone);

  useEffect(() => {
    if (!gone) start('search', readKept());
  }, [gone]);

  useEffect(() => {
    // What was found may have changed with the case.
    if (!gone) void searchNow();
  }, [entries, gone]);

  return (
    <main className={styles.search} data-pane="search">
      <h1 className={controls.hidden}>Search</h1>
      <Bar />
      <SearchFilters />
      <SavedSearches />
      <Found />
    </main>
  );
}

function Bar() {
  const query = useSearch((now) => now.query);
  const mode = useSearch((now) => now.mode);
  const some = useSearch((now) => (now.answer?.results.length ?? 0) > 0);
  const isArticle = useSearch((now) => now.answer?.results.some(({ kind }) => kind === 'article') === true);
  const open = (kind: 'keep-search' | 'tag-found'): void => {
    if (!refusedByReadOnly()) update({ dialog: { kind } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      ask({ query: '' });
    }
    if ((event.key === 'Enter' || event.key === 'ArrowDown') && some) {
      event.preventDefault();
      focusPane('search');
    }
  };
  return (
    <div className={styles.bar}>
      <div className={styles.field}>
        <input
          type="search"
          aria-label="Search"
          placeholder="Search articles, quotes, notes, actors, places and statements"
          dir="auto"
          value={query}
          spellCheck={false}
          onChange={({ target }) => {
            ask({ query: target.value });
          }}
          onKeyDown={onKeyDown}
        />
        {query === '' && (
          <kbd className={controls.key} aria-hidden="true">
            /
          </kbd>
        )}
      </div>
      <Segments
        label="How it is searched"
        names={MODES}
        value={mode}
        onChange={(one) => {
          ask({ mode: one });
        }}
      />
      <button
        type="button"
        className={controls.button}
        disabled={query.trim() === ''}
        onClick={() => {
          open('keep-search');
        }}
      >
        Save search…
      </button>
      <button
        type="button"
        className={controls.button}
        disabled={!isArticle}
        title="Tag the places in articles as claims, actors or places"
        onClick={() => {
          open('tag-found');
        }}
      >
        Tag all…
      </button>
    </div>
  );
}

function Found() {
  const answer = useSearch((now) => now.answer);
  const failure = useSearch((now) => now.failure);
  const current = useSearch((now) => now.current);
  const query = useSearch((now) => now.query);
  const sources = useStore((now) => now.sources);
  const columns = useMemo(
    () => new Map(sourceColumns(sources, [], navigator.language).map((column) => [column.source, column])),
    [sources],
  );
  if (failure !== undefined) {
    return (
      <div className={styles.empty} role="alert">
        <p>{failure}</p>
        <TryAgain retry={searchNow} />
      </div>
    );
  }
  if (answer === undefined) return query.trim() === '' ? <Empty /> : <div className={styles.empty} />;
  const { results, notice, literal } = answer;
  return (
    <section className={styles.found} aria-label="What was found">
      <p className={styles.count} aria-live="polite">
        <span>{countWords(results.length, answer.total, answer.more)}</span>
        {notice !== '' && <span className={literal ? styles.literal : styles.notice}>{notice}</span>}
      </p>
      {results.length === 0 ? (
        <NoResult />
      ) : (
        <RovingList
          label="Results"
          items={results}
          idOf={resultKey}
          current={current}
          estimate={62}
          buttonClass={() => styles.result}
          onChoose={(result) => {
            start('search', openResult(result));
          }}
        >
          {(result) => (
            <ResultLine result={result} column={result.source === undefined ? undefined : columns.get(result.source)} />
          )}
        </RovingList>
      )}
    </section>
  );
}

/** How many places are listed, and whether there are more. */
function countWords(listed: number, total: number, more: boolean): string {
  if (listed === 0) return 'Nothing found';
  if (!more && total <= listed) return counted(listed, 'place');
  const all = `${total.toLocaleString('en')} articles, marks and entries`;
  return `The first ${counted(listed, 'place')} of ${more ? 'more than ' : ''}${all}`;
}

function Empty() {
  const none = useStore((now) => now.sources.length === 0);
  if (none) return <div className={styles.empty}>Import articles first: there is nothing to search yet.</div>;
  return (
    <div className={styles.empty}>
      <p>Finds words in every article, quote, note, actor, place and statement of the case.</p>
      <dl className={styles.help}>
        <dt>barrel bombs</dt>
        <dd>both words, wherever they stand</dd>
        <dt>"barrel bombs"</dt>
        <dd>one after the other</dd>
        <dt>shelling OR bombs</dt>
        <dd>one of them; ( ) put parts together</dd>
        <dt>Daraa -Homs</dt>
        <dd>the first but not the second; also NOT</dd>
        <dt>bomb*</dt>
        <dd>all words that begin so</dd>
      </dl>
      <p>Capitals, accents, points, quote marks and forms of Arabic letters make no difference.</p>
    </div>
  );
}

function NoResult() {
  const mode = useSearch((now) => now.mode);
  const filtered = useSearch(({ filters, from, to }) => Object.keys(filters).length > 0 || from !== '' || to !== '');
  return (
    <div className={styles.empty}>
      <p>
        {filtered
          ? 'Nothing fits both the words and the filters.'
          : mode === 'words'
            ? 'No article, mark, note or entry has these words.'
            : 'Nothing in the case fits this.'}
      </p>
      <div className={styles.ways}>
        {filtered && (
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              ask({ filters: {}, from: '', to: '' });
            }}
          >
            Search without filters
          </button>
        )}
        {mode === 'words' && (
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              ask({ mode: 'substring' });
              updateSearch({ current: undefined });
            }}
          >
            Search parts of words
          </button>
        )}
      </div>
    </div>
  );
}
