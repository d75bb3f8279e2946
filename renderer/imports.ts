/** Bringing articles in, and writing annotations out. */
import type { ImportAnswer, ImportOutcome, ImportProgress, PasteDraft, Reply } from '../domain/contract';
import { watchAttention } from './attention';
import { bridge } from './bridge';
import { answered, asking, type AskingOutcome } from './import-list';
import { captureSummary, importSummary, type StoppedAt } from './import-summary';
import { titleOf } from './library/source-order';
import { dismiss, raise, refusedByReadOnly, say, start } from './messages';
import { service } from './service';
import { openSource } from './sources';
import { state, update, type MessageAction } from './store';

/** Key of the alert about an import. */
const IMPORT_ALERT = 'import';

/** The import that goes on. */
interface Running {
  /** What it has told so far: all there is when the service stops in the middle. */
  readonly told: ImportOutcome[];
  progress: ImportProgress | undefined;
  /** True when the person has gone on with something else. Ends the watch. */
  turnedAway(): boolean;
}

let running: Running | undefined;

/** Calls that have not ended: whether they belong to one list, with the answers to its questions. */
const calls = { imports: 0, answers: 0 };

/** Asks which files, or which folder, to import, and imports them. */
export async function importChosen(what: 'files' | 'folder' = 'files'): Promise<void> {
  await importWith(() => bridge.chooseImports(what));
}

/** Imports files that were dropped on the window. */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length > 0) await importWith(() => bridge.importDropped(files));
}

/** Asks which file is a newer capture of a source, and takes it in. */
export async function importNewCapture(source: string): Promise<void> {
  await importWith(() => bridge.chooseCapture(source));
}

/** Takes in what a person pasted. Answers why it could not be, or undefined when it is in. */
export async function importPasted(draft: PasteDraft): Promise<string | undefined> {
  try {
    const outcomes = await service.paste(draft);
    const failed = outcomes.find(({ status }) => status === 'failed');
    if (failed) return failed.error?.message ?? 'The article could not be taken in.';
    update({ dialog: undefined });
    await finish(outcomes, add(outcomes));
    return undefined;
  } finally {
    end();
  }
}

/** Answers a question of an import. A wrong password is asked for again, and false is answered. */
export async function importAnswer({ question }: AskingOutcome, answer: ImportAnswer): Promise<boolean> {
  calls.answers++;
  try {
    const outcomes = await service.answerImport(question.id, answer);
    const replace = (list: readonly ImportOutcome[]) => answered(list, question.id, outcomes);
    const again = outcomes.find(({ status }) => status === 'password')?.question;
    if (again && 'password' in answer) {
      update({ imported: replace(state().imported), dialog: { kind: 'question', id: again.id } });
      return false;
    }
    if (state().dialog?.kind === 'question') update({ dialog: undefined });
    // Attachments stay beside their mail, which is open.
    const asked = 'members' in answer ? answer.members.length : 1;
    const opens = question.kind === 'attachments' ? [] : outcomes;
    await finish(opens, replace, { done: outcomes.length, total: asked });
    return true;
  } finally {
    calls.answers--;
    end();
  }
}

/** Takes in how far an import has come. */
export function showProgress(progress: ImportProgress): void {
  const now = begun();
  now.told.push(...progress.outcomes);
  now.progress = progress;
  update({ importing: progress.done < progress.total ? progress : undefined });
}

/** Stops the import after the file it is at. What was taken in until then is kept. */
export async function stopImport(): Promise<void> {
  update({ stopping: true });
  await service.cancelImport();
}

function begun(): Running {
  if (running) return running;
  running = { told: [], progress: undefined, turnedAway: watchAttention() };
  dismiss(IMPORT_ALERT);
  // What an earlier import still asks stays in the list until it is answered.
  const another = calls.answers > 0 || calls.imports > 1;
  update({ status: undefined, ...(!another && { imported: asking(state().imported) }) });
  return running;
}

function end(): void {
  running?.turnedAway();
  running = undefined;
  update({ importing: undefined, stopping: false });
}

async function importWith(ask: () => Promise<Reply<readonly ImportOutcome[] | undefined>>): Promise<void> {
  if (refusedByReadOnly()) return;
  calls.imports++;
  try {
    const reply = await ask();
    if (reply.ok) {
      if (reply.value && reply.value.length > 0) await finish(reply.value, add(reply.value));
      return;
    }
    const told = running?.told ?? [];
    if (told.length > 0) await finish(told, add(told));
    if (reply.error.code !== 'service-gone') raise(IMPORT_ALERT, reply.error.message);
  } finally {
    calls.imports--;
    if (running) end();
  }
}

type ListChange = (list: readonly ImportOutcome[]) => readonly ImportOutcome[];

function add(outcomes: readonly ImportOutcome[]): ListChange {
  return (list) => [...list, ...outcomes];
}

/**
 * Shows what came of an import: in the list, in a sentence, by opening the first of `outcomes`, and by asking what it
 * asks. `pages`: how many of the documents that were chosen out of one file there are.
 */
async function finish(outcomes: readonly ImportOutcome[], change: ListChange, pages?: StoppedAt): Promise<void> {
  // Subtle: what the service tells comes through another port than the answer; after this, all of it is there.
  await service.describeCase().catch(() => undefined);
  const { progress, turnedAway } = begun();
  const reached = pages ?? progress;
  const stopped = state().stopping && reached && reached.done < reached.total ? reached : undefined;
  const alone = !turnedAway() && state().dialog === undefined;
  running = undefined;
  update({ importing: undefined, stopping: false, imported: change(state().imported) });
  tellImport({ stopped, asksNow: alone });
  const first =
    outcomes.find(({ status }) => status === 'added') ??
    outcomes.find(({ source, status }) => source !== undefined && status !== 'new-capture');
  if (first?.source !== undefined && (alone || !state().opened)) await openSource(first.source);
  if (alone) askNext();
}

/** Says what came of the import and its answers so far. `asksNow`: its next question is about to be asked. */
export function tellImport({ stopped, asksNow }: { stopped?: StoppedAt | undefined; asksNow: boolean }): void {
  const { imported, sources } = state();
  const { text, needsPerson, hasDetails } = importSummary(imported, stopped);
  dismiss(IMPORT_ALERT);
  const [only] = imported;
  const captured = imported.length === 1 && only?.status === 'new-capture' ? only : undefined;
  const summary = sources.find(({ source }) => source === captured?.source);
  if (needsPerson) raise(IMPORT_ALERT, text, hasDetails ? DETAILS : undefined);
  else if (asking(imported).length > 0 && !asksNow) raise(IMPORT_ALERT, text, ANSWER);
  else if (captured && summary)
    say(captureSummary(captured.headline ?? titleOf(summary), summary), opens(summary.source));
  else say(text, hasDetails ? DETAILS : undefined);
}

/** Opens the dialog for the next question of the import, if there is one. */
export function askNext(): void {
  const [next] = asking(state().imported);
  if (next) update({ dialog: { kind: 'question', id: next.question.id } });
}

const DETAILS: MessageAction = {
  label: 'Details',
  run: () => {
    update({ dialog: { kind: 'imported' } });
  },
};

const ANSWER: MessageAction = { label: 'Answer…', run: askNext };

function opens(source: string): MessageAction {
  return {
    label: 'Open',
    run: () => {
      start('open-source', openSource(source));
    },
  };
}
