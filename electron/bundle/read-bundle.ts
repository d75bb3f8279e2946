/** Reading a sealed bundle back: a case made of it again, or its journal merged into a copy of the case. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CaseFile } from '../../db/case-file';
import { restoreCase } from '../../db/journal-lines';
import { SourcemarkError } from '../../domain/errors';
import type { MergeReport } from '../../domain/merging';
import { moveInto, targetAt } from '../file-target';
import { mergeCopy } from '../merging';
import { BUNDLE_FILES, manifestForm, type Manifest } from './manifest';
import { readZip, type ArchiveBytes, type FoundEntry } from './zip';

/** Longer lines than any journal entry has: the text of the longest source has fewer blocks. In bytes. */
const LINE_LIMIT = 1 << 28;

/** More than any manifest has, in bytes. */
const MANIFEST_LIMIT = 1 << 26;

/**
 * Makes a case file at `target` of the bundle at `path`. Throws `unreadable` where a byte of the bundle is another than
 * it was, `refused` where there is a file at `target`, or `case-corrupt`; then no file is left there.
 */
export function openBundle(path: string, target: string): Manifest {
  const to = targetAt(target, false);
  const begun = to.part;
  try {
    const manifest = restore(path, begun);
    moveInto(to);
    return manifest;
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${begun}${ending}`, { force: true });
  }
}

/** True of a file that begins like a ZIP archive, as bundles do and case files don't. */
export function isBundle(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const head = Buffer.alloc(4);
  const fd = openSync(path, 'r');
  try {
    return readSync(fd, head) === 4 && head.toString('latin1') === 'PK\u0003\u0004';
  } finally {
    closeSync(fd);
  }
}

/** Merges the bundle at `path`, which is of a copy of this case, into `file`. Throws as `openBundle` and `mergeCase` do. */
export function mergeBundle(file: CaseFile, path: string): MergeReport {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-bundle-'));
  try {
    const copy = join(folder, basename(file.path));
    restore(path, copy);
    return mergeCopy(file, copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function restore(path: string, target: string): Manifest {
  const fd = openFile(path);
  try {
    const archive: ArchiveBytes = { size: fstatSync(fd).size, read: (at, length) => readAll(fd, at, length) };
    const name = basename(path);
    const bundle = inspect(archive, name);
    restoreCase(target, bundle.manifest.case, linesOf(archive, bundle.files, name), contentsOf(archive, bundle.files));
    return bundle.manifest;
  } finally {
    closeSync(fd);
  }
}

interface Inspected {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, FoundEntry>;
}

/** Checks every byte of the archive: its form, and each file against the manifest. */
function inspect(archive: ArchiveBytes, name: string): Inspected {
  const found = readZip(archive);
  if (found === undefined) {
    throw unreadable(name, 'is no sealed bundle of Sourcemark, or was changed since it was sealed');
  }
  const files = new Map(found.map((entry) => [entry.name, entry]));
  const manifest = manifestOf(archive, files.get(BUNDLE_FILES.manifest), name);
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  if (listed.size !== manifest.files.length || listed.size + 1 !== files.size) {
    throw unreadable(name, 'has files that its manifest does not list, or lacks some');
  }
  for (const [path, { size, sha256 }] of listed) {
    const entry = files.get(path);
    if (entry === undefined) throw unreadable(name, `lacks “${path}”`);
    if (entry.size !== size || hashOf(archive, entry) !== sha256)
      throw unreadable(name, `has another “${path}” than was sealed`);
  }
  return { manifest, files };
}

function manifestOf(archive: ArchiveBytes, entry: FoundEntry | undefined, name: string): Manifest {
  if (entry === undefined || entry.size > MANIFEST_LIMIT) throw unreadable(name, 'has no manifest');
  if (hashOf(archive, entry) === undefined) throw unreadable(name, 'has another manifest than was sealed');
  try {
    return manifestForm.parse(JSON.parse(archive.read(entry.at, entry.size).toString('utf8')));
  } catch (thrown) {
    throw unreadable(name, 'has a manifest of another form', thrown);
  }
}

const CHUNK = 1 << 20;

function* chunksOf(archive: ArchiveBytes, { at, size }: FoundEntry): Iterable<Buffer> {
  for (let done = 0; done < size; done += CHUNK) yield archive.read(at + done, Math.min(CHUNK, size - done));
}

/** The SHA-256 of an entry's bytes; undefined where they are not those of its checksum. */
function hashOf(archive: ArchiveBytes, entry: FoundEntry): string | undefined {
  const hash = createHash('sha256');
  let crc = 0;
  for (const chunk of chunksOf(archive, entry)) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
  }
  return crc === entry.crc ? hash.digest('hex') : undefined;
}

function* linesOf(archive: ArchiveBytes, files: Inspected['files'], name: string): Iterable<string> {
  const entry = files.get(BUNDLE_FILES.journal);
  if (entry === undefined) throw unreadable(name, 'has no journal');
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunksOf(archive, entry)) {
    rest = rest.byteLength === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a, from)) {
      yield rest.toString('utf8', from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.byteLength > LINE_LIMIT) throw unreadable(name, 'has a journal entry that is longer than any is');
  }
  if (rest.byteLength > 0) throw unreadable(name, 'has a journal that is cut off');
}

/** The bytes of captures and texts; of those that are both, once. */
function* contentsOf(archive: ArchiveBytes, files: Inspected['files']): Iterable<Uint8Array> {
  for (const [path, entry] of files) {
    if (path.startsWith('original/') || path.startsWith('texts/')) yield archive.read(entry.at, entry.size);
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (thrown) {
    throw new SourcemarkError('file-missing', `There is no bundle at ${path} that can be read.`, { cause: thrown });
  }
}

function readAll(fd: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const count = readSync(fd, bytes, done, length - done, at + done);
    if (count === 0) throw new SourcemarkError('unreadable', 'The bundle became shorter while it was read. Try again.');
    done += count;
  }
  return bytes;
}

function unreadable(name: string, what: string, cause?: unknown): SourcemarkError {
  return new SourcemarkError(
    'unreadable',
    `“${name}” ${what}. Nothing was taken over; get it again from where it came from, or check it with its verifier.`,
    { cause },
  );
}
