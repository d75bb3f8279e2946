/** The sample case: made once, by the ordinary import, under another name first so that it is there whole or not at all. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Author } from '../db/journal';
import { openCase } from '../db/open';
import { importPaths } from './import';
import type { ReadingRoom } from './reading-room';

/** Makes a case at `path`, where there is none, out of the articles in the folder `seeds`. */
export async function makeSampleCase(
  path: string,
  seeds: string,
  { author, app, room }: { readonly author: Author; readonly app: string; readonly room: ReadingRoom },
): Promise<void> {
  const making = `${path}.part`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  for (const ending of ['', '-wal', '-shm']) rmSync(`${making}${ending}`, { force: true });
  const file = openCase(making, { author, app, mode: 'write', create: true });
  try {
    await importPaths(file, [seeds], { via: 'sample', room });
  } finally {
    file.close();
  }
  renameSync(making, path);
}
