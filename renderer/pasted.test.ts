import { describe, expect, it } from 'vitest';
import { loneAddress, readPasted } from './pasted';

function data(kinds: Readonly<Record<string, string>>): Pick<DataTransfer, 'getData'> {
  return { getData: (kind) => kinds[kind] ?? '' };
}

const ARTICLE = `Headline\n\n${'Words of the article. '.repeat(40)}`;

describe('what was pasted', () => {
  it('keeps HTML as it is beside its words', () => {
    const html = '<h1>Headline</h1><script>1</script>';
    expect(readPasted(data({ 'text/html': html, 'text/plain': ARTICLE }))).toEqual({ html, text: ARTICLE, url: '' });
  });

  it.each([
    [{ 'text/plain': ' https://gazette.example/a\n' }],
    [{ 'text/uri-list': 'https://gazette.example/a', 'text/plain': 'https://gazette.example/a' }],
    [{ 'text/uri-list': 'https://gazette.example/a', 'text/html': '<a href="#">A</a>', 'text/plain': 'A headline' }],
  ])('is an address where there is only a link: %j', (kinds) => {
    expect(readPasted(data(kinds))).toEqual({ html: '', text: '', url: 'https://gazette.example/a' });
  });

  it('is an article where it only begins with an address, or is dragged with one', () => {
    const text = `https://gazette.example/a\n\n${ARTICLE}`;
    expect(readPasted(data({ 'text/plain': text }))).toEqual({ html: '', text, url: '' });
    expect(readPasted(data({ 'text/uri-list': 'https://gazette.example/a', 'text/plain': ARTICLE }))?.text).toBe(
      ARTICLE,
    );
  });

  it('is nothing where there are no words', () => {
    expect(readPasted(data({ 'text/plain': ' \n' }))).toBeUndefined();
    expect(readPasted(data({}))).toBeUndefined();
  });
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'gazette.example', 'https://', 'two https://a.example'])(
  '%s is no address of the web',
  (text) => {
    expect(loneAddress(text)).toBeUndefined();
  },
);
