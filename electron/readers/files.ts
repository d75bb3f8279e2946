/** The one edge at which files become bytes: what can't be read gets a sentence. */
import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SourcemarkError } from '../../domain/errors';

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/**
 * The bytes of the file at `path`. Throws `file-missing`, `is-a-folder`, `file-too-large`, `empty-file` or
 * `file-unreadable`, each with a sentence.
 */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  const name = basename(path);
  const file = await withSentence(path, () =>
    // Subtle: without O_NONBLOCK a pipe would be waited for without end.
    open(path, constants.O_RDONLY | constants.O_NONBLOCK),
  );
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new SourcemarkError('is-a-folder', `“${name}” is a folder, not a file.`);
    if (!found.isFile()) throw new SourcemarkError('file-unreadable', `“${name}” is not an ordinary file.`);
    if (found.size > FILE_LIMIT) throw tooLarge(name);
    if (found.size === 0) {
      throw new SourcemarkError('empty-file', `“${name}” is empty, so there is nothing to mark in it.`);
    }
    return await withSentence(path, () => file.readFile());
  } finally {
    await file.close();
  }
}

/** The sentence for bytes above the limit. */
export function tooLarge(name: string): SourcemarkError {
  return new SourcemarkError(
    'file-too-large',
    `“${name}” is larger than 64 MB, which no article is. Split it, or import the part that you need.`,
  );
}

/**
 * The files that `path` stands for: itself, or every file in the folder and its folders, sorted by name, without
 * hidden ones. Throws `file-missing`, `file-unreadable`, or `empty-file` for a folder without files.
 */
export async function expandPath(path: string): Promise<string[]> {
  const found = await withSentence(path, () => stat(path));
  if (!found.isDirectory()) return [path];
  const files: string[] = [];
  const entries = await withSentence(path, () => readdir(path, { withFileTypes: true, recursive: true }));
  for (const entry of entries) {
    const inside = join(entry.parentPath, entry.name);
    const hidden = inside
      .slice(path.length)
      .split(/[\\/]/u)
      .some((part) => part.startsWith('.'));
    if (!hidden && !entry.isDirectory()) files.push(inside);
  }
  const wanted = withoutPageParts(files);
  if (wanted.length === 0) {
    throw new SourcemarkError(
      'empty-file',
      `The folder “${basename(path)}” holds no files, so nothing came in from it.`,
    );
  }
  return wanted.sort();
}

/** What browsers put beside a page that is saved “complete”: `NAME_files`, in their own language at times. */
const PART_FOLDER = /(?:_files|_Dateien|-Dateien|_fichiers|_archivos|_bestanden|_arquivos|\.files|\.fld)$/u;

/** Leaves out the pictures, scripts and frames of pages that were saved “complete”: they are parts, not sources. */
function withoutPageParts(files: readonly string[]): string[] {
  const pages = new Set(files.flatMap((file) => (/\.x?html?$/iu.test(file) ? [file.replace(/\.x?html?$/iu, '')] : [])));
  return files.filter((file) => {
    for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
      if (PART_FOLDER.test(folder) && pages.has(folder.replace(PART_FOLDER, ''))) return false;
    }
    return true;
  });
}

async function withSentence<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    const name = basename(path);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new SourcemarkError('file-missing', `There is no file at ${path}. Check the path.`);
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new SourcemarkError('file-unreadable', `“${name}” may not be read by you. Check its permissions.`);
    }
    if (code === 'EISDIR') throw new SourcemarkError('is-a-folder', `“${name}” is a folder, not a file.`);
    if (typeof code === 'string') {
      throw new SourcemarkError('file-unreadable', `“${name}” can't be read (${code}). Check the disk it is on.`);
    }
    throw thrown;
  }
}
