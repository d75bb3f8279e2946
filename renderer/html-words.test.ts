import { expect, test } from 'vitest';
import { htmlWords } from './html-words';

test.each([
  ['<h1>A&nbsp;headline</h1><p>One <b>bold</b> word.</p>\n<p>Two</p>', 'A headline\nOne bold word.\nTwo'],
  ['<html><head><title>T</title><style>p{}</style></head><body>x<script>alert("<p>")</script>y</body>', 'x\ny'],
  ['a<br>b<br/>c', 'a\nb\nc'],
  ['<a title="5 > 3" href=x>link</a> text', 'link text'],
  ['2 < 3 and 4 > 1', '2 < 3 and 4 > 1'],
  ['<!-- no --><!doctype html>yes', 'yes'],
  ['&ldquo;Daraa&rdquo; &#233; &#x639; &amp;lt; &unknown;', '“Daraa” é ع &lt; &unknown;'],
  ['<p>درعا</p><p>البلد</p>', 'درعا\nالبلد'],
  ['x<script>never closed', 'x'],
  ['x<script/>y</script>z', 'x\ny\nz'],
  ['<p unfinished', ''],
  ['', ''],
])('%j', (html, words) => {
  expect(htmlWords(html)).toBe(words);
});

test('takes no longer than it must for what is made to be slow', () => {
  const begin = performance.now();
  for (const bait of ['<script', '<!--', '<a ="', '<', '&#', '</p ']) htmlWords(bait.repeat(100_000));
  expect(performance.now() - begin).toBeLessThan(2000);
});
