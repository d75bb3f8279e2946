import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { ReadResult } from '../../domain/source';
import { sharedData } from '../../tests/support/shared-data';
import type { ReaderHint } from './reader';
import { beginsAsGzippedWarc, listWarc, readWarc } from './warc';
import { answer, packed, page, record, recordId } from './warc/archive-fixture';

const ROOT = join(import.meta.dirname, '..', '..');
const HINT: ReaderHint = { name: 'crawl.warc' };

/** Stands for the readers of what is in an archive: the text is the bytes, and what it was told is kept. */
function partReader(): { read: (bytes: Uint8Array, hint: ReaderHint) => ReadResult; told: ReaderHint[] } {
  const told: ReaderHint[] = [];
  const read = (bytes: Uint8Array, hint: ReaderHint): ReadResult => {
    told.push(hint);
    const text = Buffer.from(bytes).toString('utf8');
    return {
      ...{ text, blocks: [], facts: [], warnings: [], mediaType: 'text/html', encoding: 'utf-8', extent: 'article' },
      ...{ hasExtents: true, reader: 'html', readerVersion: '7' },
    };
  };
  return { read, told };
}

async function read(bytes: Uint8Array, member?: string): Promise<ReadResult> {
  return readWarc(bytes, { ...HINT, member }, partReader().read);
}

async function members(bytes: Uint8Array): Promise<string[]> {
  return (await listWarc(bytes, HINT)).members.map(({ member }) => member);
}

const FIRST = record({ id: recordId(1), target: 'https://news.example/one', block: answer(page('One')) });
const SECOND = record({ id: recordId(2), target: 'https://news.example/two', block: answer(page('Two')) });
const INFO = record({
  type: 'warcinfo',
  id: recordId(9),
  contentType: 'application/warc-fields',
  block: 'software: x\r\n',
});

describe('listing pages', () => {
  it('tells of each page its title, address, size and when it was captured', async () => {
    expect(await listWarc(packed(INFO, FIRST), HINT)).toEqual({
      choose: true,
      members: [
        {
          member: recordId(1),
          name: 'One & more',
          mediaType: 'text/html',
          bytes: Buffer.byteLength(page('One')),
          url: 'https://news.example/one',
          recordedAt: '2024-05-06T07:08:09Z',
        },
      ],
    });
  });

  it.each([
    ['not packed', (parts: Buffer[]) => Buffer.concat(parts)],
    ['packed record by record', (parts: Buffer[]) => packed(...parts)],
    ['packed as a whole', (parts: Buffer[]) => gzipSync(Buffer.concat(parts))],
  ])('gives the same pages when the archive is %s', async (_, pack) => {
    const bytes = pack([INFO, FIRST, SECOND]);
    expect(await members(bytes)).toEqual([recordId(1), recordId(2)]);
    expect((await read(bytes, recordId(2))).text).toBe(page('Two'));
  });

  it('lists only what is a page', async () => {
    const others = [
      record({ id: recordId(3), type: 'request', contentType: 'application/http', block: 'GET / HTTP/1.1\r\n\r\n' }),
      record({ id: recordId(4), type: 'revisit', block: answer(page('again')) }),
      record({ id: recordId(5), block: answer(page('moved'), {}, '301 Moved Permanently') }),
      record({ id: recordId(6), block: answer(page('missing'), {}, '404 Not Found') }),
      record({ id: recordId(7), block: answer(page('part'), {}, '206 Partial Content') }),
      record({ id: recordId(8), block: answer('{}', { 'Content-Type': 'application/json' }) }),
      record({
        id: recordId(10),
        target: 'https://a.example/robots.txt',
        block: answer('User-agent', { 'Content-Type': 'text/plain' }),
      }),
      record({
        id: recordId(11),
        target: 'dns:a.example',
        contentType: 'text/dns',
        block: '20240506 a.example 1.2.3.4',
      }),
      record({ id: recordId(12), type: 'resource', target: 'urn:text:x', contentType: 'text/plain', block: 'words' }),
      record({ id: recordId(13), type: 'metadata', contentType: 'text/html', block: page('meta') }),
      record({ id: recordId(14), block: answer('') }),
    ];
    expect(await members(packed(...others, FIRST))).toEqual([recordId(1)]);
  });

  it('lists PDFs, texts, stored documents, and pages whose type nobody stated', async () => {
    const kinds = [
      record({ id: recordId(1), block: answer('%PDF-1.7', { 'Content-Type': 'application/PDF' }) }),
      record({ id: recordId(2), block: answer('words', { 'Content-Type': 'text/plain;charset=x' }) }),
      record({ id: recordId(3), type: 'resource', contentType: 'text/html', block: page('stored') }),
      record({ id: recordId(4), type: 'conversion', contentType: 'application/xhtml+xml', block: page('made') }),
      record({ id: recordId(5), block: answer(page('untyped'), { 'Content-Type': '' }) }),
      record({ id: recordId(6), block: answer('%PDF-1.7', { 'Content-Type': 'application/octet-stream' }) }),
    ];
    const { members: found } = await listWarc(packed(...kinds), HINT);
    expect(found.map(({ mediaType }) => mediaType)).toEqual([
      ...['application/pdf', 'text/plain', 'text/html', 'application/xhtml+xml', 'text/html', 'application/pdf'],
    ]);
  });

  it('reads titles in their own encoding, and names a page by its address when it has none', async () => {
    const russian = Buffer.from([0xcc, 0xe8, 0xf0]);
    const titled = Buffer.concat([Buffer.from('<title>'), russian, Buffer.from('</title>')]);
    const bytes = packed(
      record({ id: recordId(1), block: answer(titled, { 'Content-Type': 'text/html; charset=windows-1251' }) }),
      record({
        id: recordId(2),
        block: answer(Buffer.concat([Buffer.from('<meta charset=windows-1251>'), titled]), {
          'Content-Type': 'text/html',
        }),
      }),
      record({ id: recordId(3), block: answer(gzipSync(page('Packed')), { 'Content-Encoding': 'gzip' }) }),
      record({ id: recordId(4), block: answer('<p>none</p>') }),
    );
    const { members: found } = await listWarc(bytes, HINT);
    expect(found.map(({ name }) => name)).toEqual(['Мир', 'Мир', 'Packed & more', 'https://news.example/a']);
  });

  it('names records that have no identifier, or one that stood before, by their place', async () => {
    const bytes = Buffer.concat([
      FIRST,
      record({ id: '', block: answer(page('None')) }),
      record({ id: recordId(1), block: answer(page('Again')) }),
    ]);
    const found = await members(bytes);
    expect(found).toEqual([recordId(1), `offset:${FIRST.length}`, expect.stringMatching(/^offset:\d+$/u)]);
    expect((await read(bytes, found[0])).text).toBe(page('One'));
    expect((await read(bytes, found[1])).text).toBe(page('None'));
    expect((await read(bytes, found[2])).text).toBe(page('Again'));
  });

  it('never gives an address that is none of the web', async () => {
    const bytes = packed(
      record({ type: 'resource', target: 'file:///etc/passwd', contentType: 'text/html', block: page('x') }),
    );
    expect((await listWarc(bytes, HINT)).members[0]?.url).toBe('');
    const script = record({
      type: 'resource',
      target: 'javascript:alert(1)',
      contentType: 'text/html',
      block: page('x'),
    });
    await expect(listWarc(packed(script), HINT)).rejects.toMatchObject({ code: 'no-text' });
  });

  it('reads ARC files', async () => {
    const block = answer(page('Old'));
    const head = '1 0 Maker\nURL IP-address Archive-date Content-type Archive-length\n';
    const lines = [
      `filedesc://old.arc 0.0.0.0 20140216050221 text/plain ${head.length}\n${head}\n`,
      `https://old.example/ 1.2.3.4 20140216050221 text/html ${block.length}\n`,
    ];
    const bytes = Buffer.concat([Buffer.from(lines.join('')), block, Buffer.from('\n')]);
    const { members: found } = await listWarc(bytes, HINT);
    expect(found).toMatchObject([
      { name: 'Old & more', url: 'https://old.example/', recordedAt: '2014-02-16T05:02:21Z' },
    ]);
    expect((await read(bytes)).text).toBe(page('Old'));
  });

  it('reads what another program wrote', async () => {
    const made = WARCRecord.create(
      {
        url: 'https://other.example/',
        date: '2023-01-02T03:04:05Z',
        type: 'response',
        httpHeaders: { 'Content-Type': 'text/html' },
      },
      [Buffer.from(page('Other'))],
    );
    const bytes = await WARCSerializer.serialize(made, { gzip: true });
    const result = await read(bytes);
    expect(result.text).toBe(page('Other'));
    expect(result.warnings).toEqual([]);
  });
});

describe('reading a page', () => {
  it('hands the page to its reader with what the archive knows of it', async () => {
    const { read: part, told } = partReader();
    const block = answer(page('One'), { 'Content-Type': 'Text/HTML; Charset="windows-1251"' });
    const result = await readWarc(packed(record({ block })), { ...HINT, extent: 'whole', password: 'p' }, part);
    expect(result).toMatchObject({ text: page('One'), reader: 'warc+html', readerVersion: '7', warnings: [] });
    expect(result.facts).toEqual([{ field: 'url', value: 'https://news.example/a', basis: 'metadata', reason: '' }]);
    expect(told).toEqual([
      {
        ...{ name: 'a', extent: 'whole', encoding: undefined, password: 'p' },
        ...{ charset: 'windows-1251', mediaType: 'text/html', url: 'https://news.example/a' },
      },
    ]);
  });

  it('leaves the address that the page states itself', async () => {
    const own = { field: 'url', value: 'https://canonical.example/', basis: 'metadata', reason: '' } as const;
    const part = (bytes: Uint8Array, hint: ReaderHint): ReadResult => ({
      ...partReader().read(bytes, hint),
      facts: [own],
    });
    expect((await readWarc(FIRST, HINT, part)).facts).toEqual([own]);
  });

  it('asks which page is meant when there are several, and says when one is not there', async () => {
    const bytes = packed(FIRST, SECOND);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'bad-request' });
    await expect(read(bytes, recordId(5))).rejects.toMatchObject({ code: 'not-found' });
  });

  const words = page('Packed');
  const chunked = `5\r\n${words.slice(0, 5)}\r\n${(words.length - 5).toString(16)};x=y\r\n${words.slice(5)}\r\n0\r\n\r\n`;
  it.each<[string, Record<string, string>, Uint8Array | string]>([
    ['chunks', { 'Transfer-Encoding': 'chunked' }, chunked],
    ['chunks that it does not have', { 'Transfer-Encoding': 'chunked' }, words],
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(words)],
    ['gzip that was undone already', { 'Content-Encoding': 'gzip' }, words],
    ['zlib', { 'Content-Encoding': 'deflate' }, deflateSync(words)],
    ['deflate without a frame', { 'Content-Encoding': 'deflate' }, deflateRawSync(words)],
    ['brotli', { 'Content-Encoding': 'br' }, brotliCompressSync(words)],
    ['brotli that was undone already', { 'Content-Encoding': 'br' }, words],
    ['an encoding that is not known, and undone already', { 'Content-Encoding': 'zstd' }, words],
    ['two encodings', { 'Content-Encoding': 'gzip, br' }, brotliCompressSync(gzipSync(words))],
  ])('undoes %s', async (_, headers, body) => {
    expect((await read(packed(record({ block: answer(body, headers) })))).text).toBe(words);
  });

  it('undoes chunks around a packed body', async () => {
    const body = gzipSync(words);
    const block = answer(
      Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]),
      { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' },
    );
    expect((await read(packed(record({ block })))).text).toBe(words);
  });

  it('says that an encoding is not known', async () => {
    const block = answer(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 1, 2]), { 'Content-Encoding': 'zstd' });
    const message = expect.stringContaining('zstd') as string;
    await expect(read(packed(record({ block })))).rejects.toMatchObject({ code: 'unreadable', message });
  });

  it.each(['sha1', 'sha256'])('says when a page does not have the %s that its record states', async (algorithm) => {
    const block = answer(page('One'));
    const digest = createHash(algorithm).update(block).digest('hex');
    const stated = (value: string): Buffer => record({ block, more: { 'WARC-Block-Digest': `${algorithm}:${value}` } });
    expect((await read(stated(digest))).warnings).toEqual([]);
    const other = digest.replace(/^./u, (digit) => (digit === '0' ? '1' : '0'));
    expect((await read(stated(other))).warnings.map(({ code }) => code)).toEqual(['archive-changed']);
  });

  it('says when a page was cut off while it was captured', async () => {
    const bytes = record({ block: answer(page('One')), more: { 'WARC-Truncated': 'time' } });
    expect((await read(bytes)).warnings.map(({ code }) => code)).toEqual(['page-truncated']);
  });
});

describe('archives that are broken or too much', () => {
  it.each([
    ['not packed', (bytes: Buffer) => bytes],
    ['packed', (bytes: Buffer) => gzipSync(bytes)],
  ])('gives the pages before a cut and says so: %s', async (_, pack) => {
    const all = Buffer.concat([pack(FIRST), pack(SECOND)]);
    const cut = all.subarray(0, all.length - 60);
    expect(await members(cut)).toEqual([recordId(1)]);
    const result = await read(cut);
    expect(result.text).toBe(page('One'));
    expect(result.warnings.map(({ code }) => code)).toEqual(['archive-truncated']);
  });

  it('notices a cut that takes the end of the packing alone', async () => {
    const bytes = packed(FIRST);
    const result = await read(bytes.subarray(0, bytes.length - 3));
    expect(result.text).toBe(page('One'));
    expect(result.warnings.map(({ code }) => code)).toEqual(['archive-truncated']);
  });

  it('gives the pages before bytes that can’t be unpacked', async () => {
    const bytes = packed(FIRST, SECOND);
    bytes.fill(0xff, bytes.length - 120, bytes.length - 60);
    const result = await read(bytes);
    expect(result.text).toBe(page('One'));
    expect(result.warnings.map(({ code }) => code)).toEqual(['archive-damaged']);
  });

  it('comes as near to damage as it can in a large archive', async () => {
    // Numbers that don't pack well, so that the archive is read in many steps.
    const hash = (at: number): string => createHash('sha256').update(String(at)).digest('base64');
    const words = Array.from({ length: 70 }, (_, at) => hash(at)).join('');
    const records = Array.from({ length: 100 }, (_, at) =>
      record({ id: recordId(at), block: answer(`${at}${words}`) }),
    );
    const parts = records.map((bytes) => gzipSync(bytes));
    const whole = Buffer.concat(parts);
    const start = parts.slice(0, 60).reduce((sum, { length }) => sum + length, 0);
    whole.fill(0xff, start + 20, start + 200);
    const { members: found } = await listWarc(whole, HINT);
    expect(found.map(({ member }) => member)).toEqual(Array.from({ length: 60 }, (_, at) => recordId(at)));
  });

  it('reads an archive with zeros behind it', async () => {
    const bytes = Buffer.concat([packed(FIRST), Buffer.alloc(1000)]);
    expect(await members(bytes)).toEqual([recordId(1)]);
  });

  it('finds the next record after one whose length is wrong', async () => {
    const short = record({ id: recordId(3), block: answer(page('Three')), length: 60 });
    const bytes = Buffer.concat([FIRST, short, SECOND]);
    expect(await members(bytes)).toContain(recordId(2));
    expect((await read(bytes, recordId(2))).warnings.map(({ code }) => code)).toEqual(['archive-damaged']);
  });

  it.each([
    ['more bytes than there are', record({ block: answer(page('One')), length: 99_999_999_999 })],
    ['no number of bytes', record({ block: answer(page('One')), more: { 'content-length': 'many' } })],
    ['a negative number of bytes', record({ block: answer(page('One')), more: { 'content-length': '-5' } })],
    ['nothing', Buffer.from('WARC/1.0\r\n')],
    ['headers without end', Buffer.from(`WARC/1.0\r\n${'a: b\r\n'.repeat(100_000)}`)],
    ['a line without end', Buffer.from(`WARC/1.0\r\n${'a'.repeat(3_000_000)}`)],
  ])('says one sentence, at once, of a record that promises %s', async (_, bytes) => {
    const message = expect.stringMatching(/^“crawl\.warc” is damaged or cut off.*\.$/u) as string;
    await expect(listWarc(bytes, HINT)).rejects.toMatchObject({ code: 'unreadable', message });
  });

  it('stops a bomb in the packing of the archive', async () => {
    const zeros = Buffer.alloc(20 * 1024 * 1024);
    const bomb = packed(record({ type: 'resource', contentType: 'text/html', block: zeros }));
    await expect(listWarc(bomb, HINT)).rejects.toMatchObject({ code: 'too-much' });
  });

  it('stops a bomb in the encoding of a page, and lists the others', async () => {
    const once = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    const bomb = record({ id: recordId(3), block: answer(once, { 'Content-Encoding': 'gzip' }) });
    const bytes = packed(bomb, FIRST);
    expect(await members(bytes)).toEqual([recordId(3), recordId(1)]);
    await expect(read(bytes, recordId(3))).rejects.toMatchObject({ code: 'too-much' });
    expect((await read(bytes, recordId(1))).text).toBe(page('One'));
  });

  it('answers hostile files as their index asks', async () => {
    if (sharedData(ROOT, 'hostile') === undefined) return;
    const list = async (name: string): Promise<unknown> =>
      listWarc(readFileSync(sharedData(ROOT, 'hostile', name) ?? ''), { name });
    await expect(list('bomb-200MB.warc.gz')).rejects.toMatchObject({ code: 'too-much' });
    await expect(list('warc-content-length-lie.warc')).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('recognising a packed archive', () => {
  it('looks into the packing', () => {
    expect(beginsAsGzippedWarc(packed(FIRST))).toBe(true);
    expect(beginsAsGzippedWarc(gzipSync('filedesc://x.arc'))).toBe(true);
    expect(beginsAsGzippedWarc(gzipSync('a log file'))).toBe(false);
    expect(beginsAsGzippedWarc(Buffer.from([0x1f, 0x8b, 1, 2]))).toBe(false);
  });
});
