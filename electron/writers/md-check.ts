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

/** What is wrong with the text: links that lead elsewhere than to the web, marks of notes that are not there. */
export function checkReportMarkdown(text: string): string[] {
  const lines = text.split('\n');
  const notes = new Set(lines.flatMap((line) => NOTE.exec(line)?.[1] ?? []));
  const problems: string[] = [];
  for (const piece of piecesOf(lines)) {
    if (problems.length >= MOST) break;
    const marks = Array.from(piece.matchAll(/\[\^(\d+)\]/gu), ([, number = '']) => number);
    const known = marks.filter((number) => notes.has(number)).map((number) => `\n\n[^${number}]: note`);
    const page = micromark(piece + known.join(''), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    for (const [, to = ''] of page.matchAll(/ (?:href|src)="([^"]*)"/gu)) {
      if (!to.startsWith('#') && !/^https?:\/\//iu.test(to)) problems.push(`The text points to ${to}.`);
    }
    for (const [found] of page.matchAll(/\[\^\d+\]/gu)) problems.push(`The note ${found} has no words.`);
    // A link that is defined in one piece could be used in another.
    for (const [found] of piece.matchAll(/^ {0,3}\[(?!\^)[^\]\n]*\]:/gmu)) problems.push(`${found} defines a link.`);
  }
  return problems.slice(0, MOST);
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
