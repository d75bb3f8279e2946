import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODE_COLOURS } from '../../domain/codebook';
import { TAGS } from '../../domain/tags';
import { contrast, rgbOf, type Rgb } from './contrast';

type Theme = Readonly<Record<string, string>>;

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const dark = tokens.indexOf('prefers-color-scheme: dark');
const light: Theme = declarations(tokens.slice(0, dark));
const themes: Readonly<Record<string, Theme>> = { light, dark: { ...light, ...declarations(tokens.slice(dark)) } };

/** The colours of a codebook, which marks and swatches can have. */
const CODES = CODE_COLOURS.filter((colour) => colour !== '').map((colour) => `code-${colour}`);

/** Every pair [text, background] that the window shows words in. */
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...pairs(['ink', 'second', 'third', 'accent'], ['paper', 'panel', 'raised']),
  ...pairs(['ink', 'second', 'accent'], ['hover']),
  ...pairs(['claim-line', 'actor-line', 'place-line', 'warning'], ['paper', 'panel', 'raised']),
  ...pairs(['ink', 'second'], ['claim-fill', 'actor-fill', 'place-fill']),
  ...pairs(['ink'], ['selection', 'hit']),
  ...pairs(['ink', 'warning'], ['warning-fill']),
  ...pairs(['ink', 'second'], ['removed-fill', 'added-fill']),
  ...pairs(['ink', 'second', 'third', 'accent'], ['map-land', 'map-water']),
  ['claim-line', 'claim-fill'],
  ['actor-line', 'actor-fill'],
  ['place-line', 'place-fill'],
  ...pairs(CODES, ['paper', 'panel', 'raised']),
  ...CODES.map((code): [string, string] => [code, `${code}-fill`]),
  ...CODES.flatMap((code) => pairs(['ink', 'second'], [`${code}-fill`])),
  ['hit-current-ink', 'hit-current'],
  ['on-accent', 'accent'],
  ['paper', 'warning'],
];

describe.each(Object.keys(themes))('the %s theme', (name) => {
  const theme = themes[name] ?? {};

  it.each(TEXT_PAIRS)('shows %s on %s with a contrast of at least 4.5', (text, background) => {
    expect(contrast(colour(theme, text), colour(theme, background))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ...pairs(['control-line', 'accent'], ['paper', 'panel', 'raised']),
    ...pairs(['place-line', 'accent'], ['map-land', 'map-water']),
  ])('draws the edge %s on %s with a contrast of at least 3', (edge, background) => {
    expect(contrast(colour(theme, edge), colour(theme, background))).toBeGreaterThanOrEqual(3);
  });

  it('keeps the text of marks inside marks of the same tag legible', () => {
    for (const tag of TAGS) {
      const mixed = `color-mix\\(in srgb, var\\(--${tag}-fill\\), var\\(--${tag}-line\\) (\\d+)%\\)`;
      const shares = [...tokens.matchAll(new RegExp(mixed, 'g'))];
      expect(shares.length).toBe(2);
      for (const [, share] of shares) {
        const fill = mix(colour(theme, `${tag}-fill`), colour(theme, `${tag}-line`), Number(share) / 100);
        expect(contrast(colour(theme, 'ink'), fill)).toBeGreaterThanOrEqual(4.5);
        // A codebook can give the tag another colour.
        for (const code of CODES) {
          const other = mix(colour(theme, `${code}-fill`), colour(theme, code), Number(share) / 100);
          expect(contrast(colour(theme, 'ink'), other), `${code} ${share ?? ''}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });
});

function pairs(texts: readonly string[], backgrounds: readonly string[]): [string, string][] {
  return texts.flatMap((text) => backgrounds.map((background): [string, string] => [text, background]));
}

function declarations(css: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)) {
    if (name !== undefined && value !== undefined) found[name] = value;
  }
  return found;
}

function colour(theme: Theme, name: string): Rgb {
  const value = theme[name];
  if (value === undefined) throw new Error(`expected a colour token --${name}`);
  return rgbOf(value);
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2): number => a[i] * (1 - share) + b[i] * share;
  return [part(0), part(1), part(2)];
}
