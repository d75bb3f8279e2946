/** Annotations out of a case and into another by script: what is printed, and with which exit status. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { runCli, type CliPlace, type CliRun } from './support/cli';
import { sharedData } from './support/shared-data';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command line over a case with the five samples. */
function sampleCase(name: string): (...args: string[]) => CliRun {
  const place: CliPlace = {
    executable: process.execPath,
    root,
    home: join(folder, 'home'),
    casePath: join(folder, `${name}.sourcemark`),
  };
  const cli = (...args: string[]): CliRun => runCli(place, args);
  cli('import', join(root, 'seeds'));
  return cli;
}

describe('annotations by script', { timeout: 180_000 }, () => {
  it('takes a Hypothesis file in, says of each where it went, and exits 1 where some did not', () => {
    const cli = sampleCase('hypothesis');
    const path = join(folder, 'export.json');
    const row = (id: string, exact: string, tags: string[]): object => ({
      ...{ id, tags, user: 'acct:amal@hypothes.is', uri: 'https://elsewhere.invalid/', text: 'a note' },
      target: [{ selector: [{ type: 'TextQuoteSelector', exact }] }],
    });
    const rows = [
      row('a', 'Adnan Al-Masalma', ['Actor']),
      row('b', 'words of no article', ['Claim']),
      row('c', 'Nasib', []),
    ];
    writeFileSync(path, JSON.stringify({ total: 3, rows }));
    const { status, lines, stderr } = cli('import-annotations', path);
    expect(status).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      ...{ annotation: expect.any(String) as string, source: expect.any(String) as string },
      anchor: { state: 'exact' },
    });
    expect(lines[1]).toMatchObject({ error: { code: 'not-found' }, quote: 'words of no article' });
    expect(lines[2]).toMatchObject({ error: { code: 'bad-request' }, quote: 'Nasib' });
    expect(stderr).toContain('words of no article');
    const [made] = cli('annotations').lines;
    expect(made).toMatchObject({ exact: 'Adnan Al-Masalma', tag: 'actor', note: 'a note', createdBy: 'amal' });
    const again = cli('import-annotations', path).lines[0];
    expect(again).toMatchObject({ annotation: lines[0]?.['annotation'], known: true });
    expect(cli('verify').lines[0]).toMatchObject({ ok: true });
  });

  it('out of one case and into another gives the same marks', () => {
    const from = sampleCase('from');
    const [first] = from('sources').lines;
    from('annotate', String(first?.['source']), '--tag', 'claim', '--start', '10', '--end', '60', '--note', 'n');
    from('annotate', String(first?.['source']), '--tag', 'place', '--start', '30', '--end', '45');
    const out = join(folder, 'out.qdpx');
    expect(from('export', '--format', 'qdpx', '--out', out, '--profile', 'full').lines[0]).toMatchObject({
      ...{ rows: 2, validated: true },
    });
    const to = sampleCase('to');
    const taken = to('import-annotations', out);
    expect([taken.status, taken.lines.length]).toEqual([0, 2]);
    const marks = (cli: typeof to): unknown[] =>
      cli('annotations').lines.map(({ start, end, exact, tag, note }) => [start, end, exact, tag, note]);
    expect(marks(to)).toEqual(marks(from));
  });

  const hostile = sharedData(root, 'hostile');
  it.skipIf(hostile === undefined)('refuses hostile files with one sentence and exit status 1', () => {
    const cli = sampleCase('hostile');
    for (const name of ['xxe-file.qdpx', 'deep-nesting-100k.json']) {
      const { status, lines, stderr } = cli('import-annotations', join(hostile ?? '', name));
      expect([name, status, lines.length]).toEqual([name, 1, 1]);
      expect(lines[0]).toMatchObject({ error: { message: expect.stringMatching(/^“.*\.$/u) as string } });
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
