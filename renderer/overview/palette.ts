/**
 * The colours of charts. On the screen they are those of the theme; a picture that leaves the app has those of the light
 * one, whatever the screen shows, since it will be printed or stand in a document.
 */
import type { EntityKind } from '../../domain/entity';

/** How many shades there are for counts. */
export const SHADES = 5;

/** The colours of a chart, as SVG paints. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly second: string;
  readonly third: string;
  readonly line: string;
  readonly claimLine: string;
  readonly claimFill: string;
  /** The colour of the shade `step`, from 0 for the least to SHADES - 1 for the most. */
  shade(kind: EntityKind, step: number): string;
  /** The colour of words on that shade. */
  onShade(step: number): string;
}

/** How far each shade goes from the fill of a tag to its line. Words on a middle one would have too little contrast. */
export const SHADE_MIXES = [0, 0.14, 0.28, 0.86, 1] as const;

/** The first shade that is so strong that words on it have the colour of paper. */
const STRONG = 3;

/** The theme of the window. */
export const SCREEN: Palette = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  second: 'var(--second)',
  third: 'var(--third)',
  line: 'var(--line)',
  claimLine: 'var(--claim-line)',
  claimFill: 'var(--claim-fill)',
  shade: (kind, step) => `color-mix(in srgb, var(--${kind}-fill), var(--${kind}-line) ${100 * mixOf(step)}%)`,
  onShade: (step) => (step < STRONG ? 'var(--ink)' : 'var(--paper)'),
};

/** The light theme, written out: a picture has no theme to ask. */
export const PRINT_COLOURS = {
  paper: '#fbfaf7',
  ink: '#1e1d1a',
  second: '#5a564d',
  third: '#6b665c',
  line: '#dfdbd2',
  'claim-line': '#9a4606',
  'claim-fill': '#fbe3c4',
  'actor-line': '#2456b8',
  'actor-fill': '#d9e5fb',
  'place-line': '#0b6b55',
  'place-fill': '#cfebdf',
} as const;

/** The colours of a picture that leaves the app. */
export const PRINT: Palette = {
  ...PRINT_COLOURS,
  claimLine: PRINT_COLOURS['claim-line'],
  claimFill: PRINT_COLOURS['claim-fill'],
  shade: (kind, step) => mixed(PRINT_COLOURS[`${kind}-fill`], PRINT_COLOURS[`${kind}-line`], mixOf(step)),
  onShade: (step) => (step < STRONG ? PRINT_COLOURS.ink : PRINT_COLOURS.paper),
};

function mixOf(step: number): number {
  return SHADE_MIXES[step] ?? 1;
}

/** `share` of `other` mixed into `one`; all colours are `#rrggbb`. */
export function mixed(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [one, other].map((colour) => parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
