/**
 * Gives better-sqlite3 an addon that the resolved Electron can load. Its own prebuilt one asks for Node-API 10; where
 * the runtime has less, the addon is compiled once and kept in the cache folder, since `node_modules` comes and goes.
 * The compiled one relies on Node-API's experimental mode: it is for development and tests on the floor runtime only.
 */

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './child.mjs';
import { npm } from './install.mjs';
import { inCache, inRoot } from './places.mjs';
import { Failure, lastLines, say, step } from './report.mjs';
import { ensurePackages } from './system-packages.mjs';
import { inWorkshop } from './workshop.mjs';

const prebuiltNodeApi = 10;
const moduleFolder = inRoot('node_modules', 'better-sqlite3');
const buildFolder = path.join(moduleFolder, 'build');
const installed = path.join(buildFolder, 'Release', 'better_sqlite3.node');

/**
 * Puts the right addon in place.
 * @param {import('./lock.mjs').SetupLock} lock
 * @param {number} nodeApi the Node-API version of the runtime
 */
export async function ensureNative(lock, nodeApi) {
  if (nodeApi >= prebuiltNodeApi) {
    if (!fs.existsSync(installed)) return;
    await lock.take();
    say('Removing the better-sqlite3 that was compiled for the floor runtime.');
    fs.rmSync(buildFolder, { recursive: true, force: true });
    return;
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(moduleFolder, 'package.json'), 'utf8'));
  const kept = inCache('better-sqlite3', `${version}-napi${nodeApi}-${process.platform}-${process.arch}.node`);
  if (sameFile(kept, installed)) return;
  await lock.take();
  if (!fs.existsSync(kept)) await compile(lock, kept);
  place(kept, installed);
}

/** @param {string} one @param {string} other */
function sameFile(one, other) {
  return fs.existsSync(one) && fs.existsSync(other) && fs.readFileSync(one).equals(fs.readFileSync(other));
}

/** Copies a file so that it appears whole or not at all. @param {string} from @param {string} to */
function place(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, `${to}.unfinished`);
  fs.renameSync(`${to}.unfinished`, to);
}

/** @param {import('./lock.mjs').SetupLock} lock @param {string} kept */
async function compile(lock, kept) {
  const tools = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);
  if (tools.length > 0) await ensurePackages(lock, tools, tools);
  await inWorkshop(async (workshop) => {
    const source = path.join(workshop, 'better-sqlite3');
    fs.cpSync(moduleFolder, source, {
      recursive: true,
      filter: (file) => file !== buildFolder && !file.startsWith(path.join(moduleFolder, 'prebuilds')),
    });
    // The build asks for this package by name.
    fs.cpSync(inRoot('node_modules', 'node-addon-api'), path.join(workshop, 'node_modules', 'node-addon-api'), {
      recursive: true,
    });
    await step('Compiling better-sqlite3 for this runtime (once, about two minutes)', async () => {
      let output = '';
      const { status } = await runToEnd(process.execPath, [nodeGyp(), ...(await gypArguments())], {
        cwd: source,
        env: { ...process.env, ...floorFlags },
        stdio: ['ignore', 'pipe', 'pipe'],
        onOutput: (chunk) => (output += chunk),
      });
      if (status === 0) return;
      throw new Failure(
        `${lastLines(output)}better-sqlite3 could not be compiled: see the messages above (it takes python3, make and g++), then run this again.`,
      );
    });
    place(path.join(source, 'build', 'Release', 'better_sqlite3.node'), kept);
  });
}

const nodeGyp = () => fileURLToPath(import.meta.resolve('node-gyp/bin/node-gyp.js'));

const floorFlags = {
  CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -fno-lto',
  CFLAGS: '-fno-lto',
  LDFLAGS: '-fno-lto',
};

async function gypArguments() {
  const headers = await headersFolder();
  return ['rebuild', '--release', '--force_build=1', '--jobs=max', ...(headers ? [`--nodedir=${headers}`] : [])];
}

/** Where Node's headers are; `undefined` lets node-gyp fetch them. */
async function headersFolder() {
  let configured = '';
  await npm(['config', 'get', 'nodedir', '--silent'], (chunk) => (configured += chunk));
  const prefix = path.dirname(path.dirname(fs.realpathSync(process.execPath)));
  return [configured.trim(), prefix].find(
    (folder) => path.isAbsolute(folder) && fs.existsSync(path.join(folder, 'include', 'node', 'node_api.h')),
  );
}
