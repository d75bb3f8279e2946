/** The review: annotations that have no sure place in the text that is read, and what a person says of them. */
import type { AnchorDecision, UnplacedMark } from '../../domain/contract';
import type { Span } from '../../domain/text';
import { focusArticle, selectedWords } from '../article/shown-article';
import { refusedByReadOnly, report, say } from '../messages';
import { focusReview } from '../panes';
import { service } from '../service';
import { state, update, type WindowState } from '../store';
import { isNarrow, showInspector } from '../view-settings';

const NONE: readonly UnplacedMark[] = [];

/** True for what nobody has decided yet. */
export function isOpen({ carried }: UnplacedMark): boolean {
  return !carried.decided;
}

/** Every annotation without a sure place in the opened text. */
export function unplaced({ opened }: WindowState): readonly UnplacedMark[] {
  return opened?.unplaced ?? NONE;
}

/** True while the review can be seen. In a narrow window the inspector makes room for the article. */
export function reviewSeen(now: WindowState): boolean {
  return now.inspectorTab === 'review' && (now.settings.inspectorOpen || isNarrow(now));
}

/** The annotation that is looked at in the review: the chosen one, or else the first that is open. */
export function reviewedMark(now: WindowState): UnplacedMark | undefined {
  // What can't be seen must not be decided by a key.
  if (!reviewSeen(now)) return undefined;
  const all = unplaced(now);
  return all.find(({ id }) => id === now.reviewed) ?? all.find(isOpen);
}

/** Looks at an annotation of the review; where a place was found for it, that comes into view. */
export function lookAt(id: string): void {
  update({ reviewed: id, focused: undefined, comparing: undefined, candidateReveals: state().candidateReveals + 1 });
}

/** Brings the place that was found into view, from under the inspector where that lies over the article. */
export function showCandidate(id: string): void {
  lookAt(id);
  if (!state().inspectorOver) return;
  update({ inspectorOver: false });
  focusArticle();
}

/** Opens the review and moves the keyboard there. */
export function openReview(): void {
  showInspector();
  update({ inspectorTab: 'review', focused: undefined, comparing: undefined });
  focusReview();
}

/** Says that the annotation stands at the place that was found. False when none is looked at. */
export function acceptCandidate(): boolean {
  const mark = reviewedMark(state());
  if (!mark) return false;
  if (mark.candidate) void decide(mark, { place: mark.candidate }, 'Placed');
  else say('No place was found for this mark. Select its words in the article and press s.');
  return true;
}

/** Says that the annotation stands at the words that are selected in the article. False when none is looked at. */
export function placeAtSelection(): boolean {
  const mark = reviewedMark(state());
  if (!mark) return false;
  const span: Span | undefined = selectedWords();
  if (span) void decide(mark, { place: { start: span.start, end: span.end } }, 'Placed');
  else say('Select the words in the article first, then press s.');
  return true;
}

/** Says that the annotation stands nowhere in this text. False when none is looked at. */
export function declareLost(): boolean {
  const mark = reviewedMark(state());
  if (!mark || !isOpen(mark)) return false;
  void decide(mark, { lost: true }, 'Not in this text');
  return true;
}

async function decide(mark: UnplacedMark, decision: AnchorDecision, done: string): Promise<void> {
  const { opened } = state();
  if (!opened || refusedByReadOnly()) return;
  const next = nextAfter(opened.unplaced, mark.id);
  const inReview = document.activeElement?.closest('[data-review]') !== null;
  try {
    await service.decideAnchor(mark.id, opened.text, decision);
  } catch (thrown) {
    report('review', thrown);
    return;
  }
  const left = nextCount(opened.unplaced, mark.id);
  say(`Saved · ${done.toLowerCase()}${left === 0 ? ' · nothing left to review' : ` · ${left} left to review`}`);
  // With the last of them its list goes: what was placed is among the annotations.
  const last = 'place' in decision && opened.unplaced.length === 1;
  update({
    ...{ reviewed: next, candidateReveals: state().candidateReveals + 1 },
    ...(last && { inspectorTab: 'annotations' as const }),
  });
  if (next !== undefined && inReview) focusReview();
  else focusArticle();
}

/** The open annotation after `id`, or the one before it when it is the last. */
function nextAfter(marks: readonly UnplacedMark[], id: string): string | undefined {
  const at = marks.findIndex((mark) => mark.id === id);
  const others = (from: number, to?: number) => marks.slice(from, to).filter(isOpen);
  return (others(at + 1)[0] ?? others(0, Math.max(at, 0)).at(-1))?.id;
}

function nextCount(marks: readonly UnplacedMark[], done: string): number {
  return marks.filter((mark) => isOpen(mark) && mark.id !== done).length;
}
