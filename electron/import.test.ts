import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factValue } from '../domain/source';
import { readContent } from '../db/content';
import { addText, casePath, openTestCase } from '../db/fixtures';
import { readText, textContent } from '../db/captures';
import { listSources } from '../db/sources';
import { rows } from '../db/sqlite';
import { verifyCase } from '../db/verify';
import { warcOf } from '../tests/support/carriers';
import { roomInThread } from './fixtures';
import { importPaths, type FileOutcome } from './import';
import { makeSampleCase } from './sample-case';

const SEEDS = join(__dirname, '..', 'seeds');

/** A folder with these files, gone after the test. */
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(dirname(casePath()), 'in');
  mkdirSync(path);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return path;
}

async function importInto(paths: string[], file = openTestCase()): Promise<FileOutcome[]> {
  return importPaths(file, paths, { via: 'file', room: roomInThread() });
}

const brief = (outcomes: FileOutcome[]): string[] =>
  outcomes.map(({ status, error }) => (error === undefined ? status : `${status}: ${error.code}`));

describe('import', () => {
  it('I1, I5: the sample articles come in with what is known of them, and their bytes come back identical', async () => {
    const file = openTestCase();
    await importInto([SEEDS], file);
    const sources = listSources(file.db);
    const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
    expect(sources.map(({ capture }) => capture.name)).toEqual(names);
    for (const { capture, text, facts } of sources) {
      const bytes = readFileSync(join(SEEDS, capture.name));
      expect(readContent(file.db, capture.sha256).equals(bytes)).toBe(true);
      const content = textContent(file.db, text.sha256);
      expect(content).toBe(bytes.toString('utf8'));
      for (const { value, basis, reason, field } of facts) {
        if (basis === 'stated') expect(content).toContain(reason);
        if (basis === 'stated' && field !== 'published') expect(value).toBe(reason);
        if (basis === 'inferred') expect(reason).toMatch(/\.$/u);
      }
    }
    const monitor = sources[3];
    expect(factValue(monitor?.facts ?? [], 'published')).toBe('2021-07-30T12:30');
    const kinds = readText(file.db, monitor?.text.id ?? '').blocks.map(({ kind }) => kind);
    expect(kinds.slice(0, 5)).toEqual(['furniture', 'headline', 'dateline', 'caption', 'paragraph']);
    expect(kinds.at(-1)).toBe('furniture');
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('I5: a manifest does not speak for a file that was changed', async () => {
    const path = folder({});
    copyFileSync(join(SEEDS, 'manifest.json'), join(path, 'manifest.json'));
    writeFileSync(join(path, '003_15d539fd678e9ebf.txt'), 'Something else\nentirely');
    const file = openTestCase();
    expect(brief(await importInto([path], file))).toEqual(['added']);
    expect(listSources(file.db)[0]?.facts.map(({ value }) => value)).toEqual(['Something else', 'en', 'ltr']);
  });

  it('I2: the same bytes twice are a duplicate, whatever their name', async () => {
    const file = openTestCase();
    const [first, second] = await importInto([folder({ 'a.txt': 'Daraa', 'b.txt': 'Daraa' })], file);
    expect([first?.status, second?.status]).toEqual(['added', 'duplicate']);
    expect(second?.source).toBe(first?.source);
    expect(rows(file.db, 'SELECT * FROM journal')).toHaveLength(2);
  });

  it('I3: what cannot be read gets a sentence, and the rest goes in', async () => {
    const path = folder({
      'a-empty.txt': '',
      'b.pdf': '%PDF-1.7\n…',
      'c.bin': Uint8Array.from({ length: 4096 }, (_, i) => (i * 2654435761) >>> 24),
      'd-large.txt': '',
      'e-good.txt': 'Daraa',
      'f-mark.txt': '\uFEFF',
    });
    truncateSync(join(path, 'd-large.txt'), 64 * 1024 * 1024 + 1);
    mkdirSync(join(path, 'hollow'));
    const outcomes = await importInto([join(path, 'missing.txt'), join(path, 'hollow'), path]);
    expect(brief(outcomes)).toEqual([
      'failed: file-missing',
      'failed: empty-file',
      'failed: empty-file',
      'failed: unreadable',
      'failed: not-text',
      'failed: file-too-large',
      'added',
      'failed: empty-file',
    ]);
    for (const { error } of outcomes) if (error !== undefined) expect(error.message).toMatch(/^[“T].*\.$/u);
  });

  it('I3: a page of an archive is not lost where other files are committed while it is read', async () => {
    const pages = ['one', 'two', 'three'].map((page) => warcOf(`<p>page ${page}</p>`, `https://example.org/${page}`));
    const path = folder({ 'a.txt': 'An article\n\nWords of it.\n', 'pages.warc': pages.join('') });
    let [begin, commit] = [(): void => undefined, (): void => undefined];
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const committed = new Promise<void>((resolve) => (commit = resolve));
    const room = roomInThread();
    const outcomes = await importPaths(openTestCase(), [path], {
      via: 'file',
      members: 'pages',
      // With two seats the archive is read while the file before it is committed, which has waited long enough for that.
      room: {
        ...room,
        seats: 2,
        read: async (bytes, hint) => {
          if (hint.member !== undefined) {
            begin();
            await committed;
          } else if (hint.name === 'a.txt') {
            await begun;
            await new Promise((resolve) => setTimeout(resolve, 300));
          }
          return room.read(bytes, hint);
        },
      },
      onAdvance: ({ outcomes: told }) => {
        if (told.length > 0) commit();
      },
    });
    expect(outcomes.map(({ name }) => name)).toHaveLength(4);
    expect(brief(outcomes)).toEqual(['added', 'added', 'added', 'added']);
  });

  it('T3, T5: keeps every line end, and white space alone is one block', async () => {
    const file = openTestCase();
    await importInto([folder({ 'a.txt': 'one\r\n\r\ntwo\rthree\n', 'b.txt': ' \n\u200b' })], file);
    const [lines, blank] = listSources(file.db);
    expect(textContent(file.db, lines?.text.sha256 ?? '')).toBe('one\r\n\r\ntwo\rthree\n');
    expect(readText(file.db, lines?.text.id ?? '').blocks).toHaveLength(3);
    expect(readText(file.db, blank?.text.id ?? '').blocks).toMatchObject([{ start: 0, end: 3 }]);
  });

  it('shows a short first line as the headline, and takes the beginning of a long one', async () => {
    const file = openTestCase();
    const long = `${'word '.repeat(60)}end.`;
    await importInto([folder({ 'a.txt': '\n Talks fail\n\nBody.', 'b.txt': long })], file);
    const [short, cut] = listSources(file.db);
    expect(readText(file.db, short?.text.id ?? '').blocks.map(({ kind }) => kind)).toEqual(['headline', 'paragraph']);
    expect(factValue(short?.facts ?? [], 'headline')).toBe('Talks fail');
    expect(readText(file.db, cut?.text.id ?? '').blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
    expect(factValue(cut?.facts ?? [], 'headline')).toMatch(/^word .*word…$/u);
  });
});

it('the sample case is there whole, and what a broken first start left behind is no matter', async () => {
  const path = casePath();
  const half = openTestCase(`${path}.part`);
  addText(half, 'only the first of five');
  half.close();
  await makeSampleCase(path, SEEDS, { author: half.author, app: 'test', room: roomInThread() });
  expect(readdirSync(dirname(path))).toEqual(['Daraa.sourcemark']);
  expect(listSources(openTestCase(path).db)).toHaveLength(5);
});
