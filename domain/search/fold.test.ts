import { describe, expect, it } from 'vitest';
import { foldForSearch, foldWithPlaces, originalSpan } from './fold';
import { tokensOf, tokenText } from './tokens';

describe('folding for search', () => {
  it.each([
    ['case', 'DARAA Straße ΣΊΣΥΦΟΣ İzmir', 'daraa STRASSE σίσυφος izmir'],
    ['accents', 'Müller naïve', 'Mu\u0308ller naive'],
    ['letters Unicode does not take apart', 'Łódź Ærø', 'lodz aero'],
    ['quote marks and apostrophes', '“Dar‘a’s” «x»', '"Dar\'a\'s" "x"'],
    ['dashes', 'al–Masalma − 2', 'al-Masalma - 2'],
    ['kinds of space', 'a\u00a0b\u2003c\n\nd\te\u3164f', 'a b c d e f'],
    ['characters that show nothing', 'a\u200bb\u00ad\u200fc\ufeff', 'abc'],
    ['compatibility forms', 'ﬁle ＡＢＣ ﷲ ½', 'file abc الله 1⁄2'],
    ['Arabic alef and hamza', 'أحمد إلى آخر ٱلله مؤمن شيء', 'احمد الي اخر الله مومن شئ'],
    ['Arabic yeh, teh marbuta, kaf', 'مدينة على کتاب', 'مدينه علي كتاب'],
    ['Arabic vowel signs and tatweel', 'مُحَمَّـــد', 'محمد'],
    ['Arabic digits', '٢٠١٨ ۲۰۱۸', '2018 2018'],
    ['Hebrew points, maqaf and gershayim', 'שָׁלוֹם־צה״ל', 'שלום-צה"ל'],
    ['half-width and composed kana', 'ｶﾞｷﾞ か\u3099', 'ガギ が'],
    ['composed Hangul', '\u1112\u1161\u11ab\u1100\u1173\u11af', '한글'],
  ])('SF1: makes one of %s', (_, written, typed) => {
    expect(foldForSearch(written)).toBe(foldForSearch(typed));
  });

  it('SF2: keeps apart what readers tell apart', () => {
    for (const [one, other] of [
      ['か', 'が'],
      ['ハ', 'パ'],
      ['क', 'की'],
      ['ก', 'กิ'],
      ['한', '하'],
      ['с', 'c'],
    ] as const) {
      expect(foldForSearch(one)).not.toBe(foldForSearch(other));
    }
  });

  it('SF3: finds the way back to the original, whole characters with their marks', () => {
    const original = (text: string, sought: string): string => {
      const folded = foldWithPlaces(text);
      expect(folded.text).toBe(foldForSearch(text));
      const start = folded.text.indexOf(foldForSearch(sought));
      const span = originalSpan(folded, { start, end: start + foldForSearch(sought).length });
      return text.slice(span.start, span.end);
    };
    expect(original('x مُحَمَّـد y', 'محمد')).toBe('مُحَمَّـد');
    expect(original('من العلماء أنه', 'العلماء')).toBe('العلماء');
    expect(original('caf\u0065\u0301! x', 'cafe')).toBe('caf\u0065\u0301');
    expect(original('one\u200f two', 'one')).toBe('one');
    expect(original('a Straße b', 'stras')).toBe('Straß');
    expect(original('👍🏽 ﷲ 👍', 'الله')).toBe('ﷲ');
    expect(original('a \n\n b', 'a b')).toBe('a \n\n b');
    expect(original('ｶﾞｷﾞ', 'ガ')).toBe('ｶﾞ');
    expect(foldWithPlaces('ﷺ'.repeat(100)).text).toBe(foldForSearch('ﷺ'.repeat(100)));
  });
});

describe('words', () => {
  it.each([
    ['The 2,500 men’s al-Masalma', ['the', '2', '500', 'men', 's', 'al', 'masalma']],
    ['これはコーヒー。', ['こ', 'れ', 'は', 'コ', 'ー', 'ヒ', 'ー']],
    ['ภาษา', ['ภ', 'า', 'ษ', 'า']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['A快B', ['a', '快', 'b']],
    ['ok 👍🏽 €5', ['ok', '👍', '🏽', '€', '5']],
  ])('SF4: of %s', (text, words) => {
    const folded = foldForSearch(text);
    expect(tokensOf(folded).map(({ word }) => word)).toEqual(words.map((word) => foldForSearch(word)));
    // The index cuts at what ASCII has between words.
    expect(tokenText(folded).match(/[a-z0-9\u0080-\u{10ffff}]+/gu)).toEqual(words.map((word) => foldForSearch(word)));
  });
});
