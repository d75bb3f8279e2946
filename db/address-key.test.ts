import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key';

describe('the key of an address', () => {
  it('I8: is the same however the page was reached', () => {
    const key = addressKey('https://example.org/news/daraa?id=7&lang=ar');
    for (const other of [
      'http://www.example.org/news/daraa/?lang=ar&id=7#top',
      'https://example.org/news/daraa?utm_source=x&id=7&fbclid=y&lang=ar',
      ' https://EXAMPLE.org:443/news/daraa?id=7&lang=ar ',
      'https://amp.example.org/news/daraa/amp/?id=7&lang=ar',
    ]) {
      expect(addressKey(other), other).toBe(key);
    }
  });

  it('I8: differs for other pages, hosts and parameters', () => {
    const keys = [
      'https://example.org/a',
      'https://example.org/b',
      'https://example.org/A',
      'https://example.net/a',
      'https://example.org/a?id=1',
      'https://example.org/a?id=2',
      'https://example.org:8080/a',
    ].map(addressKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('I8: there is none for a front page or for what is no address of the web', () => {
    for (const none of ['https://example.org/', 'https://example.org', 'javascript:alert(1)', 'file:///a', 'a', '']) {
      expect(addressKey(none), none).toBeUndefined();
    }
  });
});
