/**
 * The reading worker: takes bytes from the service, one document or file of annotations at a time, and answers what was
 * taken from them.
 */
import { parentPort } from 'node:worker_threads';
import { errorData, type ErrorData } from '../../domain/errors';
import type { AnnotationFile } from '../annotation-imports/imported-annotation';
import { takeDocument, type Taken } from './read';
import type { ReaderHint } from './reader';

/** What the worker is asked. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly hint: ReaderHint;
  /** True where the bytes are a file of annotations. */
  readonly isAnnotations?: boolean | undefined;
}

/** What the worker answers. */
export type ReadingAnswer =
  | { readonly ok: true; readonly taken: Taken }
  | { readonly ok: true; readonly annotations: AnnotationFile }
  | { readonly ok: false; readonly error: ErrorData };

// pdf.js leaves promises behind that fail after its answer was given; that must not end the worker.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (task: ReadingTask) => {
  void answer(task).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ bytes, hint, isAnnotations }: ReadingTask): Promise<ReadingAnswer> {
  try {
    if (isAnnotations === true) {
      const { readAnnotations } = await import('../annotation-imports/read-annotations');
      return { ok: true, annotations: await readAnnotations(bytes, hint.name) };
    }
    return { ok: true, taken: await takeDocument(bytes, hint) };
  } catch (thrown) {
    const error = errorData(thrown);
    if (error.code !== 'internal') return { ok: false, error };
    // What a library throws at a broken file is no fault of ours, but what it says helps nobody.
    const message = `“${hint.name}” is damaged or not made as its format says, so it can't be read. Open it in the program it comes from and save it again.`;
    return { ok: false, error: { code: 'unreadable', message } };
  }
}
