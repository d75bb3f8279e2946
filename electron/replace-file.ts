/** Writing a file so that it is either there as a whole or as it was before, whatever happens in between. */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SourcemarkError } from '../domain/errors';

/** Bytes gathered before they are written. */
const CHUNK_LENGTH = 1 << 18;

/** As `replaceFile`, for bytes that are there already. */
export function replaceBytes(path: string, bytes: Uint8Array): string {
  return replace(path, [bytes]);
}

/**
 * Writes `parts` as UTF-8 to a temporary name beside `path`, syncs it, renames it into place and syncs the folder.
 * Answers the SHA-256 of the file. Throws `refused` or `disk-full` with a sentence; the old file is then still there.
 */
export function replaceFile(path: string, parts: Iterable<string>): string {
  return replace(path, chunks(parts));
}

function replace(path: string, parts: Iterable<Uint8Array>): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  const hash = createHash('sha256');
  try {
    const fd = openSync(temporary, 'wx');
    try {
      for (const chunk of parts) {
        hash.update(chunk);
        for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at);
      }
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw toSentence(path, thrown);
  }
  return hash.digest('hex');
}

function* chunks(parts: Iterable<string>): Iterable<Buffer> {
  let gathered = '';
  for (const part of parts) {
    gathered += part;
    if (gathered.length >= CHUNK_LENGTH) {
      yield Buffer.from(gathered, 'utf8');
      gathered = '';
    }
  }
  yield Buffer.from(gathered, 'utf8');
}

/** Makes the rename itself last through a power cut. Windows can't open folders and needs no sync. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function toSentence(path: string, thrown: unknown): unknown {
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
