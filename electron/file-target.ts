/**
 * Where a file goes that a person names: whether it can stand there is asked before any work is done, and it is put
 * there only when it is whole. Until then it has another name in the same folder.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, linkSync, lstatSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SourcemarkError } from '../domain/errors';
import { toSentence } from './file-errors';
import { syncFolder } from './sync-folder';

/** Where a file goes. */
export interface FileTarget {
  /** Where it is to be when it is whole. */
  readonly path: string;
  /** The name under which it is written until then; short, so that it is possible wherever `path` is. */
  readonly part: string;
  /** True where a file that is there may be replaced: a person was asked, or said so. */
  readonly overwrite: boolean;
}

/**
 * Where a file goes that is asked for at `path`: there, or where a symbolic link there leads, so that what is kept on
 * another disk stays on it. Throws `refused` with a sentence for a folder, a device, a pipe or a socket, for a link that
 * leads nowhere, and for a file that may not be replaced.
 */
export function targetAt(path: string, overwrite: boolean): FileTarget {
  const real = realTarget(path, overwrite);
  return { path: real, part: join(dirname(real), `.sourcemark-${randomBytes(4).toString('hex')}.part`), overwrite };
}

function realTarget(path: string, overwrite: boolean): string {
  const name = basename(path);
  try {
    // Throws where there is no such folder.
    statSync(dirname(path));
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return path;
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) {
      throw refused(`“${name}” is a link to a file that is not there. Choose another name; nothing was changed.`);
    }
    if (there.isDirectory()) {
      throw refused(`“${name}” is a folder. Give the name of a file in it; nothing was changed.`);
    }
    if (!there.isFile()) {
      throw refused(`“${name}” is a device, a pipe or a socket. Choose another name; nothing was changed.`);
    }
    if (!overwrite) throw refused(`There is a file at ${path} already. Choose another name; nothing was changed.`);
    return found.isSymbolicLink() ? realpathSync(path) : path;
  } catch (thrown) {
    throw toSentence(path, thrown);
  }
}

/**
 * Puts the whole file where it is to be, and makes that last. Throws `refused` where a file came there in the meantime
 * that may not be replaced; it is then as it was.
 */
export function moveInto({ part, path, overwrite }: FileTarget): void {
  if (overwrite) renameSync(part, path);
  else moveBesideOthers(part, path);
  syncFolder(dirname(path));
}

function moveBesideOthers(part: string, path: string): void {
  try {
    // A rename replaces what is there; a second name is given only where there is none.
    linkSync(part, path);
  } catch (thrown) {
    if (isThere(thrown)) throw cameThere(path);
    claim(path);
    try {
      renameSync(part, path);
    } catch (failed) {
      rmSync(path, { force: true });
      throw failed;
    }
    return;
  }
  rmSync(part, { force: true });
}

/** Takes the name for an empty file, where the file system knows no second names: FAT, and some of a network. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (thrown) {
    throw isThere(thrown) ? cameThere(path) : thrown;
  }
}

function isThere(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';
}

function cameThere(path: string): SourcemarkError {
  return refused(
    `Another file came to ${path} in the meantime and was left as it is, so nothing was written. Choose another name.`,
  );
}

function refused(sentence: string): SourcemarkError {
  return new SourcemarkError('refused', sentence);
}
