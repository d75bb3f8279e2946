/**
 * Where exports are made: a worker for each, so that a long one keeps no window waiting and can be stopped at any moment.
 * What was written of a stopped export is taken away.
 */
import { Worker } from 'node:worker_threads';
import { SourcemarkError } from '../../domain/errors';
import type { ExportPreview, ExportReport } from '../../domain/export';
import { discardParts, type ExportHelp } from './export-case';
import type { ExportTask, ExportWord, PrintAnswer } from './worker';

/** The worker's program, beside the one that opens the room. */
export const EXPORTING_PROGRAM = 'exporting.cjs';

/** A running export. */
export interface RunningExport<T> {
  /** Rejects with a SourcemarkError: `export-cancelled` when it was stopped. */
  readonly result: Promise<T>;
  /** Stops it; nothing is left of the file. */
  stop(): void;
}

/** Starts an export, or asks how it would begin. `program` is the path of the worker's program. */
export function startExport(
  program: string,
  task: ExportTask & { kind: 'export' },
  help: ExportHelp,
): RunningExport<ExportReport>;
export function startExport(
  program: string,
  task: ExportTask & { kind: 'preview' },
  help: ExportHelp,
): RunningExport<ExportPreview>;
export function startExport(
  program: string,
  task: ExportTask,
  help: ExportHelp,
): RunningExport<ExportReport | ExportPreview> {
  const worker = new Worker(program, { workerData: task, stdout: true, stderr: true });
  let stopped = false;
  const result = new Promise<ExportReport | ExportPreview>((resolve, reject) => {
    worker.on('message', (word: ExportWord) => {
      if (word.kind === 'rows') help.onRows(word.rows);
      else if (word.kind === 'done') resolve(word.value);
      else if (word.kind === 'failed') reject(new SourcemarkError(word.error.code, word.error.message));
      else {
        const answer = (value: PrintAnswer): void => worker.postMessage(value);
        void help
          .print(word.page, word.pdf)
          .then(
            () => answer({ ok: true }),
            () => answer({ ok: false, error: { code: 'refused', message: NOT_PRINTED } }),
          )
          // What was being printed when the export was stopped is written after it has ended.
          .finally(() => {
            if (stopped) discardParts(task.order.part);
          });
      }
    });
    worker.on('error', (cause) => reject(new SourcemarkError('internal', NOT_EXPORTED, { cause })));
    worker.on('exit', () => reject(stopped ? cancelled() : new SourcemarkError('internal', NOT_EXPORTED)));
  });
  const cleared = result.finally(async () => {
    await worker.terminate();
    discardParts(task.order.part);
  });
  return {
    result: cleared,
    stop: () => {
      stopped = true;
      void worker.terminate();
    },
  };
}

const NOT_EXPORTED = 'The export could not be written. Nothing was changed; try again.';
const NOT_PRINTED = 'The report could not be printed. Export it as HTML and print that.';

/** What says that an export was stopped. */
export function cancelled(): SourcemarkError {
  return new SourcemarkError('export-cancelled', 'The export was stopped. Nothing was written.');
}
