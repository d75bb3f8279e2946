/** Web archives for tests, written as their standard says. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A record to be written; what is left out is as it is for an ordinary page. */
export interface RecordPlan {
  readonly type?: string;
  readonly id?: string;
  readonly target?: string;
  readonly date?: string;
  readonly contentType?: string;
  readonly block: Buffer | string;
  /** Instead of the block's own length. */
  readonly length?: number;
  readonly more?: Readonly<Record<string, string>>;
}

/** An identifier of a record for a small number. */
export function recordId(number: number): string {
  return `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A record of WARC 1.1. */
export function record(plan: RecordPlan): Buffer {
  const block = Buffer.from(plan.block);
  const fields = {
    'WARC-Type': plan.type ?? 'response',
    ...(plan.id !== '' && { 'WARC-Record-ID': `<${plan.id ?? recordId(1)}>` }),
    'WARC-Target-URI': plan.target ?? 'https://news.example/a',
    'WARC-Date': plan.date ?? '2024-05-06T07:08:09Z',
    'Content-Type': plan.contentType ?? 'application/http; msgtype=response',
    ...plan.more,
    'Content-Length': String(plan.length ?? block.byteLength),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** The block of a captured answer. */
export function answer(
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const fields = { 'Content-Type': 'text/html; charset=utf-8', ...headers };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
}

/** A page of a few words with a title. */
export function page(words: string): string {
  return `<!doctype html><html><head><title>${words} &amp; more</title></head><body><p>${words}</p></body></html>`;
}

/** Records packed one by one, as archives are. */
export function packed(...records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((bytes) => gzipSync(bytes)));
}

/** A check sum as WACZ writes it. */
export function sha256(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
