import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { setCode } from '../db/codebook-commands';
import { readCodebook } from '../db/codes';
import { casePath, openTestCase } from '../db/fixtures';
import { readCodebookAt, writeCodebook } from './codebook-files';

const added = {
  list: 'status' as const,
  id: 'waiting',
  name: 'waiting for an answer',
  definition: 'Asked, and nobody has answered: «بانتظار الرد».',
  colour: 'amber' as const,
  position: 9,
  hidden: false,
};

function folder(): string {
  const made = join(dirname(casePath()), 'codebooks');
  mkdirSync(made, { recursive: true });
  return made;
}

it('writes the codebook of a case so that it is read as it was', () => {
  const file = openTestCase();
  setCode(file, added);
  const path = join(folder(), 'codebook.json');
  const count = writeCodebook(file, path);
  const codes = readCodebookAt(path);
  expect(codes).toEqual(readCodebook(file.db));
  expect(codes).toContainEqual(added);
  expect(codes.length).toBe(count);
  expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
});

it('refuses with a sentence what is no codebook, what is not there and what is far too large', () => {
  const path = join(folder(), 'wrong.json');
  expect(() => readCodebookAt(path)).toThrow(/“wrong.json” can’t be read\. Nothing was changed\.$/u);
  writeFileSync(path, 'Syria opposition captures');
  expect(() => readCodebookAt(path)).toThrow(/no JSON\. Nothing was changed\.$/u);
  writeFileSync(path, '{"format":"other"}');
  expect(() => readCodebookAt(path)).toThrow(/Nothing was changed\.$/u);
  truncateSync(path, 5 * 1024 * 1024);
  expect(() => readCodebookAt(path)).toThrow(/too large/u);
});
