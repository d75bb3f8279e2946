/**
 * What the set-up found out and need not find out again: which official downloads failed, and what each executable
 * turned out to be. Kept in the cache folder; losing it costs a second, never a wrong answer.
 */

import fs from 'node:fs';
import { cache, inCache } from './places.mjs';

/** @typedef {{ electron: string, nodeApi: number }} Versions */
/**
 * @typedef {object} Memory
 * @property {Record<string, { at: string, reason: string }>} refusals of the official download, by version
 * @property {Record<string, Versions>} versions of an executable, by its path, size and time
 */

const file = inCache('runtime.json');

/** @returns {Memory} */
export function recall() {
  try {
    const { refusals = {}, versions = {} } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return { refusals, versions };
  } catch {
    return { refusals: {}, versions: {} };
  }
}

/** Changes what is kept, under the lock or not: the file is replaced as a whole. @param {(memory: Memory) => void} change */
export function remember(change) {
  const memory = recall();
  change(memory);
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(memory, null, 2)}\n`);
  fs.renameSync(`${file}.${process.pid}`, file);
}
