/** Every listed quote of every language: file in, marked, closed, opened again, exported. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findQuote } from '../domain/anchor';
import { annotate } from '../db/annotation-commands';
import { casePath, openTestCase } from '../db/fixtures';
import { readSource } from '../db/sources';
import { textContent } from '../db/captures';
import { verifyCase } from '../db/verify';
import { readQuotedTexts, sharedData, type QuotedText } from '../tests/support/shared-data';
import { exportTo, roomInThread } from './fixtures';
import { importPaths } from './import';

const root = join(__dirname, '..');

const LANGUAGES = ['ar', 'en', 'he-wiki', 'ja'];

/** A file of the format, and how the words of a text stand in what a reader makes of it. */
const FORMATS = {
  txt: { write: (text: string): string => text, shown: (words: string): string => words },
  html: {
    write: (text: string): string =>
      `<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>${text
        .split('\n')
        .map((line) => `<p>${line.replace(/&/gu, '&amp;').replace(/</gu, '&lt;')}</p>`)
        .join('')}</body></html>`,
    // White space collapses in HTML.
    shown: (words: string): string => words.replace(/[\t\n\r ]+/gu, ' ').trim(),
  },
};

describe.each(LANGUAGES)('quotes of %s', (language) => {
  const listed = sharedData(root, 'multilingual', `${language}.jsonl`);

  it.skipIf(listed === undefined).each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])(
    'I1, A1, X1: come back from a %s file as they were marked',
    { timeout: 60_000 },
    async (ending) => {
      const { write, shown } = FORMATS[ending];
      const texts = readQuotedTexts(listed ?? '');
      const path = casePath();
      const folder = join(dirname(path), 'in');
      mkdirSync(folder);
      const paths = texts.map(({ id, text }) => {
        const file = join(folder, `${id}.${ending}`);
        writeFileSync(file, write(text));
        return file;
      });
      const file = openTestCase(path);
      const outcomes = await importPaths(file, paths, { via: 'file', room: roomInThread() });
      const expected = new Map<string, string>();
      for (const [n, { text, quotes }] of texts.entries()) {
        const source = readSource(file.db, outcomes[n]?.source ?? '');
        const content = textContent(file.db, source.text.sha256);
        if (ending === 'txt') expect(content).toBe(text);
        for (const quote of quotes) {
          const [start, end] = placeOf(ending === 'txt' ? quote : undefined, content, shown(quote.exact));
          const made = annotate(file, { text: source.text.id, start, end, tag: 'claim' });
          expect(made.exact).toBe(shown(quote.exact));
          if (ending === 'txt') expect(made).toMatchObject({ prefix: quote.prefix, suffix: quote.suffix });
          expected.set(made.id, JSON.stringify([made.exact, points(content, start), points(content, end)]));
        }
      }
      file.close();
      const again = openTestCase(path);
      expect(verifyCase(again.db).problems).toEqual([]);
      const out = join(folder, 'out.jsonl');
      await exportTo(again, out, { format: 'jsonl' });
      const rows = readFileSync(out, 'utf8').trimEnd().split('\n');
      expect(rows.length).toBe(expected.size);
      expect(rows.length).toBe(texts.reduce((sum, { quotes }) => sum + quotes.length, 0));
      for (const row of rows) {
        const { annotation, exact, startCodePoint, endCodePoint } = JSON.parse(row) as Record<string, unknown>;
        expect(JSON.stringify([exact, startCodePoint, endCodePoint])).toBe(expected.get(String(annotation)));
      }
    },
  );
});

/** Where a quote stands: at its listed offsets, or the first place of its words. */
function placeOf(listed: QuotedText['quotes'][number] | undefined, content: string, words: string): [number, number] {
  if (listed !== undefined) return [listed.start, listed.end];
  const [start] = findQuote(content, words);
  expect(start, words).toBeDefined();
  return [start ?? 0, (start ?? 0) + words.length];
}

/** The code points before a UTF-16 offset, counted by hand. */
function points(text: string, at: number): number {
  return Array.from(text.slice(0, at)).length;
}
