/** Charts as pictures that leave the app. */
import { Canvg } from 'canvg';
import { SourcemarkError } from '../../domain/errors';

/** How many pixels of a picture stand for one of the screen, and the longest side that a canvas can have. */
const SCALE = 2;
const LONGEST = 16_000;

/** What XML 1.0 (section 2.2) does not let stand in a document, and a serialiser writes all the same. */
// eslint-disable-next-line no-control-regex -- They are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** The chart as an SVG 1.1 file, in UTF-8. */
export function svgFile(chart: SVGSVGElement): Uint8Array {
  const text = new XMLSerializer().serializeToString(chart).replace(NOT_XML, '\ufffd');
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
}

/**
 * The chart as a PNG file. It is painted onto a canvas by canvg, since the page's policy lets no picture come from
 * memory. Throws `too-much` where the picture is larger than a canvas can be.
 */
export async function pngFile(chart: SVGSVGElement): Promise<Uint8Array> {
  const [width, height] = ['width', 'height'].map((name) => Number(chart.getAttribute(name))) as [number, number];
  const scale = Math.min(SCALE, LONGEST / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  const own = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg', null);
  own.documentElement.replaceWith(own.importNode(chart, true));
  if (context) {
    const painter = new Canvg(context, own, { ignoreMouse: true, ignoreAnimation: true });
    painter.resize(canvas.width, canvas.height, 'xMidYMid meet');
    await painter.render();
  }
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!context || !blob) {
    throw new SourcemarkError(
      'too-much',
      'This picture is too large for a PNG file. Show less of it, or save it as SVG.',
    );
  }
  return new Uint8Array(await blob.arrayBuffer());
}
