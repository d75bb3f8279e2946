/** The names in an archive that somebody put there: macOS adds a shadow of every file, under the same ending. */
import { posix } from 'node:path';
import type { ZipArchive } from '../readers/zip';

/** The names of the entries, without the shadows of macOS. */
export function contentNames(zip: ZipArchive): string[] {
  return zip.entries
    .map(({ name }) => name)
    .filter((name) => !name.split('/').includes('__MACOSX') && !posix.basename(name).startsWith('._'));
}
