/** Reads WACZ files (Web Archive Collection Zipped 1.1.1): web archives in a ZIP, with lists of pages and check sums. */
import type { ReadResult } from '../../domain/source';
import type { Member, MemberList, Reader, ReaderHint } from './reader';
import { SourcemarkError } from '../../domain/errors';
import { noPage, onlyMember } from './warc';
import { listPages, readPage } from './warc/archive';
import { checkSums } from './warc/check-sums';
import { listedPages, withListed } from './warc/page-list';
import type { ArchiveProblem } from './warc/byte-stream';
import { openZip, type ZipArchive } from './zip';

const ARCHIVE = /^archive\/[^/]+\.warc(?:\.gz)?$/iu;

/** Stands between the name of the archive and the identifier of the record; no record's identifier holds it. */
const SEPARATOR = '#';

/**
 * Lists the pages of a WACZ: those that its own list names come first, with the titles that it gives them. A member is
 * the archive's name within the file and the record's identifier. Throws as `listWarc` and `openZip` do.
 */
export async function listWacz(bytes: Uint8Array, hint: ReaderHint): Promise<MemberList> {
  return listIn(await openZip(bytes, hint.name), hint.name);
}

/**
 * Reads the page `hint.member` of a WACZ, or its only page, with `readPart` for the document that it is; says when the
 * archive is not as its check sums say. Throws `bad-request`, `not-found`, and as `listWacz` and `readPart` do.
 */
export async function readWacz(bytes: Uint8Array, hint: ReaderHint, readPart: Reader): Promise<ReadResult> {
  const zip = await openZip(bytes, hint.name);
  const member = hint.member || onlyMember(await listIn(zip, hint.name), hint.name);
  const archive = archivesOf(zip).find((name) => member.startsWith(baseName(name) + SEPARATOR));
  const warc = archive === undefined ? undefined : await zip.read(archive);
  if (archive === undefined || warc === undefined) {
    throw new SourcemarkError(
      'not-found',
      `The page that was asked for is not in “${hint.name}”. Choose one of the pages that are listed.`,
    );
  }
  const id = member.slice(baseName(archive).length + SEPARATOR.length);
  const read = await readPage(warc, hint, id, 'wacz', readPart);
  return { ...read, warnings: [...read.warnings, ...(await checkSums(zip, archive))] };
}

async function listIn(zip: ZipArchive, file: string): Promise<MemberList> {
  const members: Member[] = [];
  let problem: ArchiveProblem | undefined;
  for (const name of archivesOf(zip)) {
    const found = await listPages((await zip.read(name)) ?? new Uint8Array(), file);
    problem ??= found.problem;
    for (const page of found.members) members.push({ ...page, member: baseName(name) + SEPARATOR + page.member });
  }
  if (members.length === 0) throw noPage(file, problem);
  return { choose: true, members: withListed(members, await listedPages(zip)) };
}

function archivesOf(zip: ZipArchive): string[] {
  return zip.entries.map(({ name }) => name).filter((name) => ARCHIVE.test(name));
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
