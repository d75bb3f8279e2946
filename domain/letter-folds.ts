/**
 * What people vary in letters when they write or type the same word: marks that are put on letters or left out, and
 * letters that stand for one another. Shared by all that compares words loosely: place names and search.
 */

/**
 * Marks on Latin, Greek and Cyrillic letters (U+0300 to U+036F), Hebrew points, Arabic vowel signs and signs of the
 * Koran, and characters that show nothing. The marks of Indic and other scripts are letters to their readers and stay.
 */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\p{Cf}]/gu;

/** `decomposed` (NFKD) without the marks that may be left out. */
export function withoutMarks(decomposed: string): string {
  return decomposed.replace(MARKS, '');
}

/** Letters that Unicode does not take apart, and Arabic letters that are written for one another. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
};
const LETTERS = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'gu');

/** Lower-case `text` with one spelling for letters that are written for one another. */
export function withSpelledLetters(text: string): string {
  return text.replace(LETTERS, (letter) => SPELLED[letter] ?? letter);
}
