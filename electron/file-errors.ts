/** What the file system says no with, in words. */
import { basename, dirname } from 'node:path';
import { SourcemarkError } from '../domain/errors';

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
  if (code === 'ENAMETOOLONG') {
    return new SourcemarkError(
      'refused',
      `The name “${basename(path)}” is longer than this disk allows. Choose a shorter one; nothing was changed.`,
    );
  }
  if (typeof code === 'string') {
    return new SourcemarkError(
      'refused',
      `“${basename(path)}” can't be written there (${code}). Choose another folder; nothing was changed.`,
    );
  }
  return thrown;
}
