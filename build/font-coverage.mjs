/**
 * Which characters a WOFF2 file has (W3C WOFF 2.0, sections 4 and 5; OpenType, “cmap”). A style sheet's ranges promise
 * more than that: subsets of a family are cut along ranges that are the same for all families.
 */

import { brotliDecompressSync } from 'node:zlib';

/** The number of the tag `cmap`, and those of the two tables that may be transformed, among the known tags. */
const [CMAP, GLYF, LOCA] = [0, 10, 11];

/** The number that says that a tag is none of the known ones and follows in full. */
const OTHER = 63;

/** Bytes of a WOFF2 header. */
const HEADER = 48;

/**
 * The code points that have a glyph.
 * @param {Buffer} woff2
 * @returns {Set<number>}
 */
export function coverageOf(woff2) {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2') throw new Error('The typeface is no WOFF2 file.');
  const tables = woff2.readUInt16BE(12);
  let at = HEADER;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let before = 0;
  /** @type {{ from: number, length: number } | undefined} */
  let cmap;
  for (let n = 0; n < tables; n++) {
    const flags = woff2.readUInt8(at++);
    const [tag, transform] = [flags & 63, flags >> 6];
    const name = tag === OTHER ? woff2.toString('latin1', at, (at += 4)) : '';
    const length = number();
    const isTransformed = tag === GLYF || tag === LOCA ? transform !== 3 : transform !== 0;
    const stored = isTransformed ? number() : length;
    if (tag === CMAP || name === 'cmap') cmap = { from: before, length };
    before += stored;
  }
  if (cmap === undefined) throw new Error('The typeface has no table of characters.');
  const data = brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20)));
  return charactersOf(data.subarray(cmap.from, cmap.from + cmap.length));
}

/** @param {Buffer} cmap @returns {Set<number>} */
function charactersOf(cmap) {
  /** @type {Set<number>} */
  const found = new Set();
  for (let n = 0; n < cmap.readUInt16BE(2); n++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + n * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, found);
    if (format === 12) addGroups(table, found);
  }
  return found;
}

/** @param {Buffer} table of format 4 @param {Set<number>} found */
function addSegments(table, found) {
  const bytes = table.readUInt16BE(6);
  for (let n = 0; n < bytes; n += 2) {
    const last = table.readUInt16BE(14 + n);
    const first = table.readUInt16BE(16 + bytes + n);
    const delta = table.readUInt16BE(16 + 2 * bytes + n);
    const rangeAt = 16 + 3 * bytes + n;
    const range = table.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - first));
      if ((range !== 0 && glyph === 0) || ((glyph + delta) & 0xffff) === 0) continue;
      found.add(code);
    }
  }
}

/** @param {Buffer} table of format 12 @param {Set<number>} found */
function addGroups(table, found) {
  for (let n = 0; n < table.readUInt32BE(12); n++) {
    const [first, last] = [table.readUInt32BE(16 + n * 12), table.readUInt32BE(20 + n * 12)];
    for (let code = first; code <= last; code++) found.add(code);
  }
}
