/** Keeps the text on the page in step with the state. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { OpenedSource } from '../../domain/contract';
import { reviewedMark, reviewSeen } from '../captures/review';
import { placesIn, useFinding } from '../finding/finding';
import { focusedMark, state, useStore, type WindowState } from '../store';
import styles from './article.module.css';
import { createArticleView, type ArticleView, type Edge } from './article-view';
import type { MarkEdges } from './bounds-handles';
import { movableMark } from './end-moves';
import { bringIntoView } from './scrolling';
import { setShownArticle, type ReadingCaret } from './shown-article';
import type { FoundSpan } from './span-paints';

/** Where each text was scrolled to when it was last open in this window. */
const scrolledTo = new Map<string, number>();

const NONE: WindowState['suggestions'] = [];

/** The elements of the paper and what is shown in them. */
export interface PaperElements {
  readonly region: RefObject<HTMLElement | null>;
  readonly paper: RefObject<HTMLElement | null>;
  readonly host: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<ArticleView | null>;
  readonly caret: RefObject<ReadingCaret>;
}

/** Shows `opened` and what the state says of it. Answers where the ends of the focused mark are, if it can be moved. */
export function useArticleView(opened: OpenedSource, elements: PaperElements): MarkEdges | undefined {
  const { region, host, view, caret } = elements;
  const marks = useStore((now) => now.shown);
  const focused = useStore(focusedMark);
  const pointed = useStore(pointedMark);
  const suggestions = useStore((now) =>
    now.settings.suggestionsShown || now.suggested !== undefined ? now.suggestions : NONE,
  );
  const suggested = useStore((now) => now.suggestions.find(({ id }) => id === now.suggested));
  const reviewed = useStore(reviewedMark);
  const unfitting = useStore(checkedPlace);
  const found = useFound(opened);
  const [edges, findEdges] = useEdges(elements);

  useLayoutEffect(() => {
    if (!host.current || !region.current) return undefined;
    const scroller = region.current;
    const created = createArticleView(host.current, opened, { text: styles.text ?? '', lanes: styles.lanes ?? '' });
    view.current = created;
    setShownArticle({
      text: opened.text,
      view: created,
      region: scroller,
      caret: {
        offset: () => caret.current.offset(),
        show: () => {
          caret.current.show();
        },
        hide: () => {
          caret.current.hide();
        },
      },
    });
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
    view.current?.showSuggestions(suggestions);
  }, [suggestions, view, opened.text]);

  useLayoutEffect(() => {
    const scroller = region.current;
    const paper = host.current;
    if (!scroller || !paper) return undefined;
    const look = (): void => {
      view.current?.paintAround(scroller.getBoundingClientRect());
    };
    const measure = (): void => {
      look();
      view.current?.measure();
      findEdges();
    };
    look();
    // Scroll events come before the frame is painted, so that no mark is seen without its paint.
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(paper);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [region, host, view, findEdges, opened.text]);

  useLayoutEffect(() => {
    view.current?.focusMark(focused);
    findEdges();
  }, [focused, findEdges, view, opened.text]);

  useLayoutEffect(() => {
    view.current?.showExtent(pointed);
  }, [pointed, view, opened.text]);

  useLayoutEffect(() => {
    view.current?.focusSuggestion(suggested);
  }, [suggested, view, opened.text]);

  useLayoutEffect(() => {
    const candidate = reviewed?.candidate;
    view.current?.showCandidate(candidate && { ...candidate, tag: reviewed.tag });
  }, [reviewed, view, opened.text]);

  useLayoutEffect(() => {
    view.current?.showUnfitting(unfitting);
  }, [unfitting, view, opened.text]);

  useLayoutEffect(() => {
    view.current?.showFound(found);
  }, [found, view, opened.text]);

  useReveals(opened, elements, focused?.id, reviewed?.id, suggested?.id);
  return edges;
}

/** Brings into view what the state asks for. What is not there yet comes into view when it is. */
function useReveals(
  opened: OpenedSource,
  { region, view }: PaperElements,
  ...[focused, reviewed, suggested]: readonly (string | undefined)[]
): void {
  const reveals = useStore((now) => now.reveals);
  const candidateReveals = useStore((now) => now.candidateReveals);
  const checked = useStore(checkedPlace);
  const foundReveals = useFinding((now) => now.reveals);

  useEffect(() => {
    const mark = focusedMark(state());
    if (reveals === 0 || !mark || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(mark).getBoundingClientRect(), 'middle');
  }, [reveals, focused, region, view, opened.text]);

  useEffect(() => {
    const candidate = reviewedMark(state())?.candidate;
    if (candidateReveals === 0 || !candidate || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(candidate).getBoundingClientRect(), 'middle');
  }, [candidateReveals, reviewed, region, view, opened.text]);

  useEffect(() => {
    const place = checkedPlace(state());
    if (!place || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(place).getBoundingClientRect(), 'middle');
  }, [checked, region, view, opened.text]);

  // An article that is opened while words are sought stays where it was read last.
  const revealed = useRef(foundReveals);
  useEffect(() => {
    const finding = useFinding.getState();
    if (revealed.current === foundReveals || !finding.open || !view.current || !region.current) return;
    const { all, current } = placesIn(opened, finding);
    const place = all[current];
    if (!place) return;
    revealed.current = foundReveals;
    bringIntoView(region.current, view.current.rangeOf(place).getBoundingClientRect(), 'middle');
  }, [foundReveals, opened, region, view]);

  useEffect(() => {
    const suggestion = state().suggestions.find(({ id }) => id === suggested);
    if (!suggestion || !view.current || !region.current) return;
    bringIntoView(region.current, view.current.rangeOf(suggestion).getBoundingClientRect(), 'middle');
  }, [suggested, region, view, opened.text]);
}

/** The places of the words that are looked for, while the bar for it is there. */
function useFound(opened: OpenedSource): readonly FoundSpan[] {
  const finding = useFinding();
  // A text is not folded before somebody seeks in it.
  const places = finding.open ? placesIn(opened, finding) : undefined;
  const [all, current] = [places?.all, places?.current];
  return useMemo(
    () => all?.map(({ start, end }, at) => ({ start, end, isCurrent: at === current })) ?? [],
    [all, current],
  );
}

/** What does not fit and is looked at, while the check can be seen. */
function checkedPlace(now: WindowState): WindowState['checked'] {
  return reviewSeen(now) ? now.checked : undefined;
}

/** The mark that is pointed at; the focused one has its frame already. */
function pointedMark({ shown, pointed, focused }: WindowState) {
  return pointed === undefined || pointed === focused ? undefined : shown.find(({ id }) => id === pointed);
}

/** Where the ends of the focused mark are on the paper, and what looks for them again. */
function useEdges({ paper, view }: PaperElements): readonly [MarkEdges | undefined, () => void] {
  const [edges, setEdges] = useState<MarkEdges>();
  const [find] = useState(() => (): void => {
    const mark = movableMark();
    const frame = mark && paper.current?.getBoundingClientRect();
    const onPaper = (edge: Edge | undefined): Edge | undefined =>
      edge && frame && { ...edge, left: edge.left - frame.left, top: edge.top - frame.top };
    const start = mark && onPaper(view.current?.edgeOf(mark, 'start'));
    const end = mark && onPaper(view.current?.edgeOf(mark, 'end'));
    const found = start && end && { start, end };
    setEdges((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
  });
  return [edges, find];
}
