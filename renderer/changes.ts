/** How a change of the case reaches the window: the only way by which what belongs to the case changes in a view. */
import type { CaseChange } from '../domain/contract';
import { changedCounts, changedMarks, settledBy } from './marks';
import { start } from './messages';
import { service } from './service';
import { state, update, type NoteDraft } from './store';

/** Takes a change of the case into the state. */
export function applyChange(change: CaseChange): void {
  const { sources, opened, pending, focused, notes } = state();
  const settled = settledBy(pending, change.marks);
  const gone = new Set(change.removed);
  const known = new Set(change.added.map(({ source }) => source));
  const kept = sources.filter(({ source }) => !gone.has(source) && !known.has(source));
  const marks = opened && changedMarks(opened.marks, change.marks, opened.text);
  update({
    case: change.case,
    sources: [...kept.map((source) => changedCounts(source, change.marks)), ...change.added],
    ...(opened && marks !== opened.marks && marks && { opened: { ...opened, marks } }),
    ...(opened && gone.has(opened.source) && { opened: undefined, focused: undefined }),
    ...(settled.size > 0 && { pending: pending.filter(({ key }) => !settled.has(key)) }),
    ...(focused !== undefined && settled.has(focused) && { focused: settled.get(focused) }),
    notes: settledNotes(notes, change),
  });
  if (opened && change.reloaded.includes(opened.source) && !gone.has(opened.source)) {
    start('open-source', readAgain(opened.source));
  }
}

/** Reads the opened source again, of which more changed than single marks. */
async function readAgain(source: string): Promise<void> {
  const now = await service.openSource(source);
  const before = state().opened;
  // Someone may have opened another meanwhile.
  if (before?.source !== source) return;
  update({ opened: now });
  // What an undo or redo has put back into the review is looked for there.
  const { focused } = state();
  if (before.text === now.text && focused !== undefined && now.unplaced.some(({ id }) => id === focused)) {
    update({ focused: undefined, inspectorTab: 'review', reviewed: focused });
  }
}

/** A note that the case now holds as it was written needs no draft; nor does one whose annotation is gone. */
function settledNotes(notes: Readonly<Record<string, NoteDraft>>, change: CaseChange): typeof notes {
  const over = change.marks.filter(({ id, mark }) => notes[id] && (mark === undefined || mark.note === notes[id].text));
  if (over.length === 0) return notes;
  const ids = new Set(over.map(({ id }) => id));
  return Object.fromEntries(Object.entries(notes).filter(([id]) => !ids.has(id)));
}
