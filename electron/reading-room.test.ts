import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openReadingRoom, type ReadingRoom } from './reading-room';

const folders: string[] = [];
const rooms: ReadingRoom[] = [];

afterEach(async () => {
  await Promise.all(rooms.splice(0).map((room) => room.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What a hostile file might make of a reader: the name says which. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
let asked = 0;
parentPort.on('message', ({ hint }) => {
  asked++;
  if (hint.name === 'hang') for (;;);
  if (hint.name === 'backtrack') /^(a+)+$/.test('a'.repeat(40) + 'b');
  if (hint.name === 'heap') for (const held = new Map(); ; ) held.set('key ' + held.size, { words: [asked] });
  if (hint.name === 'buffers') { globalThis.held = []; for (let i = 0; i < 4000; i++) held.push(Buffer.alloc(1 << 20, 1)); for (;;); }
  if (hint.name === 'crash') throw new Error('broken');
  if (hint.name === 'exit') process.exit(7);
  if (hint.name === 'refuse') return parentPort.postMessage({ ok: false, error: { code: 'no-text', message: 'No.' } });
  parentPort.postMessage({ ok: true, taken: { record: { url: String(asked), recordedAt: '' } } });
});`;

function room(seats = 1, limits = { time: 4000, memory: 192 * 1024 * 1024 }): ReadingRoom {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  folders.push(folder);
  const path = join(folder, 'program.cjs');
  writeFileSync(path, PROGRAM);
  const opened = openReadingRoom(path, seats, limits);
  rooms.push(opened);
  return opened;
}

const bytes = new Uint8Array(1);

describe('the reading room', () => {
  it.each([
    ['hang', 'too-much', /takes longer than/u],
    ['backtrack', 'too-much', /takes longer than/u],
    ['heap', 'too-much', /needs more than 192 MB of memory/u],
    ['buffers', 'too-much', /needs more than 192 MB of memory/u],
    ['crash', 'unreadable', /stopped the reader/u],
    ['exit', 'unreadable', /stopped the reader/u],
  ])('I6: “%s” is stopped with a sentence, and the next file is read', async (name, code, message) => {
    // Whoever takes all memory is to meet that limit, however slow the machine is.
    const time = /memory/u.test(message.source) ? 40_000 : 4000;
    const opened = room(1, { time, memory: 192 * 1024 * 1024 });
    const [bad, good] = await Promise.allSettled([opened.read(bytes, { name }), opened.read(bytes, { name: 'good' })]);
    expect(bad).toMatchObject({
      status: 'rejected',
      reason: { code, message: expect.stringMatching(message) as string },
    });
    expect(good).toMatchObject({ status: 'fulfilled', value: { record: { url: '1' } } });
  });

  it('I6: a file that is refused costs no worker', async () => {
    const opened = room();
    await expect(opened.read(bytes, { name: 'refuse' })).rejects.toMatchObject({ code: 'no-text' });
    expect((await opened.read(bytes, { name: 'good' })).record.url).toBe('2');
  });

  it('reads as many at once as there are seats, and the others after them', async () => {
    const opened = room(2, { time: 20_000, memory: 192 * 1024 * 1024 });
    const read = await Promise.all(Array.from({ length: 9 }, () => opened.read(bytes, { name: 'good' })));
    const counts = read.map(({ record }) => Number(record.url));
    expect(counts.filter((count) => count === 1)).toHaveLength(2);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(5);
  });
});
