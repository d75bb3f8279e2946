/**
 * Reading a file of annotations: which format it is is found by its content. Pure: bytes in, drafts out; nothing of the
 * file is run, fetched or written, and what exceeds the limits of readers is stopped with one sentence.
 */
import { SourcemarkError } from '../../domain/errors';
import { BUNDLE_FILES } from '../bundle/manifest';
import { decode } from '../readers/encoding';
import { openZip, type ZipArchive } from '../readers/zip';
import { contentNames } from './archive-names';
import { readBrat } from './brat';
import { readCsv } from './csv';
import { parseJson } from './foreign-json';
import { readHypothesis } from './hypothesis';
import type { AnnotationFile } from './imported-annotation';
import { readQdpx } from './qdpx';
import { readW3c } from './w3c';

/** Reads annotations. `name` is the file's, for sentences. Throws `unreadable`, `too-much` or `empty-file`. */
export async function readAnnotations(bytes: Uint8Array, name: string): Promise<AnnotationFile> {
  const read = await readFormat(bytes, name);
  if (read.drafts.length > 0 || read.problems.length > 0) return read;
  return { ...read, problems: [{ message: 'The file holds no annotations.', quote: '' }] };
}

async function readFormat(bytes: Uint8Array, name: string): Promise<AnnotationFile> {
  if (bytes.byteLength === 0) throw new SourcemarkError('empty-file', `“${name}” is empty.`);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readArchive(bytes, name);
  const text = decode(bytes)?.text.replace(/^\uFEFF/u, '');
  if (text === undefined) throw noAnnotations(name);
  const found = /^\s*[[{]/u.test(text) ? readJson(text, name) : readCsv(text);
  if (found === undefined) throw noAnnotations(name);
  return found;
}

function readJson(text: string, name: string): AnnotationFile | undefined {
  const value = parseJson(text, name);
  return readHypothesis(value) ?? readW3c(value);
}

async function readArchive(bytes: Uint8Array, name: string): Promise<AnnotationFile> {
  const zip = await openZip(bytes, name);
  const names = contentNames(zip);
  const project = names.find((entry) => /^[^/]+\.qde$/iu.test(entry));
  if (project !== undefined) return readQdpx(zip, project, name);
  if (names.some((entry) => entry.endsWith('.ann'))) return readBrat(zip);
  const found = names.includes(BUNDLE_FILES.manifest) ? await readBundle(zip, name) : undefined;
  if (found === undefined) throw noAnnotations(name);
  return found;
}

/** The marks of a sealed bundle, for a case that is no copy of it but has the same articles. */
async function readBundle(zip: ZipArchive, name: string): Promise<AnnotationFile | undefined> {
  const bytes = await zip.read(BUNDLE_FILES.annotations);
  return bytes && readJson(new TextDecoder().decode(bytes), name);
}

function noAnnotations(name: string): SourcemarkError {
  return new SourcemarkError(
    'unreadable',
    `“${name}” holds no annotations that can be read: Web Annotations, Hypothesis, brat (zipped), REFI-QDA projects, sealed bundles, or a table with a column of quotes.`,
  );
}
