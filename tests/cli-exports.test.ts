/** Exports and searches by script: threads of their own, signals, and what is confidential. */
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

it('writes a codebook over nothing, and says of a folder what it is', () => {
  const out = join(folder, 'codes.json');
  expect(runCli(place, ['codebook', '--out', out]).status).toBe(0);
  expect(runCli(place, ['codebook', '--out', out])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--overwrite') as string,
  });
  expect(runCli(place, ['codebook', '--out', out, '--overwrite']).status).toBe(0);
  const long = runCli(place, ['export', '--out', join(folder, `${'n'.repeat(252)}.csv`)]);
  expect(long).toMatchObject({ status: 1, stderr: expect.stringContaining('longer than this disk allows') as string });
  expect(runCli(place, ['export', '--out', folder, '--format', 'csv']).stderr).toContain('is a folder');
  expect(runCli(place, ['codebook', '--take', join(folder, 'none.json')]).stderr).not.toContain('Something in');
  expect(runCli(place, ['merge', folder]).stderr).not.toContain('Something in');
  expect(runCli(place, ['search', '-Homs Daraa']).stderr).toContain('after “--”');
});

it('X7: keeps out of what is published what a script calls confidential, until that is lifted', () => {
  const [source] = runCli(place, ['sources']).lines.map((line) => String(line['source']));
  runCli(place, ['annotate', source ?? '', '--tag', 'claim', '--start', '0', '--end', '20']);
  const rows = (name: string): unknown => {
    const out = join(folder, `${name}.csv`);
    return runCli(place, ['export', '--profile', 'public', '--out', out]).lines[0]?.['rows'];
  };
  expect(rows('before')).toBe(1);
  expect(runCli(place, ['confidential', source ?? '']).lines).toEqual([{ source, confidential: true }]);
  expect(rows('kept')).toBe(0);
  expect(runCli(place, ['confidential', source ?? '', '--lift']).status).toBe(0);
  expect(rows('lifted')).toBe(1);
});

it('X7: keeps an actor or a place confidential by its name, and says of others why not', () => {
  const [source = ''] = runCli(place, ['sources']).lines.map((line) => String(line['source']));
  const mark = (tag: string, start: number, entity: string): void => {
    const at = ['--start', String(start), '--end', String(start + 5)];
    expect(runCli(place, ['annotate', source, '--tag', tag, ...at, '--entity', entity]).status).toBe(0);
  };
  mark('actor', 0, 'Abu Ḥasan');
  mark('actor', 10, 'Hama');
  mark('place', 20, 'Hama');
  const entities = runCli(place, ['entities']).lines;
  const [person] = entities.filter(({ name }) => name === 'Abu Ḥasan').map(({ entity }) => entity);
  // As names are found everywhere: without the marks of letters.
  expect(runCli(place, ['confidential', 'abu hasan']).lines).toEqual([{ entity: person, confidential: true }]);
  expect(runCli(place, ['confidential', String(person), '--lift']).lines).toEqual([
    { entity: person, confidential: false },
  ]);
  const both = runCli(place, ['confidential', 'Hama']);
  expect(both.status).toBe(1);
  for (const { entity, name } of entities) expect(both.stderr.includes(String(entity))).toBe(name === 'Hama');
  expect(both.stderr).toContain('Several have the name “Hama”');
  expect(runCli(place, ['confidential', 'nobody'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('No actor or place has the name or id “nobody”') as string,
  });
});

/** What each kind of export has written when it is stopped: a page to be printed, or a case to see whether it comes back. */
const BEGUN = { 'report.pdf': /^\.sourcemark-[0-9a-f]{8}\.part/u, 'case.zip': /\.part\.scratch$/u } as const;

it.each([
  ['SIGINT', 'report.pdf'],
  ['SIGTERM', 'report.pdf'],
  ['SIGHUP', 'report.pdf'],
  ['SIGINT', 'case.zip'],
] as const)('X8: %s leaves nothing of %s', async (signal, name) => {
  const out = mkdtempSync(join(folder, 'out-'));
  const format = name === 'case.zip' ? ['--format', 'bundle'] : [];
  const child = spawn(
    place.executable,
    [join(root, 'dist', 'cli.cjs'), 'export', '--case', place.casePath, '--out', join(out, name), ...format],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', SOURCEMARK_HOME: place.home }, stdio: 'pipe' },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const begun = (): string[] => readdirSync(out).filter((one) => BEGUN[name].test(one));
  while (begun().length === 0 && child.exitCode === null) await delay(1);
  expect(begun()).toHaveLength(1);
  child.kill(signal);
  expect(await ended).toBe(1);
  expect(said).toContain('The export was stopped. Nothing was written.');
  expect(readdirSync(out)).toEqual([]);
});
