/**
 * Import: files in, sources out. One bad file never keeps the others out; each file is one transaction, so what is
 * done stays done.
 */
import { basename, dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { errorData, type ErrorData } from '../domain/errors';
import type { ReaderWarning } from '../domain/source';
import type { CaseFile } from '../db/case-file';
import { addSource } from '../db/commands';
import { sha256 } from '../db/content';
import { expandPath, readFileBytes } from './readers/files';
import { knownFile, MANIFEST_NAME, parseManifest, type Manifest } from './readers/manifest';
import { readPlainText } from './readers/plain-text';

/** What came of one file. */
export interface FileOutcome {
  readonly path: string;
  readonly status: 'added' | 'duplicate' | 'failed';
  /** The source that was made, or that has these bytes already. */
  readonly source: string | undefined;
  readonly warnings: readonly ReaderWarning[];
  readonly error: ErrorData | undefined;
}

/** What an import is told beside the paths. */
export interface ImportOptions {
  readonly via: 'file' | 'drop' | 'sample';
  /** Called after each file with what came of it, how many are done and how many there are. */
  readonly onOutcome: (outcome: FileOutcome, done: number, total: number) => void;
}

/** Imports files and folders, in the order given. Never throws for what a file holds. */
export async function importPaths(
  file: CaseFile,
  paths: readonly string[],
  options: ImportOptions,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const manifests = new Map<string, Manifest | undefined>();
  const inputs = await Promise.all(paths.map((path) => expandInput(path)));
  const files = inputs.flat();
  for (const input of files) {
    const outcome =
      'error' in input ? failure(input.path, input.error) : await importFile(file, input.path, options.via, manifests);
    if (outcome === undefined) continue;
    outcomes.push(outcome);
    options.onOutcome(outcome, outcomes.length, files.length);
    // Lets calls of the window in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return outcomes;
}

/** Imports bytes that did not come from a file of their own, such as standard input. */
export function importBytes(file: CaseFile, bytes: Uint8Array, name: string, via: string): FileOutcome {
  return importRead(file, name, name, bytes, via, undefined);
}

type Input = { readonly path: string } | { readonly path: string; readonly error: unknown };

async function expandInput(path: string): Promise<Input[]> {
  try {
    const files = await expandPath(path);
    return files.map((inside) => ({ path: inside }));
  } catch (error) {
    return [{ path, error }];
  }
}

/** Undefined for a manifest, which is not a source but speaks of the files beside it. */
async function importFile(
  file: CaseFile,
  path: string,
  via: string,
  manifests: Map<string, Manifest | undefined>,
): Promise<FileOutcome | undefined> {
  const folder = dirname(path);
  if (!manifests.has(folder)) manifests.set(folder, await readManifest(folder));
  const manifest = manifests.get(folder);
  if (manifest !== undefined && basename(path) === MANIFEST_NAME) return undefined;
  try {
    return importRead(file, path, basename(path), await readFileBytes(path), via, manifest);
  } catch (thrown) {
    return failure(path, thrown);
  }
}

function importRead(
  file: CaseFile,
  path: string,
  name: string,
  bytes: Uint8Array,
  via: string,
  manifest: Manifest | undefined,
): FileOutcome {
  try {
    const read = readPlainText(bytes, { name, known: knownFile(manifest, name, sha256(bytes)) });
    const { source, added } = addSource(file, { bytes, via, name, read });
    return {
      path,
      status: added ? 'added' : 'duplicate',
      source,
      warnings: added ? read.warnings : [],
      error: undefined,
    };
  } catch (thrown) {
    return failure(path, thrown);
  }
}

function failure(path: string, thrown: unknown): FileOutcome {
  return { path, status: 'failed', source: undefined, warnings: [], error: errorData(thrown) };
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(join(folder, MANIFEST_NAME), 'utf8'));
  } catch {
    return undefined;
  }
}
