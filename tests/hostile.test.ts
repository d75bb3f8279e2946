/** Files that were made to do harm come to what their class promises, and leave nothing behind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../build/places.mjs';
import { annotate } from '../db/annotation-commands';
import { openCase } from '../db/open';
import { readSource } from '../db/sources';
import { startCanary, type Canary } from './support/canary';
import { expectCanarySees } from './support/canary-control';
import { docxOf, docxParagraph } from './support/carriers';
import type { CliPlace } from './support/cli';
import {
  FORMULAS,
  generatedHostileFiles,
  HOSTILE_CLASSES,
  listedHostileFiles,
  READABLE,
  type HostileFile,
} from './support/hostile-files';
import { problemsOfTexts, textsOfCase } from './support/imported-texts';
import { sharedData } from './support/shared-data';
import { runWatched, type WatchedRun } from './support/watched-cli';

const MEBIBYTE = 1024 * 1024;

/** Endings that say something else than what is in the file. */
const MISLEADING = ['.txt', '.html', '.pdf', '.docx', '.eml', '.warc', '.jpg'];

let sandbox: string;
/** Deep inside the sandbox, so that a path that climbs out of its folder still ends where it is seen. */
let folder: string;
let canary: Canary;
let files: HostileFile[];

beforeAll(async () => {
  canary = await startCanary();
  sandbox = mkdtempSync(join(tmpdir(), 'sourcemark-hostile-'));
  folder = join(sandbox, 'a', 'b', 'c', 'd');
  mkdirSync(folder, { recursive: true });
  const listed = sharedData(root, 'hostile');
  files = [
    ...generatedHostileFiles(canary.port),
    ...(listed === undefined ? [] : listedHostileFiles(listed, canary.port)),
  ];
});
afterAll(async () => {
  await canary.close();
  rmSync(sandbox, { recursive: true, force: true });
});

const placeOf = (name: string): CliPlace => ({
  executable: process.execPath,
  root,
  home: join(folder, 'home'),
  casePath: join(folder, `${name}.sourcemark`),
});

/** Imports files from a folder of their own, with that folder as the working folder. */
async function importAll(
  place: CliPlace,
  named: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: readonly string[] = [],
): Promise<WatchedRun> {
  const inbox = place.casePath.replace(/\.sourcemark$/u, '');
  mkdirSync(inbox);
  for (const { name, bytes } of named) writeFileSync(join(inbox, name), bytes);
  return runWatched(place, ['import', inbox], { cwd: inbox, options });
}

const errorOf = (line: Record<string, unknown>) => line['error'] as { code: string; message: string } | undefined;

/** What came of a file, in one word: the code of its error, or its reader. */
const cameTo = (line: Record<string, unknown>): string => errorOf(line)?.code ?? String(line['reader']);

describe('every hostile file', () => {
  let place: CliPlace;
  let run: WatchedRun;
  let reached: number;
  let probe: string;

  beforeAll(async () => {
    place = placeOf('own-names');
    probe = join(folder, 'probe.cjs');
    // Subtle: written to the descriptor itself, so that it is heard from a worker that is about to be ended.
    writeFileSync(
      probe,
      `Object.defineProperty(Object.prototype, 'polluted', { configurable: true, get() {}, set() { require('node:fs').writeSync(2, 'POLLUTED\\n'); } });`,
    );
    await expectCanarySees(canary);
    const before = canary.count();
    run = await importAll(place, files, ['--require', probe]);
    reached = canary.count() - before;
    await expectCanarySees(canary);
  }, 240_000);

  it('comes to what its class promises', () => {
    const texts = textsOfCase(place.casePath);
    const wrong = files.flatMap(({ name, klass, bytes }) => {
      const lines = run.lines.filter((line) => basename(String(line['path'])) === name);
      const [line] = lines;
      if (line === undefined) return [`${name}: nothing was said of it`];
      const error = errorOf(line);
      if (error !== undefined && !/^“[^”]+” .*\.$/u.test(error.message)) return [`${name}: ${error.message}`];
      const text = texts.get(String(line['capture']))?.content ?? '';
      const came = { refused: error !== undefined, 'too much': error?.code === 'too-much', harmless: true };
      const good = {
        ...came,
        harmless: error === undefined ? text !== '' && !/pwned/u.test(text) : error.code !== 'internal',
        'as written': error === undefined && text === Buffer.from(bytes).toString('utf8'),
        readable: error === undefined && READABLE.test(text),
      }[HOSTILE_CLASSES[klass]];
      return good ? [] : [`${name} (${klass}): ${error?.code ?? text.slice(0, 80)}`];
    });
    expect(wrong).toEqual([]);
    expect(problemsOfTexts(texts)).toEqual([]);
  });

  it('reaches nobody', () => {
    expect(reached).toBe(0);
  });

  it('changes no prototype', async () => {
    expect(run.stderr).not.toContain('POLLUTED');
    // The control: the probe sees it, in the process and in a worker.
    const polluter = join(folder, 'polluter.cjs');
    writeFileSync(polluter, '({}).__proto__.polluted = 1;');
    const control = await runWatched(place, ['sources'], { options: ['--require', probe, '--require', polluter] });
    expect(control.stderr).toContain('POLLUTED');
  });

  it('comes to the same under misleading names', { timeout: 120_000 }, async () => {
    // A name only decides between formats that are all plain text, such as Markdown.
    const renamed = files
      .filter(({ name }) => !name.endsWith('.md'))
      .map(({ name, bytes }, index) => {
        const ending = MISLEADING.filter((other) => other !== extname(name))[index % (MISLEADING.length - 1)] ?? '';
        return { name: `${String(index).padStart(3, '0')}${ending}`, was: name, bytes };
      });
    const { lines } = await importAll(placeOf('misleading-names'), renamed);
    const outcomes = (all: WatchedRun['lines'], name: string) =>
      all.filter((line) => basename(String(line['path'])) === name).map(cameTo);
    const wrong = renamed.flatMap(({ name, was }) => {
      const [now, before] = [outcomes(lines, name).join(), outcomes(run.lines, was).join()];
      return now === before ? [] : [`${was} as ${name}: ${now}, not ${before}`];
    });
    expect(wrong).toEqual([]);
  });

  it(
    'leaves nothing outside, and nothing of this machine in the case or its exports',
    { timeout: 60_000 },
    async () => {
      const author = { desk: '00000000-0000-4000-8000-000000000009', name: 'Tester' };
      const file = openCase(place.casePath, { author, app: 'test', mode: 'write' });
      for (const { source, content } of textsOfCase(place.casePath).values()) {
        annotate(file, {
          text: readSource(file.db, source).text.id,
          start: 0,
          end: Math.min(4, content.length),
          tag: 'claim',
        });
      }
      file.close();
      for (const format of ['csv', 'jsonl']) {
        const { lines } = await runWatched(place, [
          'export',
          '--format',
          format,
          '--out',
          join(folder, `export.${format}`),
        ]);
        expect(lines[0]).toMatchObject({ format });
      }
      const left = readdirSync(sandbox, { recursive: true, withFileTypes: true }).filter(
        (entry) => !entry.isDirectory(),
      );
      const names = left.map((entry) => join(entry.parentPath, entry.name));
      const inboxes = [join(folder, 'own-names/'), join(folder, 'misleading-names/'), join(folder, 'home/')];
      const mine = names.filter((name) => !inboxes.some((inbox) => name.startsWith(inbox)));
      const expected =
        /^(?:(?:own|misleading)-names\.sourcemark(?:-wal|-shm|\.lock)?|export\.(?:csv|jsonl)|probe\.cjs|polluter\.cjs)$/u;
      expect(mine.filter((name) => !name.startsWith(folder) || !expected.test(basename(name)))).toEqual([]);
      expect(names.filter((name) => /evil|pwned|slip\d/u.test(basename(name)))).toEqual([]);
      for (const name of mine.filter((path) => /sourcemark|export/u.test(basename(path)))) {
        expect(readFileSync(name).includes('root:'), name).toBe(false);
      }
      expect((await runWatched(place, ['verify'])).lines[0]).toMatchObject({ ok: true, problems: [] });
    },
  );
});

describe('what is small outside and large inside', () => {
  const NAMES = [
    ...['laughs.docx', 'bomb.docx', 'bomb-in-body.docx', 'bomb.warc.gz', 'bomb-in-answer.warc', 'bomb-in-archive.wacz'],
    ...['many.wacz', 'lie.warc', 'deep.html', 'deep.eml'],
  ];

  it('takes little more memory and time than an ordinary file', { timeout: 300_000 }, async () => {
    const ordinary = { name: 'ordinary.docx', bytes: docxOf(docxParagraph('The provincial council met on Thursday.')) };
    const floor = await importAll(placeOf('floor'), [ordinary]);
    expect(floor.lines[0]).toMatchObject({ status: 'added' });
    const figures: string[] = [];
    const wrong: string[] = [];
    for (const name of NAMES) {
      const file = files.find((other) => other.name === name);
      if (file === undefined) throw new Error(`There is no ${name}.`);
      const run = await importAll(placeOf(name), [file]);
      const grown = (run.peak ?? 0) - (floor.peak ?? 0);
      figures.push(`${name}: ${Math.round(run.ms)} ms, ${Math.round(grown / MEBIBYTE)} MB`);
      expect(run.lines[0], name).toMatchObject({ status: 'failed' });
      if (run.peak !== undefined && grown > 100 * MEBIBYTE) wrong.push(`${name}: ${grown / MEBIBYTE} MB more`);
      if (run.ms > 4 * floor.ms) wrong.push(`${name}: ${run.ms} ms, an ordinary file ${floor.ms} ms`);
    }
    console.info(
      `ordinary.docx: ${Math.round(floor.ms)} ms, ${Math.round((floor.peak ?? 0) / MEBIBYTE)} MB in all\n${figures.join('\n')}`,
    );
    expect(wrong).toEqual([]);
  });
});

describe('words that a spreadsheet would take for a formula', () => {
  it('begin no cell of an export, and come back exactly', { timeout: 60_000 }, async () => {
    const place = placeOf('formulas');
    const listed = sharedData(root, 'hostile', 'csv-injection-strings.json');
    const words = [...FORMULAS, ...(listed ? (JSON.parse(readFileSync(listed, 'utf8')) as string[]) : [])];
    const text = `Names\n${words.join('\n\n')}\n`;
    const { lines } = await importAll(place, [{ name: 'names.txt', bytes: Buffer.from(text) }]);
    const author = { desk: '00000000-0000-4000-8000-000000000009', name: '=1+1' };
    const file = openCase(place.casePath, { author, app: 'test', mode: 'write' });
    const { id } = readSource(file.db, String(lines[0]?.['source'])).text;
    let from = 6;
    for (const word of words) {
      const start = text.indexOf(word, from);
      annotate(file, { text: id, start, end: start + word.length, tag: 'actor', note: word });
      from = start + word.length;
    }
    file.close();
    for (const format of ['csv', 'jsonl']) {
      await runWatched(place, ['export', '--format', format, '--out', join(folder, `formulas.${format}`)]);
    }
    const [head = [], ...rows] = parseCsv(readFileSync(join(folder, 'formulas.csv'), 'utf8').replace(/^\uFEFF/u, ''));
    expect(rows).toHaveLength(words.length);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell))).toEqual([]);
    const restored = rows.map((row) => {
      const guarded = (row[head.indexOf('guarded')] ?? '').split(' ');
      const cell = (column: string): string => {
        const value = row[head.indexOf(column)] ?? '';
        return guarded.includes(column) ? value.slice(1) : value;
      };
      return [cell('exact'), cell('note')];
    });
    expect(restored).toEqual(words.map((word) => [word, word]));
    const exact = readFileSync(join(folder, 'formulas.jsonl'), 'utf8').trimEnd().split('\n');
    expect(exact.map((row) => (JSON.parse(row) as { exact: string }).exact)).toEqual(words);
  });
});

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
