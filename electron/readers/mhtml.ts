/**
 * Reads web pages that a browser saved with their pictures in one file: MHTML (RFC 2557), as Chromium, Internet
 * Explorer, Word and others write it. The page is read as HTML; what belongs to it is not looked at.
 */
import { SourcemarkError } from '../../domain/errors';
import type { Fact, ReadResult } from '../../domain/source';
import { Budget } from './limits';
import { headerValue, readHeaderBlock, readMailDate, toMoment, type Header } from './mime/headers';
import { parseMessage, type Part } from './mime/parts';
import { declaredCharset } from './mime/text-part';
import type { Reader, ReaderHint } from './reader';

const NAME = 'mhtml';
const VERSION = '1';

/** Bytes at the beginning in which the first part is looked for. */
const SAMPLE = 64 * 1024;

/** Frames of a page that are tried when the page itself shows nothing. */
const MOST_FRAMES = 8;

/** Headers of mail that went from somebody to somebody. */
const SENT = /^(?:to|cc|received|delivered-to|return-path|reply-to|in-reply-to)$/u;

/** True for bytes that begin as a saved page does, and not as a mail with pictures. */
export function looksLikeMhtml(bytes: Uint8Array): boolean {
  const { headers, strangers, end } = readHeaderBlock(bytes.subarray(0, SAMPLE));
  if (strangers > 0) return false;
  const type = headerValue(headers, 'content-type').toLowerCase();
  const isCompound = type.startsWith('multipart/related');
  const isPage = /^(?:text\/html|application\/xhtml\+xml)\b/u.test(type);
  if (!isCompound && !isPage && !type.startsWith('multipart/alternative')) return false;
  const isSaved =
    headers.some(({ key }) => key === 'snapshot-content-location') ||
    /\bsaved by\b/iu.test(headerValue(headers, 'from'));
  if (isSaved) return true;
  if (headers.some(({ key }) => SENT.test(key))) return false;
  if (headers.some(({ key }) => key === 'content-location')) return true;
  const part = isCompound ? firstPart(bytes.subarray(0, SAMPLE), end) : [];
  return (
    part.some(({ key }) => key === 'content-location') &&
    /^(?:text\/html|application\/xhtml\+xml|multipart\/alternative)/iu.test(headerValue(part, 'content-type'))
  );
}

/** The address that a page was saved from and when (ISO 8601 in UTC), as its file states them; empty where it doesn't. */
export function describeMhtml(bytes: Uint8Array): { url: string; recordedAt: string } {
  const { headers, end } = readHeaderBlock(bytes.subarray(0, SAMPLE));
  const address = addressOf(headers) || addressOf(firstPart(bytes.subarray(0, SAMPLE), end));
  return { url: address, recordedAt: toMoment(readMailDate(headerValue(headers, 'date'))) };
}

/** Reads the page. `readPart` reads its HTML. Throws `no-text` when it holds no page, and what `readPart` throws. */
export async function readMhtml(bytes: Uint8Array, hint: ReaderHint, readPart: Reader): Promise<ReadResult> {
  const { root } = await parseMessage(bytes, hint.name, new Budget(hint.name, bytes.byteLength));
  const pages = pagesOf(root);
  const [page, ...frames] = pages;
  if (page === undefined) {
    throw new SourcemarkError(
      'no-text',
      `“${hint.name}” is a saved page without a page in it. Save the page again and import that.`,
    );
  }
  const stated = addressOf(root.headers);
  const read = await readFirst([page, ...frames.slice(0, MOST_FRAMES)], (part) =>
    readPart(part.bytes, {
      name: hint.name,
      mediaType: 'text/html',
      charset: declaredCharset(part),
      url: (part === page && stated) || addressOf(part.headers) || hint.url,
      extent: hint.extent,
      encoding: hint.encoding,
    }),
  );
  return {
    ...read,
    facts: withHeaders(read.facts, root.headers, stated || addressOf(page.headers)),
    mediaType: 'multipart/related',
    hasExtents: true,
    reader: `${NAME}+${read.reader}`,
    readerVersion: `${VERSION}+${read.readerVersion}`,
  };
}

/** The first page that shows words: a page of frames shows none itself. */
async function readFirst(
  pages: readonly Part[],
  read: (page: Part) => ReadResult | Promise<ReadResult>,
): Promise<ReadResult> {
  let first: unknown;
  for (const page of pages) {
    try {
      return await read(page);
    } catch (error) {
      first ??= error;
      if (!(error instanceof SourcemarkError) || !['no-text', 'empty-file'].includes(error.code)) throw error;
    }
  }
  throw first;
}

/** What the file states of its page, where the page states nothing itself. */
function withHeaders(facts: readonly Fact[], headers: readonly Header[], address: string): Fact[] {
  const added: Fact[] = [];
  const know = (field: Fact['field'], value: string): void => {
    const known = facts.some((fact) => fact.field === field && fact.basis !== 'inferred');
    if (!known && value !== '') added.push({ field, value, basis: 'metadata', reason: '' });
  };
  know('headline', headerValue(headers, 'subject'));
  know('url', address);
  return [...facts.filter(({ field }) => !added.some((fact) => fact.field === field)), ...added];
}

/** The HTML parts, the page first: the one that `start` names (RFC 2387, section 3.2), else the first one. */
function pagesOf(root: Part): Part[] {
  const pages: Part[] = [];
  const starts: string[] = [];
  const walk = (part: Part): void => {
    starts.push((part.parameters.get('start') ?? '').replace(/[<>\s]/gu, ''));
    if (part.parts.length === 0 && /^(?:text\/html|application\/xhtml\+xml)$/u.test(part.mediaType)) pages.push(part);
    part.parts.forEach(walk);
  };
  walk(root);
  const start = pages.find(({ contentId }) => contentId !== '' && starts.includes(contentId));
  return start === undefined ? pages : [start, ...pages.filter((page) => page !== start)];
}

/** The address of a page or a part; not that of a file on somebody’s disk, and not a name within the file. */
function addressOf(headers: readonly Header[]): string {
  for (const key of ['snapshot-content-location', 'content-location', 'content-base']) {
    const address = headerValue(headers, key).replace(/\s+/gu, '');
    if (/^https?:\/\/[^/]/iu.test(address)) return address;
  }
  return '';
}

/** The headers of the first part after byte offset `end`. */
function firstPart(head: Uint8Array, end: number): readonly Header[] {
  const text = Buffer.from(head.buffer, head.byteOffset + end, head.byteLength - end).toString('latin1');
  const boundary = /^--[^\r\n]+\r?\n/mu.exec(text);
  return boundary === null ? [] : readHeaderBlock(head, end + boundary.index + boundary[0].length).headers;
}
