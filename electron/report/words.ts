/** Words of a report, with how they run. */

/** Words with what is needed to set them: their language (BCP 47, or empty) and whether they run from right to left. */
export interface Words {
  readonly text: string;
  readonly language: string;
  readonly rightToLeft: boolean;
}

/** Letters that decide the direction of a paragraph: the first of them does (UAX 9, rules P2 and P3). */
const STRONG = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Words on one line. `language` is that of the source that they are from; empty where it is not known. */
export function wordsOf(text: string, language: string): Words {
  const line = text.replace(/\s+/gu, ' ').trim();
  const first = STRONG.exec(line)?.[0] ?? '';
  return { text: line, language, rightToLeft: RIGHT_TO_LEFT.test(first) };
}
