/** Which records of a web archive are pages that can be read, and what they are called. */
import { parseHTML } from 'linkedom';
import { decodeByLabel } from '../encoding';
import { Budget } from '../limits';
import { decodeBody, parseResponse, type HttpResponse } from './http';
import type { ArchiveRecord, RecordHeader } from './records';

/** A page in an archive. */
export interface ArchivePage {
  readonly header: RecordHeader;
  /** Lower case, without parameters. */
  readonly mediaType: string;
  /** The encoding that the Content-Type states; empty where it does not. */
  readonly charset: string;
  /** The address, where it is one of the web; otherwise empty. */
  readonly url: string;
  /** The page as a response of HTTP; one without headers for records that are none. */
  readonly response: HttpResponse;
}

const READABLE = new Set([
  ...['text/html', 'application/xhtml+xml', 'application/pdf', 'text/plain', 'text/markdown'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

/** Partial and empty answers are no pages (RFC 9110, section 15.3). */
const NO_PAGE = new Set([204, 205, 206]);

/** Types that servers send when they know none. */
const UNTYPED = new Set(['', 'unknown/unknown', 'application/octet-stream', 'application/unknown', 'no-type']);

/** Texts that belong to a page's making and not to what it says. */
const MACHINE_TEXT = /(?:^\/robots\.txt|\.(?:js|mjs|css|json|map|xml|vtt|m3u8|woff2?|ttf))$/iu;

/** True when a record can be a page by its header alone. */
export function mayBePage({ type, target, length, contentType }: RecordHeader): boolean {
  if (length === 0) return false;
  if (type === 'response') return /^https?:/iu.test(target) && !contentType.startsWith('text/dns');
  return (type === 'resource' || type === 'conversion') && /^(?:$|https?:|ftps?:|file:)/iu.test(target);
}

/** The page that a record holds, or undefined. The beginning of the block is enough, but the body ends with it. */
export function pageOf({ header, block }: ArchiveRecord): ArchivePage | undefined {
  if (!mayBePage(header)) return undefined;
  const response = header.type === 'response' ? parseResponse(block) : plain(header, block);
  if (response === undefined || response.body.byteLength === 0) return undefined;
  const { status } = response;
  if (status < 200 || status > 299 || NO_PAGE.has(status)) return undefined;
  const contentType = response.headers.get('content-type') ?? '';
  const declared = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const mediaType = UNTYPED.has(declared) ? sniffed(response.body) : declared;
  if (!READABLE.has(mediaType)) return undefined;
  if (mediaType === 'text/plain' && MACHINE_TEXT.test(pathOf(header.target))) return undefined;
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(contentType)?.[1] ?? '';
  return { header, mediaType, charset, url: webAddress(header.target), response };
}

/** What stands in the `<title>` at the beginning of a page, or '' when there is none. Never throws. */
export function titleOf({ mediaType, charset, response }: ArchivePage): string {
  if (mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml') return '';
  try {
    const bytes = decodeBody(response, '', new Budget('', response.body.byteLength));
    const head = Buffer.from(bytes.subarray(0, TITLE_WITHIN)).toString('latin1');
    const start = head.search(/<title[\s>]/iu);
    const from = start < 0 ? -1 : head.indexOf('>', start) + 1;
    const to = head.toLowerCase().indexOf('</title', from);
    if (from <= 0 || to < 0) return '';
    const declared = charset || (/<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/iu.exec(head)?.[1] ?? 'utf-8');
    const words = decodeByLabel(bytes.subarray(from, Math.min(to, from + TITLE_LENGTH)), declared)?.text ?? '';
    // Only what stands within the title is given to the parser, which turns its character references into characters.
    const { document } = parseHTML(`<!doctype html><html><head><title>${words}</title></head><body></body></html>`);
    return document.title.replace(/\s+/gu, ' ').trim();
  } catch {
    return '';
  }
}

const TITLE_WITHIN = 256 * 1024;
const TITLE_LENGTH = 1000;

function plain({ contentType }: RecordHeader, body: Uint8Array): HttpResponse {
  return { status: 200, headers: new Map([['content-type', contentType]]), body, headLength: 0 };
}

function sniffed(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase();
  if (head.startsWith('%pdf-')) return 'application/pdf';
  return /^<(?:!doctype html|html)\b/u.test(head) ? 'text/html' : '';
}

function pathOf(target: string): string {
  return URL.canParse(target) ? new URL(target).pathname : target;
}

function webAddress(target: string): string {
  return /^https?:\/\//iu.test(target) && URL.canParse(target) ? target : '';
}
