import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePointIndex, isCodePointBoundary, isGraphemeBoundary, selectionSpan, visibleLines } from './text';

const NASTY = 'a👨‍👩‍👧‍👦é\r\nשלום مرحبا\u2028e\u0301 𝔘𝔫𝔦\rx\n\n \u200f\n終';

describe('CodePointIndex', () => {
  it('T2: converts there and back for every offset of a text with pairs, marks and joins', () => {
    const index = new CodePointIndex(NASTY);
    for (let at = 0; at <= NASTY.length; at++) {
      if (!isCodePointBoundary(NASTY, at)) continue;
      expect(index.fromUtf16(at)).toBe(Array.from(NASTY.slice(0, at)).length);
      expect(index.toUtf16(index.fromUtf16(at))).toBe(at);
    }
  });

  it('T2: agrees with counting code points on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const index = new CodePointIndex(text);
        let at = 0;
        for (const [count, character] of Array.from(text).entries()) {
          expect(index.fromUtf16(at)).toBe(count);
          expect(index.toUtf16(count)).toBe(at);
          at += character.length;
        }
        expect(index.toUtf16(Array.from(text).length)).toBe(text.length);
      }),
    );
  });
});

describe('visibleLines', () => {
  const shown = (text: string): string[] => visibleLines(text).map(({ start, end }) => text.slice(start, end));

  it('T3: splits at every kind of line end and leaves out lines that show nothing', () => {
    expect(shown(NASTY)).toEqual(['a👨‍👩‍👧‍👦é', 'שלום مرحبا', 'e\u0301 𝔘𝔫𝔦', 'x', '終']);
  });

  it('T3: blocks of any text are in order, apart, and hold no line end', () => {
    const unit = fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\u2028', '\u2029', 'ش', '😀', '\u00a0');
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const text = units.join('');
        let last = 0;
        for (const { start, end } of visibleLines(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toMatch(/[\n\r\u2028\u2029]/u);
          last = end;
        }
      }),
    );
  });
});

describe('selectionSpan', () => {
  /** Text with the selection between brackets; answers the text with the span between brackets. */
  const select = (marked: string): string | undefined => {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const text = marked.replace(/[[\]]/gu, '');
    const span = selectionSpan(text, { start, end });
    return span && `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;
  };

  it.each([
    ['a [word ]here', 'a [word] here'],
    ['a[ \u00a0two words\n]', 'a \u00a0[two words]\n'],
    ['cafe[\u0301 au] lait', 'caf[e\u0301 au] lait'],
    ['x[👨‍👩]‍👧‍👦y', 'x[👨‍👩‍👧‍👦]y'],
    ['[درع]ا', '[درع]ا'],
    ['a[ \u0301b]', 'a[ \u0301b]'],
    ['a[\r\nb]', 'a\r\n[b]'],
    ['a[ \n ]b', undefined],
    ['a[]b', undefined],
  ])('T4: %j becomes %j', (marked, expected) => {
    expect(select(marked)).toBe(expected);
  });

  it('T4: never splits a surrogate pair, whatever is selected', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const span = selectionSpan(text, { start, end });
        if (span === undefined) return;
        expect(isCodePointBoundary(text, span.start)).toBe(true);
        expect(isCodePointBoundary(text, span.end)).toBe(true);
      }),
    );
  });
});

describe('isGraphemeBoundary', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const boundaries = (text: string): number[] => [
    ...Array.from(segmenter.segment(text), ({ index }) => index),
    text.length,
  ];
  const found = (text: string): number[] =>
    Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => isGraphemeBoundary(text, at));

  it.each([NASTY, 'a\r\nb\r\r\n', 'e\u0301\u0327 کتابِ שָׁלוֹם', '🇸🇾🇮🇶🇱🇧 👩🏽‍🚀 1️⃣', 'नमस्ते한국어各', 'ประเทศไทย'])(
    'T6: is where the whole text says, in %j',
    (text) => {
      expect(found(text)).toEqual(boundaries(text));
    },
  );

  it('T6: agrees with the whole text on any text', () => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\r',
      '\n',
      '\u0301',
      'ش',
      'ָ',
      '👩',
      '\u200d',
      '🏽',
      '🇸',
      '각',
      'ก',
      '終',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('');
        const wanted = boundaries(text).filter((at) => isCodePointBoundary(text, at));
        expect(found(text)).toEqual(text === '' ? [0] : wanted);
      }),
    );
  });

  it('T6: refuses what lies outside the text', () => {
    for (const offset of [-1, 4, 0.5]) expect(isGraphemeBoundary('abc', offset)).toBe(false);
  });
});
