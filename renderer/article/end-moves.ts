/** Moving the ends of the focused mark by steps and to points of the window. */
import { draggedEnd, movedEnd, type BoundsStep, type MarkEnd, type StepSize } from '../../domain/bounds';
import { say } from '../messages';
import { showBounds } from '../moving';
import type { ShownMark } from '../marks';
import { focusedMark, state, update } from '../store';
import { END_NAMES, endWords } from './bounds-keys';

/** The focused mark, if its bounds can be moved. */
export function movableMark(): ShownMark | undefined {
  const now = state();
  const mark = focusedMark(now);
  return mark && !mark.pending && now.case?.readOnly === false ? mark : undefined;
}

/** Moves an end of the focused mark a step, and says where it is where nothing else does (`aloud`). */
export function stepEnd(end: MarkEnd, step: BoundsStep, aloud: boolean): void {
  const mark = movableMark();
  const { opened } = state();
  if (!mark || !opened) return;
  const span = movedEnd(opened.content, mark, end, step);
  if (span === mark) return;
  showBounds(mark, span);
  if (aloud) say(`${END_NAMES[end]}: ${endWords(opened.content, span, end)}`);
}

/** Moves an end of the focused mark to an offset. It is saved when the pointer lets go. */
export function dragEnd(end: MarkEnd, offset: number, by: StepSize): void {
  const mark = movableMark();
  const { opened } = state();
  if (!mark || !opened) return;
  const span = draggedEnd(opened.content, mark, end, offset, by);
  if (span.start !== mark.start || span.end !== mark.end) showBounds(mark, span, { held: true });
}

/** Makes the other end the one that keys move. False when there is no mark whose bounds can be moved. */
export function swapEnd(): boolean {
  const mark = movableMark();
  const { opened, activeEnd } = state();
  if (!mark || !opened) return false;
  const end = activeEnd === 'end' ? 'start' : 'end';
  update({ activeEnd: end });
  const handles = document.activeElement?.closest('[data-handle]')?.parentElement;
  if (handles) handles.querySelector<HTMLElement>(`[data-handle="${end}"]`)?.focus();
  else say(`Keys move the ${END_NAMES[end].toLowerCase()}: ${endWords(opened.content, mark, end)}`);
  return true;
}
