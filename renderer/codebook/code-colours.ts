/** The colours of the codebook in the window: swatches of codes, and the marks of a tag that was given another colour. */
import type { Code, CodeColour } from '../../domain/codebook';
import { TAGS } from '../../domain/tags';
import styles from './code-colours.module.css';

/** What each colour is called. */
export const COLOUR_NAMES: Readonly<Record<CodeColour, string>> = {
  '': 'No colour',
  rust: 'Rust',
  amber: 'Amber',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  rose: 'Rose',
  grey: 'Grey',
};

/** The class that gives a swatch its colour; undefined for a code without one. */
export function swatchClass(colour: CodeColour | undefined): string | undefined {
  return colour === undefined || colour === '' ? undefined : styles[colour];
}

/** Paints the marks of each tag in the colour that the codebook has for it, or in the tag's own. */
export function paintTags(codebook: readonly Code[], root: CSSStyleDeclaration): void {
  for (const tag of TAGS) {
    const colour = codebook.find(({ list, id }) => list === 'tag' && id === tag)?.colour ?? '';
    for (const part of ['line', 'fill']) {
      const token = part === 'line' ? `--code-${colour}` : `--code-${colour}-fill`;
      if (colour === '') root.removeProperty(`--${tag}-${part}`);
      else root.setProperty(`--${tag}-${part}`, `var(${token})`);
    }
  }
}
