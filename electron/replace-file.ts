/** Writing a file so that it is either there as a whole or as it was before, whatever happens in between. */
import { basename, dirname } from 'node:path';
import { SourcemarkError } from '../domain/errors';
import { moveInto, PartFile, partPath } from './part-file';

/** As `replaceFile`, for bytes that are there already. */
export function replaceBytes(path: string, bytes: Uint8Array): string {
  return replace(path, [bytes]);
}

/**
 * Writes `parts` as UTF-8 to a temporary name beside `path`, syncs it, renames it into place and syncs the folder.
 * Answers the SHA-256 of the file. Throws `refused` or `disk-full` with a sentence; the old file is then still there.
 */
export function replaceFile(path: string, parts: Iterable<string>): string {
  return replace(path, parts);
}

function replace(path: string, parts: Iterable<string | Uint8Array>): string {
  let file: PartFile | undefined;
  try {
    file = new PartFile(partPath(path));
    for (const part of parts) file.add(part);
    const sha256 = file.end();
    moveInto(file.path, path);
    return sha256;
  } catch (thrown) {
    file?.discard();
    throw toSentence(path, thrown);
  }
}

/** What came of writing to `path`, as an error with a sentence where the file system has said no. */
export function toSentence(path: string, thrown: unknown): unknown {
  if (thrown instanceof SourcemarkError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOSPC') {
    return new SourcemarkError(
      'disk-full',
      `The disk is full, so “${basename(path)}” was not written. Free some space.`,
    );
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SourcemarkError('refused', `The folder for “${basename(path)}” does not exist: ${dirname(path)}.`);
  }
  if (typeof code === 'string') {
    return new SourcemarkError(
      'refused',
      `“${basename(path)}” can't be written there (${code}). Choose another folder; nothing was changed.`,
    );
  }
  return thrown;
}
