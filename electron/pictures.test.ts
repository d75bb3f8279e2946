import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkPicture, writePicture } from './pictures';

const folder = mkdtempSync(join(tmpdir(), 'sourcemark-pictures-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const svg = new TextEncoder().encode(
  '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
);

it('writes a picture, and answers its name and size', () => {
  checkPicture('svg', svg);
  const path = join(folder, 'chart.svg');
  expect(writePicture(path, svg)).toEqual({ file: 'chart.svg', bytes: svg.byteLength });
  expect(readFileSync(path)).toEqual(Buffer.from(svg));
});

it.each([
  ['png', svg],
  ['svg', new TextEncoder().encode('#!/bin/sh')],
  ['svg', new Uint8Array()],
] as const)('refuses as %s what is none', (format, bytes) => {
  expect(() => {
    checkPicture(format, bytes);
  }).toThrow('not a picture');
});
