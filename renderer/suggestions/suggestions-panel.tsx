/** What is proposed in the opened article: the suggestion that is looked at as a card, and the queue of all. */
import { useMemo, type FocusEvent, type KeyboardEvent } from 'react';
import { shortened } from '../counted';
import { Choice } from '../frame/choice';
import { RovingList } from '../roving-list';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { acceptCurrent, currentSuggestion, enterQueue, lookAtSuggestion, stepSuggestion } from './deciding';
import { queueOf, type QueueFilter, type QueueSort } from './open-suggestions';
import { useQueue } from './queue-state';
import { SuggestionCard } from './suggestion-card';
import { whatItIs } from './suggestion-words';
import styles from './suggestions.module.css';

/** The longest quote in the list. */
const QUOTE_LENGTH = 160;

const FILTERS: Readonly<Record<QueueFilter, string>> = {
  all: 'All tags',
  claim: 'Claims',
  actor: 'Actors',
  place: 'Places',
};

const SORTS: Readonly<Record<QueueSort, string>> = { text: 'Text order', surest: 'Surest first' };

/** The card of the current suggestion and the `list` "Suggestions". */
export function SuggestionsPanel() {
  const current = useStore(currentSuggestion);
  const suggestions = useStore((state) => state.suggestions);
  const { filter, sort } = useQueue();
  const queue = useMemo(() => queueOf(suggestions, filter, sort), [suggestions, filter, sort]);
  return (
    <div className={styles.panel} data-queue="" tabIndex={-1}>
      <div className={styles.focus}>
        {current ? <SuggestionCard suggestion={current} queue={queue} /> : <Hint listed={queue.length} />}
      </div>
      <div className={styles.all}>
        <div className={styles.head}>
          <h2 className={controls.sectionHead}>
            {filter === 'all'
              ? `Suggestions · ${suggestions.length}`
              : `Suggestions · ${queue.length} of ${suggestions.length}`}
          </h2>
          <span className={styles.choices}>
            <Choice<QueueFilter>
              label="Tags of the suggestions"
              value={filter}
              options={FILTERS}
              onChange={(value) => {
                useQueue.setState({ filter: value });
              }}
            />
            <Choice<QueueSort>
              label="Order of the suggestions"
              value={sort}
              options={SORTS}
              onChange={(value) => {
                useQueue.setState({ sort: value });
              }}
            />
          </span>
        </div>
        <Queue current={current?.id} queue={queue} />
      </div>
    </div>
  );
}

function Queue({ current, queue }: { current: string | undefined; queue: ReturnType<typeof queueOf> }) {
  const content = useStore((state) => state.opened?.content ?? '');
  const entities = useStore((state) => state.entities);
  const codebook = useStore((state) => state.codebook);
  // The arrow keys move the focus, and what has the focus is looked at.
  const onFocus = (event: FocusEvent): void => {
    const index = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['index'];
    const suggestion = index === undefined ? undefined : queue[Number(index)];
    if (suggestion && suggestion.id !== current) lookAtSuggestion(suggestion.id);
  };
  // Before the list has them: its own keys go by what has the focus, these by what is looked at.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = { Enter: acceptCurrent, ArrowDown: () => stepSuggestion(1), ArrowUp: () => stepSuggestion(-1) }[
      event.key
    ];
    if (act?.() !== true) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.list} onFocus={onFocus} onKeyDownCapture={onKeyDown}>
      <RovingList
        label="Suggestions"
        items={queue}
        idOf={({ id }) => id}
        current={current}
        estimate={54}
        buttonClass={({ tag }) => `${styles.item} ${controls[tag]}`}
        onChoose={({ id }) => {
          lookAtSuggestion(id);
        }}
      >
        {(suggestion) => (
          <>
            <span className={controls.swatch} aria-hidden="true" />
            <span className={styles.words}>
              <q className={styles.quote} dir="auto">
                {shortened(content.slice(suggestion.start, suggestion.end), QUOTE_LENGTH)}
              </q>
            </span>
            <span className={styles.kind}>{whatItIs(suggestion, { content, entities, codebook })}</span>
          </>
        )}
      </RovingList>
    </div>
  );
}

/** What the place is for, or why nothing is in it, with the next step and its key. */
function Hint({ listed }: { listed: number }) {
  const opened = useStore((state) => state.opened !== undefined);
  const notice = useStore((state) => (state.case?.readOnly ? state.case.notice : ''));
  const some = useStore((state) => state.suggestions.length > 0);
  const { phase } = useQueue();
  if (!opened) return <p className={styles.hint}>What could be marked in an article is proposed here.</p>;
  if (notice !== '') return <p className={styles.hint}>{notice} Nothing is suggested, since nothing could be kept.</p>;
  if (phase === 'asking') return <p className={styles.hint}>Reading the article…</p>;
  if (phase === 'failed' && !some)
    return (
      <p className={styles.hint}>
        Nothing could be suggested this time. You can mark as ever; it is tried again with the next change.
      </p>
    );
  if (!some)
    return (
      <p className={styles.hint}>
        Nothing more is suggested in this article. Names that you mark are suggested wherever they stand in the case.
      </p>
    );
  if (listed === 0) return <p className={styles.hint}>None of these. Choose “All tags” to see the others.</p>;
  return (
    <div className={styles.hint}>
      <p>
        The machine’s guesses, in grey in the text. They are not in the case and never exported until you accept them.
      </p>
      <p>
        <button
          type="button"
          className={controls.button}
          aria-keyshortcuts="q"
          onClick={() => {
            enterQueue();
          }}
        >
          Go through them
          <kbd className={controls.key} aria-hidden="true">
            q
          </kbd>
        </button>
      </p>
    </div>
  );
}
