/**
 * Brings `node_modules` in line with `package-lock.json`. npm's own record of what it installed says whether there is
 * anything to do, so an install that somebody made by hand counts too.
 */

import fs from 'node:fs';
import { runToEnd } from './child.mjs';
import { inRoot, root } from './places.mjs';
import { Failure, lastLines, step } from './report.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lock */

const record = inRoot('node_modules', '.package-lock.json');

/** Installs the locked packages if they are not there. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureInstalled(lock) {
  if (isInstalled()) return;
  await lock.take();
  if (isInstalled()) return;
  // Subtle: npm empties the folder in no particular order. Without the record, an interrupted run shows as such.
  fs.rmSync(record, { force: true });
  await step('Installing the npm packages', async () => {
    let output = '';
    const { status } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], (chunk) => (output += chunk));
    if (status === 0) return;
    throw new Failure(
      `${lastLines(output)}The npm packages could not be installed (npm ci ended with status ${status}): check the network and the messages above, then run this again.`,
    );
  });
}

/**
 * Runs npm with its output piped to `onOutput`: the npm that started this script, or else the one on the path.
 * @param {string[]} args
 * @param {(chunk: string) => void} onOutput
 * @param {{ cwd?: string }} [options]
 */
export function npm(args, onOutput, { cwd = root } = {}) {
  const started = process.env.npm_execpath;
  const [command, ...before] = started?.endsWith('npm-cli.js')
    ? [process.execPath, started]
    : process.platform === 'win32'
      ? ['cmd.exe', '/d', '/c', 'npm.cmd']
      : ['npm'];
  return runToEnd(/** @type {string} */ (command), [...before, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    onOutput,
  });
}

function isInstalled() {
  const wanted = readLock(inRoot('package-lock.json'));
  const installed = readLock(record);
  if (!wanted) throw new Failure('package-lock.json is missing or damaged: restore it from the repository.');
  return installed !== undefined && agree(wanted, installed, (folder) => fs.existsSync(inRoot(folder)));
}

/**
 * Whether an install holds what a lock asks for: all of it but optional packages, the same versions, nothing else.
 * @param {Lock} wanted
 * @param {Lock} installed
 * @param {(folder: string) => boolean} exists
 */
export function agree(wanted, installed, exists) {
  for (const [folder, { version, integrity, optional }] of Object.entries(wanted.packages)) {
    if (folder === '') continue;
    const found = installed.packages[folder];
    if (!found && optional) continue;
    if (!found || found.version !== version || found.integrity !== integrity || !exists(folder)) return false;
  }
  return Object.keys(installed.packages).every((folder) => folder in wanted.packages);
}

/** @param {string} file @returns {Lock | undefined} */
function readLock(file) {
  try {
    return /** @type {Lock} */ (JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
