/**
 * The records of a web archive: WARC 1.0 and 1.1 (ISO 28500) and its forerunner ARC 1 and 2. Framed here, because the
 * library for it (warcio) waits without end for bytes that a record promises and the archive does not have, reads
 * headers without a limit, and takes damaged gzip for plain bytes.
 */
import { ByteStream, type ArchiveProblem } from './byte-stream';

/** What a record says of itself. */
export interface RecordHeader {
  /** Its WARC-Record-ID without the angle brackets; `offset:N` where it has none or one that stood before. */
  readonly id: string;
  readonly type: string;
  /** The address that was captured; empty where there is none. */
  readonly target: string;
  /** When it was captured, ISO 8601 in UTC; empty where it does not say. */
  readonly date: string;
  /** Media type of the block, lower case, with parameters. */
  readonly contentType: string;
  /** Bytes of the block. */
  readonly length: number;
  /** Checksum of the block, `sha1:…`; empty where it does not say. */
  readonly digest: string;
  /** Why the page is not whole (`length`, `time`, `disconnect`); empty when it is. */
  readonly truncated: string;
}

/** A record and as much of its block as was asked for. */
export interface ArchiveRecord {
  readonly header: RecordHeader;
  readonly block: Uint8Array;
}

const LINE_LIMIT = 64 * 1024;
const HEADER_LINES = 256;

/** The records of an archive, from its beginning to its end or to where it can't be read further. */
export class ArchiveWalk {
  /** Set once it was met; the walk is over then, unless later records were found again. */
  problem: ArchiveProblem | undefined;
  readonly #stream: ByteStream;
  readonly #seen = new Set<string>();

  /** `file` is for sentences. */
  constructor(bytes: Uint8Array, file: string) {
    this.#stream = new ByteStream(bytes, file);
  }

  /**
   * Yields every whole record with the first `keep(header)` bytes of its block. Throws `too-much` when the archive
   * unpacks to more than the limits.
   */
  async *records(keep: (header: RecordHeader) => number): AsyncGenerator<ArchiveRecord, void> {
    try {
      for (let header = await this.#next(); header !== undefined; header = await this.#next()) {
        const block = await this.#stream.take(Math.min(keep(header), header.length));
        const rest = header.length - block.byteLength;
        if ((await this.#stream.skip(rest)) < rest) this.problem ??= 'truncated';
        else yield { header, block };
      }
    } finally {
      this.problem = this.#stream.problem ?? this.problem;
      await this.#stream.close();
    }
  }

  async #next(): Promise<RecordHeader | undefined> {
    for (;;) {
      const offset = this.#stream.offset;
      const line = await this.#stream.line(LINE_LIMIT);
      if (line === undefined) return undefined;
      const words = toText(line);
      if (words.trim() === '') continue;
      const header = /^WARC\/\d+\.\d+\s*$/u.test(words) ? await this.#warcHeader(offset) : arcHeader(words, offset);
      if (header !== undefined) return this.#named(header, offset);
      // What is no record is passed over until one begins: a length was wrong, or bytes are missing.
      this.problem ??= 'damaged';
    }
  }

  async #warcHeader(offset: number): Promise<RecordHeader | undefined> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#stream.line(LINE_LIMIT);
      if (line === undefined) {
        this.problem ??= 'truncated';
        return undefined;
      }
      const words = toText(line);
      if (words.trim() === '') break;
      if (lines.push(words) > HEADER_LINES || !words.endsWith('\n')) return undefined;
    }
    const fields = parseFields(lines);
    const length = fields.get('content-length') ?? '';
    if (!/^\d{1,15}$/u.test(length)) return undefined;
    return {
      id: unbracketed(fields.get('warc-record-id')) || `offset:${offset}`,
      type: (fields.get('warc-type') ?? '').toLowerCase(),
      target: unbracketed(fields.get('warc-target-uri')),
      date: toDate(fields.get('warc-date') ?? ''),
      contentType: (fields.get('content-type') ?? '').toLowerCase(),
      length: Number(length),
      digest: fields.get('warc-block-digest') ?? '',
      truncated: fields.get('warc-truncated') ?? '',
    };
  }

  #named(header: RecordHeader, offset: number): RecordHeader {
    const id = this.#seen.has(header.id) ? `offset:${offset}` : header.id;
    this.#seen.add(id);
    return { ...header, id };
  }
}

/**
 * Fields of a header by their name in lower case; the first of a name counts. A line that begins with white space
 * continues the one before (RFC 2616, section 2.2).
 */
export function parseFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const value = line.trim();
    if (/^[ \t]/u.test(line)) {
      if (fields.has(last)) fields.set(last, `${fields.get(last) ?? ''} ${value}`);
      continue;
    }
    const colon = value.indexOf(':');
    last = value.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (colon > 0 && !fields.has(last)) fields.set(last, value.slice(colon + 1).trim());
  }
  return fields;
}

/** The line before a block of an ARC file: address, host, time, type, …, length (Internet Archive, 1996 and 1997). */
function arcHeader(line: string, offset: number): RecordHeader | undefined {
  const fields = line.trim().split(' ');
  const [target = '', , date = '', contentType = ''] = fields;
  const length = fields.at(-1) ?? '';
  if (fields.length < 5 || !/^[a-z][a-z0-9+.-]*:/iu.test(target) || !/^\d{14}$/u.test(date)) return undefined;
  if (!/^\d{1,15}$/u.test(length)) return undefined;
  return {
    id: `offset:${offset}`,
    type: target.startsWith('filedesc:') ? 'warcinfo' : 'response',
    target,
    date: toDate(date),
    contentType: /^https?:/iu.test(target) ? 'application/http' : contentType.toLowerCase(),
    length: Number(length),
    digest: '',
    truncated: '',
  };
}

/** Wget writes addresses in angle brackets, as the standard's grammar was once misread to ask. */
function unbracketed(value = ''): string {
  return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value;
}

/** Dates of WARC (W3CDTF in UTC) as they are, those of ARC (`20140216050221`) in the same form, others not at all. */
export function toDate(date: string): string {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(date);
  const iso = digits === null ? date : `${digits.slice(1, 4).join('-')}T${digits.slice(4).join(':')}Z`;
  return /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?)?)?$/u.test(iso) ? iso : '';
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
