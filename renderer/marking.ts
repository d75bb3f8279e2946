/** Making, changing and deleting annotations. What is asked for is shown at once and called saved only when it is. */
import { errorData } from '../domain/errors';
import type { Tag } from '../domain/tags';
import type { Span } from '../domain/text';
import { quoted } from './counted';
import { undo } from './history';
import type { PendingMark } from './marks';
import { refusedByReadOnly, report, say } from './messages';
import { service } from './service';
import { focusMark } from './sources';
import { focusedMark, state, update } from './store';

let made = 0;

/** Marks a span of the opened text. It is painted at once; the promise ends when it is saved or could not be. */
export async function markSpan({ start, end }: Span, tag: Tag): Promise<void> {
  const { opened, case: summary, pending } = state();
  if (!opened || !summary || refusedByReadOnly()) return;
  made++;
  const mark: PendingMark = {
    key: `pending-${made}`,
    source: opened.source,
    text: opened.text,
    start,
    end,
    tag,
    createdAt: new Date().toISOString(),
    createdBy: summary.annotator,
    state: 'saving',
    twins: opened.marks.filter((m) => m.start === start && m.end === end && m.tag === tag).map(({ id }) => id),
  };
  // The service writes while the window paints.
  const sent = send(mark);
  update({ pending: [...pending, mark], focused: mark.key });
  await sent;
}

/** Tries again to save every mark that could not be saved. */
export async function retryMarks(): Promise<void> {
  const waiting = state().pending.filter((mark) => mark.state === 'unsaved');
  await Promise.all(
    waiting.map((mark) => {
      change(mark.key, { state: 'saving' });
      return send(mark);
    }),
  );
}

/** Gives up the marks that could not be saved. */
export function discardUnsaved(): void {
  const { pending, focused } = state();
  const kept = pending.filter((mark) => mark.state !== 'unsaved');
  const lost = pending.some((mark) => mark.state === 'unsaved' && mark.key === focused);
  update({ pending: kept, ...(lost && { focused: undefined }) });
}

async function send({ key, text, start, end, tag }: PendingMark): Promise<void> {
  try {
    const mark = await service.annotate({ text, start, end, tag });
    // Where the change has come already, the mark is settled and was said to be saved.
    change(key, { state: 'saved', id: mark.id });
  } catch (thrown) {
    const { code, message } = errorData(thrown);
    change(key, { state: 'unsaved', reason: code === 'service-gone' ? undefined : message });
  }
}

function change(key: string, changed: Partial<PendingMark>): void {
  const { pending } = state();
  if (!pending.some((mark) => mark.key === key)) return;
  update({ pending: pending.map((mark) => (mark.key === key ? { ...mark, ...changed } : mark)) });
}

/** Gives the focused annotation another tag. */
export async function retagFocused(tag: Tag): Promise<void> {
  const mark = focusedMark(state());
  if (!mark || mark.pending || mark.tag === tag || refusedByReadOnly()) return;
  try {
    await service.retag([mark.id], tag);
    say(`Saved · now ${tag === 'actor' ? 'an' : 'a'} ${tag}`);
  } catch (thrown) {
    report('retag', thrown);
  }
}

/** Saves new bounds of an annotation where it stands in `text`, the opened one unless told. Throws what the service does. */
export async function moveBounds(id: string, { start, end }: Span, text = state().opened?.text): Promise<void> {
  if (text === undefined) return;
  await service.moveBounds(id, text, { start, end });
  const { opened } = state();
  say(opened?.text === text ? `Saved · bounds · ${quoted(opened.content.slice(start, end))}` : 'Saved · bounds');
}

/** Divides an annotation of the opened text at an offset inside it, and focuses what comes of it. */
export async function splitMark(id: string, at: number): Promise<void> {
  const { opened } = state();
  if (!opened || refusedByReadOnly()) return;
  try {
    const mark = await service.splitMark(id, opened.text, at);
    focusMark(mark.id);
    say(`Saved · ${mark.tag} divided · ${quoted(opened.content.slice(mark.start, mark.end))}`);
  } catch (thrown) {
    report('split', thrown);
  }
}

/** Makes one of two annotations of the opened text, and focuses it. */
export async function mergeMarks(first: string, second: string): Promise<void> {
  const { opened } = state();
  if (!opened || refusedByReadOnly()) return;
  try {
    const mark = await service.mergeMarks(first, second, opened.text);
    focusMark(mark.id);
    say(`Saved · ${mark.tag}s merged · ${quoted(opened.content.slice(mark.start, mark.end))}`);
  } catch (thrown) {
    report('merge', thrown);
  }
}

/** Deletes the focused annotation, or gives up a mark that could not be saved. */
export async function removeFocused(): Promise<void> {
  const mark = focusedMark(state());
  const { opened, pending } = state();
  if (!mark || !opened || refusedByReadOnly()) return;
  if (mark.pending) {
    if (mark.pending === 'unsaved')
      update({ pending: pending.filter(({ key }) => key !== mark.id), focused: undefined });
    return;
  }
  try {
    await service.removeAnnotations([mark.id]);
    say(`Deleted · ${mark.tag} · ${quoted(opened.content.slice(mark.start, mark.end))}`, {
      label: 'Undo',
      run: () => void undo(),
    });
  } catch (thrown) {
    report('remove', thrown);
  }
}

/** Keeps what is being written in a note until it is saved. */
export function draftNote(id: string, text: string): void {
  update({ notes: { ...state().notes, [id]: { text, state: 'editing' } } });
}

/** Saves the note that was written, if it differs from what the case holds. */
export async function saveNote(id: string): Promise<void> {
  const { notes, shown } = state();
  const draft = notes[id];
  if (!draft || draft.state === 'saving') return;
  const mark = shown.find((other) => other.id === id);
  if (mark?.note === draft.text) {
    dropNote(id);
    return;
  }
  update({ notes: { ...notes, [id]: { text: draft.text, state: 'saving' } } });
  try {
    const saved = await service.setNote(id, draft.text);
    say('Saved · note');
    // The change has usually come already and taken the draft away; where the case holds it, it is not needed.
    const shownNow = state().shown.find((other) => other.id === id);
    if (state().notes[id]?.text === saved.note && shownNow?.note === saved.note) dropNote(id);
  } catch (thrown) {
    const now = state().notes[id];
    if (now?.state === 'saving') update({ notes: { ...state().notes, [id]: { ...now, state: 'unsaved' } } });
    report('note', thrown);
  }
}

/** Saves every note that is being written, or that could not be saved before. */
export async function retryNotes(): Promise<void> {
  await Promise.all(Object.keys(state().notes).map(saveNote));
}

function dropNote(id: string): void {
  update({ notes: Object.fromEntries(Object.entries(state().notes).filter(([other]) => other !== id)) });
}
