/** An opened article as paper: what is known of it, its text with the marks, the reading caret and the tag toolbar. */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { factValue } from '../../domain/source';
import { bridge } from '../bridge';
import { reviewedMark } from '../captures/review';
import { focusMark } from '../sources';
import { focusedMark, state, useStore } from '../store';
import { ArticleHead } from './article-head';
import styles from './article.module.css';
import { createArticleView, type ArticleView } from './article-view';
import { caretBox, caretIsIn, caretMove, moveCaret, placeCaret } from './reading-caret';
import { bringIntoView } from './scrolling';
import { SelectionToolbar } from './selection-toolbar';
import { focusMarkAt, setShownArticle } from './shown-article';

const MAC = bridge.platform === 'darwin';

/** Where each text was scrolled to when it was last open in this window. */
const scrolledTo = new Map<string, number>();

interface Box {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** The article. Must be given the source's id as its key: another of its texts takes the place of the one before. */
export function Paper({ opened }: { opened: OpenedSource }) {
  const region = useRef<HTMLElement>(null);
  const paper = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<ArticleView>(null);
  const [caret, setCaret] = useState<Box>();
  const language = factValue(opened.facts, 'language');
  const rereading = useStore((now) => now.rereading !== undefined);

  useArticleView(opened, { region, host, view });

  const drawCaret = (): void => {
    const box = view.current && caretBox(view.current.element);
    const frame = paper.current?.getBoundingClientRect();
    if (!box || !frame || !region.current) return;
    setCaret({ left: box.left - frame.left, top: box.top - frame.top, height: box.height });
    bringIntoView(region.current, box, 'near');
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const text = view.current?.element;
    if (!text || !region.current || event.target !== region.current) return;
    if (event.key.toLowerCase() === 'a' && (MAC ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey) {
      document.getSelection()?.selectAllChildren(text);
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      if (document.getSelection()?.isCollapsed === false || caret) document.getSelection()?.removeAllRanges();
      else focusMark(undefined);
      setCaret(undefined);
      return;
    }
    const move = caretMove(event, MAC);
    if (!move) return;
    event.preventDefault();
    if (caretIsIn(text)) moveCaret(text, move);
    else placeCaret(text, region.current.getBoundingClientRect());
    drawCaret();
  };

  const onClick = (event: MouseEvent): void => {
    if (document.getSelection()?.isCollapsed === false) return;
    focusMarkAt(event.clientX, event.clientY);
  };

  return (
    <>
      <section
        ref={region}
        className={styles.region}
        aria-label="Article"
        aria-busy={rereading || undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={() => {
          setCaret(undefined);
        }}
        onBlur={() => {
          setCaret(undefined);
        }}
      >
        <article ref={paper} className={styles.paper}>
          <ArticleHead opened={opened} language={language} />
          <div ref={host} lang={language} onClick={onClick} />
          {caret && <div className={styles.caret} style={caret} aria-hidden="true" />}
        </article>
      </section>
      <SelectionToolbar region={region} view={view} />
    </>
  );
}

interface Elements {
  readonly region: React.RefObject<HTMLElement | null>;
  readonly host: React.RefObject<HTMLDivElement | null>;
  readonly view: React.RefObject<ArticleView | null>;
}

/** Keeps the text on the page in step with the state. */
function useArticleView(opened: OpenedSource, { region, host, view }: Elements): void {
  const marks = useStore((now) => now.shown);
  const focused = useStore(focusedMark);
  const reveals = useStore((now) => now.reveals);
  const focusedId = focused?.id;
  const reviewed = useStore(reviewedMark);
  const candidateReveals = useStore((now) => now.candidateReveals);

  useLayoutEffect(() => {
    if (!host.current || !region.current) return undefined;
    const scroller = region.current;
    const created = createArticleView(host.current, opened, styles.text ?? '');
    view.current = created;
    setShownArticle({ view: created, region: scroller });
    // Setting it makes the browser lay out at once: not where there is nothing to set.
    const top = scrolledTo.get(opened.text) ?? 0;
    if (scroller.scrollTop !== top) scroller.scrollTop = top;
    return () => {
      scrolledTo.set(opened.text, scroller.scrollTop);
      setShownArticle(undefined);
      view.current = null;
      created.destroy();
    };
    // The text of a source never changes: only another text makes another view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened.text]);

  useLayoutEffect(() => {
    view.current?.showMarks(marks);
  }, [marks, view, opened.text]);

  useLayoutEffect(() => {
    const scroller = region.current;
    const paper = host.current;
    if (!scroller || !paper) return undefined;
    const look = (): void => {
      view.current?.paintAround(scroller.getBoundingClientRect());
    };
    look();
    // Scroll events come before the frame is painted, so that no mark is seen without its paint.
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(paper);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [region, host, view, opened.text]);

  useLayoutEffect(() => {
    view.current?.focusMark(focused);
  }, [focused, view, opened.text]);

  useLayoutEffect(() => {
    const candidate = reviewed?.candidate;
    view.current?.showCandidate(candidate && { ...candidate, tag: reviewed.tag });
  }, [reviewed, view, opened.text]);

  useEffect(() => {
    const mark = focusedMark(state());
    if (reveals === 0 || !mark || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(mark).getBoundingClientRect(), 'middle');
    // Asked for by `reveals`; a mark that is not there yet comes into view when it is.
  }, [reveals, focusedId, region, view, opened.text]);

  useEffect(() => {
    const candidate = reviewedMark(state())?.candidate;
    if (candidateReveals === 0 || !candidate || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(candidate).getBoundingClientRect(), 'middle');
  }, [candidateReveals, reviewed?.id, region, view, opened.text]);
}
