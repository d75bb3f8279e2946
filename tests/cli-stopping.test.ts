/** The command line when it is stopped, and when it waits for a thread of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { runCli, type CliPlace } from './support/cli';

let folder: string;
let place: CliPlace;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-stopping-'));
  place = { executable: process.execPath, root, home: join(folder, 'home'), casePath: join(folder, 'a.sourcemark') };
  expect(runCli(place, ['import', join(root, 'seeds')]).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('SE9: searches with a regular expression, and says what is wrong with one', () => {
  const found = runCli(place, ['search', 's[ie]+ge', '--mode', 'regex']);
  expect(found.status).toBe(0);
  expect(found.lines.length).toBeGreaterThan(0);
  expect(runCli(place, ['search', 'siege[', '--mode', 'regex']).stderr).toMatch(/not a regular expression/iu);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('X8: %s leaves nothing of an export', async (signal) => {
  const out = mkdtempSync(join(folder, 'out-'));
  const child = spawn(
    place.executable,
    [join(root, 'dist', 'cli.cjs'), 'export', '--case', place.casePath, '--out', join(out, 'report.pdf')],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', SOURCEMARK_HOME: place.home }, stdio: 'pipe' },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (readdirSync(out).length === 0 && child.exitCode === null) await delay(2);
  expect(readdirSync(out)).toEqual([expect.stringMatching(/^\.report\.pdf\..*part/u)]);
  child.kill(signal);
  expect(await ended).toBe(1);
  expect(said).toContain('The export was stopped. Nothing was written.');
  expect(readdirSync(out)).toEqual([]);
});
