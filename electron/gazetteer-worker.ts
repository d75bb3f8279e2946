/** The worker that adds a country's table of places to the gazetteer: one table, one answer, and it is over. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { errorData, type ErrorData } from '../domain/errors';
import { addGazetteer } from './gazetteers';

/** What the worker is started with. */
export interface AddingData {
  /** SOURCEMARK_HOME. */
  readonly home: string;
  /** The table. */
  readonly path: string;
}

/** What the worker answers. */
export type AddingAnswer =
  { readonly ok: true; readonly places: number } | { readonly ok: false; readonly error: ErrorData };

parentPort?.postMessage(answer(workerData as AddingData));

function answer({ home, path }: AddingData): AddingAnswer {
  try {
    return { ok: true, places: addGazetteer(home, readFileSync(path), basename(path)).places };
  } catch (thrown) {
    return { ok: false, error: errorData(thrown) };
  }
}
