/**
 * The whole way from a fresh checkout to an app that can be started: packages, runtime, native addon, character maps, gazetteer, map, word vectors,
 * bundle. Each step looks first and works only where something is missing, so all of it can be interrupted and run again, and a
 * satisfied set-up takes a fraction of a second.
 */

import './node-version.mjs';
import { ensureBundle } from './bundle.mjs';
import { ensureCharacterMaps } from './character-maps.mjs';
import { ensureGazetteer } from './gazetteer.mjs';
import { ensureInstalled } from './install.mjs';
import { SetupLock } from './lock.mjs';
import { ensureNative } from './native.mjs';
import { resolveRuntime } from './electron-runtime.mjs';
import { say } from './report.mjs';
import { ensureSystemPackages } from './system-packages.mjs';
import { ensureWordVectors } from './word-vectors.mjs';
import { ensureWorldMap } from './world-map.mjs';

/**
 * Makes everything ready and returns the runtime.
 * @param {{ quiet?: boolean, official?: boolean }} [options] `quiet` leaves out the line about the runtime; `official`
 *   asks for the official download of Electron even where it failed before
 */
export async function prepare({ quiet = false, official = false } = {}) {
  const lock = new SetupLock();
  try {
    await ensureInstalled(lock);
    await ensureSystemPackages(lock);
    const runtime = await resolveRuntime(lock, { official });
    if (!quiet) say(`Runtime: Electron ${runtime.electron}, ${runtime.note}.`);
    await ensureNative(lock, runtime.nodeApi);
    await ensureCharacterMaps(lock);
    await ensureGazetteer(lock, runtime);
    await ensureWorldMap(lock);
    await ensureWordVectors(lock);
    await ensureBundle(lock);
    return runtime;
  } finally {
    lock.release();
  }
}
