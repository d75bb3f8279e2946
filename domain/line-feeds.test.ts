import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFeeds } from './line-feeds';

describe('line feeds', () => {
  it('L1: every place that splits no line end comes back, and the words before it are the same', () => {
    const piece = fc.constantFrom('\r\n', '\r', '\n', 'a', '😀', '\u2028');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const feeds = new LineFeeds(text);
        expect(feeds.text).toBe(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
        for (let at = 0; at <= text.length; at++) {
          if (text.slice(at - 1, at + 1) === '\r\n') continue;
          const there = feeds.fromOriginal(at);
          expect(feeds.text.slice(0, there)).toBe(new LineFeeds(text.slice(0, at)).text);
          expect(feeds.toOriginal(there)).toBe(at);
        }
      }),
    );
  });
});
