import { expect, test } from 'vitest';
import { mediaName, sizeWords } from './media-name';

test('media types have names where people have one for them', () => {
  expect(mediaName('text/html')).toBe('Web page');
  expect(mediaName('image/png')).toBe('image/png');
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1234, '1.2 kB'],
  [48_200, '48 kB'],
  [1_950_000, '2 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes, 'en')).toBe(words);
});
