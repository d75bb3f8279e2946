import path from 'node:path';
import { expect, test } from 'vitest';
import { caseName, exportName, originalName, withEnding } from './file-names';

test('a case is named by its file', () => {
  expect(caseName(path.join('folder', 'Daraa sample.sourcemark'))).toBe('Daraa sample');
  expect(caseName('A.b.SOURCEMARK')).toBe('A.b');
  expect(caseName('other.db')).toBe('other.db');
});

test('an export is named by case, tag and day', () => {
  const day = new Date(2026, 0, 5, 23, 59);
  expect(exportName('Daraa', { format: 'csv', scope: { tags: ['claim'] } }, day)).toBe('Daraa claims 2026-01-05.csv');
  expect(exportName('Daraa', { format: 'jsonl', scope: {} }, day)).toBe('Daraa annotations 2026-01-05.jsonl');
  expect(exportName('Daraa', { format: 'pdf', scope: { tags: ['claim'] } }, day)).toBe('Daraa report 2026-01-05.pdf');
  expect(exportName('Daraa', { format: 'w3c', scope: {} }, day)).toBe('Daraa annotations 2026-01-05.jsonld');
});

test('an ending is added where it is missing', () => {
  expect(withEnding('a', '.csv')).toBe('a.csv');
  expect(withEnding('a.txt', '.csv')).toBe('a.txt.csv');
  expect(withEnding('a.CSV', '.csv')).toBe('a.CSV');
});

test.each([
  ['article.html', 'article.html'],
  ['تقرير من درعا.pdf', 'تقرير من درعا.pdf'],
  ['../../etc/passwd', 'etc-passwd'],
  ['C:\\Users\\me\\a.doc', 'C-Users-me-a.doc'],
  ['.bashrc', 'bashrc'],
  ['bill\u202Egnp.exe', 'billgnp.exe'],
  ['https://example.org/2021/07/a?x=1', 'https-example.org-2021-07-a-x=1'],
  ['a\nb\0.txt', 'ab.txt'],
  [' ', 'original'],
  ['..', 'original'],
])('the original %j is offered as %j', (name, offered) => {
  expect(originalName(name)).toBe(offered);
});

test('a very long name is cut before its ending', () => {
  const offered = originalName(`${'ن'.repeat(400)}.mhtml`);
  expect(offered).toMatch(/^ن+\.mhtml$/u);
  expect(Buffer.byteLength(offered)).toBeLessThanOrEqual(200);
});
