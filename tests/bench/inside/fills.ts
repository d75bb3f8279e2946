/** The colours that marks are filled with, as the page's style sheets have them now. */
import type { Tag } from '../../../domain/tags';

/** How many levels of marks inside marks of their own tag have a fill of their own. */
const LEVELS = 3;

/** A colour in bytes of sRGB. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The fill of marks that lie in no other mark of their tag, in hexadecimal digits. */
export function fillOf(tag: Tag): `#${string}` {
  const digits = colourOf(tag, 0).map((byte) => byte.toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}

/** All fills of a tag. */
export function fillsOf(tag: Tag): Colour[] {
  return Array.from({ length: LEVELS }, (_, level) => colourOf(tag, level));
}

function colourOf(tag: Tag, level: number): Colour {
  const sample = document.createElement('div');
  sample.style.color = `var(--${tag}-fill${level === 0 ? '' : `-${level}`})`;
  document.body.append(sample);
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) throw new Error('expected a canvas to draw on');
  canvas.fillStyle = getComputedStyle(sample).color;
  canvas.fillRect(0, 0, 1, 1);
  sample.remove();
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
