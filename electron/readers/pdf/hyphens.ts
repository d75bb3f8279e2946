/** Lines become running text again: the hyphens that only a line's end put there go, all others stay. */
import { isUnspaced } from './characters';

/** First parts of words that keep their hyphen. */
const KEEP_AFTER = new Set(['all', 'ex', 'half', 'non', 'self', 'vice', 'well']);

/** After these, a hyphen hangs: “pre- and post-war”. */
const HANGING = /^(?:and|or|nor|to|und|oder|bis|et|ou|y|e|o|en|of|och|og|i|и|или)(?!\p{L})/u;

/** The last word of a line that ends with a hyphen. Bounded, so that no line makes it slow. */
const DIVIDED = /(\p{L}[\p{L}\p{M}’']{0,60})([-\u2010\u00AD])$/u;

/** The words of a document, to tell a word that was divided from one that has a hyphen. */
export class Vocabulary {
  readonly #words = new Set<string>();

  /** Takes the words of a line, but for the last where it is divided, and the first, which may be the rest of one. */
  add(line: string): void {
    const words =
      line.toLowerCase().match(/\p{L}[\p{L}\p{M}’']*(?:[-\u2010]\p{L}[\p{L}\p{M}’']*)*[-\u2010\u00AD]?/gu) ?? [];
    for (const word of words.slice(1))
      if (!/[-\u2010\u00AD]$/u.test(word)) this.#words.add(word.replaceAll('\u2010', '-'));
  }

  has(word: string): boolean {
    return this.#words.has(word.toLowerCase());
  }
}

/** Joins the lines of one paragraph to running text. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  let text = '';
  for (const line of lines.map((raw) => raw.trim()).filter((raw) => raw !== '')) {
    text = text === '' ? line : joinTwo(text, line, vocabulary);
  }
  // Elsewhere a soft hyphen that is drawn was meant to be seen.
  return text.replaceAll('\u00AD', '-');
}

function joinTwo(text: string, line: string, vocabulary: Vocabulary): string {
  const tail = text.slice(-200);
  const address = /(?:https?:\/\/|www\.)\S*[-/]$/u.test(tail);
  if (address && /^[\p{L}\p{N}]/u.test(line)) return text + line;
  const divided = DIVIDED.exec(tail);
  if (divided === null) return isUnspaced(text, line) ? text + line : `${text} ${line}`;
  const [, head = '', hyphen = ''] = divided;
  if (hyphen !== '\u00AD' && HANGING.test(line)) return `${text} ${line}`;
  const rest = /^\p{L}[\p{L}\p{M}’']*/u.exec(line.slice(0, 100))?.[0] ?? '';
  const whole = text.slice(0, -1);
  if (hyphen === '\u00AD') return whole + line;
  // A capital or a figure begins a part of its own: “Al-Balad”, “COVID-19”.
  if (rest === '' || !/^\p{Ll}/u.test(rest)) return /^[\p{L}\p{N}]/u.test(line) ? text + line : `${text} ${line}`;
  return keepsHyphen(tail.slice(0, -1), head, rest, vocabulary) ? text + line : whole + line;
}

function keepsHyphen(before: string, head: string, rest: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(head + rest)) return false;
  if (vocabulary.has(`${head}-${rest}`) || KEEP_AFTER.has(head.toLowerCase())) return true;
  // A word that has a hyphen already is divided at its hyphens: “up-to-|date”.
  return /\p{L}[-\u2010]\p{L}+$/u.test(before.slice(-80));
}
