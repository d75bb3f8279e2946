/**
 * Running heads, feet and page numbers: what stands in the same place on many pages, at their edges, and is the same
 * but for its numbers.
 */
import { toLines, type Line } from './columns';
import type { Segment } from './segments';

/** A page's main text, with the page's edges; lengths in points, y grows upwards. */
export interface PageText {
  readonly segments: readonly Segment[];
  readonly top: number;
  readonly bottom: number;
}

/** A page's segments, parted into what is read and what stands around it. */
export interface Parted {
  readonly head: readonly Line[];
  readonly body: readonly Segment[];
  readonly foot: readonly Line[];
}

/** So many lines from an edge may be furniture. */
const DEEPEST = 4;

/** Furniture lies within this share of the page's height from an edge. */
const ZONE = 0.2;

/** Points by which the place of a line may differ between pages. */
const SAME_PLACE = 6;

/** A page number that stands alone: “3”, “- 3 -”, “Page 3 of 10”, “iv”, “3/10”. */
const PAGE_NUMBER =
  /^(?:[-–—|[(] ?)?(?:(?:page|p\.|seite|página|pagina|s\.|صفحة|עמוד) ?)?(?:\p{Nd}{1,4}|[ivxl]{1,7})(?: ?(?:\/|of|von|de|sur|di|من|מתוך) ?\p{Nd}{1,4})?(?: ?[-–—|\])])?$/iu;

/** What browsers print around a page: its address with the number, and the time with the title. */
const PRINTED_FOOT =
  /^(?:https?:\/\/|file:\/\/)\S{1,2000} \d{1,4}\/\d{1,4}$|^\d{1,4}\/\d{1,4} (?:https?:\/\/|file:\/\/)\S{1,2000}$/u;
const PRINTED_HEAD = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?: ?[AP]M)?(?: |$)/iu;

/** Parts the furniture of all pages from their text. */
export function partFurniture(pages: readonly PageText[]): Parted[] {
  const edges = pages.map((page, at) => ({ head: edgeRows(page, at, 'head'), foot: edgeRows(page, at, 'foot') }));
  const heads = countRepeated(edges.map(({ head }) => head));
  const feet = countRepeated(edges.map(({ foot }) => foot));
  const enough = pages.length <= 4 ? 2 : 3;
  return pages.map((page, at) => {
    const { head = [], foot = [] } = edges[at] ?? {};
    const above = peel(head, heads, enough, 'head');
    const below = peel(foot, feet, enough, 'foot');
    const taken = new Set([...above, ...below].flatMap(({ line }) => line.cells));
    return {
      head: above.map(({ line }) => line),
      body: page.segments.filter((segment) => !taken.has(segment)),
      foot: below.map(({ line }) => line).reverse(),
    };
  });
}

/** A line near an edge: `place` is its distance from the edge, `apart` the gap to the next line inwards, in points. */
interface EdgeRow {
  readonly line: Line;
  readonly text: string;
  /** What is the same on other pages: the text but for its numbers, and how far its number is from the page's. */
  readonly keys: readonly string[];
  readonly place: number;
  readonly apart: number;
}

/** The lines near an edge, the outermost first. */
function edgeRows({ segments, top, bottom }: PageText, page: number, side: 'head' | 'foot'): EdgeRow[] {
  const lines = toLines(segments, false);
  const outward = side === 'head' ? lines.slice(0, DEEPEST + 1) : lines.slice(-DEEPEST - 1).reverse();
  return outward.slice(0, DEEPEST).flatMap((line, at) => {
    const place = side === 'head' ? top - line.baseline : line.baseline - bottom;
    if (place > (top - bottom) * ZONE) return [];
    const next = outward[at + 1];
    const apart = next ? Math.abs(line.baseline - next.baseline) : Infinity;
    const text = lineText(line);
    return [{ line, text, keys: keysOf(text, page), place, apart }];
  });
}

/** The text of a line with its cells one after the other. */
export function lineText(line: Line): string {
  return line.cells.map(({ text }) => text).join(' ');
}

function keysOf(text: string, page: number): string[] {
  const number = /^\d{1,4}(?= )|(?<= )\d{1,4}$/u.exec(text)?.[0];
  return [withoutNumbers(text), ...(number === undefined ? [] : [`+${Number(number) - page}`])];
}

/** A text without its numbers, which change from page to page. */
function withoutNumbers(text: string): string {
  const key = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '#')
    .replace(/\s+/gu, ' ')
    .trim();
  return /^[ivxlcdm]{1,7}$/u.test(key) ? '#' : key;
}

/** How many pages have a line with a key, by key and then by place. */
type Repeated = ReadonlyMap<string, readonly number[]>;

function countRepeated(pages: readonly (readonly EdgeRow[])[]): Repeated {
  const places = new Map<string, number[]>();
  for (const rows of pages) {
    for (const { keys, place } of rows) {
      for (const key of keys) places.set(key, [...(places.get(key) ?? []), place]);
    }
  }
  for (const known of places.values()) known.sort((one, other) => one - other);
  return places;
}

/** The furniture of an edge: from the outermost line inwards, until a line is none. */
function peel(rows: readonly EdgeRow[], repeated: Repeated, enough: number, side: 'head' | 'foot'): EdgeRow[] {
  const taken: EdgeRow[] = [];
  for (const row of rows) {
    const alike = Math.max(...row.keys.map((key) => countNear(repeated.get(key) ?? [], row.place)));
    const alone = taken.length === 0 && looksPrinted(row, side);
    if (alike < enough && !alone) break;
    taken.push(row);
  }
  return taken;
}

function countNear(places: readonly number[], place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? Infinity) < place - SAME_PLACE) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  while ((places[low + count] ?? Infinity) <= place + SAME_PLACE) count++;
  return count;
}

/** What is furniture by its looks, on whatever page: a page number set apart, and what browsers print. */
function looksPrinted({ text, line, apart }: EdgeRow, side: 'head' | 'foot'): boolean {
  if (side === 'head' ? PRINTED_HEAD.test(text) : PRINTED_FOOT.test(text)) return true;
  return Number.isFinite(apart) && apart > line.size * 2 && PAGE_NUMBER.test(text);
}

/** The address that a browser printed at the foot of a page, or undefined. One that was cut short is no address. */
export function printedAddress(foot: string): string | undefined {
  if (!PRINTED_FOOT.test(foot) || foot.includes('…')) return undefined;
  return /https?:\/\/\S+/u.exec(foot)?.[0];
}
