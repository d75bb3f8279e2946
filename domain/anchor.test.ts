import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, occurrences, resolve } from './anchor';
import { SourcemarkError } from './errors';
import { CONTEXT_LENGTH, describeSpan } from './selector';
import { isCodePointBoundary } from './text';

/** A text with brackets round the quote: the text without them and the span between. */
function marked(text: string): { text: string; start: number; end: number } {
  const start = text.indexOf('[');
  return { text: text.replace(/[[\]]/gu, ''), start, end: text.indexOf(']') - 1 };
}

describe('describeSpan', () => {
  it('A1: keeps the exact words', () => {
    const { text, ...span } = marked('near Busra Harir in [northeast Daraa] Province.');
    expect(describeSpan(text, span).exact).toBe('northeast Daraa');
  });

  it('A2: context is at most 32 units and splits no pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(), (text, a, b) => {
        const bounds = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const [start = 0, end = 0] = bounds.map((at) => (isCodePointBoundary(text, at) ? at : at - 1));
        fc.pre(start < end);
        const { exact, prefix, suffix } = describeSpan(text, { start, end });
        expect(text).toContain(prefix + exact + suffix);
        for (const context of [prefix, suffix]) {
          expect(context.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
          expect(context).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  it.each([
    ['abc', 1, 1],
    ['abc', 2, 1],
    ['abc', -1, 1],
    ['abc', 1, 4],
    ['abc', 0.5, 2],
    ['a😀c', 2, 4],
    ['a😀c', 0, 2],
  ])('A5: refuses %j from %d to %d', (text, start, end) => {
    expect(() => describeSpan(text, { start, end })).toThrow(SourcemarkError);
  });
});

describe('resolve', () => {
  it.each([
    ['A4: the same text', 'the [quick] fox', 'the [quick] fox', 'exact'],
    ['A4: words put in before', 'the [quick] fox', 'and so the [quick] fox', 'moved'],
    ['A4: a quote that is gone', 'the [quick] fox', 'the slow fox', 'lost'],
    ['A3: the occurrence whose prefix fits', 'a red [cat], a blue cat', 'a blue cat, a red [cat], a blue cat', 'moved'],
  ])('%s', (_title, before, after, state) => {
    const old = marked(before);
    const selector = describeSpan(old.text, old);
    const found = resolve(after.replace(/[[\]]/gu, ''), selector);
    expect(found.state).toBe(state);
    const { start, end } = marked(after);
    expect(found.span).toEqual(state === 'lost' ? undefined : { start, end });
  });

  it('A3: two places that fit alike are uncertain', () => {
    const old = marked('x [Daraa] y');
    expect(resolve('-- x Daraa y -- x Daraa y', describeSpan(old.text, old)).state).toBe('uncertain');
  });
});

describe('findQuote', () => {
  it('A6: takes the quote as it is first, and lookalikes only where that is nowhere', () => {
    const text = 'the regime’s\u00a0Fourth Division, “light” – the regime’s Fourth Division';
    expect(findQuote(text, 'regime’s Fourth')).toEqual([text.lastIndexOf('regime')]);
    expect(findQuote(text, "regime's Fourth")).toEqual([text.indexOf('regime'), text.lastIndexOf('regime')]);
    expect(findQuote(text, '"light" - the')).toEqual([text.indexOf('“')]);
    expect(findQuote(text, 'heavy')).toEqual([]);
  });
});

describe('occurrences', () => {
  it('A3: finds overlapping ones, and none of an empty quote', () => {
    expect(occurrences('aaaa', 'aa')).toEqual([0, 1, 2]);
    expect(occurrences('aaaa', '')).toEqual([]);
  });
});
