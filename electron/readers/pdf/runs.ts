/**
 * Runs: pieces of drawn text with their place, turned so that reading goes to the right (or, in right-to-left writing,
 * to the left) and on to the next line downwards. Each way of turning a page's text is a frame of its own.
 */
import { cleanCharacters, countLetters, countRtl, mirror } from './characters';

/** A piece of text as pdf.js gives it: lengths in points, `transform` as in ISO 32000-1, section 8.3.3. */
export interface DrawnItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** A piece of text in a frame. Lengths in points; y grows upwards. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
  /** True where `text` is of right-to-left letters, in logical order. */
  readonly rtl: boolean;
  /** True where only white space is drawn. */
  readonly blank: boolean;
}

/** All the text of a page that runs one way. */
export interface Frame {
  /** `v` for vertical writing, otherwise the angle in degrees, counter-clockwise. */
  readonly way: string;
  readonly runs: readonly Run[];
  /** The page's edges in the frame. */
  readonly top: number;
  readonly bottom: number;
}

/** The corners of a page in points: left, bottom, right, top. */
export type PageBox = readonly [number, number, number, number];

/** Slants within so many degrees of an upright or lying page are taken for a skewed scan. */
const SKEW = 10;

/**
 * Sorts the text of a page into frames, the one with most characters first. `vertical` says which fonts write from
 * top to bottom. Text that lies outside the page is left out, as no reader of the page sees it.
 */
export function toFrames(items: readonly DrawnItem[], box: PageBox, vertical: (font: string) => boolean): Frame[] {
  const ways = new Map<string, Run[]>();
  for (const item of items) {
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform;
    if (item.str === '' || ![a, b, c, d, x, y, item.width, item.height].every(Number.isFinite)) continue;
    if (isOutside(box, x, y)) continue;
    const isVertical = vertical(item.fontName);
    const way = isVertical ? 'v' : String(wayOf(a, b));
    const [left, baseline] = turn(way, x, y);
    const length = Math.abs(isVertical ? item.height : item.width);
    const size = Math.hypot(c, d) || item.height || 10;
    const runs = ways.get(way) ?? [];
    runs.push(toRun(item, { left, right: left + length, baseline, size }));
    ways.set(way, runs);
  }
  const frames = [...ways].map(([way, runs]) => ({ way, runs, ...edges(way, box) }));
  const weight = ({ runs }: Frame): number => runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  return frames.sort((one, other) => weight(other) - weight(one));
}

function toRun(item: DrawnItem, place: Pick<Run, 'left' | 'right' | 'baseline' | 'size'>): Run {
  const clean = cleanCharacters(item.str);
  const rtl = countRtl(clean) * 2 > countLetters(clean);
  return { ...place, text: rtl ? mirror(clean) : clean, font: item.fontName, rtl, blank: clean.trim() === '' };
}

/** The angle of a text in whole degrees, with small slants put right. */
function wayOf(a: number, b: number): number {
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  const square = Math.round(angle / 90) * 90;
  const rounded = Math.abs(angle - square) <= SKEW ? square : Math.round(angle / 5) * 5;
  return (rounded + 360) % 360;
}

/** Where a point of the page lies in a frame. Vertical lines follow each other from right to left. */
function turn(way: string, x: number, y: number): [number, number] {
  if (way === 'v') return [-y, x];
  const angle = (Number(way) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos + y * sin, y * cos - x * sin];
}

function edges(way: string, [left, bottom, right, top]: PageBox): { top: number; bottom: number } {
  const heights = [left, right].flatMap((x) => [bottom, top].map((y) => turn(way, x, y)[1]));
  return { top: Math.max(...heights), bottom: Math.min(...heights) };
}

function isOutside([left, bottom, right, top]: PageBox, x: number, y: number): boolean {
  const [width, height] = [right - left, top - bottom];
  if (width <= 0 || height <= 0) return false;
  return x < left - width * 0.05 || x > right || y < bottom - height * 0.02 || y > top;
}
