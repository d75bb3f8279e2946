/** Dividing the focused mark at the reading caret, and merging it with the next one. */
import { dividedSpan } from '../../domain/bounds';
import { mergeMarks, splitMark } from '../marking';
import { say, start } from '../messages';
import { commitBounds } from '../moving';
import { mergingOf } from '../neighbour';
import { focusedMark, state } from '../store';
import { movableMark } from './end-moves';
import { caretOffset } from './shown-article';

/** Divides the focused mark where the reading caret is, or says how. False when no mark has the focus. */
export function divideAtCaret(): boolean {
  if (!focusedMark(state())) return false;
  const mark = movableMark();
  const { opened } = state();
  if (!mark || !opened) {
    say(state().case?.notice || 'This mark is not saved yet.');
    return true;
  }
  const at = caretOffset();
  const first = at === undefined ? undefined : dividedSpan(opened.content, mark, at)?.[0];
  if (first === undefined) {
    say('Put the reading caret inside the mark with the arrow keys, then press d to divide it there.');
    return true;
  }
  start(
    'split',
    commitBounds().then(() => splitMark(mark.id, first.end)),
  );
  return true;
}

/** Merges the focused mark with the next one of its tag, or says why not. False when no mark has the focus. */
export function mergeWithNext(): boolean {
  const mark = movableMark();
  const { opened, shown } = state();
  if (!mark || !opened) return false;
  const merging = mergingOf(
    shown.filter(({ pending }) => !pending),
    mark,
    opened.content,
  );
  if ('refused' in merging) {
    say(
      merging.refused === 'none'
        ? `There is no ${mark.tag} after this one to merge it with.`
        : `The next ${mark.tag} is too far away to merge with: at most three words may stand between.`,
    );
    return true;
  }
  start(
    'merge',
    commitBounds().then(() => mergeMarks(mark.id, merging.with.id)),
  );
  return true;
}
