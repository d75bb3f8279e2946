/**
 * Where the build reads and writes: the checkout, and the cache folder that all checkouts of one person share.
 */

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder, without a trailing separator. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The folder that outlives `node_modules`: runtimes and native addons. `SOURCEMARK_CACHE` moves it. */
export const cache =
  process.env.SOURCEMARK_CACHE ||
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'sourcemark');

/** A path inside the checkout. @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts);

/** A path inside the cache folder. @param {string[]} parts */
export const inCache = (...parts) => path.join(cache, ...parts);

/** The folder as the person sees it: where they typed `npm`, when this process is the script npm started there. */
export const workingFolder = () => {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  const running = process.argv[1] && fs.realpathSync(process.argv[1]);
  const startedByNpm = script !== undefined && running === inRoot('build', `${script}.mjs`);
  return typedIn && startedByNpm ? typedIn : process.cwd();
};
