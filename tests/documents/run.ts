/**
 * `npm run documents [-- --all]`: how well each format is read, over the real files of `../shared/data/documents`. First
 * every file goes through the reading worker, as an import does it: each gives text or one sentence, within the limits.
 * Then the words are compared with those that were expected. `--all` lists every file that fell short.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import { LIMITS } from '../../electron/readers/limits';
import { openReadingRoom, READER_PROGRAM } from '../../electron/reading-room';
import { sharedData } from '../support/shared-data';
import { measureArchives } from './archives';
import { measureDocx } from './docx';
import { median, type Figure } from './figures';
import { measureHtml } from './html';
import { measureMail } from './mail';
import { measurePdf } from './pdf';

/** How many files that fell short are listed, unless all are asked for. */
const LISTED = 5;

const root = process.cwd();
const figures = [
  ...(await measureAll()),
  ...(await measureHtml(root)),
  ...(await measurePdf(root)),
  ...(await measureDocx(root)),
  ...(await measureMail(root)),
  ...(await measureArchives(root)),
];
for (const { what, files, value, aim, short } of figures) {
  const verdict = aim === undefined ? '' : value >= aim ? `  aim ${aim}: met` : `  aim ${aim}: not met`;
  console.log(`${what.padEnd(64)} ${String(files).padStart(4)} files  ${shown(value).padStart(7)}${verdict}`);
  for (const line of process.argv.includes('--all') ? short : short.slice(0, LISTED)) console.log(`    ${line}`);
}
if (figures.length === 0) console.log('Nothing was measured: the material is not on this machine.');

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

/** Every file through the worker: text, documents to choose from, or a sentence; nothing else counts. */
async function measureAll(): Promise<Figure[]> {
  const folder = sharedData(root, 'documents');
  if (folder === undefined) return [];
  const paths = filesIn(folder).filter((path) => !/[/\\](?:docx|pdf)-expected[/\\]|expected[^/\\]*$/u.test(path));
  const room = openReadingRoom(join(root, 'dist', READER_PROGRAM));
  const short: string[] = [];
  const times: number[] = [];
  let read = 0;
  for (const path of paths) {
    const name = relative(folder, path);
    const begun = performance.now();
    try {
      const { read: text, members } = await room.read(readFileSync(path), { name });
      if ((text?.text ?? '') !== '' || members.members.length > 0) read++;
      else short.push(`${name}: neither text nor a sentence`);
    } catch (thrown) {
      if (!isSentence(thrown)) short.push(`${name}: ${String(thrown)}`);
    }
    times.push(performance.now() - begun);
  }
  await room.close();
  const slowest = Math.max(...times);
  if (slowest > LIMITS.time) short.push(`the slowest took ${Math.round(slowest)} ms`);
  return [
    {
      what: 'all: text or one sentence, share of files',
      files: paths.length,
      value: share(paths, short),
      aim: 1,
      short,
    },
    { what: 'all: files that gave text', files: paths.length, value: read, short: [] },
    { what: 'all: median ms a file, through the worker', files: paths.length, value: median(times), short: [] },
    { what: 'all: slowest file, ms', files: paths.length, value: Math.round(slowest), short: [] },
  ];
}

function share(paths: readonly string[], short: readonly string[]): number {
  return (paths.length - short.length) / paths.length;
}

/** One or two sentences for a person, and not what a library threw. */
function isSentence(thrown: unknown): boolean {
  return thrown instanceof SourcemarkError && thrown.code !== 'internal' && /\p{L}.*\.$/u.test(thrown.message);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
}
