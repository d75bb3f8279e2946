/** The characters of a PDF's glyphs as a text wants them. PDFs name shapes; a text holds letters. */

/** Latin ligatures and Arabic presentation forms (Unicode blocks FB00, FB50, FE70): shapes of other characters. */
const PRESENTATION_FORMS = /[\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFDCF\uFDF0-\uFDFB\uFE70-\uFEFC]+/gu;

/** Bullets as symbol fonts encode them, in the private use area. */
const PRIVATE_BULLETS = /[\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC\uF06E\uF076]/gu;

/** Control characters, which are what is left of a glyph that no table maps to a character. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0E-\x1F\x7F-\x9F]/gu;

/** What can't be read in a text: the replacement character, and private use characters, which mean nothing outside. */
const UNREADABLE = /[\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/gu;

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

/** Writing without spaces between words: Han, kana, and their full-width punctuation. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Pairs that are drawn mirrored in right-to-left writing (Unicode BidiMirroring.txt, the common ones). */
const MIRRORED = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap((pair) => {
    const [open = '', close = ''] = pair;
    return [
      [open, close],
      [close, open],
    ] as const;
  }),
);

/** Glyph text with shapes replaced by the characters that they are shapes of. */
export function cleanCharacters(drawn: string): string {
  return drawn
    .replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'))
    .replace(PRIVATE_BULLETS, '•')
    .replace(CONTROLS, '\uFFFD');
}

/** How many characters of a text can't be read. */
export function countUnreadable(text: string): number {
  return text.match(UNREADABLE)?.length ?? 0;
}

/** How many letters of a text are of a script that runs from right to left. */
export function countRtl(text: string): number {
  return text.match(RTL_LETTER)?.length ?? 0;
}

/** How many letters a text has. */
export function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** True between two characters of writing that sets no spaces between words. */
export function isUnspaced(before: string, after: string): boolean {
  return UNSPACED.test(before.slice(-1)) && UNSPACED.test(after.slice(0, 1));
}

/** The width of a text as lines of Latin letters count: writing in squares counts double. */
export function visualLength(text: string): number {
  let length = 0;
  for (const character of text) length += UNSPACED.test(character) ? 2 : 1;
  return length;
}

/** Brackets turned round, as in a text that was drawn from right to left. */
export function mirror(text: string): string {
  return text.replace(/[()[\]{}<>«»‹›]/gu, (bracket) => MIRRORED.get(bracket) ?? bracket);
}
