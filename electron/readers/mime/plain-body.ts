/**
 * The paragraphs of a mail that was written as plain text: lines that were broken for the width of a screen are joined
 * again, quoted lines and the signature are told apart.
 */
import type { BlockKind } from '../../../domain/text';

/** A block in the making. */
export interface Draft {
  readonly kind: BlockKind;
  /** The words of a block; the cells of a table row are separated by tabs. */
  readonly words: string;
}

/** How the lines of a text part are to be taken: `format=flowed` and `delsp=yes` of RFC 3676. */
export interface Flow {
  readonly flowed: boolean;
  readonly delSp: boolean;
}

/** A line, how deeply it is quoted, and whether its sender broke it only for the width. */
interface Line {
  readonly depth: number;
  readonly words: string;
  readonly soft: boolean;
}

/** Lines shorter than this are not broken for any width. */
const NARROWEST = 40;
/** Lines longer than this are not broken by their sender at all. */
const WIDEST = 100;
/** A signature of more lines than this is text after a line of dashes. */
const LONGEST_SIGNATURE = 15;

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。、，！？「」]/u;

/** The paragraphs of a plain text body: `quote` for what was quoted, `furniture` for the signature and for lines. */
export function plainDrafts(text: string, flow: Flow): Draft[] {
  const lines = readLines(text, flow.flowed);
  const widths = flow.flowed ? [] : widthsOf(lines);
  const signature = signatureOf(lines);
  const drafts: Draft[] = [];
  let open: Line[] = [];
  const close = (at: number): void => {
    const first = open[0];
    if (first === undefined) return;
    const words = joined(open, flow.delSp);
    const inSignature = signature !== undefined && at > signature.start && at <= signature.end;
    drafts.push({ kind: inSignature ? 'furniture' : kindOf(words, first.depth), words });
    open = [];
  };
  for (const [at, line] of lines.entries()) {
    const last = open.at(-1);
    const isBlank = line.words.trim() === '';
    if (isBlank || (last !== undefined && !continues(last, line, flow, widths[at] ?? 0))) close(at);
    if (!isBlank) open.push(line);
  }
  close(lines.length);
  return drafts;
}

/** RFC 3676, section 4: quote marks, then a stuffed space, then a space at the end that says that the line goes on. */
function readLines(text: string, flowed: boolean): Line[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).map((raw) => {
    // A mailbox file puts a mark before a line that begins as its separators do.
    const line = raw.startsWith('>From ') ? raw.slice(1) : raw;
    const marks = (flowed ? /^>+/u : /^(?: ?>)+/u).exec(line)?.[0] ?? '';
    let words = line.slice(marks.length);
    if (words.startsWith(' ') && (flowed || marks !== '')) words = words.slice(1);
    const soft = flowed && words.endsWith(' ') && words !== '-- ';
    return { depth: marks.replace(/ /gu, '').length, words, soft };
  });
}

/**
 * For every line, the length to which the lines around it are filled, up to the next empty line or change of quoting;
 * 0 where they are not. One mail has paragraphs of several widths.
 */
function widthsOf(lines: readonly Line[]): number[] {
  const widths: number[] = [];
  for (let start = 0; start < lines.length;) {
    const depth = lines[start]?.depth;
    let end = start;
    const lengths: number[] = [];
    let isUnspaced = false;
    for (; end < lines.length && lines[end]?.depth === depth; end++) {
      const words = lines[end]?.words.trim() ?? '';
      if (words === '') break;
      const unspaced = UNSPACED.test(words);
      isUnspaced ||= unspaced;
      // A single word or an address says nothing of the width.
      if (unspaced || (/\s/u.test(words) && !/\bhttps?:\/\//iu.test(words))) lengths.push(words.length);
    }
    end = Math.max(end, start + 1);
    const longest = usualWidth(lengths);
    const isFilled = longest >= (isUnspaced ? NARROWEST / 2 : NARROWEST) && longest <= WIDEST;
    for (; start < end; start++) widths.push(isFilled ? longest : 0);
  }
  return widths;
}

/** What most lines are filled to: the longest of a few, and of many one that a single long line does not decide. */
function usualWidth(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  return sorted[lengths.length < 5 ? lengths.length - 1 : Math.floor(lengths.length * 0.75)] ?? 0;
}

/** True when `next` belongs to the paragraph of `line`: it said so, or its first word had no room on `line`. */
function continues(line: Line, next: Line, flow: Flow, width: number): boolean {
  if (line.depth !== next.depth) return false;
  if (flow.flowed) return line.soft;
  if (isItem(next.words) || isField(next.words) || isRule(line.words) || isRule(next.words)) return false;
  const isIndented = /^\s/u.test(next.words);
  if (isIndented && isField(line.words)) return true;
  if (width === 0 || (/^(?:\s{2,}|\t)\S/u.test(next.words) && !/^\s/u.test(line.words) && !isItem(line.words)))
    return false;
  const first = /^\s*(\S+)/u.exec(next.words)?.[1] ?? '';
  const room = UNSPACED.test(first.charAt(0)) ? 3 : first.length + 1;
  return line.words.trim().length + room > width;
}

/** The lines of a paragraph as one, without a space where the script knows none. */
function joined(lines: readonly Line[], delSp: boolean): string {
  const pieces: string[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const words = line.soft && delSp ? line.words.slice(0, -1) : line.words.trim();
    const isClose =
      (before?.soft === true && delSp) ||
      (UNSPACED.test(before?.words.trimEnd().slice(-1) ?? '') && UNSPACED.test(line.words.trimStart().charAt(0)));
    if (before !== undefined && !isClose) pieces.push(' ');
    pieces.push(words);
    before = line;
  }
  return pieces.join('');
}

function kindOf(words: string, depth: number): BlockKind {
  if (isRule(words)) return 'furniture';
  if (depth > 0) return 'quote';
  return isItem(words) ? 'list-item' : 'paragraph';
}

function isItem(words: string): boolean {
  return /^\s*(?:[-*•·‣▪o]|\(?\d{1,3}[.)])\s+\S/u.test(words);
}

/** “From: …” of a forwarded mail, “Status: …” of a report. */
function isField(words: string): boolean {
  return /^[*_]?\p{Lu}[\p{L}-]{1,30}:[*_]?(?:\s|$)/u.test(words);
}

/** A line of dashes or stars, and “----- Original Message -----”. */
function isRule(words: string): boolean {
  const shown = words.trim();
  return !/[\p{L}\p{N}]/u.test(shown) || /^[-_=*]{3,}[^-_=*]{3,60}[-_=*]{3,}$/u.test(shown);
}

/** The lines of the signature: from the last line `-- ` on, up to what is quoted after it (RFC 3676, section 4.3). */
function signatureOf(lines: readonly Line[]): { start: number; end: number } | undefined {
  const start = lines.findLastIndex(({ words, depth }) => depth === 0 && /^-- ?$/u.test(words));
  if (start < 0) return undefined;
  const after = lines.slice(start + 1);
  const quoted = after.findIndex(({ depth, words }) => depth > 0 || /^[-_]{3,}\s*\S/u.test(words));
  const end = quoted < 0 ? lines.length : start + 1 + quoted;
  const shown = lines.slice(start + 1, end).filter(({ words }) => words.trim() !== '');
  return shown.length <= LONGEST_SIGNATURE ? { start, end } : undefined;
}
