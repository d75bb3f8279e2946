/**
 * One hash over many files, which changes when any of them does, appears or goes.
 */

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The hash over files and over everything in folders.
 * @param {string} base the folder that names are relative to
 * @param {string[]} inputs files and folders in it; those that do not exist count as absent
 * @param {(name: string) => boolean} [counts] leaves files out, by their name relative to `base`
 */
export function fingerprint(base, inputs, counts = () => true) {
  const hash = createHash('sha256');
  const names = inputs.flatMap((input) => filesIn(base, input)).filter(counts);
  for (const name of names.sort()) {
    const bytes = fs.readFileSync(path.join(base, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** @param {string} base @param {string} input @returns {string[]} */
function filesIn(base, input) {
  const found = fs.statSync(path.join(base, input), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [input];
  return fs.readdirSync(path.join(base, input)).flatMap((name) => filesIn(base, path.posix.join(input, name)));
}
