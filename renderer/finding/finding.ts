/** Finding words in the article that is read: what is sought, where it stands, and going from place to place. */
import { create } from 'zustand';
import type { OpenedSource } from '../../domain/contract';
import { findAll } from '../../domain/search/find';
import { foldWithPlaces, type FoldedText } from '../../domain/search/fold';
import type { Span } from '../../domain/text';
import { caretOffset, firstSeen, focusArticle, selectedWords, selectWords, shownText } from '../article/shown-article';
import { state } from '../store';

interface Finding {
  /** True while the bar is shown. */
  readonly open: boolean;
  readonly query: string;
  /** Id of the text that `from` is an offset of. */
  readonly text: string | undefined;
  /** The current place is the first that starts here or later, or else the first of all. UTF-16 code units. */
  readonly from: number;
  /** Grows by one each time the field should take the keyboard. */
  readonly asked: number;
  /** Grows by one each time the current place should come into view. */
  readonly reveals: number;
}

/** What is sought in the article. It stays when another article is opened. */
export const useFinding = create<Finding>()(() => ({
  open: false,
  query: '',
  text: undefined,
  from: 0,
  asked: 0,
  reveals: 0,
}));

/** The longest selection that is taken up as what is sought. */
const LONGEST_TAKEN = 100;

/** The places of what is sought, and which of them is the current one; -1 where there is none. */
export interface Places {
  readonly all: readonly Span[];
  readonly current: number;
}

/** Where in `opened` the words of the finding stand. */
export function placesIn({ text, content }: OpenedSource, { query, text: of, from }: Finding): Places {
  const all = placesOf(text, content, query);
  if (all.length === 0) return { all, current: -1 };
  const next = of === text ? all.findIndex(({ start }) => start >= from) : 0;
  return { all, current: Math.max(next, 0) };
}

/** Shows the bar and gives it the keyboard; what is selected is what is sought. False where no article is read. */
export function openFinding(): boolean {
  const opened = articleRead();
  if (!opened) return false;
  const selected = selectedWords();
  const words = selected ? opened.content.slice(selected.start, selected.end) : '';
  const taken = words !== '' && words.length <= LONGEST_TAKEN && !/[\n\r\u2028\u2029]/u.test(words);
  useFinding.setState(({ query, asked, reveals }) => ({
    open: true,
    query: taken ? words : query,
    text: opened.text,
    from: selected?.start ?? readAt(),
    asked: asked + 1,
    reveals: reveals + 1,
  }));
  return true;
}

/** Seeks other words, from where the last were sought. */
export function seekWords(query: string): void {
  useFinding.setState(({ reveals }) => ({ query, reveals: reveals + 1 }));
}

/** Goes to the next or previous place, from the last on to the first. False where nothing was sought yet. */
export function stepFound(step: 1 | -1): boolean {
  const finding = useFinding.getState();
  const opened = articleRead();
  if (finding.query === '' || !opened) return false;
  // Without the bar it goes on from where is read.
  const selected = finding.open ? undefined : selectedWords();
  const from = finding.open ? finding : { ...finding, text: opened.text, from: selected?.start ?? readAt() };
  const { all, current } = placesIn(opened, from);
  const isThere = finding.open || all[current]?.start === selected?.start;
  const next = isThere ? all[(current + step + all.length) % all.length] : all[current];
  useFinding.setState({
    open: true,
    text: opened.text,
    from: next?.start ?? finding.from,
    reveals: finding.reveals + 1,
  });
  return true;
}

/** Hides the bar. The place that was gone to is selected, so that it can be tagged. */
export function leaveFinding(): void {
  const finding = useFinding.getState();
  const { opened } = state();
  const { all, current } = opened ? placesIn(opened, finding) : { all: [], current: -1 };
  const place = all[current];
  useFinding.setState({ open: false, ...(place && { from: place.start }) });
  if (place) selectWords(place);
  else focusArticle();
}

/** The article that is read now, which is not there behind another view or a comparison of two of its texts. */
function articleRead(): OpenedSource | undefined {
  const { opened, view } = state();
  return view === 'read' && opened?.text === shownText() ? opened : undefined;
}

function readAt(): number {
  return caretOffset() ?? firstSeen();
}

const NOWHERE: readonly Span[] = [];

let folded: { readonly of: string; readonly text: FoldedText } | undefined;
let last: { readonly of: string; readonly query: string; readonly places: readonly Span[] } | undefined;

/** Each text is folded once, and each question answered once. */
function placesOf(of: string, content: string, query: string): readonly Span[] {
  if (query.trim() === '') return NOWHERE;
  if (last?.of === of && last.query === query) return last.places;
  if (folded?.of !== of) folded = { of, text: foldWithPlaces(content) };
  last = { of, query, places: findAll(folded.text, query) };
  return last.places;
}
