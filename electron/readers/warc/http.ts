/** A response of HTTP as it was captured: its status, its headers, and its body with all encodings undone. */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { SourcemarkError } from '../../../domain/errors';
import type { Budget } from '../limits';
import { isGzip } from './byte-stream';
import { parseFields } from './records';

/** A response; `body` is as it was sent. */
export interface HttpResponse {
  readonly status: number;
  /** By their name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** Bytes of the block before the body. */
  readonly headLength: number;
}

/** Headers beyond this many bytes are not looked at. */
const HEAD_LIMIT = 128 * 1024;

/** Parses a captured response, or answers undefined when the bytes are something else (RFC 9112, section 2.1). */
export function parseResponse(bytes: Uint8Array): HttpResponse | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_LIMIT)).toString('latin1');
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/u.exec(head)?.[1];
  if (status === undefined) return undefined;
  const end = /\r?\n\r?\n/u.exec(head);
  if (end === null && bytes.byteLength > HEAD_LIMIT) return undefined;
  const fields = head.slice(0, end?.index).split('\n').slice(1);
  const headLength = end === null ? bytes.byteLength : end.index + end[0].length;
  return { status: Number(status), headers: parseFields(fields), body: bytes.subarray(headLength), headLength };
}

/**
 * The body of a response as its author wrote it. Archives often hold bodies that are decoded already while the headers
 * still say that they are not; those are taken as they are. What comes out counts in `budget`. Throws `too-much`, and
 * `unreadable` for an encoding that can't be undone; `file` is for sentences.
 */
export function decodeBody({ headers, body }: HttpResponse, file: string, budget: Budget): Uint8Array {
  const coding = (name: string): string[] =>
    (headers.get(name) ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '' && part !== 'identity')
      .reverse();
  const codings = [...coding('transfer-encoding'), ...coding('content-encoding')];
  return codings.reduce((bytes, name) => undo(name, bytes, file, budget), body);
}

function undo(coding: string, bytes: Uint8Array, file: string, budget: Budget): Uint8Array {
  // Subtle: a body that was cut off gives what can be unpacked of it.
  const options = { maxOutputLength: Math.max(1, budget.left), finishFlush: constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'chunked':
      return unchunk(bytes);
    case 'gzip':
    case 'x-gzip':
      return isGzip(bytes) ? unpack(() => gunzipSync(bytes, options), bytes, budget) : bytes;
    case 'deflate':
      // RFC 9110, section 8.4.1.2: zlib is meant, but many servers send it without its frame.
      return unpack(
        () => (isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
        bytes,
        budget,
      );
    case 'br': {
      const flush = { ...options, finishFlush: constants.BROTLI_OPERATION_FLUSH };
      return unpack(() => brotliDecompressSync(bytes, flush), bytes, budget);
    }
    default:
      if (looksLikeText(bytes)) return bytes;
      throw new SourcemarkError(
        'unreadable',
        `The page in “${file}” is packed as “${coding.slice(0, 20)}”, which is not read here. Save the page again in another way.`,
      );
  }
}

function unpack(work: () => Uint8Array, bytes: Uint8Array, budget: Budget): Uint8Array {
  try {
    const unpacked = work();
    budget.take(unpacked.byteLength);
    return unpacked;
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) throw thrown;
    if (thrown instanceof RangeError) budget.take(budget.left + 1);
    return bytes;
  }
}

/** RFC 1950, section 2.2: method 8, and a check over the first two bytes. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

/** Joins chunks (RFC 9112, section 7.1). What is not chunked, from some place on, is taken as it is. */
function unchunk(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.byteLength) {
    const line = Buffer.from(bytes.subarray(at, at + 256)).toString('latin1');
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/iu.exec(line);
    if (size === null) {
      parts.push(bytes.subarray(at));
      break;
    }
    const length = Number.parseInt(size[1] ?? '0', 16);
    if (length === 0) break;
    const start = at + size[0].length;
    parts.push(bytes.subarray(start, start + length));
    at = start + length;
    if (bytes[at] === 13) at++;
    if (bytes[at] === 10) at++;
  }
  return Buffer.concat(parts);
}
