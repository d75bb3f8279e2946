/** What the charts have in common: how a plot becomes an SVG element of ours, and the words around a picture. */
import * as Plot from '@observablehq/plot';
import { shortened } from '../counted';
import type { Palette } from './palette';

/** What is drawn for: the window's document on the screen; a picture has words of its own above and below. */
export interface ChartTarget {
  readonly palette: Palette;
  /** A document in which nothing is shown: a plot brings a style sheet, which the policy of the page refuses. */
  readonly document: Document;
  /** The words around a picture that leaves the app; undefined on the screen, where they stand beside the chart. */
  readonly words: PictureWords | undefined;
}

/** The words around a picture. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  readonly note: string;
}

/** The room around the plot, in CSS pixels. */
interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The faces of charts. The first are the app's own, which a picture looks for where it is opened. */
const FACES =
  "'Inter Variable', Inter, 'Noto Naskh Arabic Variable', 'Noto Naskh Arabic', 'Noto Serif Hebrew Variable', 'Noto Sans Hebrew', 'Noto Sans CJK JP', system-ui, sans-serif";

/** The class of the marks that stand for data: each has the index of its datum in `data-item`. */
export const ITEM = 'item';

/** What is told where something is pointed at. A picture that leaves the app carries no words but those that it shows. */
export function tooltip<T>({ words }: ChartTarget, title: T): { readonly title?: T } {
  return words ? {} : { title };
}

/** `words` between marks that keep their direction from what stands around them (UAX #9, FSI and PDI). */
export function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}

/** Where the words of a picture begin, in CSS pixels; on the screen the words of a chart begin at its edge. */
const PICTURE_INSET = 20;

/** Where the names of rows begin. */
export function nameInset({ words }: ChartTarget): number {
  return words ? PICTURE_INSET : 0;
}

/** Words of a case as a chart shows them: cut to about `most` letters, in their own direction wherever they stand. */
export function chartWords(words: string, most: number): string {
  return isolated(shortened(words, most));
}

/** The height that the words above and below a picture need. */
const HEAD_HEIGHT = 64;
const FOOT_HEIGHT = 34;

interface Drawing extends Margins {
  /** Of the whole picture, words included. */
  readonly width: number;
  readonly height: number;
  readonly x: Plot.ScaleOptions;
  readonly y: Plot.ScaleOptions;
  readonly marks: Plot.Markish[];
}

/** Draws a plot. It belongs to the target's document until it is put on the page. */
export function drawChart({ palette, document, words }: ChartTarget, drawing: Drawing): SVGSVGElement {
  const { width, height, top, right, bottom, left } = drawing;
  const head = words ? HEAD_HEIGHT : 0;
  const foot = words ? FOOT_HEIGHT : 0;
  const svg = Plot.plot({
    document,
    width,
    height: height + head + foot,
    ...{ marginTop: top + head, marginRight: right, marginBottom: bottom + foot, marginLeft: left },
    x: { axis: null, ...drawing.x },
    y: { axis: null, ...drawing.y, range: [top + head, height + head - bottom] },
    marks: drawing.marks,
  }) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  for (const part of words ? [] : svg.querySelectorAll(`.${ITEM} > *`)) {
    const { __data__: at } = part as Element & { readonly __data__?: unknown };
    if (typeof at === 'number') part.setAttribute('data-item', String(at));
  }
  svg.removeAttribute('class');
  svg.setAttribute('font-family', FACES);
  svg.setAttribute('color', palette.ink);
  svg.setAttribute('fill', palette.ink);
  if (words) addWords(svg, palette, words, { width, height: height + head + foot });
  return svg;
}

function addWords(
  svg: SVGSVGElement,
  palette: Palette,
  { title, subtitle, note }: PictureWords,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement => {
    const element = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };
  const at = { x: PICTURE_INSET, 'text-anchor': 'start' };
  svg.prepend(
    make('title', {}, title),
    make('desc', {}, `${subtitle}. ${note}`),
    make('rect', { width, height, fill: palette.paper }),
  );
  svg.append(
    make('text', { ...at, y: 32, 'font-size': 18, 'font-weight': 650, fill: palette.ink }, title),
    make('text', { ...at, y: 53, 'font-size': 12.5, fill: palette.second }, subtitle),
    make('text', { ...at, y: height - 14, 'font-size': 11, fill: palette.third }, note),
  );
}
