/**
 * Finds the Electron to use, in this order: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, the one in
 * `node_modules`, the official download, the floor runtime. Also says how to start the app, or a script, in it.
 */

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runToEnd } from './child.mjs';
import { lacksGraphics } from './display.mjs';
import { ensureFloor, floorFits, floorFolder, floorVersion } from './floor-runtime.mjs';
import { recall, remember } from './memory.mjs';
import { inRoot, root } from './places.mjs';
import { Failure, step } from './report.mjs';

/** @typedef {'override' | 'installed' | 'download' | 'floor'} Origin */
/** @typedef {{ executable: string, electron: string, nodeApi: number, origin: Origin, note: string }} Runtime */

const electronFolder = inRoot('node_modules', 'electron');

/** The Electron that users run and that packages are built from. */
export const pinnedVersion = () =>
  String(JSON.parse(fs.readFileSync(path.join(electronFolder, 'package.json'), 'utf8')).version);

/**
 * Finds the runtime, downloading one if there is none.
 * @param {import('./lock.mjs').SetupLock} lock
 * @param {{ official: boolean }} options `official` asks for the official download even where it failed before
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime(lock, { official }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = path.resolve(override, executableName());
    if (!fs.existsSync(executable)) {
      throw new Failure(
        `ELECTRON_OVERRIDE_DIST_PATH names ${override}, where there is no ${executableName()}: correct it or unset it.`,
      );
    }
    return known(executable, 'override', 'from ELECTRON_OVERRIDE_DIST_PATH');
  }
  if (officialIsInstalled()) return known(officialExecutable(), 'installed', 'from node_modules');
  const version = pinnedVersion();
  const refusal = official ? undefined : recall().refusals[version];
  if (!(refusal && floorFits())) {
    await lock.take();
    if (officialIsInstalled() || (await downloadOfficial(version))) {
      return known(officialExecutable(), 'download', 'the official download');
    }
  }
  await ensureFloor(lock);
  return known(
    path.join(floorFolder, 'electron'),
    'floor',
    `the floor runtime: Electron ${version} could not be downloaded (${recall().refusals[version]?.reason ?? 'unreachable'}); "npm run setup -- --official" tries again`,
  );
}

/** The arguments with which a runtime starts this app. @param {NodeJS.ProcessEnv} [env] */
export function launchArguments(env = process.env) {
  return [
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(lacksGraphics(env) ? ['--disable-gpu'] : []),
    ...(process.platform === 'linux' && env.WAYLAND_DISPLAY && !env.DISPLAY ? ['--ozone-platform=wayland'] : []),
    root,
  ];
}

/** What `npm run -s runtime` prints, and what tests and benchmarks find in `SOURCEMARK_RUNTIME`. @param {Runtime} runtime */
export function describe({ executable, electron, origin }) {
  return JSON.stringify({ executable, args: launchArguments(), electron, origin });
}

/** The environment for running a script, instead of the app, in the runtime. @param {NodeJS.ProcessEnv} [env] */
export const asNode = (env = process.env) => ({ ...env, ELECTRON_RUN_AS_NODE: '1' });

/** The environment for running the app. @param {NodeJS.ProcessEnv} [env] @returns {NodeJS.ProcessEnv} */
export function asApp(env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return rest;
}

/** Where a distribution of Electron keeps its executable. */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

const officialExecutable = () => path.join(electronFolder, 'dist', executableName());

/** Electron's own installer writes `path.txt` last, so a download that was broken off does not count. */
function officialIsInstalled() {
  try {
    const version = fs.readFileSync(path.join(electronFolder, 'dist', 'version'), 'utf8').replace(/^v/, '');
    fs.accessSync(path.join(electronFolder, 'path.txt'));
    fs.accessSync(officialExecutable());
    return version === pinnedVersion();
  } catch {
    return false;
  }
}

/** @param {string} version @returns {Promise<boolean>} whether it worked; where there is no floor it throws instead */
async function downloadOfficial(version) {
  let output = '';
  try {
    await step(`Downloading Electron ${version}`, async () => {
      const { status } = await runToEnd(process.execPath, [path.join(electronFolder, 'install.js')], {
        stdio: ['ignore', 'pipe', 'pipe'],
        onOutput: (chunk) => (output += chunk),
      });
      if (status !== 0)
        throw new Failure(
          output
            .split('\n')
            .find((line) => line.includes('Error'))
            ?.trim() ?? 'no reason given',
        );
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (!floorFits()) {
      throw new Failure(
        `Electron ${version} could not be downloaded (${error.message}): connect to the internet, or unpack it yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH, then run this again.`,
      );
    }
    remember(({ refusals }) => {
      refusals[version] = { at: new Date().toISOString(), reason: error.message };
    });
    return false;
  }
  remember(({ refusals }) => {
    delete refusals[version];
  });
  return true;
}

/** @param {string} executable @param {Origin} origin @param {string} note @returns {Runtime} */
function known(executable, origin, note) {
  return { executable, ...versionsOf(executable), origin, note };
}

/** @param {string} executable @returns {import('./memory.mjs').Versions} */
function versionsOf(executable) {
  const { size, mtimeMs } = fs.statSync(executable);
  const key = `${executable} ${size} ${mtimeMs}`;
  const before = recall().versions[key];
  if (before) return before;
  const asked = spawnSync(executable, ['-p', 'JSON.stringify(process.versions)'], { env: asNode(), encoding: 'utf8' });
  if (asked.status !== 0) {
    const said = (asked.error?.message ?? asked.stderr).trim().split('\n')[0];
    throw new Failure(
      `${executable} does not run here (${said}): a system library may be missing, or the file is damaged; remove it to have it fetched again.`,
    );
  }
  const { electron, napi } = JSON.parse(asked.stdout);
  const versions = { electron: String(electron ?? floorVersion), nodeApi: Number(napi) };
  remember((memory) => {
    memory.versions[key] = versions;
  });
  return versions;
}
