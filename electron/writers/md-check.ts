/**
 * Reads Markdown of a report back. A parser takes time that grows with the square of what it is given at once, so the text
 * is given in pieces, at line ends: no block of a report needs another one to be understood but notes and their marks.
 */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** UTF-16 code units that are parsed at once, about. */
const PIECE = 16_384;

/** How many problems are named. */
const MOST = 20;

/** A note with its number, and what it says. */
const NOTE = /^\[\^(\d+)\]: (.*)$/su;

/** A quote as it is shown, with the number of its note. No element stands in it, since its words are plain words. */
const SHOWN = /<p>“([^<]*)”<sup><a href="#user-content-fn-(\d+)"/gu;

/**
 * What is wrong with the text: links that lead elsewhere than to the web, marks of notes that are not there, and quotes
 * that are not shown as they are. `quotes` are their words by the numbers of their notes.
 */
export function checkReportMarkdown(text: string, quotes: ReadonlyMap<number, string>): string[] {
  const lines = text.split('\n');
  const notes = new Set(lines.flatMap((line) => NOTE.exec(line)?.[1] ?? []));
  const shown = new Map<number, string>();
  const problems: string[] = [];
  for (const piece of piecesOf(lines)) {
    if (problems.length >= MOST) break;
    // Where words hold such a sign, its brackets are escaped.
    const marks = Array.from(piece.matchAll(/(?<!\\)\[\^(\d+)\]/gu), ([, number = '']) => number);
    const known = marks.filter((number) => notes.has(number)).map((number) => `\n\n[^${number}]: note`);
    const page = micromark(piece + known.join(''), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    for (const [, to = ''] of page.matchAll(/ (?:href|src)="([^"]*)"/gu)) {
      if (!to.startsWith('#') && !/^https?:\/\//iu.test(to)) problems.push(`The text points to ${to}.`);
    }
    for (const number of marks) if (!notes.has(number)) problems.push(`The note [^${number}] has no words.`);
    for (const [, words = '', number = ''] of page.matchAll(SHOWN)) shown.set(Number(number), decoded(words));
    // A link that is defined in one piece could be used in another.
    for (const [found] of piece.matchAll(/^ {0,3}\[(?!\^)[^\]\n]*\]:/gmu)) problems.push(`${found} defines a link.`);
  }
  for (const [number, words] of quotes) {
    if (shown.get(number) !== words) problems.push(`The quote with note ${number} is not shown as it is.`);
  }
  return problems.slice(0, MOST);
}

/** Text of a page as it is read: the parser writes these four signs by their names, and no others. */
function decoded(words: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return words.replace(/&(amp|lt|gt|quot);/gu, (all, name: string) => signs[name] ?? all);
}

/** The text in pieces; notes as paragraphs of their own, since nothing of a note is shown where no mark asks for it. */
function* piecesOf(lines: readonly string[]): Iterable<string> {
  let piece = '';
  for (const line of lines) {
    const note = NOTE.exec(line);
    piece += note === null ? `${line}\n` : `${note[2] ?? ''}\n\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
