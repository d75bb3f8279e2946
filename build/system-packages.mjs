/**
 * The Debian packages that Electron, its tests and a native build need. As root they are installed; for anybody else
 * the one command is printed. Systems without dpkg are left alone.
 */

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { runToEnd } from './child.mjs';
import { lacksDisplay } from './display.mjs';
import { Failure, lastLines, say, step } from './report.mjs';

/** Without these Electron does not start. */
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libnotify4',
  'libsecret-1-0',
];
const virtualDisplay = ['xvfb', 'xauth'];
/** Text that is set in other scripts than Latin would show as boxes without them. */
const fonts = ['fonts-dejavu', 'fonts-noto-core'];

/** Installs, or asks for, the packages without which the app cannot be run here. @param {import('./lock.mjs').SetupLock} lock */
export function ensureSystemPackages(lock) {
  const needed = lacksDisplay() ? [...libraries, ...virtualDisplay] : libraries;
  return ensurePackages(lock, needed, [...libraries, ...virtualDisplay, ...fonts]);
}

/**
 * Sees to it that `wanted` packages are installed; fails when those that are `needed` are not to be had.
 * @param {import('./lock.mjs').SetupLock} lock
 * @param {string[]} needed
 * @param {string[]} wanted
 */
export async function ensurePackages(lock, needed, wanted) {
  if (process.platform !== 'linux') return;
  const missing = missingOf(wanted);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.map(nameHere).join(' ')}`;
  if (process.getuid?.() !== 0) {
    if (!missing.some((name) => needed.includes(name))) {
      say(`Some system packages are missing; to install them: sudo ${command}`);
      return;
    }
    throw new Failure(
      `System packages are missing: run "sudo apt-get update && sudo ${command}", then run this again.`,
    );
  }
  await lock.take();
  const output = await install(missing);
  const stillMissing = missingOf(needed);
  if (stillMissing.length > 0) {
    throw new Failure(
      `${lastLines(output)}The system packages ${stillMissing.join(', ')} could not be installed: see the messages above, then run "${command}" and this again.`,
    );
  }
  if (missingOf(wanted).length > 0) say(`Not all system packages could be installed; to try again: ${command}`);
}

/** @param {string[]} names @returns {Promise<string>} what apt-get said */
function install(names) {
  return step(`Installing system packages (${names.join(' ')})`, async () => {
    let output = '';
    const apt = (/** @type {string[]} */ ...args) =>
      runToEnd('apt-get', args, {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 'pipe', 'pipe'],
        onOutput: (chunk) => (output += chunk),
      });
    await apt('update', '-q');
    // Only now does apt know the names of this release.
    await apt('install', '-y', '-q', '--no-install-recommends', ...names.map(nameHere));
    return output;
  });
}

/** Debian 13 and Ubuntu 24.04 gave some libraries a new name, with this at its end. */
const renamed = (/** @type {string} */ name) => `${name}t64`;

/** @param {string[]} names @returns {string[]} empty where dpkg does not keep the books */
function missingOf(names) {
  if (!fs.existsSync('/var/lib/dpkg/status')) return [];
  const asked = [...names, ...names.map(renamed)];
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${Status}\\n', ...asked], { encoding: 'utf8' });
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name) && !installed.has(renamed(name)));
}

/** @param {string} name */
function nameHere(name) {
  const known = spawnSync('apt-cache', ['show', '--no-all-versions', renamed(name)], { stdio: 'ignore' });
  return known.status === 0 ? renamed(name) : name;
}
