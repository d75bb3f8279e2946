import { Buffer } from 'node:buffer';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Budget, LIMITS } from './limits';
import { listZip, openZip } from './zip';

const NAME = 'article.zip';
const MEGABYTE = 1024 * 1024;

function zip(files: Zippable): Buffer {
  return Buffer.from(zipSync(files));
}

/** Where the central directory's header of the first entry begins (APPNOTE.TXT, section 4.3.12). */
function directoryOf(bytes: Buffer): number {
  return bytes.indexOf('PK\x01\x02', 0, 'latin1');
}

describe('what is in an archive', () => {
  it('lists its entries without folders, and reads packed and stored ones', async () => {
    const bytes = zip({
      'a/': new Uint8Array(),
      'a/one.txt': strToU8('packed '.repeat(50)),
      'two.txt': [strToU8('stored'), { level: 0 }],
    });
    const archive = await openZip(bytes, NAME);
    expect(archive.entries).toEqual([
      { name: 'a/one.txt', bytes: 350 },
      { name: 'two.txt', bytes: 6 },
    ]);
    expect(Buffer.from((await archive.read('a/one.txt')) ?? []).toString()).toBe('packed '.repeat(50));
    expect(Buffer.from((await archive.read('two.txt')) ?? []).toString()).toBe('stored');
    expect(await archive.read('three.txt')).toBeUndefined();
  });

  it('ignores names that lead out of the archive, and keeps the others', async () => {
    const text = strToU8('x');
    const names = ['../up.txt', 'a/../../up.txt', 'a\\..\\..\\up.txt', '/root.txt', 'C:/drive.txt', 'good.txt'];
    const bytes = zip(Object.fromEntries(names.map((name) => [name, text])));
    expect((await listZip(bytes, NAME)).map(({ name }) => name)).toEqual(['good.txt']);
  });

  it('takes names of built-in properties for names', async () => {
    const archive = await openZip(zip({ 'a.txt': strToU8('x') }), NAME);
    expect(await archive.read('constructor')).toBeUndefined();
    expect(await archive.read('__proto__')).toBeUndefined();
  });
});

describe('what is too much', () => {
  it('refuses by the count of the directory alone, before it walks over the entries', async () => {
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(LIMITS.entries + 1, 10);
    await expect(listZip(end, NAME)).rejects.toMatchObject({
      code: 'too-much',
      message: expect.stringContaining('20,000') as string,
    });
    end.writeUInt16LE(LIMITS.entries, 10);
    await expect(listZip(end, NAME)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('refuses an archive that states a bomb, even where the bomb is never read', async () => {
    const bytes = zip({ 'word/document.xml': strToU8('<a/>'), 'word/media/zeros.bin': new Uint8Array(9 * MEGABYTE) });
    await expect(openZip(bytes, NAME)).rejects.toMatchObject({ code: 'too-much' });
  });

  it('stops a bomb that is spread over entries that are harmless one by one', async () => {
    const zeros = new Uint8Array(5 * MEGABYTE);
    const bytes = zip({ a: zeros, b: zeros });
    const archive = await openZip(bytes, NAME, new Budget(NAME, 1000));
    await archive.read('a');
    await expect(archive.read('b')).rejects.toMatchObject({ code: 'too-much' });
  });

  it('refuses an entry that holds more than it states', async () => {
    const bytes = zip({ a: new Uint8Array(MEGABYTE) });
    bytes.writeUInt32LE(10, directoryOf(bytes) + 24);
    await expect((await openZip(bytes, NAME)).read('a')).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('does not count what is stored as it is', async () => {
    const bytes = zip({ a: [new Uint8Array(MEGABYTE), { level: 0 }] });
    const budget = new Budget(NAME, bytes.byteLength);
    const before = budget.left;
    await (await openZip(bytes, NAME, budget)).read('a');
    expect(budget.left).toBe(before);
  });
});

describe('what is broken', () => {
  const whole = zip({ 'a.txt': strToU8('some words that are packed, some words that are packed') });

  it.each([10, 40, whole.length - 1])('says one sentence when only %i bytes are there', async (length) => {
    const message = expect.stringMatching(/^“article\.zip” is damaged or incomplete.*\.$/u) as string;
    await expect(listZip(whole.subarray(0, length), NAME)).rejects.toMatchObject({ code: 'unreadable', message });
  });

  it('notices a changed byte by the check sum', async () => {
    const bytes = zip({ 'a.txt': [strToU8('some words'), { level: 0 }] });
    const at = bytes.indexOf('words');
    bytes[at] = 0x57;
    await expect((await openZip(bytes, NAME)).read('a.txt')).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('says that an entry is encrypted', async () => {
    const bytes = Buffer.from(whole);
    bytes.writeUInt16LE(1, directoryOf(bytes) + 8);
    const message = expect.stringContaining('is encrypted') as string;
    await expect((await openZip(bytes, NAME)).read('a.txt')).rejects.toMatchObject({ code: 'unreadable', message });
  });
});
