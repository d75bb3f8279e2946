/**
 * One set-up at a time, and none waits for a dead one.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-lock-'));
vi.stubEnv('SOURCEMARK_CACHE', folder);
const { SetupLock } = await import('./lock.mjs');
const file = path.join(folder, 'setup.lock');
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('a second set-up waits for the first', async () => {
  const [first, second] = [new SetupLock(), new SetupLock()];
  await first.take();
  await first.take();
  let taken = false;
  const taking = second.take().then(() => (taken = true));
  await sleep(400);
  expect(taken).toBe(false);
  first.release();
  await taking;
  second.release();
  expect(fs.existsSync(file)).toBe(false);
});

test('the lock of a set-up that was killed is taken over', async () => {
  fs.writeFileSync(file, '999999999');
  const lock = new SetupLock();
  await lock.take();
  lock.release();
});

test('so is one that nobody has touched for long, whoever has its number now', async () => {
  fs.writeFileSync(file, String(process.ppid));
  fs.utimesSync(file, new Date(0), new Date(0));
  const lock = new SetupLock();
  await lock.take();
  lock.release();
});
