/**
 * Keeps two set-ups from working at the same time, in this checkout or in another one with the same cache. The lock is
 * a file in the cache folder that names its owner's process and is touched while the owner lives; one whose owner is
 * gone is taken over.
 */

import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache, inCache } from './places.mjs';
import { Failure, reason, say } from './report.mjs';

const file = inCache('setup.lock');
const touchEvery = 5_000;
const staleAfter = 60_000;

/** A lock that is taken when the first step finds something to do, so that a satisfied set-up never waits. */
export class SetupLock {
  /** @type {NodeJS.Timeout | undefined} */
  #touching;

  /** Waits until no other set-up works. Returns at once when this one holds the lock already. */
  async take() {
    if (this.#touching) return;
    try {
      fs.mkdirSync(cache, { recursive: true });
    } catch (error) {
      throw new Failure(
        `The cache folder ${cache} cannot be made (${reason(error)}): set SOURCEMARK_CACHE to a folder that can be written.`,
      );
    }
    for (let waits = 0; !tryToOwn(); waits++) {
      if (waits === 0) say('Another set-up is at work: waiting for it to end.');
      await sleep(250);
    }
    this.#touching = setInterval(() => fs.utimesSync(file, new Date(), new Date()), touchEvery);
    this.#touching.unref();
  }

  /** Gives the lock back. Harmless when it was never taken. */
  release() {
    if (!this.#touching) return;
    clearInterval(this.#touching);
    this.#touching = undefined;
    fs.rmSync(file, { force: true });
  }
}

/** Subtle: the file appears by `link`, so that it never exists without its owner's number in it. @returns {boolean} */
function tryToOwn() {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
  if (!isAbandoned()) return false;
  fs.rmSync(file, { force: true });
  return tryToOwn();
}

function isAbandoned() {
  try {
    const owner = Number(fs.readFileSync(file, 'utf8'));
    return !isAlive(owner) || Date.now() - fs.statSync(file).mtimeMs > staleAfter;
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
