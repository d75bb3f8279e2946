/** The worker that exports a case or shows how an export would begin: it reads the case by itself, in one snapshot. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorData, type ErrorData } from '../../domain/errors';
import type { ExportPreview, ExportReport } from '../../domain/export';
import { openCase } from '../../db/open';
import { exportCase } from './export-case';
import type { ExportOrder } from './export-order';
import { previewExport } from './preview-export';

/** What the worker is started with. */
export interface ExportTask {
  readonly casePath: string;
  readonly kind: 'export' | 'preview';
  readonly order: ExportOrder;
}

/** What the worker says; the last of it is `done` or `failed`. */
export type ExportWord =
  | { readonly kind: 'rows'; readonly rows: number }
  /** A page is to be printed; the answer is a PrintAnswer. */
  | { readonly kind: 'print'; readonly page: string; readonly pdf: string }
  | { readonly kind: 'done'; readonly value: ExportReport | ExportPreview }
  | { readonly kind: 'failed'; readonly error: ErrorData };

/** Whether the page was printed. */
export type PrintAnswer = { readonly ok: true } | { readonly ok: false; readonly error: ErrorData };

void work(workerData as ExportTask);

async function work({ casePath, kind, order }: ExportTask): Promise<void> {
  try {
    // Nothing is written to the case, so nobody's name is needed.
    const file = openCase(casePath, { author: { desk: '', name: '' }, app: order.app, mode: 'read' });
    try {
      const value =
        kind === 'preview'
          ? await previewExport(file.db, order)
          : await exportCase(file.db, order, { print, onRows: (rows) => say({ kind: 'rows', rows }) });
      say({ kind: 'done', value });
    } finally {
      file.close();
    }
  } catch (thrown) {
    say({ kind: 'failed', error: errorData(thrown) });
  }
}

function say(word: ExportWord): void {
  parentPort?.postMessage(word);
}

function print(page: string, pdf: string): Promise<void> {
  return new Promise((resolve, reject) => {
    parentPort?.once('message', (answer: PrintAnswer) => {
      if (answer.ok) resolve();
      else reject(toError(answer.error));
    });
    say({ kind: 'print', page, pdf });
  });
}

function toError({ message }: ErrorData): Error {
  return new Error(message);
}
