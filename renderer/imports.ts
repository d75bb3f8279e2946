/** Bringing articles in and writing annotations out. */
import type { ExportScope } from '../domain/bridge';
import type { ExportResult, ImportOutcome, ImportProgress, Reply } from '../domain/contract';
import { bridge } from './bridge';
import { counted } from './counted';
import { importSummary } from './import-summary';
import { raise, refusedByReadOnly, say } from './messages';
import { openSource } from './sources';
import { state, update } from './store';

/** Asks which files, or which folder, to import, and imports them. */
export async function importChosen(what: 'files' | 'folder' = 'files'): Promise<void> {
  await importWith(() => bridge.chooseImports(what));
}

/** Imports files that were dropped on the window. */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length > 0) await importWith(() => bridge.importDropped(files));
}

/** Takes in how far an import has come. */
export function showProgress(progress: ImportProgress): void {
  update({ importing: progress.done < progress.total ? progress : undefined });
}

async function importWith(ask: () => Promise<Reply<readonly ImportOutcome[] | undefined>>): Promise<void> {
  if (refusedByReadOnly()) return;
  const reply = await ask();
  update({ importing: undefined, status: undefined });
  if (!reply.ok) {
    if (reply.error.code !== 'service-gone') raise('import', reply.error.message);
    return;
  }
  const outcomes = reply.value;
  if (!outcomes || outcomes.length === 0) return;
  const { text, needsPerson, hasDetails } = importSummary(outcomes);
  const details = {
    label: 'Details',
    run: () => {
      update({ dialog: { kind: 'imported', outcomes } });
    },
  };
  if (needsPerson) raise('import', text, details);
  else if (hasDetails) say(text, details);
  else say(text);
  const first =
    outcomes.find(({ status }) => status === 'added') ?? outcomes.find(({ source }) => source !== undefined);
  if (first?.source !== undefined) await openSource(first.source);
}

/** Writes the annotations of `scope` to a file that the person names. False when it was cancelled or failed. */
export async function exportAnnotations(scope: ExportScope): Promise<boolean> {
  const reply: Reply<ExportResult | undefined> = await bridge.exportAnnotations(scope);
  if (!reply.ok) {
    if (reply.error.code !== 'service-gone') raise('export', reply.error.message);
    return false;
  }
  if (!reply.value) return false;
  const { rows, file } = reply.value;
  say(`${counted(rows, scope.tag ?? 'annotation')} exported to ${file}`, {
    label: 'Show in folder',
    run: () => void bridge.showExported(),
  });
  return true;
}

/** Opens the dialog in which an export is chosen. */
export function openExport(): void {
  if (state().case) update({ dialog: { kind: 'export' } });
}
