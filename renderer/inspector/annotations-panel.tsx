/** The focused annotation as a card, and all annotations of the article in text order. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { TAGS, type Tag } from '../../domain/tags';
import { pointAt } from '../article/pointing';
import { EDITED } from '../captures/carried-words';
import { swatchClass } from '../codebook/code-colours';
import { useTagCodes } from '../codebook/use-codes';
import { shortened } from '../counted';
import { isField } from '../field';
import { Choice } from '../frame/choice';
import { modKey } from '../keys';
import type { ShownMark } from '../marks';
import { focusCard } from '../panes';
import { RovingList } from '../roving-list';
import { focusMark } from '../sources';
import { focusedMark, update, useStore, type WindowState } from '../store';
import { SuggestionsLine } from '../suggestions/suggestions-line';
import controls from '../theme/controls.module.css';
import { AnnotationCard } from './annotation-card';
import { BulkBar, clearChosen, removeChosen, retagChosen } from './bulk-bar';
import styles from './inspector.module.css';
import { markLine, type MarkLine } from './mark-line';

/** The longest quote in the list, before it is cut to three lines. */
const QUOTE_LENGTH = 240;

type TagFilter = Tag | 'all' | 'silently';

const TAG_FILTERS: Readonly<Record<Exclude<TagFilter, 'silently'>, string>> = {
  all: 'All tags',
  claim: 'Claims',
  actor: 'Actors',
  place: 'Places',
};

/** Offered only where there are such claims. */
const WITH_SILENTLY: Readonly<Record<TagFilter, string>> = { ...TAG_FILTERS, silently: 'Silently edited' };

const isSilent = ({ carried }: ShownMark): boolean => carried?.edited === 'silently';

/** The card of the focused mark and the `list` "Annotations". */
export function AnnotationsPanel() {
  const mark = useStore(focusedMark);
  const card = useStore((state) => state.card);
  const opened = useStore((state) => state.opened);
  const saved = useStore(savedWord);
  const tags = useTagCodes();
  const notice = useStore((state) => (state.case?.readOnly ? state.case.notice : ''));
  return (
    <div className={styles.halves}>
      <div className={styles.focus}>
        <div className={styles.head}>
          <h2 className={controls.sectionHead}>{mark ? tags[mark.tag].name : 'Annotation'}</h2>
          <span className={`${controls.sectionHead} ${saved === 'Not saved' ? styles.unsaved : ''}`}>{saved}</span>
        </div>
        {notice !== '' && <p className={styles.notice}>{notice}</p>}
        {mark && opened ? <AnnotationCard key={card} mark={mark} content={opened.content} /> : <Hint />}
      </div>
      <AnnotationList />
      <SuggestionsLine />
    </div>
  );
}

/** What the case holds of the focused mark, in a word. */
function savedWord(state: WindowState): string {
  const mark = focusedMark(state);
  if (!mark) return '';
  const note = state.notes[mark.id]?.state;
  if (mark.pending === 'unsaved' || note === 'unsaved') return 'Not saved';
  if (mark.pending === 'saving' || note === 'saving') return 'Saving…';
  return note === 'editing' ? '' : 'Saved';
}

function Hint() {
  const opened = useStore((state) => state.opened !== undefined);
  const some = useStore((state) => state.shown.length > 0);
  const readOnly = useStore((state) => state.case?.readOnly === true);
  if (!opened) return <p className={styles.hint}>What you mark in an article is listed here.</p>;
  return (
    <div className={styles.hint}>
      {!readOnly && (
        <p>
          Select words and press <Key>c</Key> for a claim, <Key>a</Key> for an actor, <Key>p</Key> for a place. Marks
          may overlap.
        </p>
      )}
      {some ? (
        <p>
          Click a mark, or step through them with <Key>j</Key> and <Key>k</Key>.
        </p>
      ) : (
        !readOnly && (
          <p>
            Without a mouse: the arrow keys move the reading caret, <Key>Shift</Key> selects, <Key>{modKey('Z')}</Key>{' '}
            undoes.
          </p>
        )
      )}
      <p>
        All keys: <Key>?</Key>
      </p>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return <kbd className={controls.key}>{children}</kbd>;
}

function AnnotationList() {
  const shown = useStore((state) => state.shown);
  const focused = useStore((state) => state.focused);
  const content = useStore((state) => state.opened?.content ?? '');
  const [only, setOnly] = useState<TagFilter>('all');
  const silent = useMemo(() => shown.some(isSilent), [shown]);
  const filter = only === 'silently' && !silent ? 'all' : only;
  const marks = useMemo(() => {
    if (filter === 'all') return shown;
    return filter === 'silently' ? shown.filter(isSilent) : shown.filter(({ tag }) => tag === filter);
  }, [shown, filter]);
  const codebook = useStore((state) => state.codebook);
  const entities = useStore((state) => state.entities);
  const chosen = useStore((state) => state.chosen);
  const tags = useTagCodes();
  const chosenMarks = useMemo(() => {
    const ids = new Set(chosen);
    return shown.filter(({ id, pending }) => ids.has(id) && !pending);
  }, [shown, chosen]);
  const isChosen = useMemo(() => {
    const ids = new Set(chosen);
    return ({ id }: ShownMark): boolean => ids.has(id);
  }, [chosen]);
  const ids = chosenMarks.map(({ id }) => id);

  // While some are chosen, keys are for them.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (ids.length === 0 || event.defaultPrevented || isField(event.target) || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tag = TAGS.find((one) => event.key.toLowerCase() === one.charAt(0));
    if (event.key === 'Escape') clearChosen();
    else if (event.key === 'Delete' || event.key === 'Backspace') removeChosen(ids);
    else if (tag) retagChosen(ids, tag);
    else return;
    event.preventDefault();
    // What had the keyboard may be gone.
    if (event.key === 'Escape' && (event.target as HTMLElement).closest('section')) focusCard();
  };

  return (
    <div className={styles.annotations} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 className={controls.sectionHead}>
          {filter === 'all' ? `Annotations · ${shown.length}` : `Annotations · ${marks.length} of ${shown.length}`}
        </h2>
        <Choice<TagFilter>
          label="Tags in the list"
          value={filter}
          options={silent ? WITH_SILENTLY : (TAG_FILTERS as typeof WITH_SILENTLY)}
          onChange={(now) => {
            setOnly(now);
            // What can't be seen is not changed with the rest.
            clearChosen();
          }}
        />
      </div>
      <BulkBar marks={chosenMarks} content={content} />
      {marks.length === 0 && (
        <p className={styles.none}>
          {filter === 'all' ? 'No annotations in this article yet.' : `No ${filter}s in this article yet.`}
        </p>
      )}
      <RovingList
        label="Annotations"
        items={marks}
        idOf={({ id }) => id}
        current={focused}
        estimate={54}
        buttonClass={({ tag }) => `${styles.item} ${controls[tag]}`}
        onChoose={({ id }) => {
          focusMark(id);
        }}
        choosing={{
          isChosen,
          toggle: (mark) => {
            const others = chosen.filter((id) => id !== mark.id);
            update({ chosen: others.length < chosen.length ? others : [...chosen, mark.id] });
          },
          choose: (some) => {
            update({ chosen: some.filter(({ pending }) => !pending).map(({ id }) => id) });
          },
        }}
        onPoint={(mark) => {
          pointAt(mark?.id);
        }}
      >
        {(mark) => (
          <MarkItem
            mark={mark}
            words={content.slice(mark.start, Math.min(mark.end, mark.start + 4 * QUOTE_LENGTH))}
            line={markLine(mark, content.slice(mark.start, mark.end), tags[mark.tag].name, { codebook, entities })}
            chosen={isChosen(mark)}
          />
        )}
      </RovingList>
    </div>
  );
}

interface ItemProps {
  readonly mark: ShownMark;
  readonly words: string;
  readonly line: MarkLine;
  readonly chosen: boolean;
}

/** The inside of an item: the words, the entity's name where it says more, and a word for what it is. */
function MarkItem({ mark: { pending, note, carried }, words, line, chosen }: ItemProps) {
  return (
    <>
      {chosen ? (
        <span className={styles.tick} role="img" aria-label="chosen">
          ✓
        </span>
      ) : (
        <span className={controls.swatch} aria-hidden="true" />
      )}
      <span className={styles.said}>
        <q className={styles.quote} dir="auto">
          {shortened(words, QUOTE_LENGTH)}
        </q>
        {line.name !== undefined && (
          <span className={styles.entity}>
            <bdi>{line.name}</bdi>
            {line.unsure && ', unsure'}
          </span>
        )}
      </span>
      <span className={pending === 'unsaved' ? styles.unsaved : styles.tag}>
        {pending === 'unsaved' ? 'not saved' : <CodeWord {...line} />}
        {line.name === undefined && line.unsure && <span className={styles.noted}>unsure</span>}
        {line.checked && (
          <span className={styles.checked}>
            <CodeWord {...line.checked} />
          </span>
        )}
        {note !== '' && <span className={styles.noted}>note</span>}
        {carried?.edited && (
          <span className={carried.edited === 'silently' ? styles.silently : styles.corrected}>
            {EDITED[carried.edited].flag}
          </span>
        )}
      </span>
    </>
  );
}

function CodeWord({ word, colour }: Pick<MarkLine, 'word' | 'colour'>) {
  const swatch = swatchClass(colour);
  return (
    <>
      {swatch !== undefined && <span className={`${styles.dot} ${swatch}`} aria-hidden="true" />}
      <bdi>{word}</bdi>
    </>
  );
}
