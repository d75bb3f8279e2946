/**
 * Makes `electron/readers/pdf/character-maps-data.ts`: Adobe's character maps for Chinese, Japanese and Korean fonts,
 * out of the package pdfjs-dist, in the version of pdf.js that unpdf holds. It is made at set-up and never committed.
 */

import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { inRoot } from './places.mjs';
import { step } from './report.mjs';

const folder = inRoot('node_modules', 'pdfjs-dist', 'cmaps');
const target = inRoot('electron', 'readers', 'pdf', 'character-maps-data.ts');

/** Makes the file if it is missing or of another version of the package. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureCharacterMaps(lock) {
  if (isCurrent()) return;
  await lock.take();
  if (isCurrent()) return;
  await step('Packing the character maps', () => {
    const part = `${target}.part`;
    fs.writeFileSync(part, source());
    fs.renameSync(part, target);
    return Promise.resolve();
  });
}

const version = () => {
  const { version: installed } = /** @type {{ version: string }} */ (
    JSON.parse(fs.readFileSync(inRoot('node_modules', 'pdfjs-dist', 'package.json'), 'utf8'))
  );
  return `pdfjs-dist ${installed}`;
};

function isCurrent() {
  return fs.existsSync(target) && fs.readFileSync(target, 'utf8').includes(`${version()};`);
}

function source() {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.bcmap'))
    .sort();
  const maps = files.map((name) => fs.readFileSync(path.join(folder, name)));
  const index = Buffer.from(JSON.stringify(files.map((name, at) => [path.basename(name, '.bcmap'), maps[at]?.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(index.length);
  const packed = brotliCompressSync(Buffer.concat([length, index, ...maps]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const licence = fs
    .readFileSync(path.join(folder, 'LICENSE'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/^%%Copyright:\s?/u, '').trim())
    .filter((line) => !/^-*$/u.test(line))
    .map((line) => ` * ${line}`)
    .join('\n');
  return `/**
 * Adobe's character maps from ${version()}; packed by build/character-maps.mjs. Their licence:
 *
${licence}
 */

/** Brotli (RFC 7932) in base64; \`character-maps.ts\` says what is inside. */
export const PACKED_CHARACTER_MAPS =
  '${packed.toString('base64')}';
`;
}
