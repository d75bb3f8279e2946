import { describe, expect, it } from 'vitest';
import { handMade } from './fixtures';
import { sourceUrl } from './source-address';

/** The address that a source with this one is said to have. */
function handedOver(url: string): string | null {
  const { sources } = handMade([{ text: 'A text.', facts: { url }, marks: [] }]);
  const [source] = sources;
  if (source === undefined) throw new Error('no source');
  return sourceUrl(source, source.reading);
}

describe('the address of a source', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a?q=1#top', 'https://example.org/a?q=1#top'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['https://example.org/a#', 'https://example.org/a'],
    ['https://example.org/a?#', 'https://example.org/a'],
    ['https://example.org/a?q#', 'https://example.org/a?q'],
    ['https://example.org/a?#top', 'https://example.org/a#top'],
    ['http://example.org:8080/a?', 'http://example.org:8080/a'],
    ['https://[2001:db8::1]:444/a#', 'https://[2001:db8::1]:444/a'],
    ['https://example.org/[a]|b?[c]#d#e', 'https://example.org/%5Ba%5D%7Cb?%5Bc%5D#d%23e'],
    ['https://مثال.إختبار/خبر', 'https://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D8%A8%D8%B1'],
  ])('%s is written %s', (address, written) => {
    expect(handedOver(address)).toBe(written);
    expect(new URL(written).href).toBe(written);
  });

  it('what somebody logs in with is not handed over', () => {
    expect(handedOver('https://amal:secret@example.org/a?b#c')).toBe('https://example.org/a?b#c');
    expect(handedOver('https://amal@example.org')).toBe('https://example.org/');
  });

  it.each(['', 'no address', 'javascript:alert(1)', 'file:///etc/passwd', 'ftp://example.org/'])(
    '“%s” is none',
    (address) => {
      expect(handedOver(address)).toBeNull();
    },
  );
});
