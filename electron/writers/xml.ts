/** Writes XML 1.0. Line ends and tabs are kept, also in attributes; characters that XML has no form for are left out. */

/** Everything that is no `Char` (XML 1.0, section 2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Words without the characters that XML has no form for. */
export function withoutForbidden(words: string): string {
  return words.replace(FORBIDDEN, '');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Values of attributes; undefined ones are not written. */
export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes markup, and counts the characters that had to be left out. */
export class XmlWriter {
  /** Characters that were left out. */
  forbidden = 0;

  /** Text between tags. */
  text(words: string): string {
    return this.#allowed(words).replace(/[&<>\r]/gu, (character) => ESCAPES[character] ?? '');
  }

  /** An element with its attributes and its content, which is markup. */
  element(name: string, attributes: XmlAttributes, ...content: readonly string[]): string {
    const inside = content.join('');
    const tag = this.open(name, attributes);
    return inside === '' ? `${tag.slice(0, -1)}/>` : `${tag}${inside}</${name}>`;
  }

  /** The tag that opens an element. */
  open(name: string, attributes: XmlAttributes): string {
    const pairs = Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [` ${key}="${this.#allowed(String(value)).replace(/[&<>"\t\n\r]/gu, (one) => ESCAPES[one] ?? '')}"`],
    );
    return `<${name}${pairs.join('')}>`;
  }

  #allowed(words: string): string {
    return words.replace(FORBIDDEN, () => {
      this.forbidden++;
      return '';
    });
  }
}

/** The declaration that a file begins with. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
