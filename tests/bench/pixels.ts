/**
 * What is really painted: how many pixels of a screenshot have the colours that marks are filled with. A figure about
 * painting counts only when these agree, since the fastest way to paint is to paint nothing.
 */
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { TAGS, type Tag } from '../../domain/tags';
import type { Box } from './inside/article-element';
import type { Colour } from './inside/fills';

/** How far apart two counts may be, as a part of the one that is right. */
export const TOLERANCE = 0.02;

/** How far each byte of a colour may be off. */
const NEAR = 2;

/** Paper and ink have bytes that are no further apart than this. */
const GREY = 16;

/** How many pixels have the fills of each tag, and how many are neither paper nor ink. */
export type Pixels = Readonly<Record<Tag | 'coloured', number>>;

/** The fills of each tag. */
export type Palette = Readonly<Record<Tag, readonly Colour[]>>;

/** Counts the pixels of marks in a part of the window. */
export async function countPixels(page: Page, clip: Box, palette: Palette): Promise<Pixels> {
  const { data } = PNG.sync.read(await page.screenshot({ clip, animations: 'allow', caret: 'initial' }));
  const counts: { -readonly [key in keyof Pixels]: number } = { claim: 0, actor: 0, place: 0, coloured: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const pixel: Colour = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const tag = TAGS.find((name) => palette[name].some((colour) => isNear(colour, pixel)));
    if (tag) counts[tag]++;
    if (Math.max(...pixel) - Math.min(...pixel) > GREY) counts.coloured++;
  }
  return counts;
}

/** The greatest difference between two counts of one tag, as a part of the count in `right`. */
export function difference(counted: Pixels, right: Pixels): number {
  return Math.max(...TAGS.map((tag) => Math.abs(counted[tag] - right[tag]) / Math.max(1, right[tag])));
}

function isNear(colour: Colour, pixel: Colour): boolean {
  return colour.every((byte, i) => Math.abs(byte - (pixel[i] ?? 0)) <= NEAR);
}
