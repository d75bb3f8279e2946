/** Writing a file so that it is either there as a whole or as it was before, whatever happens in between. */
import { toSentence } from './file-errors';
import { moveInto, targetAt } from './file-target';
import { PartFile } from './part-file';

/** As `replaceFile`, for bytes that are there already. */
export function replaceBytes(path: string, bytes: Uint8Array, overwrite = true): string {
  return replace(path, [bytes], overwrite);
}

/**
 * Writes `parts` as UTF-8 to a temporary name beside `path`, syncs it, renames it into place and syncs the folder.
 * Answers the SHA-256 of the file. Throws `refused` or `disk-full` with a sentence; the old file is then still there. With
 * `overwrite` false a file that is there, or comes there, is never replaced.
 */
export function replaceFile(path: string, parts: Iterable<string>, overwrite = true): string {
  return replace(path, parts, overwrite);
}

function replace(path: string, parts: Iterable<string | Uint8Array>, overwrite: boolean): string {
  const target = targetAt(path, overwrite);
  let file: PartFile | undefined;
  try {
    file = new PartFile(target.part);
    for (const part of parts) file.add(part);
    const sha256 = file.end();
    moveInto(target);
    return sha256;
  } catch (thrown) {
    file?.discard();
    throw toSentence(path, thrown);
  }
}
