/**
 * How brat writes a passage over several lines: as fragments between its line breaks, joined by a space in the column
 * of its words. Tabs part fragments too, since they part the columns.
 */
import type { Span } from '../../domain/text';

/** The information separators four, three and two: Python takes them for ends of lines. */
const SEPARATORS = String.fromCharCode(0x1c, 0x1d, 0x1e);

/** What brat, which is written in Python, may take for the end of a line, and tabs. */
const BREAKS = new RegExp(`[\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029${SEPARATORS}]+`, 'gu');

/** The parts of `span` between line breaks and tabs, without empty ones. UTF-16 code units of `text`. */
export function fragments(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let at = start;
  for (const match of text.slice(start, end).matchAll(BREAKS)) {
    if (start + match.index > at) found.push({ start: at, end: start + match.index });
    at = start + match.index + match[0].length;
  }
  if (end > at) found.push({ start: at, end });
  return found;
}

/** `words` on one line. */
export function onOneLine(words: string): string {
  return words.replace(BREAKS, ' ');
}

/** True where `words` hold what brat could take for the end of a line or column. */
export function hasBreaks(words: string): boolean {
  return onOneLine(words) !== words;
}
