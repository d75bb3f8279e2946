import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividedSpan, draggedEnd, movedEnd, type BoundsStep, type MarkEnd } from './bounds';
import { isGraphemeBoundary, selectionSpan, type Span } from './text';

/** Reads text with the span between brackets. */
function read(marked: string): { readonly text: string; readonly span: Span } {
  const start = marked.indexOf('[');
  return { text: marked.replace(/[[\]]/gu, ''), span: { start, end: marked.indexOf(']') - 1 } };
}

function write(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

/** `end word +1`. */
function move(marked: string, how: string): string {
  const [end, by, direction] = how.split(' ');
  const step = { by, direction: Number(direction) } as BoundsStep;
  const { text, span } = read(marked);
  return write(text, movedEnd(text, span, end as MarkEnd, step));
}

const FAMILY = '👨‍👩‍👧‍👦';

describe('moving an end by words', () => {
  it.each([
    ['in [Daraa] today', 'end word +1', 'in [Daraa today]'],
    ['in [Daraa today]', 'end word -1', 'in [Daraa] today'],
    ['in [Daraa] today', 'end word -1', 'in [Daraa] today'],
    ['in [Daraa] today', 'start word -1', '[in Daraa] today'],
    ['in [Daraa today]', 'start word +1', 'in Daraa [today]'],
    ['in [Daraa] today', 'start word +1', 'in [Daraa] today'],
    ['in [Da]raa today', 'end word +1', 'in [Daraa] today'],
    ['in D[araa] today', 'start word -1', 'in [Daraa] today'],
    ['“[Daraa],” he said', 'end word +1', '“[Daraa,” he] said'],
    ['“[Daraa,” he] said', 'end word -1', '“[Daraa],” he said'],
    ['he [said].', 'end word +1', 'he [said.]'],
    ['he [said.] ', 'end word +1', 'he [said.] '],
    ['“[said', 'start word -1', '[“said'],
    ['one [two]\n\nthree', 'end word +1', 'one [two\n\nthree]'],
    ['one\r\n\r\n[two] three', 'start word -1', '[one\r\n\r\ntwo] three'],
    ['[درعا] البلد اليوم', 'end word +1', '[درعا البلد] اليوم'],
    ['درعا [البلد اليوم]', 'start word +1', 'درعا البلد [اليوم]'],
    ['[שלום] עולם', 'end word +1', '[שלום עולם]'],
    ['[東京]の警察は', 'end word +1', '[東京の]警察は'],
    ['東京の[警察]は', 'start word -1', '東京[の警察]は'],
    [`a [b] ${FAMILY} c`, 'end word +1', `a [b ${FAMILY} c]`],
    ['[cafe\u0301] cre\u0300me', 'end word +1', '[cafe\u0301 cre\u0300me]'],
  ])('%j, %s, is %j', (marked, how, expected) => {
    // A bracket that is missing stands at the end.
    const whole = marked.includes(']') ? marked : `${marked}]`;
    expect(move(whole, how)).toBe(expected.includes(']') ? expected : `${expected}]`);
  });
});

describe('moving an end by characters', () => {
  it.each([
    ['in [Daraa] today', 'end character -1', 'in [Dara]a today'],
    ['in [Daraa] today', 'end character +1', 'in [Daraa t]oday'],
    ['in [Daraa t]oday', 'end character -1', 'in [Daraa] today'],
    ['in [Daraa] today', 'start character -1', 'i[n Daraa] today'],
    ['in [Daraa] today', 'start character +1', 'in D[araa] today'],
    ['in [D]araa', 'end character -1', 'in [D]araa'],
    ['in Dara[a]', 'start character +1', 'in Dara[a]'],
    ['[Daraa] ', 'end character +1', '[Daraa] '],
    [' [Daraa]', 'start character -1', ' [Daraa]'],
    [`x[y]${FAMILY}z`, 'end character +1', `x[y${FAMILY}]z`],
    [`x[y${FAMILY}]z`, 'end character -1', `x[y]${FAMILY}z`],
    [`x${FAMILY}[z]`, 'start character -1', `x[${FAMILY}z]`],
    ['caf[e\u0301\u0327] au', 'start character -1', 'ca[fe\u0301\u0327] au'],
    ['ca[f]e\u0301\u0327 au', 'end character +1', 'ca[fe\u0301\u0327] au'],
    ['[cafe\u0301]', 'end character -1', '[caf]e\u0301'],
    ['🇸🇾[🇱🇧]🇮🇶', 'end character +1', '🇸🇾[🇱🇧🇮🇶]'],
    ['🇸🇾[🇱🇧]🇮🇶', 'start character -1', '[🇸🇾🇱🇧]🇮🇶'],
    ['[נ]ִגּוּב', 'end character +1', '[נִ]גּוּב'],
    ['[क्षे]त्र', 'end character +1', '[क्षेत्र]'],
    ['[a]\r\nb', 'end character +1', '[a\r\nb]'],
    ['[a] \u0301b', 'end character +1', '[a \u0301]b'],
  ])('%j, %s, is %j', (marked, how, expected) => {
    expect(move(marked, how)).toBe(expected);
  });
});

/** Pieces of many scripts, with what joins and what parts them. */
const piece = fc.constantFrom(
  'Daraa',
  'a',
  ' ',
  '  ',
  '\u00a0',
  '\n',
  '\r\n',
  '\u2028',
  '. ',
  '“',
  '”',
  '-',
  'درعا',
  'البلد',
  'שָׁלוֹם',
  '\u200f',
  '東京の警察は',
  'ประเทศไทย',
  '한국어',
  'क्षेत्र',
  FAMILY,
  '🇸🇾',
  '🇱🇧',
  '👍🏽',
  'e\u0301\u0327',
  ' \u0301',
  '\u0301',
  '𝔘',
  '1,000.5',
);

/** A text and a span in it that a person could have selected. */
const marked = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.nat(), fc.nat())
  .map(([pieces, a, b]) => {
    const text = pieces.join('');
    const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
    return { text, span: selectionSpan(text, { start, end }) };
  })
  .filter(
    (value): value is { text: string; span: Span } => value.span !== undefined && value.span.end > value.span.start,
  );

const which = fc.constantFrom<MarkEnd>('start', 'end');
const size = fc.constantFrom<BoundsStep['by']>('word', 'character');
const direction = fc.constantFrom<BoundsStep['direction']>(1, -1);

/** What holds for every moved span: see SPEC.md, N. */
function expectMoved(text: string, before: Span, after: Span, end: MarkEnd): void {
  expect(after.end).toBeGreaterThan(after.start);
  expect(isGraphemeBoundary(text, after.start)).toBe(true);
  expect(isGraphemeBoundary(text, after.end)).toBe(true);
  expect(selectionSpan(text, after)).toEqual({ start: after.start, end: after.end });
  const other = end === 'end' ? 'start' : 'end';
  expect(after[other]).toBe(before[other]);
}

describe('a moved end', () => {
  it('N10: is at a grapheme boundary, beside no white space, and never reaches the other end, in any text', () => {
    fc.assert(
      fc.property(marked, which, size, direction, ({ text, span }, end, by, way) => {
        const after = movedEnd(text, span, end, { by, direction: way });
        expectMoved(text, span, after, end);
        expect((after[end] - span[end]) * way).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back by a step the other way where it could go by characters', () => {
    fc.assert(
      fc.property(marked, which, direction, ({ text, span }, end, way) => {
        const there = movedEnd(text, span, end, { by: 'character', direction: way });
        if (there === span) return;
        const back = movedEnd(text, there, end, { by: 'character', direction: way === 1 ? -1 : 1 });
        expect(back).toEqual({ start: span.start, end: span.end });
      }),
      { numRuns: 1000 },
    );
  });

  it('reaches the edges of the text by steps of either size', () => {
    fc.assert(
      fc.property(marked, size, ({ text, span }, by) => {
        let now: Span = span;
        for (const [end, way] of [
          ['end', 1],
          ['start', -1],
        ] as const) {
          for (;;) {
            const next = movedEnd(text, now, end, { by, direction: way });
            if (next === now) break;
            now = next;
          }
        }
        expect(now).toEqual(selectionSpan(text, { start: 0, end: text.length }));
      }),
    );
  });

  it('takes no longer in a long text without line ends', () => {
    const text = '東京の警察は昨日'.repeat(40_000);
    const span = { start: 160_000, end: 160_002 };
    const begin = performance.now();
    let now: Span = span;
    for (let n = 0; n < 20; n++) now = movedEnd(text, now, 'end', { by: 'word', direction: 1 });
    expect(now.end).toBeGreaterThan(span.end + 20);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

describe('a dragged end', () => {
  const drag = (text: string, how: string): string => {
    const at = text.indexOf('|');
    const { text: plain, span } = read(text.replace('|', ''));
    const before = text.slice(0, at).match(/[[\]]/gu)?.length ?? 0;
    const [end, by] = how.split(' ');
    return write(plain, draggedEnd(plain, span, end as MarkEnd, at - before, by as BoundsStep['by']));
  };

  it.each([
    ['in [Daraa] tod|ay', 'end word', 'in [Daraa today]'],
    ['in [Daraa] t|oday', 'end word', 'in [Daraa] today'],
    ['in [Daraa] t|oday', 'end character', 'in [Daraa t]oday'],
    ['in [Daraa] |today', 'end character', 'in [Daraa] today'],
    ['in [Daraa to|day]', 'start word', 'in Daraa [today]'],
    ['in [Daraa tod|ay]', 'start character', 'in Daraa tod[ay]'],
    ['i|n [Daraa today]', 'end word', 'in [Daraa] today'],
    ['i|n [Daraa today]', 'end character', 'in [D]araa today'],
    ['in [Daraa today] again|', 'start word', 'in Daraa [today] again'],
    ['in [Daraa today] again|', 'start character', 'in Daraa toda[y] again'],
    ['he [said] it.|', 'end word', 'he [said it.]'],
    ['[one] two\n\n|three', 'end word', '[one two\n\nthree]'],
    ['[one] two\n|\nthree', 'end word', '[one two]\n\nthree'],
    ['[درعا] البلد| اليوم', 'end word', '[درعا البلد] اليوم'],
  ])('%j by %s is %j', (text, how, expected) => {
    expect(drag(text, how)).toBe(expected);
  });

  it('N10: holds to the same rules wherever the pointer is', () => {
    fc.assert(
      fc.property(marked, which, size, fc.nat(), ({ text, span }, end, by, at) => {
        expectMoved(text, span, draggedEnd(text, span, end, at % (text.length + 1), by), end);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a divided span', () => {
  it.each([
    ['[Daraa |and Busra] fell', '[Daraa][and Busra]'],
    ['[Daraa| Busra] fell', '[Daraa][Busra]'],
    ['[Da|raa] fell', '[Da][raa]'],
    ['[one.\n|\ntwo]', '[one.][two]'],
  ])('%j', (text, expected) => {
    const { text: plain, span } = read(text.replace('|', ''));
    const halves = dividedSpan(plain, span, text.indexOf('|') - 1) ?? [];
    expect(halves.map(({ start, end }) => `[${plain.slice(start, end)}]`).join('')).toBe(expected);
  });

  it('has no half without words', () => {
    const text = ' a b ';
    expect(dividedSpan(text, { start: 1, end: 4 }, 1)).toBeUndefined();
    expect(dividedSpan(text, { start: 1, end: 4 }, 4)).toBeUndefined();
    expect(dividedSpan('a  ', { start: 0, end: 3 }, 1)).toBeUndefined();
  });

  it('never cuts a cluster', () => {
    fc.assert(
      fc.property(marked, fc.nat(), ({ text, span }, n) => {
        const halves = dividedSpan(text, span, span.start + (n % (span.end - span.start + 1)));
        for (const half of halves ?? [])
          expect(selectionSpan(text, half)).toEqual({ start: half.start, end: half.end });
        if (halves) expect(halves[0].end).toBeLessThanOrEqual(halves[1].start);
      }),
    );
  });
});
