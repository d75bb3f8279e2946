import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, occurrences, resolve, TextAnchorer, type Anchor } from './anchor';
import { SourcemarkError } from './errors';
import { CONTEXT_LENGTH, describeSpan } from './selector';
import { isCodePointBoundary, isGraphemeBoundary } from './text';

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

/** A quote between brackets in an older text, found in a newer one: the state, and the newer text with it in brackets. */
function carried(before: string, after: string): { readonly found: string; readonly anchor: Anchor } {
  const { text, ...span } = marked(before);
  const anchor = new TextAnchorer(text, after).anchor(describeSpan(text, span));
  const { span: place, state } = anchor;
  const shown =
    place && `${after.slice(0, place.start)}[${after.slice(place.start, place.end)}]${after.slice(place.end)}`;
  return { found: `${state}: ${shown ?? ''}`, anchor };
}

const OPENING = 'The council met on Monday in the old town hall.';
const MIDDLE = 'Rebels and regime forces agreed on a truce near the border crossing.';
const END = 'Residents say that the water supply has not been restored since July.';

describe('resolve without the older text', () => {
  it('A7: the same words of another place at the stored offsets are not exact', () => {
    const { text, ...span } = marked('Rebels left [Daraa] in summer. Troops reached Daraa in autumn.');
    const after = 'Troops took Daraa in autumn. Now rebels left Daraa in summer.';
    expect(after.slice(span.start, span.end)).toBe('Daraa');
    const { state, span: place } = resolve(after, describeSpan(text, span));
    expect(state).not.toBe('exact');
    if (state === 'moved') expect(place?.start).toBe(after.lastIndexOf('Daraa'));
  });

  it('A10: takes what is like the quote, and says with which score and margin', () => {
    const { text, ...span } = marked(
      `${OPENING} Rebels and [regime forces agreed on a truce near the border] crossing. ${END}`,
    );
    const after = `${END} Rebels and regime troops agreed on a truce close to the border crossing. ${OPENING}`;
    const { state, score, margin, span: place } = resolve(after, describeSpan(text, span));
    expect(state).toBe('moved');
    expect(after.slice(place?.start, place?.end)).toBe('regime troops agreed on a truce close to the border');
    expect(score).toBeGreaterThanOrEqual(0.7);
    expect(score).toBeLessThan(1);
    expect(margin).toBe(1);
  });

  it('A10: half of a name is another name', () => {
    const { text, ...span } = marked('Fighting went on in [Hama] for three days.');
    expect(resolve('Fighting went on in Homs for three days.', describeSpan(text, span)).state).not.toBe('moved');
  });

  it('A10: a name whose surroundings are others is not taken', () => {
    const { text, ...span } = marked(`${OPENING} In [Daraa] shops stayed shut. ${END}`);
    const { state } = resolve('A concert of young musicians from Daraa was cheered.', describeSpan(text, span));
    expect(['uncertain', 'lost']).toContain(state);
  });
});

describe('TextAnchorer', () => {
  it.each([
    ['A7: nothing changed before it', `[${OPENING}] ${MIDDLE}`, `${OPENING} ${END}`, `exact: [${OPENING}] ${END}`],
    [
      'A8: words were put in before',
      `The [quick fox] sleeps. ${END}`,
      `And so the quick fox sleeps. ${END}`,
      `moved: And so the [quick fox] sleeps. ${END}`,
    ],
    [
      'A8: its passage was moved, with words of another one like it in front of it',
      `Daraa is calm. ${OPENING} Near [Daraa], roads were shut for weeks. ${END}`,
      `Near Daraa, roads were shut for weeks. ${OPENING} Daraa is calm. ${END}`,
      `moved: Near [Daraa], roads were shut for weeks. ${OPENING} Daraa is calm. ${END}`,
    ],
    [
      'A8: words were replaced at its beginning and within it',
      `${OPENING} [Sixteen people were killed in the village], activists said. ${END}`,
      `${OPENING} Eighteen people were wounded in the village, activists said. ${END}`,
      `moved: ${OPENING} [Eighteen people were wounded in the village], activists said. ${END}`,
    ],
    [
      'A8: signs that belong to it stay with it',
      `${OPENING} He called it [“a disgrace, and worse!”] on Friday. ${END}`,
      `${END} ${OPENING} He called it “a disgrace, and worse!” on Friday.`,
      `moved: ${END} ${OPENING} He called it [“a disgrace, and worse!”] on Friday.`,
    ],
    [
      'A8: the part of a word stays the part of a word',
      'قال إن و[المدينة] محاصرة منذ شهر. عاد السكان إلى بيوتهم.',
      'عاد السكان إلى بيوتهم. قال إن والمدينة محاصرة منذ شهر.',
      'moved: عاد السكان إلى بيوتهم. قال إن و[المدينة] محاصرة منذ شهر.',
    ],
    [
      'A8: Hebrew',
      'הממשלה הודיעה כי [הכביש לצפון ייסגר] מחר בבוקר. התושבים הופתעו.',
      'התושבים הופתעו מאוד. הממשלה הודיעה אתמול כי הכביש לצפון ייסגר שוב מחר בבוקר.',
      'moved: התושבים הופתעו מאוד. הממשלה הודיעה אתמול כי [הכביש לצפון ייסגר] שוב מחר בבוקר.',
    ],
    [
      'A8: Japanese, without spaces',
      '市長は月曜日に辞任した。[水道は七月から復旧していない]と住民は言う。',
      '住民は怒っている。水道は七月からまだ復旧していないと住民は言う。市長は月曜日に辞任した。',
      'moved: 住民は怒っている。[水道は七月からまだ復旧していない]と住民は言う。市長は月曜日に辞任した。',
    ],
    [
      'A9: its sentence is gone, and the name stands elsewhere as it did before',
      `Troops reached Daraa at noon. ${OPENING} Shops in [Daraa] stayed shut. ${END}`,
      `Troops reached Daraa at noon. ${OPENING} ${END}`,
      'lost: ',
    ],
    ['A4: all of it is gone', `${OPENING} [${MIDDLE}] ${END}`, `${OPENING} ${END}`, 'lost: '],
  ])('%s', (_title, before, after, expected) => {
    expect(carried(before, after).found).toBe(expected);
  });

  it('A9: a name that another one replaced is uncertain, and the other one is shown', () => {
    const { found } = carried(
      `${OPENING} Fighting went on in [Hama] for days. ${END}`,
      `${OPENING} Fighting went on in Homs for days. ${END}`,
    );
    expect(found).toBe(`uncertain: ${OPENING} Fighting went on in [Homs] for days. ${END}`);
  });

  it('A7: the same words of another place at the stored offsets are not exact', () => {
    const { text, ...span } = marked('Rebels left [Daraa] in summer. Troops took the way to Daraa in autumn.');
    const after = 'Troops took Daraa by surprise. Rebels left Daraa in summer. They had no choice.';
    expect(after.slice(span.start, span.end)).toBe('Daraa');
    const { state, span: place } = new TextAnchorer(text, after).anchor(describeSpan(text, span));
    expect(state).toBe('moved');
    expect(place?.start).toBe(after.lastIndexOf('Daraa'));
  });

  it('A3: a sentence that stands twice now is uncertain, with a margin that says so', () => {
    const { anchor } = carried(`${OPENING} [${MIDDLE}] ${END}`, `${MIDDLE} x ${MIDDLE}`);
    expect(anchor.state).toBe('uncertain');
    expect(anchor.margin).toBeLessThan(0.05);
  });

  it('A12: a quote that was torn in two halves is uncertain', () => {
    const before = `${OPENING} [${MIDDLE} ${END}] That is all there is to say.`;
    const between = Array.from({ length: 30 }, (_, n) => `Line ${n} is about something else.`).join(' ');
    expect(carried(before, `${END} ${OPENING} ${between} ${MIDDLE} That is all.`).anchor.state).toBe('uncertain');
  });

  it('A4: every span of a text is exact in the same text', () => {
    const unit = fc.constantFrom('a', 'a ', 'b', ' ', '. ', '\n', 'ش', '終', '😀', 'e\u0301', '🇸🇾');
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (units, a, b) => {
        const text = units.join('');
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        fc.pre(
          text.slice(start, end).trim() !== '' && isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end),
        );
        const selector = describeSpan(text, { start, end });
        for (const { state, span } of [resolve(text, selector), new TextAnchorer(text, text).anchor(selector)]) {
          expect(state).toBe('exact');
          expect(text.slice(span?.start, span?.end)).toBe(selector.exact.trim());
        }
      }),
    );
  });

  it('A11: whatever becomes of a text, what is found is whole characters without white space at the ends', () => {
    const unit = fc.constantFrom(
      'a',
      'b ',
      ' ',
      'word ',
      '. ',
      '\u00a0',
      '\n',
      'ش',
      'َ',
      '終',
      '😀',
      '\u200d',
      '👩',
      'e',
      '\u0301',
      '🇸',
    );
    const texts = fc.array(unit, { minLength: 1, maxLength: 40 }).map((units) => units.join(''));
    fc.assert(
      fc.property(texts, texts, texts, fc.nat(), fc.nat(), (head, shared, tail, a, b) => {
        const [before, after] = [head + shared, shared + tail];
        const [start = 0, end = 0] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y);
        fc.pre(start < end && isCodePointBoundary(before, start) && isCodePointBoundary(before, end));
        const selector = describeSpan(before, { start, end });
        for (const { span, state, score, margin } of [
          resolve(after, selector),
          new TextAnchorer(before, after).anchor(selector),
        ]) {
          for (const share of [score, margin]) expect(share >= 0 && share <= 1).toBe(true);
          expect(span === undefined).toBe(state === 'lost');
          if (span === undefined) continue;
          const found = after.slice(span.start, span.end);
          expect(found).not.toBe('');
          expect(found).not.toMatch(/^\s(?![\p{M}\u200d])|\s$/u);
          expect(isGraphemeBoundary(after, span.start) && isGraphemeBoundary(after, span.end)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
