/**
 * Adding the table of a country's places, away from the thread that answers the windows: a worker that can be killed
 * reads the file and makes the gazetteer of it, whole or not at all.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SourcemarkError } from '../domain/errors';
import type { AddingAnswer, AddingData } from './gazetteer-worker';

/** The longest that a table is worked on, in milliseconds: the largest country has 2.5 million places. */
const TIME_LIMIT = 10 * 60_000;

/** The largest file that is read at all, in bytes. What is a little smaller is refused in the worker, with its reason. */
const READ_LIMIT = 2 ** 31;

/**
 * Adds the table at `data.path` and answers how many places it has. `program` is the path of the worker's program.
 * Rejects with a SourcemarkError whose sentence says what is wrong with the table; nothing is changed then.
 */
export async function addGazetteerAside(program: string, data: AddingData, timeLimit = TIME_LIMIT): Promise<number> {
  const file = basename(data.path);
  const { size } = statSync(data.path);
  if (size > READ_LIMIT) {
    throw new SourcemarkError('too-much', `“${file}” is larger than the table of any one country. Nothing was added.`);
  }
  const worker = new Worker(program, { workerData: data, stdout: true, stderr: true });
  let timer: NodeJS.Timeout | undefined;
  const answer = await new Promise<AddingAnswer | Error>((resolve) => {
    worker.on('message', resolve);
    worker.on('error', resolve);
    worker.on('exit', () => {
      resolve(new Error('The worker ended before it answered.'));
    });
    timer = setTimeout(() => {
      resolve(new Error('It takes too long.'));
    }, timeLimit);
  });
  clearTimeout(timer);
  await worker.terminate();
  if (answer instanceof Error) {
    throw new SourcemarkError(
      'too-much',
      `“${file}” takes too long or too much memory to be added, so it was left out. Choose the table of a smaller country.`,
      { cause: answer },
    );
  }
  if (!answer.ok) throw new SourcemarkError(answer.error.code, answer.error.message);
  return answer.places;
}
