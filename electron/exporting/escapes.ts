/** How JSON, XML, HTML and Markdown write characters that mean something to them, taken back. */

/** RFC 8259, section 7; a backslash before punctuation is CommonMark’s, section 2.4. */
const BACKSLASHED = /\\(?:u([0-9a-f]{4})|([nrtbf])|([!-/:-@[-`{-~]))/giu;

/** XML 1.0, section 4.1 and 4.6, and the one name that HTML adds which stands between words. */
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/giu;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** `text` with what was escaped as it is read; line ends become spaces. */
export function unescaped(text: string): string {
  if (!/[\\&]/u.test(text)) return text;
  return text
    .replace(BACKSLASHED, (_, code?: string, control?: string, sign?: string) =>
      code !== undefined ? String.fromCharCode(parseInt(code, 16)) : control !== undefined ? ' ' : (sign ?? ''),
    )
    .replace(REFERENCE, (_, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
      const point = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    });
}

/** `markup` without its tags: one that begins or ends a line or a cell is a space, others are nothing. */
export function withoutTags(markup: string): string {
  return markup.replace(/<[^<>]*>/gu, (tag) => (INLINE.test(tag) ? '' : ' '));
}

/** Tags within a line: of HTML, and the runs of a Word document. */
const INLINE = /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|w:r|w:t|w:rPr)(?:[\s/>])/u;
