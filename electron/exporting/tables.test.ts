import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import { addCaptures } from '../../db/commands';
import { sha256 } from '../../db/content';
import { addText, casePath, openTestCase, readOf } from '../../db/fixtures';
import { readSource } from '../../db/sources';
import { exportTo } from '../fixtures';

const TEXT = 'a 😀 “quoted, words”\r\n=HYPERLINK("x")\n@SUM +1 -2 \tTab ＝full\nقال المتحدث';

/** A case in which every piece of the text is marked, formula-like ones included. */
function marked(): { file: ReturnType<typeof openTestCase>; pieces: string[] } {
  const file = openTestCase();
  const { text } = addText(file, TEXT);
  const pieces = [
    '😀',
    '“quoted, words”\r\n=HYPERLINK("x")',
    '=HYPERLINK("x")',
    '@SUM',
    '+1',
    '-2',
    '\tTab',
    '＝full',
    'المتحدث',
  ];
  for (const piece of pieces) {
    const start = TEXT.indexOf(piece);
    annotate(file, { text, start, end: start + piece.length, tag: 'claim', note: `=note on ${piece}` });
  }
  return { file, pieces };
}

describe('export', () => {
  it('X1: says on which page a quote begins, and which record of an archive it is from', async () => {
    const file = openTestCase();
    const text = 'One page.\n\nAnother page.';
    const blocks = [
      { kind: 'paragraph', start: 0, end: 9, page: 1 },
      { kind: 'paragraph', start: 11, end: 24, page: 2 },
    ] as const;
    const [added] = addCaptures(file, [
      {
        ...{ bytes: Buffer.from('%PDF'), via: 'file', name: 'a.warc', member: 'urn:uuid:1' },
        ...{ recordedAt: '2021-07-30T12:30:00Z', url: 'https://example.org/a' },
        read: { ...readOf(text), blocks },
      },
    ]);
    const source = readSource(file.db, added?.source ?? '');
    for (const start of [0, 11, 19]) annotate(file, { text: source.text.id, start, end: start + 3, tag: 'claim' });
    const path = join(dirname(casePath()), 'out.jsonl');
    await exportTo(file, path, { format: 'jsonl' });
    const rows = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(rows.map(({ page }) => page)).toEqual([1, 2, 2]);
    expect(rows[0]).toMatchObject({
      captureMember: 'urn:uuid:1',
      recordedAt: '2021-07-30T12:30:00Z',
      captureUrl: 'https://example.org/a',
    });
  });

  it('X1, X2: CSV read by another parser gives the same quotes, places and hashes, and no formula', async () => {
    const { file, pieces } = marked();
    const path = join(dirname(casePath()), 'out.csv');
    const result = await exportTo(file, path, { format: 'csv' });
    const bytes = readFileSync(path);
    expect(result).toMatchObject({ rows: pieces.length, sha256: sha256(bytes), validated: true, notices: [] });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const parsed = Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(parsed.errors).toEqual([]);
    expect(parsed.meta.linebreak).toBe('\r\n');
    const quotes = parsed.data.map((row) => {
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      const guarded = row['guarded']?.split(' ') ?? [];
      expect(guarded).toContain('note');
      const exact = guarded.includes('exact') ? row['exact']?.slice(1) : row['exact'];
      const points = Array.from(TEXT).slice(Number(row['startCodePoint']), Number(row['endCodePoint']));
      expect(TEXT.slice(Number(row['start']), Number(row['end']))).toBe(exact);
      expect(points.join('')).toBe(exact);
      expect(row['captureSha256']).toBe(sha256(TEXT));
      expect(row['textSha256']).toBe(sha256(TEXT));
      expect(row['outlet']).toBe('');
      expect(row['headlineBasis']).toBe('inferred');
      return exact;
    });
    expect([...quotes].sort()).toEqual([...pieces].sort());
  });

  it('X1: JSON Lines hold every value unchanged', async () => {
    const { file, pieces } = marked();
    const path = join(dirname(casePath()), 'out.jsonl');
    await exportTo(file, path, { format: 'jsonl', scope: { tags: ['claim'] } });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const exacts = lines.map((line) => (JSON.parse(line) as { exact: string }).exact);
    expect([...exacts].sort()).toEqual([...pieces].sort());
  });

  it('X3: a file that appears while an export is written is left as it is', async () => {
    const { file } = marked();
    const path = join(dirname(casePath()), 'out.csv');
    const running = exportTo(file, path, { format: 'csv', overwrite: false });
    writeFileSync(path, 'theirs');
    await expect(running).rejects.toThrow(/Another file came to .* and was left as it is/u);
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(dirname(path))).toEqual(['out.csv']);
    await expect(exportTo(file, path, { format: 'csv', overwrite: false })).rejects.toThrow(/There is a file/u);
    await exportTo(file, path, { format: 'csv' });
    expect(readFileSync(path, 'utf8')).toContain('exact');
  });

  it('X3: a failed export leaves the old file and nothing half written', async () => {
    const { file } = marked();
    const folder = dirname(casePath());
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'old');
    await expect(exportTo(file, path, { format: 'csv', scope: { sources: ['missing'] } })).rejects.toThrow(
      /no source/u,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    mkdirSync(join(folder, 'taken'));
    await expect(exportTo(file, join(folder, 'taken'), { format: 'csv' })).rejects.toThrow(/“taken” is a folder/u);
    await expect(exportTo(file, join(folder, 'no', 'out.csv'), { format: 'csv' })).rejects.toThrow(/does not exist/u);
    expect(existsSync(join(folder, 'no'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'taken']);
  });
});
