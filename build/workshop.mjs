/**
 * A folder for work in progress, inside the cache folder, so that what is finished can be moved out of it in one step.
 */

import fs from 'node:fs';
import path from 'node:path';
import { cache, inCache } from './places.mjs';

const prefix = 'unfinished-';

/**
 * Does `work` in a new empty folder, and removes it afterwards. Only the holder of the set-up lock may call this: it
 * also removes what earlier set-ups left when they were killed. The folder's name is new each time, because a program
 * of a killed set-up may still be writing to the old one.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inWorkshop(work) {
  for (const name of fs.readdirSync(cache)) {
    if (name.startsWith(prefix)) fs.rmSync(inCache(name), { recursive: true, force: true, maxRetries: 3 });
  }
  const folder = fs.mkdtempSync(path.join(cache, prefix));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
