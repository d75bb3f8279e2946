import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverageOf } from './font-coverage.mjs';
import { inRoot } from './places.mjs';

const covers = (family: string, part: string, sign: string): boolean => {
  const path = inRoot('node_modules', '@fontsource-variable', family, 'files', `${family}-${part}-wght-normal.woff2`);
  return coverageOf(readFileSync(path)).has(sign.codePointAt(0) ?? 0);
};

describe('the characters of a typeface', () => {
  it.each([
    ['inter', 'latin', 'é', true],
    ['inter', 'latin', 'ж', false],
    ['inter', 'cyrillic', 'ж', true],
    ['noto-naskh-arabic', 'arabic', 'ق', true],
    ['noto-serif-jp', '118', '日', true],
    ['noto-serif-jp', '118', '本', false],
    // Beyond the basic plane.
    ['noto-serif-jp', '0', '\u{25ee8}', true],
    // Its style sheet promises it, and it does not have it.
    ['noto-naskh-arabic', 'symbols', '\u{1f300}', false],
  ])('X5: %s, %s: “%s” %s', (family, part, sign, there) => {
    expect(covers(family, part, sign)).toBe(there);
  });

  it('X5: can be asked of a WOFF2 file only', () => {
    expect(() => coverageOf(Buffer.alloc(48))).toThrow(/no WOFF2/u);
  });
});
