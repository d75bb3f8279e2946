/**
 * Lines become blocks: where the leading, an indent, the type or the length of a line shows that a paragraph ends. What
 * kind a block is follows from its type compared with that of the document.
 */
import type { BlockKind } from '../../../domain/text';
import { visualLength } from './characters';
import type { Line } from './columns';
import { lineText } from './furniture';
import { joinLines, type Vocabulary } from './hyphens';

/** What is usual in a document. */
export interface Typography {
  /** The size of most characters, in points. */
  readonly size: number;
  readonly font: string | undefined;
  /** The distance of lines of a paragraph, in sizes of the type. */
  readonly leading: number;
}

/** A block before it has a place in a text. `cells` where it is a table's row. */
export interface Draft {
  readonly kind: BlockKind;
  readonly text: string;
  readonly cells?: readonly string[];
  /** The size of its type in points. */
  readonly size: number;
  /** True where it runs another way than the page. */
  readonly aside?: boolean;
}

/** Lines further apart than the usual leading, by this factor, are of different paragraphs. */
const PARAGRAPH_GAP = 1.25;

/** Type that is larger than the document's, by this factor, is a heading's. */
const HEADING_SIZE = 1.15;

/** A heading has at most so many characters. */
const HEADING_LENGTH = 200;

/** A gap between cells of a table, in sizes of the type. */
const CELL_GAP = 1.2;

const BULLET = /^[•‣◦▪▫●○■□–—▸►❖✓➢⁃∙*·-]\s+\S/u;
const NUMBERED = /^(?:\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S/u;
const SENTENCE_END = /[.!?:…؟。！？][”"’'»)\]」』]{0,2}$/u;
const CAPTION = /^(?:Fig(?:ure|\.)?|Photo(?:graph)?s?|Image|Picture|Foto|Abb(?:ildung|\.)|Table|Tabelle)\b/u;

/** What is usual among lines of all pages. */
export function typographyOf(columns: readonly (readonly Line[])[]): Typography {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const leadings: number[] = [];
  for (const lines of columns) {
    lines.forEach((line, at) => {
      const length = lineText(line).length;
      const size = Math.round(line.size * 2) / 2;
      sizes.set(size, (sizes.get(size) ?? 0) + length);
      if (line.font !== undefined) fonts.set(line.font, (fonts.get(line.font) ?? 0) + length);
      const ratio = leadingAfter(line, lines[at + 1]);
      if (ratio !== undefined) leadings.push(ratio);
    });
  }
  return { size: commonest(sizes) ?? 12, font: commonest(fonts), leading: quarter(leadings) ?? 1.2 };
}

function leadingAfter(line: Line, next: Line | undefined): number | undefined {
  if (next === undefined || Math.abs(next.size / line.size - 1) > 0.1) return undefined;
  const ratio = (line.baseline - next.baseline) / line.size;
  return ratio > 0.7 && ratio < 3 ? ratio : undefined;
}

/** The value below which a quarter lies: gaps between paragraphs are fewer than gaps between lines, but not always by far. */
function quarter(values: readonly number[]): number | undefined {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 4)];
}

function commonest<T>(weights: ReadonlyMap<T, number>): T | undefined {
  return [...weights].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** The blocks of the columns of one page, in their order. A paragraph that goes on in the next column stays one. */
export function toDrafts(columns: readonly (readonly Line[])[], usual: Typography, vocabulary: Vocabulary): Draft[] {
  const groups: Group[] = [];
  for (const lines of columns) {
    const own = groupLines(lines, usual);
    const [last, first] = [groups.at(-1), own[0]];
    if (last && first && goesOn(last, first)) {
      groups[groups.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      own.shift();
    }
    groups.push(...own);
  }
  return groups.map((group) => toDraft(group, usual, vocabulary));
}

/** Lines that make one block. */
interface Group {
  readonly lines: readonly Line[];
  readonly table: boolean;
}

/** True when a paragraph is broken off at the end of a column: the next begins with a small letter, or a word's rest. */
function goesOn(last: Group, first: Group): boolean {
  const [end, start] = [last.lines.at(-1), first.lines[0]];
  if (!end || !start || last.table || first.table || Math.abs(start.size / end.size - 1) > 0.1) return false;
  const text = lineText(end);
  return !SENTENCE_END.test(text) && /^["“„«]?\p{Ll}/u.test(lineText(start)) && !NUMBERED.test(lineText(start));
}

function groupLines(lines: readonly Line[], usual: Typography): Group[] {
  const column = columnOf(lines, usual);
  const inTable = tableRows(lines, column);
  const groups: { lines: Line[]; table: boolean }[] = [];
  lines.forEach((line, at) => {
    const table = inTable.has(line);
    const last = groups.at(-1);
    const previous = lines[at - 1];
    if (last && previous && !table && !last.table && !breaks(last.lines, line, column)) last.lines.push(line);
    else groups.push({ lines: [line], table });
  });
  return groups;
}

/** Edges and leading of a column. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly leading: number;
  readonly lines: number;
}

function columnOf(lines: readonly Line[], usual: Typography): Column {
  const ratios = lines.flatMap((line, at) => leadingAfter(line, lines[at + 1]) ?? []);
  const own = quarter(ratios);
  return {
    left: lines.reduce((left, line) => Math.min(left, line.left), Infinity),
    right: lines.reduce((right, line) => Math.max(right, line.right), -Infinity),
    leading: own === undefined || ratios.length < 5 ? Math.min(own ?? Infinity, usual.leading) : own,
    lines: lines.length,
  };
}

/** True when `line` begins a new block after the lines of `open`. */
function breaks(open: readonly Line[], line: Line, column: Column): boolean {
  const previous = open.at(-1);
  if (previous === undefined) return true;
  const size = Math.max(previous.size, line.size);
  if (Math.abs(line.size / previous.size - 1) > 0.12) return true;
  const gap = (previous.baseline - line.baseline) / size;
  if (gap > column.leading * PARAGRAPH_GAP || gap < -0.5) return true;
  const [before, text] = [lineText(previous), lineText(line)];
  if (BULLET.test(text) && (/^[^-–—]/u.test(text) || SENTENCE_END.test(before) || startsItem(open[0]))) return true;
  const short = shortfall(previous, line, column);
  if (NUMBERED.test(text) && (short || SENTENCE_END.test(before))) return true;
  if (isOtherFont(previous, line) && shortBy(previous, line, column) > size * 2) return true;
  if (short && SENTENCE_END.test(before)) return true;
  return indents(open, line, size);
}

function startsItem(line: Line | undefined): boolean {
  const text = line ? lineText(line) : '';
  return BULLET.test(text) || NUMBERED.test(text);
}

function isOtherFont(one: Line, other: Line): boolean {
  return one.font !== undefined && other.font !== undefined && one.font !== other.font;
}

/** How far a line stays behind its column's edge, in points. */
function shortBy(line: Line, next: Line, column: Column): number {
  return line.rtl || next.rtl ? line.left - column.left : column.right - line.right;
}

/** True when the first word of the next line would have fitted into this one: then the line was ended on purpose. */
function shortfall(line: Line, next: Line, column: Column): boolean {
  if (column.lines < 3) return false;
  const text = lineText(next);
  const word = /^\S{1,60}/u.exec(text)?.[0] ?? '';
  const width = ((next.right - next.left) * visualLength(word)) / Math.max(1, visualLength(text));
  return shortBy(line, next, column) > width + next.size * 0.6;
}

/** True when a line's indent shows that it begins a paragraph, or that an indented block has ended. */
function indents(open: readonly Line[], line: Line, size: number): boolean {
  const previous = open.at(-1);
  if (previous === undefined || isCentred(previous, line, size)) return false;
  const inward = line.rtl ? previous.right - line.right : line.left - previous.left;
  if (inward > size * 0.6) return inward < size * 10 && !(open.length === 1 && startsItem(open[0]));
  // After a first line's own indent, the text returns to the edge.
  return inward < -size * 0.6 && open.length > 1;
}

function isCentred(one: Line, other: Line, size: number): boolean {
  const middles = Math.abs((one.left + one.right - other.left - other.right) / 2);
  return middles < size * 0.5 && Math.abs(one.left - other.left) > size * 0.6;
}

/**
 * The lines that are rows of a table: two or more in a row, with cells whose edges stand below each other. Lines that
 * may as well be justified text with wide gaps must be more.
 */
function tableRows(lines: readonly Line[], column: Column): Set<Line> {
  const rows = new Set<Line>();
  let run: Line[] = [];
  for (const line of lines) {
    const last = run.at(-1);
    if (!hasCells(line)) run = [];
    else if (last && sharesEdge(last, line)) run.push(line);
    else run = [line];
    const least = run.every((row) => isJustified(row, column)) ? 4 : 2;
    if (run.length >= least) for (const row of run) rows.add(row);
  }
  return rows;
}

/** True where single words stand with equal gaps from edge to edge. */
function isJustified(line: Line, column: Column): boolean {
  const near = line.size * 0.5;
  if (line.right < column.right - near || line.cells.some(({ text }) => text.includes(' '))) return false;
  const gaps = line.cells.slice(1).map((cell, at) => {
    const before = line.cells[at];
    return before ? gapBetween(before, cell) : 0;
  });
  return Math.max(...gaps) < Math.min(...gaps) * 1.3;
}

function hasCells(line: Line): boolean {
  if (line.cells.length < 2 || startsItem(line)) return false;
  return line.cells.some((cell, at) => {
    const next = line.cells[at + 1];
    return next !== undefined && gapBetween(cell, next) > CELL_GAP * line.size;
  });
}

function gapBetween(one: { left: number; right: number }, other: { left: number; right: number }): number {
  return Math.max(other.left - one.right, one.left - other.right);
}

/** True when two lines have cells beyond the first that begin, end or are centred at the same place. */
function sharesEdge(line: Line, next: Line): boolean {
  const near = line.size * 0.4;
  return line.cells.slice(1).some((one) =>
    next.cells.slice(1).some((other) => {
      const [left, right] = [one.left - other.left, one.right - other.right];
      return [left, right, (left + right) / 2].some((distance) => Math.abs(distance) < near);
    }),
  );
}

function toDraft({ lines, table }: Group, usual: Typography, vocabulary: Vocabulary): Draft {
  const size = lines.reduce((largest, line) => Math.max(largest, line.size), 0);
  const text = joinLines(lines.map(lineText), vocabulary);
  const [first] = lines;
  if (table && first) return { kind: 'table-row', text, cells: first.cells.map((cell) => cell.text), size };
  return { kind: kindOf(lines, text, size, usual), text, size };
}

function kindOf(lines: readonly Line[], text: string, size: number, usual: Typography): BlockKind {
  if (BULLET.test(text)) return 'list-item';
  if (CAPTION.test(text) && size < usual.size * 0.95) return 'caption';
  const heading = text.length <= HEADING_LENGTH && /\p{L}.*\p{L}/su.test(text);
  if (heading && size >= usual.size * HEADING_SIZE) return 'heading';
  if (NUMBERED.test(text)) return isBold(lines, text, usual) ? 'heading' : 'list-item';
  return heading && size >= usual.size * 0.95 && isBold(lines, text, usual) ? 'heading' : 'paragraph';
}

/** pdf.js does not say which type is bold; a short line of its own in another font than the text is a heading's. */
function isBold(lines: readonly Line[], text: string, usual: Typography): boolean {
  if (lines.length > 2 || text.length > HEADING_LENGTH / 2 || /[.,;:!]$/u.test(text)) return false;
  return usual.font !== undefined && lines.every(({ font }) => font !== undefined && font !== usual.font);
}
