import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contrast, rgbOf } from '../theme/contrast';
import { mixed, PRINT, PRINT_COLOURS, SHADE_MIXES, SHADES } from './palette';

const tokens = readFileSync(new URL('../theme/tokens.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = tokens.split('prefers-color-scheme: dark');
const colours = (css: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu), ([, name = '', value = '']) => [name, value]),
  );
const themes = { light: colours(lightPart), dark: { ...colours(lightPart), ...colours(darkPart) } };

it('prints with the colours of the light theme', () => {
  for (const [name, value] of Object.entries(PRINT_COLOURS)) expect([name, value]).toEqual([name, themes.light[name]]);
});

it.each(['light', 'dark'] as const)('counts can be read on every shade of the %s theme', (theme) => {
  const tones = themes[theme];
  for (const kind of ['actor', 'place'] as const) {
    SHADE_MIXES.forEach((mix, step) => {
      const shade = mixed(tones[`${kind}-fill`] ?? '', tones[`${kind}-line`] ?? '', mix);
      const words = PRINT.onShade(step) === PRINT_COLOURS.ink ? tones['ink'] : tones['paper'];
      expect(contrast(rgbOf(shade), rgbOf(words ?? '')), `${kind} ${step}`).toBeGreaterThanOrEqual(4.5);
    });
  }
});

it('has as many shades as it says, from the fill to the line', () => {
  expect(SHADE_MIXES).toHaveLength(SHADES);
  expect([PRINT.shade('place', 0), PRINT.shade('place', SHADES - 1)]).toEqual(['#cfebdf', '#0b6b55']);
});
