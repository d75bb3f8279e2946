/**
 * The annotations that have no sure place in the text that is read, one to decide on and the list of all; and what does not
 * fit together in the text itself.
 */
import { useState, type FocusEvent } from 'react';
import type { UnplacedMark } from '../../domain/contract';
import { plainWords } from '../../domain/note';
import { shortened, TAG_NAMES } from '../counted';
import { CheckSection } from '../checking/check-section';
import { RovingList } from '../roving-list';
import { useStore } from '../store';
import controls from '../theme/controls.module.css';
import { unplacedLine } from './carried-words';
import {
  acceptCandidate,
  declareLost,
  isOpen,
  lookAt,
  placeAtSelection,
  reviewedMark,
  showCandidate,
  unplaced,
} from './review';
import styles from './review-panel.module.css';

/** The longest quote in the list. */
const QUOTE_LENGTH = 160;

/** The review: of marks where there are any without a place, and the check of the article. */
export function ReviewPanel() {
  const some = useStore((state) => unplaced(state).length > 0);
  return (
    <div className={styles.review}>
      {some && <MarksReview />}
      <CheckSection />
    </div>
  );
}

/** The `list` "Review" with what can be done about its current item. */
function MarksReview() {
  const all = useStore(unplaced);
  const mark = useStore(reviewedMark);
  const open = all.filter(isOpen);
  const lost = all.filter((other) => !isOpen(other));
  return (
    <div className={styles.panel} data-review="">
      <div className={styles.focus}>
        {mark ? (
          <ReviewCard key={mark.id} mark={mark} />
        ) : (
          <p className={styles.hint}>Every mark has its place, or was said to have none in this text.</p>
        )}
      </div>
      <div className={styles.all}>
        <h2 className={`${controls.sectionHead} ${styles.heading}`}>{`To review · ${open.length}`}</h2>
        {open.length > 0 && <ReviewList label="Review" marks={open} current={mark?.id} />}
        {lost.length > 0 && <LostList marks={lost} current={mark?.id} />}
      </div>
    </div>
  );
}

/** Those that a person has said to be nowhere: folded away, to be placed again. */
function LostList({ marks, current }: { marks: readonly UnplacedMark[]; current: string | undefined }) {
  const [unfolded, setUnfolded] = useState(false);
  const shown = unfolded || marks.some(({ id }) => id === current);
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={shown}
        onClick={() => {
          setUnfolded(!shown);
        }}
      >
        <span aria-hidden="true">{shown ? '▾' : '▸'}</span> Not in this text · {marks.length}
      </button>
      {shown && <ReviewList label="Not in this text" marks={marks} current={current} />}
    </>
  );
}

interface ListProps {
  readonly label: string;
  readonly marks: readonly UnplacedMark[];
  readonly current: string | undefined;
}

function ReviewList({ label, marks, current }: ListProps) {
  // The arrow keys move the focus, and what has the focus is looked at.
  const onFocus = (event: FocusEvent): void => {
    const index = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['index'];
    const mark = index === undefined ? undefined : marks[Number(index)];
    if (mark && mark.id !== current) lookAt(mark.id);
  };
  return (
    <div className={styles.list} onFocus={onFocus}>
      <RovingList
        label={label}
        items={marks}
        idOf={({ id }) => id}
        current={current}
        estimate={58}
        buttonClass={({ tag }) => `${styles.item} ${controls[tag]}`}
        onChoose={({ id }) => {
          lookAt(id);
        }}
      >
        {({ tag, carried }) => (
          <>
            <span className={controls.swatch} aria-hidden="true" />
            <span className={styles.words}>
              <q className={styles.quote} dir="auto">
                {shortened(carried.exact, QUOTE_LENGTH)}
              </q>
              <span className={styles.state}>{unplacedLine(carried)}</span>
            </span>
            <span className={styles.tag}>{tag}</span>
          </>
        )}
      </RovingList>
    </div>
  );
}

function ReviewCard({ mark }: { mark: UnplacedMark }) {
  const { tag, carried, prefix, suffix, note, candidate } = mark;
  const content = useStore((state) => state.opened?.content ?? '');
  const readOnly = useStore((state) => state.case?.readOnly === true);
  const found = candidate && content.slice(candidate.start, candidate.end);
  return (
    <div
      className={`${styles.card} ${controls[tag]}`}
      role="group"
      aria-label={`${TAG_NAMES[tag]} to review: ${shortened(carried.exact, 80)}`}
    >
      <p className={styles.rank}>{TAG_NAMES[tag]}</p>
      <blockquote className={styles.old} dir="auto">
        {prefix !== '' && `…${prefix.replace(/\s+/gu, ' ').trimStart()}`}
        <mark>{carried.exact.replace(/\s+/gu, ' ')}</mark>
        {suffix !== '' && `${suffix.replace(/\s+/gu, ' ').trimEnd()}…`}
      </blockquote>
      <p className={styles.why}>{unplacedLine(carried)}</p>
      {found !== undefined && found !== carried.exact && (
        <p className={styles.found}>
          In this text: <q dir="auto">{shortened(found, 240)}</q>
        </p>
      )}
      {note !== '' && (
        <p className={styles.found} dir="auto">
          Note: {shortened(plainWords(note), 240)}
        </p>
      )}
      <div className={styles.actions}>
        {candidate && (
          <>
            <Action
              name="Show candidate"
              onRun={() => {
                showCandidate(mark.id);
              }}
            />
            <Action name="It is here" keys="y" disabled={readOnly} onRun={acceptCandidate} />
          </>
        )}
        <Action name="Place at selection" keys="s" disabled={readOnly} onRun={placeAtSelection} />
        {isOpen(mark) && <Action name="Not in this text" keys="x" disabled={readOnly} onRun={declareLost} />}
      </div>
    </div>
  );
}

function Action(props: { name: string; keys?: string; disabled?: boolean; onRun(): unknown }) {
  const { name, keys, disabled = false, onRun } = props;
  return (
    <button
      type="button"
      className={controls.button}
      disabled={disabled}
      aria-keyshortcuts={keys}
      // A press must not take away what is selected in the article.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onRun();
      }}
    >
      {name}
      {keys !== undefined && (
        <kbd className={controls.key} aria-hidden="true">
          {keys}
        </kbd>
      )}
    </button>
  );
}
