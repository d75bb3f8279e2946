/**
 * What `npm test` is made of: the static checks, the unit tests in the resolved Electron, the end-to-end tests in its
 * window. Each part runs its tools and returns counts.
 */

import fs from 'node:fs';
import { runToEnd } from './child.mjs';
import { asApp, asNode, describe } from './electron-runtime.mjs';
import { inRoot, root } from './places.mjs';
import { countCheck, countPlaywright, countVitest } from './test-counts.mjs';

/** @typedef {import('./electron-runtime.mjs').Runtime} Runtime */
/** @typedef {import('./test-counts.mjs').Counts} Counts */
/**
 * @typedef {object} TestPart
 * @property {'static' | 'unit' | 'e2e'} group
 * @property {string} title
 * @property {(runtime: Runtime, patterns: string[]) => Promise<Counts>} work
 */

const tool = (/** @type {string[]} */ ...parts) => inRoot('node_modules', ...parts);
const setting = (/** @type {string} */ name) => inRoot('build', name);

/** All parts, cheapest first. @type {TestPart[]} */
export const testParts = [
  check('types', [tool('typescript', 'bin', 'tsc'), '--pretty', '-p', root]),
  check('types of domain', [tool('typescript', 'bin', 'tsc'), '--pretty', '-p', inRoot('domain')]),
  check('lint', [
    tool('eslint', 'bin', 'eslint.js'),
    '--config',
    setting('eslint.config.mjs'),
    '--max-warnings=0',
    '.',
  ]),
  check('format', [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.']),
  check('dead code', [tool('knip', 'bin', 'knip.js'), '--config', setting('knip.config.mjs')]),
  { group: 'unit', title: 'unit tests', work: unitTests },
  { group: 'e2e', title: 'end-to-end tests', work: endToEndTests },
];

/** @param {string} title @param {string[]} command @returns {TestPart} */
function check(title, command) {
  return {
    group: 'static',
    title,
    work: async () => {
      const { status } = await runToEnd(process.execPath, command, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      return countCheck(status);
    },
  };
}

/** @param {Runtime} runtime @param {string[]} patterns @returns {Promise<Counts>} */
async function unitTests(runtime, patterns) {
  const report = inRoot('test-results', 'unit.json');
  fs.rmSync(report, { force: true });
  const { status } = await runToEnd(
    runtime.executable,
    [
      ...[tool('vitest', 'vitest.mjs'), 'run', '--config', setting('vitest.config.mjs')],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...patterns,
    ],
    { cwd: root, env: asNode(withRuntime(runtime)), stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return countVitest(report, status);
}

/** @param {Runtime} runtime @param {string[]} patterns @returns {Promise<Counts>} */
async function endToEndTests(runtime, patterns) {
  const report = inRoot('test-results', 'e2e.json');
  fs.rmSync(report, { force: true });
  const { status } = await runToEnd(
    process.execPath,
    [tool('@playwright', 'test', 'cli.js'), 'test', '--config', setting('playwright.config.mjs'), ...patterns],
    { cwd: root, env: asApp(withRuntime(runtime)), stdio: ['ignore', 'inherit', 'inherit'], windows: true },
  );
  return countPlaywright(report, status);
}

/** @param {Runtime} runtime @returns {NodeJS.ProcessEnv} */
const withRuntime = (runtime) => ({ ...process.env, SOURCEMARK_RUNTIME: describe(runtime) });
