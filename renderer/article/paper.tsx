/** An opened article as paper: what is known of it, its text with the marks, the reading caret and the tag toolbar. */
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { bridge } from '../bridge';
import { start } from '../messages';
import { cancelBounds, commitBounds } from '../moving';
import { focusMark } from '../sources';
import { focusedMark, state, useStore } from '../store';
import { FindBar } from '../finding/find-bar';
import { leaveFinding, useFinding } from '../finding/finding';
import { leaveQueue, stepSuggestion } from '../suggestions/deciding';
import { ArticleHead } from './article-head';
import styles from './article.module.css';
import type { ArticleView } from './article-view';
import { BoundsHandles } from './bounds-handles';
import { boundsStep } from './bounds-keys';
import { movableMark, stepEnd } from './end-moves';
import { laneOf, usePointing } from './pointing';
import { caretBox, caretIsIn, caretMove, moveCaret, placeCaret } from './reading-caret';
import { bringIntoView } from './scrolling';
import { SelectionToolbar } from './selection-toolbar';
import { focusMarkAt, type ReadingCaret } from './shown-article';
import { useArticleView } from './use-article-view';

const MAC = bridge.platform === 'darwin';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

interface Props {
  readonly opened: OpenedSource;
  /** Called when a suggestion is clicked. */
  onSuggestion(id: string): void;
}

/** The article. Must be given the source's id as its key: another of its texts takes the place of the one before. */
export function Paper({ opened, onSuggestion }: Props) {
  const region = useRef<HTMLElement>(null);
  const paper = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<ArticleView>(null);
  const readingCaret = useRef<ReadingCaret>(NO_CARET);
  const [caret, setCaret] = useState<Box>();
  const language = factValue(opened.facts, 'language');
  const rereading = useStore((now) => now.rereading !== undefined);
  const focused = useStore(focusedMark);
  const readOnly = useStore((now) => now.case?.readOnly === true);
  const finding = useFinding((now) => now.open);
  const pointing = usePointing(view);
  const edges = useArticleView(opened, { region, paper, host, view, caret: readingCaret });

  const drawCaret = (): void => {
    const box = view.current && caretBox(view.current.element);
    const frame = paper.current?.getBoundingClientRect();
    if (!box || !frame || !region.current) return;
    setCaret({ left: box.left - frame.left, top: box.top - frame.top, height: box.height });
    bringIntoView(region.current, box, 'near');
  };

  useEffect(() => {
    readingCaret.current = {
      offset: () => (caret ? view.current?.caretOffset() : undefined),
      show: drawCaret,
      hide: () => {
        setCaret(undefined);
      },
    };
  });

  /** True when arrow keys are for the ends of the focused mark: nothing else is there that they could move. */
  const movesBounds = (): boolean =>
    !caret && document.getSelection()?.isCollapsed !== false && movableMark() !== undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    const text = view.current?.element;
    if (!text || !view.current || !region.current || event.target !== region.current) return;
    if (event.key.toLowerCase() === 'a' && (MAC ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey) {
      document.getSelection()?.selectAllChildren(text);
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      if (cancelBounds()) return;
      if (document.getSelection()?.isCollapsed === false || caret) document.getSelection()?.removeAllRanges();
      else if (finding) leaveFinding();
      else if (!leaveQueue()) focusMark(undefined);
      setCaret(undefined);
      return;
    }
    const toNext = !caret && document.getSelection()?.isCollapsed !== false && suggestionStep(event);
    if (toNext && stepSuggestion(toNext)) {
      event.preventDefault();
      return;
    }
    const mark = focusedMark(state());
    const { activeEnd } = state();
    const step = mark && movesBounds() && boundsStep(event, view.current.directionAt(mark[activeEnd], activeEnd));
    if (step) {
      event.preventDefault();
      stepEnd(activeEnd, step, true);
      return;
    }
    const move = caretMove(event, MAC);
    if (!move) return;
    event.preventDefault();
    const at = view.current.caretOffset();
    // Where none was seen, the words of the focused mark are what is read.
    const away = !caret && mark && (at === undefined || at < mark.start || at > mark.end);
    if (away) view.current.putCaret(mark.start);
    else if (caretIsIn(text)) moveCaret(text, move);
    else placeCaret(text, region.current.getBoundingClientRect());
    drawCaret();
  };

  const onClick = (event: MouseEvent): void => {
    const lane = laneOf(event.target);
    if (lane !== undefined) {
      focusMark(lane, { reveal: false });
      return;
    }
    if (document.getSelection()?.isCollapsed === false) return;
    const { clientX: x, clientY: y, altKey: alt } = event;
    if (focusMarkAt(x, y) || alt) return;
    const suggestion = view.current?.suggestionAt(x, y);
    if (suggestion) onSuggestion(suggestion.id);
    else {
      leaveQueue();
      focusMark(undefined);
    }
  };

  return (
    <>
      <section
        ref={region}
        className={finding ? `${styles.region} ${styles.aboveBar}` : styles.region}
        aria-label="Article"
        aria-busy={rereading || undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={() => {
          setCaret(undefined);
        }}
        onBlur={() => {
          setCaret(undefined);
          start('bounds', commitBounds());
        }}
      >
        <article ref={paper} className={styles.paper}>
          <ArticleHead opened={opened} language={language} />
          <div
            ref={host}
            lang={language}
            className={styles.host}
            onClick={onClick}
            onMouseDown={(event) => {
              // With Alt marks are gone through, and nothing is selected.
              if (!event.altKey && laneOf(event.target) === undefined) return;
              event.preventDefault();
              region.current?.focus({ preventScroll: true });
            }}
            {...pointing}
          />
          {caret && <div className={styles.caret} style={caret} aria-hidden="true" />}
          {edges && focused && !focused.pending && !readOnly && (
            <BoundsHandles mark={focused} edges={edges} content={opened.content} region={region} view={view} />
          )}
        </article>
      </section>
      <SelectionToolbar region={region} view={view} />
      {finding && <FindBar opened={opened} />}
    </>
  );
}

const NO_CARET: ReadingCaret = { offset: () => undefined, show: () => undefined, hide: () => undefined };

/** Which way an arrow key goes through the suggestions; undefined for other keys. */
function suggestionStep({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | undefined {
  if (shiftKey || altKey || ctrlKey || metaKey) return undefined;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
}
