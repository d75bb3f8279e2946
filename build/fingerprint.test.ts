/**
 * The hash that decides whether the app must be built again.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint.mjs';

let folder = '';
const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
const now = () => fingerprint(folder, ['src', 'lock.json', 'absent'], (name) => !name.endsWith('.test.ts'));

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-fingerprint-'));
  fs.mkdirSync(path.join(folder, 'src'));
  write('src/a.ts', 'a');
  write('lock.json', '{}');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('stays while nothing changes', () => {
  const before = now();
  fs.utimesSync(path.join(folder, 'src/a.ts'), 1, 1);
  write('src/a.test.ts', 'does not count');
  expect(now()).toBe(before);
});

test.each<[what: string, change: () => void]>([
  ['changes', () => write('src/a.ts', 'b')],
  ['appears', () => write('src/b.ts', '')],
  ['goes', () => fs.rmSync(path.join(folder, 'src/a.ts'))],
  ['gets another name', () => fs.renameSync(path.join(folder, 'src/a.ts'), path.join(folder, 'src/c.ts'))],
  ['passes text on to its neighbour', () => (write('src/a.ts', ''), write('src/b.ts', 'a'))],
])('differs when a file %s', (_, change) => {
  const before = now();
  change();
  expect(now()).not.toBe(before);
});
