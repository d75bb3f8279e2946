import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../domain/source';
import type { ReaderHint } from './reader';
import { listWacz, readWacz } from './wacz';
import { answer, packed, page, record, recordId, sha256 } from './warc/archive-fixture';

const HINT: ReaderHint = { name: 'crawl.wacz' };

function capture(number: number, words: string, date: string): Buffer {
  const target = `https://news.example/${words.toLowerCase()}`;
  return record({ id: recordId(number), target, date, block: answer(page(words)) });
}

const ONE = packed(capture(1, 'One', '2024-05-06T07:00:00Z'), capture(2, 'Two', '2024-05-06T08:00:00Z'));
const TWO = packed(capture(3, 'Two', '2024-05-07T08:00:00Z'));
const PAGES = [
  { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' },
  { url: 'https://news.example/two#top', ts: '2024-05-07T07:59:00Z', title: 'Two, as listed' },
];

interface Plan {
  readonly pages?: string;
  /** Changes files after their check sums were taken. */
  readonly change?: (files: Record<string, Uint8Array>) => void;
  readonly sums?: boolean;
}

/** A WACZ with two archives in it. */
function wacz({
  pages = PAGES.map((line) => JSON.stringify(line)).join('\n'),
  change,
  sums = true,
}: Plan = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'archive/one.warc.gz': ONE,
    'archive/two.warc.gz': TWO,
    'pages/pages.jsonl': strToU8(pages),
    'indexes/index.cdx.gz': strToU8('x'),
  };
  if (sums) {
    const resources = Object.entries(files).map(([path, bytes]) => ({
      path,
      hash: sha256(bytes),
      bytes: bytes.length,
    }));
    const json = JSON.stringify({ profile: 'data-package', resources });
    files['datapackage.json'] = strToU8(json);
    files['datapackage-digest.json'] = strToU8(JSON.stringify({ path: 'datapackage.json', hash: sha256(json) }));
  }
  change?.(files);
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { level: name.endsWith('.gz') ? 0 : 6 }];
  return zipSync(entries);
}

function readPart(bytes: Uint8Array): ReadResult {
  const text = Buffer.from(bytes).toString('utf8');
  return {
    ...{ text, blocks: [], facts: [], warnings: [], mediaType: 'text/html', encoding: 'utf-8', extent: 'article' },
    ...{ hasExtents: true, reader: 'html', readerVersion: '7' },
  };
}

async function read(bytes: Uint8Array, member: string): Promise<ReadResult> {
  return readWacz(bytes, { ...HINT, member }, readPart);
}

const MEMBER_1 = `one.warc.gz#${recordId(1)}`;
const MEMBER_2 = `one.warc.gz#${recordId(2)}`;
const MEMBER_3 = `two.warc.gz#${recordId(3)}`;

describe('listing', () => {
  it('lists the pages of all archives, those of the page list first, by the capture that is meant', async () => {
    const { choose, members } = await listWacz(wacz(), HINT);
    expect(choose).toBe(true);
    expect(members.map(({ member, name }) => [member, name])).toEqual([
      [MEMBER_3, 'Two, as listed'],
      [MEMBER_1, 'One & more'],
      [MEMBER_2, 'Two & more'],
    ]);
    expect(members[0]).toMatchObject({ url: 'https://news.example/two', recordedAt: '2024-05-07T08:00:00Z' });
  });

  it('passes over lines of the page list that are none', async () => {
    const pages = [
      '',
      'no json',
      '[]',
      '"x"',
      '{"url":5}',
      '{"__proto__":{"url":"https://news.example/one"}}',
      '['.repeat(100_000),
    ];
    const lines = [...pages, JSON.stringify({ url: 'https://news.example/one', title: 7 })];
    const { members } = await listWacz(wacz({ pages: lines.join('\n') }), HINT);
    expect(members.map(({ member }) => member)).toEqual([MEMBER_1, MEMBER_2, MEMBER_3]);
  });
});

describe('reading', () => {
  it('reads the page of the archive that the member names', async () => {
    const result = await read(wacz(), MEMBER_3);
    expect(result).toMatchObject({ text: page('Two'), reader: 'wacz+html', warnings: [] });
    expect(result.facts).toContainEqual(expect.objectContaining({ field: 'url', value: 'https://news.example/two' }));
  });

  it('asks which page is meant, and says when one is not there', async () => {
    await expect(read(wacz(), '')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(read(wacz(), `one.warc.gz#${recordId(3)}`)).rejects.toMatchObject({ code: 'not-found' });
    await expect(read(wacz(), '../one.warc.gz#x')).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each<[string, (files: Record<string, Uint8Array>) => void]>([
    ['the archive', (files) => (files['archive/one.warc.gz'] = Buffer.concat([ONE, TWO]))],
    ['the page list', (files) => (files['pages/pages.jsonl'] = strToU8('{}'))],
    ['the page list, which is gone', (files) => delete files['pages/pages.jsonl']],
    [
      'the list of check sums',
      (files) => (files['datapackage.json'] = strToU8(`${Buffer.from(files['datapackage.json'] ?? []).toString()} `)),
    ],
  ])('says that %s was changed after the check sums were taken', async (_, change) => {
    const { text, warnings } = await read(wacz({ change }), MEMBER_1);
    expect(text).toBe(page('One'));
    expect(warnings.map(({ code }) => code)).toEqual(['archive-changed']);
  });

  it('does not blame a page for a change in another archive', async () => {
    const change = (files: Record<string, Uint8Array>): void =>
      void (files['archive/two.warc.gz'] = Buffer.concat([TWO, ONE]));
    expect((await read(wacz({ change }), MEMBER_1)).warnings).toEqual([]);
  });

  it('says that nothing can be checked where no check sums are', async () => {
    const { warnings } = await read(wacz({ sums: false }), MEMBER_1);
    expect(warnings.map(({ code }) => code)).toEqual(['archive-unverified']);
  });

  it('says one sentence of a file without pages', async () => {
    const empty = zipSync({ 'archive/a.warc.gz': packed(record({ type: 'warcinfo', block: 'x' })) });
    await expect(listWacz(empty, HINT)).rejects.toMatchObject({ code: 'no-text' });
  });
});
