/**
 * The sealed bundle: a ZIP archive of all that a case is (original bytes, texts, journal), with a manifest of hashes and
 * a verifier that needs nothing but Node. The same case gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { capturesOf, textsOf } from '../../db/captures';
import { caseId } from '../../db/case-info';
import { readContent } from '../../db/content';
import { hashesNamed, journalExtent, journalLines } from '../../db/journal-lines';
import { listSources } from '../../db/sources';
import type { ReadableDB } from '../../db/sqlite';
import { wallTime } from '../../domain/clock';
import { SourcemarkError } from '../../domain/errors';
import { BUNDLE_FILES, BUNDLE_FORMAT, originalPath, textPath, type Manifest } from './manifest';
import readme from './readme.txt';
import verifier from './verify.mjs.txt';
import { writeZip, ZIP_LIMITS, zipLength, type EntryToWrite } from './zip';

/** How to make a bundle. */
export interface BundleOptions {
  /** The privacy profile; only `full` can be sealed. */
  readonly profile: string;
  /** The app's version. */
  readonly app: string;
  /** The parts of the W3C annotations, the same whenever it is asked; none leaves their file empty. */
  readonly annotations?: (() => Iterable<string>) | undefined;
  /** When it is made, ISO 8601; without it, when the newest journal entry was. */
  readonly made?: string | undefined;
}

/** A bundle to be written. */
export interface Bundle {
  /** SHA-256 of the manifest, which holds the hashes of everything else. */
  readonly seal: string;
  /** How many files are in it. */
  readonly files: number;
  /** How long it is, in bytes. */
  readonly size: number;
  /** Its bytes, made while they are asked for. Throws where the case was changed since. */
  readonly chunks: () => Iterable<Uint8Array>;
}

/** Why a case can't be sealed under a privacy profile, as a sentence; undefined under `full`. */
export function bundleRefusal(profile: string): string | undefined {
  if (profile === 'full') return undefined;
  return 'A sealed bundle keeps the journal as it is, with who did what and every source: leaving names or sources out would break the hashes that prove it. Choose the profile “full provenance”, or another format.';
}

/**
 * Prepares a bundle: everything is read once for its hashes, and once more when it is written. Throws `refused` for
 * another profile than `full`, `content-damaged`, or `too-much` for what a ZIP archive can't hold.
 */
export function writeBundle(db: ReadableDB, options: BundleOptions): Bundle {
  const refusal = bundleRefusal(options.profile);
  if (refusal !== undefined) throw new SourcemarkError('refused', refusal);
  const parts = sorted([
    ...partsOf(db, options),
    ...hashesNamed(db, 'capture').map((hash) => ({ path: originalPath(hash), bytes: () => [readContent(db, hash)] })),
    ...hashesNamed(db, 'text').map((hash) => ({ path: textPath(hash), bytes: () => [readContent(db, hash)] })),
  ]).map(measured);
  const { entries, latest } = journalExtent(db);
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    case: caseId(db) ?? '',
    made: options.made ?? wallTime(latest),
    app: options.app,
    entries,
    files: parts.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
  const sealed = measured({ path: BUNDLE_FILES.manifest, bytes: texts(() => [json(manifest)]) });
  const files = sorted([...parts, sealed]).map(({ path, size, crc, bytes }): EntryToWrite => ({
    name: path,
    size,
    crc,
    bytes,
  }));
  const size = zipLength(files);
  if (files.length > ZIP_LIMITS.entries || size > ZIP_LIMITS.bytes) {
    throw new SourcemarkError(
      'too-much',
      'This case is too large for one bundle, which holds up to 4 GB and 65,535 files. Copy the case file itself instead; “verify” proves it.',
    );
  }
  return { seal: sealed.sha256, files: files.length, size, chunks: () => writeZip(files) };
}

interface Part {
  readonly path: string;
  readonly bytes: () => Iterable<Uint8Array>;
}

function partsOf(db: ReadableDB, { annotations }: BundleOptions): Part[] {
  return [
    { path: BUNDLE_FILES.annotations, bytes: texts(annotations ?? (() => [])) },
    { path: BUNDLE_FILES.journal, bytes: texts(() => lines(journalLines(db))) },
    { path: BUNDLE_FILES.readme, bytes: texts(() => [readme]) },
    { path: BUNDLE_FILES.sources, bytes: texts(() => [json(sourcesOf(db))]) },
    { path: BUNDLE_FILES.verifier, bytes: texts(() => [verifier]) },
  ];
}

/** What is known of every source, with the hashes of its captures and of the texts that were read from them. */
function sourcesOf(db: ReadableDB): unknown {
  return listSources(db).map(({ id, addedAt, facts }) => ({
    source: id,
    addedAt,
    facts,
    captures: capturesOf(db, id).map(({ id: capture, source: _source, ...rest }) => ({
      capture,
      ...rest,
      texts: textsOf(db, id)
        .filter((text) => text.capture === capture)
        .map(({ id: text, sha256, length, reader, readerVersion, extent, encoding }) => {
          return { text, sha256, length, reader, readerVersion, extent, encoding };
        }),
    })),
  }));
}

function measured({ path, bytes }: Part): Part & { size: number; sha256: string; crc: number } {
  const hash = createHash('sha256');
  let [size, crc] = [0, 0];
  for (const chunk of bytes()) {
    hash.update(chunk);
    size += chunk.byteLength;
    crc = crc32(chunk, crc);
  }
  return { path, bytes, size, crc, sha256: hash.digest('hex') };
}

function sorted<P extends Part>(parts: readonly P[]): P[] {
  return [...parts].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function texts(parts: () => Iterable<string>): () => Iterable<Uint8Array> {
  return function* () {
    for (const part of parts()) yield Buffer.from(part, 'utf8');
  };
}

function* lines(of: Iterable<string>): Iterable<string> {
  for (const line of of) yield `${line}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
