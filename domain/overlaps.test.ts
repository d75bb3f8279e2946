import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapsAny } from './overlaps';

it('says of every span what looking at all of them says', () => {
  const span = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (spans, asked) => {
      const expected = spans.some(({ start, end }) => start < asked.end && asked.start < end);
      expect(overlapsAny(spans)(asked)).toBe(expected);
    }),
  );
});
