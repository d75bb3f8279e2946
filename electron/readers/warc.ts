/** Reads web archives: WARC and ARC files, packed or not. The pages in them are listed, and read one by one. */
import { constants, gunzipSync } from 'node:zlib';
import { SourcemarkError } from '../../domain/errors';
import type { ReadResult } from '../../domain/source';
import type { MemberList, Reader, ReaderHint } from './reader';
import { listPages, readPage } from './warc/archive';
import type { ArchiveProblem } from './warc/byte-stream';

/** How much of a gzip file is unpacked to see what it is, in bytes. */
const HEAD = 4096;

/** True when the bytes are packed with gzip and begin as a WARC or ARC file. Never throws. */
export function beginsAsGzippedWarc(bytes: Uint8Array): boolean {
  try {
    const head = gunzipSync(bytes.subarray(0, HEAD), { finishFlush: constants.Z_SYNC_FLUSH });
    return /^(?:WARC\/\d|filedesc:\/\/)/u.test(head.toString('latin1', 0, 16));
  } catch {
    return false;
  }
}

/**
 * Lists the pages of a web archive: whole answers of HTTP, and documents that were stored as such, of a type that can
 * be read. A member is a record's identifier. Throws `no-text` when there is none, `unreadable` when the archive
 * breaks off before the first, and `too-much` when it unpacks to more than the limits.
 */
export async function listWarc(bytes: Uint8Array, hint: ReaderHint): Promise<MemberList> {
  const { members, problem } = await listPages(bytes, hint.name);
  if (members.length === 0) throw noPage(hint.name, problem);
  return { choose: true, members };
}

/**
 * Reads the page `hint.member` of a web archive, or its only page, with `readPart` for the document that it is. Throws
 * `bad-request` when none is asked for and there are several, `not-found`, and as `listWarc` and `readPart` do.
 */
export async function readWarc(bytes: Uint8Array, hint: ReaderHint, readPart: Reader): Promise<ReadResult> {
  const member = hint.member || onlyMember(await listWarc(bytes, hint), hint.name);
  return readPage(bytes, hint, member, 'warc', readPart);
}

/** The member of the only page. Throws `bad-request` when there are several. */
export function onlyMember({ members }: MemberList, file: string): string {
  const [only] = members;
  if (members.length === 1 && only !== undefined) return only.member;
  throw new SourcemarkError(
    'bad-request',
    `“${file}” holds ${members.length.toLocaleString('en')} pages. Choose which of them to read.`,
  );
}

/** The error for an archive without a page that can be read. */
export function noPage(file: string, problem: ArchiveProblem | undefined): SourcemarkError {
  const sentence =
    problem === undefined
      ? 'holds no page that can be read: nothing in it is a web page, a PDF, a Word file or a text that was answered in full'
      : 'is damaged or cut off, and there is no whole page before that. Get it again from where it came from';
  return new SourcemarkError(problem === undefined ? 'no-text' : 'unreadable', `“${file}” ${sentence}.`);
}
