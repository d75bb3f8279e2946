/**
 * `npm run drill [PART…]`: the long versions of what `npm test` does briefly. `properties`: thousands of random command
 * sequences and tampered bytes, and copies of a case that were edited apart and merged. `quotes`: every listed quote of
 * the shared texts through the command line. `kills`: hundreds of rounds in which the service or the app dies right after
 * "Saved". `bundles`: every byte of a sealed bundle changed. `queries`: every odd string as a query in every mode over
 * 1,000 articles, each in half a second. Exit status 1 if anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotesRoundTrip } from '../support/quotes-round-trip';
import { readQuotedTexts, sharedData } from '../support/shared-data';

const root = process.cwd();
const runtime = JSON.parse(process.env['SOURCEMARK_RUNTIME'] ?? '{}') as { executable: string };

const parts: Readonly<Record<string, () => boolean>> = {
  properties: () =>
    runTool(
      runtime.executable,
      ['vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.mjs', 'db/journal', 'db/merge-random'],
      {
        ELECTRON_RUN_AS_NODE: '1',
        PROPERTY_RUNS: '2000',
        PROPERTY_MINUTES: '60',
      },
    ),
  bundles: () =>
    runTool(
      runtime.executable,
      ['vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.mjs', 'electron/bundle'],
      { ELECTRON_RUN_AS_NODE: '1', PROPERTY_RUNS: '1' },
    ),
  queries: () =>
    runTool(
      runtime.executable,
      [
        'vitest/vitest.mjs',
        'run',
        '--config',
        'build/vitest.config.mjs',
        'electron/search/search-quality',
        '-t',
        'SE17',
      ],
      { ELECTRON_RUN_AS_NODE: '1', QUERY_LIMIT_MS: '500' },
    ),
  quotes,
  kills: () =>
    runTool(process.execPath, ['@playwright/test/cli.js', 'test', '--config', 'build/playwright.config.mjs', 'kill'], {
      KILL_ROUNDS: '300',
    }),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no drill ${unknown.join(', ')}: choose from ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const failed = Object.entries(parts)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .filter(([name, run]) => {
    console.log(`\nDrill: ${name}`);
    return !run();
  });
console.log(failed.length === 0 ? '\nAll drills passed.' : `\nFailed: ${failed.map(([name]) => name).join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);

function runTool(executable: string, [script = '', ...args]: readonly string[], env: Record<string, string>): boolean {
  const { status } = spawnSync(executable, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return status === 0;
}

function quotes(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'sourcemark-quotes-'));
  try {
    return ['ar', 'en', 'he-wiki', 'ja'].every((language) => {
      const path = sharedData(root, 'multilingual', `${language}.jsonl`);
      if (path === undefined) return true;
      const place = {
        executable: runtime.executable,
        root,
        home: join(folder, 'home'),
        casePath: join(folder, `${language}.sourcemark`),
      };
      const { marked, problems } = quotesRoundTrip(place, join(folder, language), readQuotedTexts(path));
      console.log(`${language}: ${marked} marks, ${problems.length} problems`);
      for (const problem of problems.slice(0, 10)) console.log(`  ${problem}`);
      return problems.length === 0;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
