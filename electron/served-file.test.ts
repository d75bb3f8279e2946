import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { servedFile } from './served-file';

const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'sourcemark-served-'));
const folder = path.join(outside, 'renderer');
fs.mkdirSync(path.join(folder, 'assets'), { recursive: true });
fs.writeFileSync(path.join(folder, 'index.html'), '<p>page</p>');
fs.writeFileSync(path.join(folder, 'assets', 'a.js'), 'a');
fs.writeFileSync(path.join(folder, 'notes.txt'), 'not served');
fs.writeFileSync(path.join(outside, 'secret.js'), 'secret');
fs.mkdirSync(path.join(outside, 'renderer-other'));
fs.writeFileSync(path.join(outside, 'renderer-other', 'b.js'), 'secret');
afterAll(() => fs.rmSync(outside, { recursive: true }));

const read = async (address: string): Promise<string | undefined> => {
  const file = await servedFile(folder, `sourcemark://app/${address}`);
  return file && new TextDecoder().decode(file.bytes);
};

describe('servedFile', () => {
  test('gives the files of the folder with their types', async () => {
    expect(await servedFile(folder, 'sourcemark://app/index.html')).toEqual({
      bytes: new TextEncoder().encode('<p>page</p>'),
      type: 'text/html; charset=utf-8',
    });
    expect(await read('assets/a.js')).toBe('a');
  });

  test.each(['missing.js', 'assets', 'assets/a.js/b.js', 'notes.txt', '../secret.js', '%2e%2e%2fsecret.js'])(
    'gives nothing for %s',
    async (address) => {
      expect(await read(address)).toBeUndefined();
    },
  );

  test.skipIf(process.platform === 'win32')('follows no link out of the folder', async () => {
    fs.symlinkSync(path.join(outside, 'secret.js'), path.join(folder, 'file.js'));
    fs.symlinkSync(path.join(outside, 'renderer-other'), path.join(folder, 'linked'));
    fs.symlinkSync(path.join(folder, 'assets', 'a.js'), path.join(folder, 'inside.js'));
    expect(await read('file.js')).toBeUndefined();
    expect(await read('linked/b.js')).toBeUndefined();
    expect(await read('inside.js')).toBe('a');
  });
});
