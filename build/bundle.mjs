/**
 * Turns the sources into `dist/`: esbuild for the processes, Vite for the window. Does nothing while the sources and
 * what builds them are as they were.
 */

import fs from 'node:fs';
import { fingerprint } from './fingerprint.mjs';
import { inRoot, root } from './places.mjs';
import { writeReportFaces } from './report-faces.mjs';
import { Failure, Interrupted, reason, say, step } from './report.mjs';

/** What runs outside the window: each is one CommonJS file. */
const entries = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  service: 'electron/service/entry.ts',
  reader: 'electron/readers/worker.ts',
  suggesting: 'electron/suggestions/worker.ts',
  matching: 'electron/matching/worker.ts',
  exporting: 'electron/exporting/worker.ts',
  expressions: 'electron/search/worker.ts',
  gazetteer: 'electron/gazetteer-worker.ts',
  cli: 'electron/cli/entry.ts',
};

const inputs = [
  ...['domain', 'db', 'electron', 'renderer', 'seeds'],
  ...[
    'build/bundle.mjs',
    'build/report-faces.mjs',
    'build/font-coverage.mjs',
    'build/vite.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ],
];
const isBuilt = (/** @type {string} */ name) => !/\.test\.tsx?$|\.md$/.test(name);
const stamp = inRoot('dist', 'inputs.sha256');

/** Bundles the app if its sources changed. @param {import('./lock.mjs').SetupLock} lock */
export async function ensureBundle(lock) {
  if (isCurrent()) return;
  await lock.take();
  if (isCurrent()) return;
  // Without the stamp, an interrupted run shows as such.
  fs.rmSync(stamp, { force: true });
  const inputsNow = fingerprint(root, inputs, isBuilt);
  try {
    await step('Building the app', async (tell) => {
      tell('processes');
      await bundleProcesses();
      tell('window');
      await bundleWindow();
      fs.rmSync(inRoot('dist', 'seeds'), { recursive: true, force: true });
      fs.cpSync(inRoot('seeds'), inRoot('dist', 'seeds'), { recursive: true });
      writeReportFaces();
    });
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    throw new Failure(`The app could not be built: ${reason(error)}`);
  }
  fs.writeFileSync(stamp, inputsNow);
}

function isCurrent() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(root, inputs, isBuilt);
}

async function bundleProcesses() {
  const { build, formatMessages } = await import('esbuild');
  const { warnings } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['electron', 'better-sqlite3'],
    loader: { '.sql': 'text' },
    sourcemap: 'linked',
    logLevel: 'silent',
  });
  for (const text of await formatMessages(warnings, { kind: 'warning' })) say(text);
}

async function bundleWindow() {
  const { build, createLogger } = await import('vite');
  const logger = createLogger('warn');
  // Vite writes to standard output, which is not its to use here.
  logger.warn = logger.warnOnce = logger.error = say;
  await build({ configFile: inRoot('build', 'vite.config.mjs'), logLevel: 'warn', customLogger: logger });
}
