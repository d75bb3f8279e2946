/** How a change of the case reaches the window: the only way by which what belongs to the case changes in a view. */
import type { CaseChange, EntitySummary, OpenedSource } from '../domain/contract';
import { quoted, TAG_NAMES } from './counted';
import { changedCounts, changedMarks, settledBy, type PendingMark } from './marks';
import { say, start } from './messages';
import { service } from './service';
import { state, update, type NoteDraft, type WindowState } from './store';

/** Takes a change of the case into the state. */
export function applyChange(change: CaseChange): void {
  const { sources, opened, pending, focused, card, notes, chosen, view } = state();
  const settled = settledBy(pending, change.marks);
  const gone = new Set(change.removed);
  const goneMarks = new Set(change.marks.filter(({ mark }) => mark === undefined).map(({ id }) => id));
  const known = new Set(change.added.map(({ source }) => source));
  const kept = sources.filter(({ source }) => !gone.has(source) && !known.has(source));
  const marks = opened && changedMarks(opened.marks, change.marks, opened.text);
  update({
    case: change.case,
    sources: [...kept.map((source) => changedCounts(source, change.marks)), ...change.added],
    ...(opened && marks !== opened.marks && marks && { opened: { ...opened, marks } }),
    ...(opened && gone.has(opened.source) && { opened: undefined, focused: undefined }),
    ...(settled.size > 0 && { pending: pending.filter(({ key }) => !settled.has(key)) }),
    ...(focused !== undefined && settled.has(focused) && { focused: settled.get(focused), card, view }),
    notes: settledNotes(notes, change),
    ...changedRegister(state(), change),
    ...changedStatements(state(), change),
    ...(change.codebook && { codebook: change.codebook }),
    ...(change.searches && { searches: change.searches }),
    ...(change.suggestions && { suggestible: state().suggestible + 1 }),
    ...(chosen.some((id) => goneMarks.has(id)) && { chosen: chosen.filter((id) => !goneMarks.has(id)) }),
  });
  // Said with the change, which is told only of what is on the disk: one picture of the window shows both.
  const saved = pending.findLast(({ key }) => settled.has(key));
  if (saved) sayMarked(saved, opened);
  if (opened && change.reloaded.includes(opened.source) && !gone.has(opened.source)) {
    start('open-source', readAgain(opened.source));
  }
}

function sayMarked({ tag, text, start: from, end }: PendingMark, opened: OpenedSource | undefined): void {
  const words = opened?.text === text ? ` · ${quoted(opened.content.slice(from, end))}` : '';
  say(`Saved · ${TAG_NAMES[tag].toLowerCase()}${words}`);
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

/** The registers after a change, in the order of names. */
function changedRegister(
  { entities, entity }: Pick<WindowState, 'entities' | 'entity'>,
  { entities: changed, entitiesRemoved }: CaseChange,
): Partial<Pick<WindowState, 'entities' | 'entity'>> {
  if (changed.length === 0 && entitiesRemoved.length === 0) return {};
  const other = new Set([...entitiesRemoved, ...changed.map((one) => one.entity)]);
  const now = [...entities.filter((one) => !other.has(one.entity)), ...changed].sort(byName);
  // What was looked at may have gone into another.
  const into = changed.find(({ merged }) => merged.some((one) => one.entity === entity));
  const gone = entity !== undefined && entitiesRemoved.includes(entity);
  return { entities: now, ...(gone && { entity: into?.entity }) };
}

/** The statements after a change, once they were read. */
function changedStatements(
  { statements }: Pick<WindowState, 'statements'>,
  { statements: changed, statementsRemoved }: CaseChange,
): Partial<Pick<WindowState, 'statements'>> {
  if (statements === undefined || (changed.length === 0 && statementsRemoved.length === 0)) return {};
  const other = new Set([...statementsRemoved, ...changed.map(({ statement }) => statement)]);
  return { statements: [...statements.filter(({ statement }) => !other.has(statement)), ...changed] };
}

/** The order in which registers are listed. */
export function byName(a: EntitySummary, b: EntitySummary): number {
  return a.name.localeCompare(b.name) || (a.entity < b.entity ? -1 : 1);
}

/** A note that the case now holds as it was written needs no draft; nor does one whose annotation is gone. */
function settledNotes(notes: Readonly<Record<string, NoteDraft>>, change: CaseChange): typeof notes {
  const over = change.marks.filter(({ id, mark }) => notes[id] && (mark === undefined || mark.note === notes[id].text));
  if (over.length === 0) return notes;
  const ids = new Set(over.map(({ id }) => id));
  return Object.fromEntries(Object.entries(notes).filter(([id]) => !ids.has(id)));
}
