/** The pages of one web archive, listed and read; shared by archives that stand alone and those inside a WACZ. */
import { createHash } from 'node:crypto';
import { SourcemarkError } from '../../../domain/errors';
import type { Fact, ReaderWarning, ReadResult } from '../../../domain/source';
import { Budget, exceeds, LIMITS } from '../limits';
import type { Member, Reader, ReaderHint } from '../reader';
import type { ArchiveProblem } from './byte-stream';
import { decodeBody } from './http';
import { mayBePage, pageOf, titleOf, type ArchivePage } from './page';
import { ArchiveWalk, type ArchiveRecord } from './records';

/** How much of a record is looked at to tell what it is, in bytes. */
const GLANCE = 256 * 1024;

/** The pages of an archive in their order, and what is wrong with the archive. */
export interface PageList {
  readonly members: readonly Member[];
  readonly problem: ArchiveProblem | undefined;
}

/** Lists the pages of an archive. `file` is for sentences. Throws `too-much`. */
export async function listPages(bytes: Uint8Array, file: string): Promise<PageList> {
  const walk = new ArchiveWalk(bytes, file);
  const members: Member[] = [];
  for await (const record of walk.records((header) => (mayBePage(header) ? GLANCE : 0))) {
    const page = pageOf(record);
    if (page === undefined) continue;
    if (members.length >= LIMITS.entries) {
      exceeds(file, `holds more than ${LIMITS.entries.toLocaleString('en')} pages`);
    }
    members.push(toMember(page));
  }
  return { members, problem: walk.problem };
}

function toMember(page: ArchivePage): Member {
  const { header, response, mediaType, url } = page;
  const isPacked = response.headers.has('content-encoding') || response.headers.has('transfer-encoding');
  return {
    member: header.id,
    name: titleOf(page) || header.target || header.id,
    mediaType,
    bytes: isPacked ? undefined : header.length - response.headLength,
    url,
    recordedAt: header.date,
  };
}

/**
 * Reads the page that is the record `id`, with `readPart` for what is in it. `kind` names the archive in
 * the reader's name: `warc`. Throws `not-found`, `too-much`, `unreadable`, and what `readPart` throws.
 */
export async function readPage(
  bytes: Uint8Array,
  hint: ReaderHint,
  id: string,
  kind: string,
  readPart: Reader,
): Promise<ReadResult> {
  const walk = new ArchiveWalk(bytes, hint.name);
  let record: ArchiveRecord | undefined;
  for await (const found of walk.records((header) => (header.id === id ? LIMITS.output : 0))) {
    if (found.header.id === id) record = found;
  }
  const page = record === undefined ? undefined : pageOf(record);
  if (record === undefined || page === undefined) {
    throw new SourcemarkError(
      'not-found',
      `The page that was asked for is not in “${hint.name}”. Choose one of the pages that are listed.`,
    );
  }
  if (record.block.byteLength < record.header.length) exceeds(hint.name, 'holds a page of more than 64 MB');
  const body = decodeBody(page.response, hint.name, new Budget(hint.name, record.block.byteLength));
  const read = await readPart(body, partHint(page, hint));
  return {
    ...read,
    reader: `${kind}+${read.reader}`,
    facts: [...read.facts, ...addressFact(page, read.facts)],
    warnings: [...read.warnings, ...recordWarnings(record), ...problemWarnings(walk.problem)],
  };
}

function partHint(page: ArchivePage, { extent, encoding, password }: ReaderHint): ReaderHint {
  const { url, mediaType, charset, header } = page;
  const charsetHint = charset === '' ? undefined : charset;
  return { name: nameOf(url || header.target), extent, encoding, password, charset: charsetHint, mediaType, url };
}

/** What a person would call the page when something is wrong with it. */
function nameOf(address: string): string {
  if (!URL.canParse(address)) return 'page';
  const { hostname, pathname } = new URL(address);
  return pathname.split('/').findLast((part) => part !== '') ?? hostname;
}

function addressFact({ url }: ArchivePage, facts: readonly Fact[]): Fact[] {
  if (url === '' || facts.some(({ field }) => field === 'url')) return [];
  return [{ field: 'url', value: url, basis: 'metadata', reason: '' }];
}

function recordWarnings({ header, block }: ArchiveRecord): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  if (isChanged(block, header.digest)) {
    const message =
      'The archive states a check sum for this page, and the page does not have it: it was changed or damaged after it was captured.';
    warnings.push({ code: 'archive-changed', message });
  }
  if (header.truncated !== '') {
    const message = 'The archive says that this page was cut off while it was captured, so its end may be missing.';
    warnings.push({ code: 'page-truncated', message });
  }
  return warnings;
}

function problemWarnings(problem: ArchiveProblem | undefined): ReaderWarning[] {
  if (problem === undefined) return [];
  const what = problem === 'truncated' ? 'ends in the middle of a record' : 'is damaged in some place';
  const message = `The archive ${what}, so some of its pages may be missing.`;
  return [{ code: `archive-${problem}`, message }];
}

/** True only when the digest is of a known algorithm and written as RFC 4648 says, in base 32 or in hexadecimal. */
function isChanged(block: Uint8Array, digest: string): boolean {
  const found = /^(sha-?1|sha-?256|md5):([a-z0-9]+)=*$/iu.exec(digest);
  if (found === null) return false;
  const [, algorithm = '', value = ''] = found;
  const hash = createHash(algorithm.toLowerCase().replace('-', '')).update(block).digest();
  return value.length === hash.byteLength * 2
    ? value.toLowerCase() !== hash.toString('hex')
    : value.toUpperCase() !== base32(hash);
}

/** RFC 4648, section 6, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}
