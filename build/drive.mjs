/**
 * Runs a program of `tests/` that drives the app from outside: compiled to one file, under plain Node, with a display.
 */

import fs from 'node:fs';
import { run } from './child.mjs';
import { asApp, describe } from './electron-runtime.mjs';
import { inRoot, root } from './places.mjs';
import { prepare } from './preparation.mjs';
import { Failure } from './report.mjs';

/**
 * Runs `tests/NAME/PART.ts` with this script's own arguments and returns its exit status.
 * @param {string} name
 * @param {string} part
 */
export async function drive(name, part = 'run') {
  const entry = inRoot('tests', name, `${part}.ts`);
  if (!fs.existsSync(entry)) throw new Failure(`There is no tests/${name}/${part}.ts in this version.`);
  const runtime = await prepare();
  const { build } = await import('esbuild');
  const program = inRoot('dist', part === 'run' ? `${name}.mjs` : `${name}-${part}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    loader: { '.sql': 'text' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const { status } = await run(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...asApp(), SOURCEMARK_RUNTIME: describe(runtime) },
    windows: true,
  });
  return status;
}
