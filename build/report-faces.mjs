/**
 * Makes `dist/report-faces.json`: the typefaces that reports may carry with them, which are those of the window, each with
 * its file in `dist/` and the characters that it really has.
 */

import fs from 'node:fs';
import { coverageOf } from './font-coverage.mjs';
import { inRoot } from './places.mjs';

/** Packages of typefaces, and the name of each in the style sheet of a report. */
const families = {
  inter: 'Inter',
  'source-serif-4': 'Source Serif',
  'noto-naskh-arabic': 'Noto Naskh',
  'noto-serif-hebrew': 'Noto Hebrew',
  'noto-serif-jp': 'Noto Serif JP',
};

/** Writes the list. The window has to be built before. */
export function writeReportFaces() {
  const assets = fs.readdirSync(inRoot('dist', 'renderer', 'assets'));
  const faces = Object.entries(families).flatMap(([family, called]) => {
    const folder = inRoot('node_modules', '@fontsource-variable', family);
    const css = fs.readFileSync(`${folder}/wght.css`, 'utf8');
    return Array.from(css.matchAll(/@font-face\s*\{([^}]*)\}/gu), ([, rule = '']) => {
      const name = /url\(\.\/files\/([\w-]+)\.woff2\)/u.exec(rule)?.[1] ?? '';
      const asset = assets.find(
        (one) => one.startsWith(`${name}-`) && /^[\w-]{8}\.woff2$/u.test(one.slice(name.length + 1)),
      );
      if (asset === undefined) throw new Error(`The typeface “${name}” is not in the window.`);
      const has = coverageOf(fs.readFileSync(`${folder}/files/${name}.woff2`));
      const promised = rangesIn(/unicode-range:\s*([^;]+)/u.exec(rule)?.[1] ?? '');
      const codes = [...has].filter((code) => promised.some(([first, last]) => code >= first && code <= last));
      return { family: called, file: `renderer/assets/${asset}`, ranges: rangesOf(codes) };
    });
  });
  fs.writeFileSync(inRoot('dist', 'report-faces.json'), JSON.stringify(faces));
}

/** @param {string} css `U+0-FF,U+131` @returns {[number, number][]} */
function rangesIn(css) {
  return Array.from(css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/giu), ([, first = '', last = first]) => [
    Number.parseInt(first, 16),
    Number.parseInt(last, 16),
  ]);
}

/** @param {number[]} codes @returns {[number, number][]} first and last of each run */
function rangesOf(codes) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const code of codes.sort((a, b) => a - b)) {
    const before = ranges.at(-1);
    if (before?.[1] === code - 1) before[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}
