/** Search over texts in four scripts, as people type, and over what hangs careless programs. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEARCH_MODES, type SearchMode } from '../../domain/search/search';
import type { CaseFile } from '../../db/case-file';
import { addCaptures } from '../../db/commands';
import { openTestCase, readOf } from '../../db/fixtures';
import { listSources } from '../../db/sources';
import { slowStrings } from '../../tests/support/hostile-files';
import { readQuotedTexts, sharedData } from '../../tests/support/shared-data';
import { openExpressionRoom, type ExpressionRoom } from './expression-room';
import { searchCase } from './search-case';

const root = join(__dirname, '..', '..');

let folder: string;
let room: ExpressionRoom;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  const program = join(folder, 'expressions.cjs');
  buildSync({ entryPoints: [join(__dirname, 'worker.ts')], outfile: program, bundle: true, platform: 'node' });
  room = openExpressionRoom(program);
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A case of these articles. */
function caseOf(texts: readonly string[]): CaseFile {
  const file = openTestCase();
  addCaptures(
    file,
    texts.map((text, n) => ({ bytes: Buffer.from(`${n} ${text}`), via: 'file', name: `${n}.txt`, read: readOf(text) })),
  );
  return file;
}

/** What is to take half a second at most may take so long on a machine that has other things to do; the drill sets 500. */
const LIMIT_MS = Number(process.env['QUERY_LIMIT_MS'] ?? 5000);

/** Whether every query of the long lists is asked in every mode, as in the drill. */
const IS_WHOLE = process.env['QUERY_LIMIT_MS'] !== undefined;

/** The ways in which people type what they read. */
const TYPED: Readonly<Record<string, (quote: string) => string>> = {
  'as it stands': (quote) => quote,
  'without accents and points': (quote) =>
    quote
      .normalize('NFD')
      .replace(/[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u064b-\u0655]/gu, '')
      .normalize('NFC'),
  decomposed: (quote) => quote.normalize('NFD'),
  'with other spaces': (quote) => quote.replace(/\s+/gu, '\u00a0 '),
  'in capitals': (quote) => quote.toUpperCase(),
  'with other quote marks and dashes': (quote) =>
    quote.replace(/["“”]/gu, '«').replace(/['’‘]/gu, 'ʼ').replace(/[-–—]/gu, '\u2011'),
  'in other Arabic letters': (quote) =>
    quote
      .replace(/[أإآ]/gu, 'ا')
      .replace(/ى/gu, 'ي')
      .replace(/ة/gu, 'ه')
      .replace(/ك/gu, 'ک')
      .replace(/(?<=\p{Script=Arabic})م/gu, 'ـم'),
};

describe.each(['en', 'ar', 'he-wiki', 'ja'])('quotes of %s', (language) => {
  const path = sharedData(root, 'multilingual', `${language}.jsonl`);
  it.skipIf(path === undefined)(
    'SE16: each is found by what people type, in the text that it is of',
    { timeout: 240_000 },
    async () => {
      const texts = readQuotedTexts(path ?? '');
      const file = caseOf(texts.map(({ text }) => text));
      const sources = listSources(file.db).map(({ id }) => id);
      const modes: SearchMode[] = language === 'ja' ? ['words', 'substring'] : ['words'];
      const missed: string[] = [];
      let asked = 0;
      for (const [n, { text, quotes }] of texts.entries()) {
        for (const { exact } of quotes) {
          for (const [how, typed] of Object.entries(TYPED)) {
            for (const mode of modes) {
              asked++;
              const quoted = `"${typed(exact).replace(/["“”«»]/gu, ' ')}"`;
              const query = mode === 'words' ? quoted : typed(exact);
              const { results } = await searchCase(
                file.db,
                room,
                { query, mode, filters: { source: sources[n] } },
                100,
              );
              const hit = results.some(({ start = 0, end = 0 }) => overlapsWell(text.slice(start, end), exact));
              if (!hit) missed.push(`${mode}, ${how}: ${query} of ${exact}`);
            }
          }
        }
      }
      expect(missed.slice(0, 10), `${missed.length} of ${asked}`).toEqual([]);
      expect(asked).toBeGreaterThan(300);
    },
  );
});

/** True where what was found is the quote, less signs at its ends. */
function overlapsWell(found: string, quote: string): boolean {
  const core = (words: string): string => words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
  return core(found) === core(quote) || (core(quote) === '' && found !== '');
}

describe('a thousand articles', () => {
  const odd = (): string[] => {
    const strings = Object.values(slowStrings(8_000));
    for (const parts of [
      ['hostile', 'redos-strings.json'],
      ['multilingual', 'big-list-of-naughty-strings.json'],
    ]) {
      const path = sharedData(root, ...parts);
      if (path !== undefined)
        strings.push(...Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));
    }
    const slow = ['(a+)+$', '^(\\w+\\s?)*$', '(.*)*x', '(?:a|a)*b', '([a-z]+)*=', '\\s+$', '(?=(a+))a*b\\1', '.'];
    return [...slow, ...strings, 'a*', '*', 'a', 'the', '"a b"', 'a OR b OR c OR d', 'the NOT the', '"', '\0'];
  };

  it('SE17: no query goes on and on, and none throws', { timeout: IS_WHOLE ? 3_600_000 : 300_000 }, async () => {
    const words =
      'the market of Daraa was hit by aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa barrel bombs on Monday, said a spokesman. '.split(
        ' ',
      );
    const article = (n: number): string =>
      Array.from({ length: 600 }, (_, at) => words[(at * 7 + n * 13 + ((at * n) % 11)) % words.length]).join(' ');
    const file = caseOf(Array.from({ length: 1000 }, (_, n) => `Article ${n}\n${article(n)}`));
    const slow: string[] = [];
    let longest = 0;
    for (const [n, query] of odd().entries()) {
      // Of the long lists a part is enough.
      if (!IS_WHOLE && n >= 60 && n % 10 !== 0) continue;
      // Expressions that are harmless take as long as the articles are many.
      for (const mode of SEARCH_MODES.filter((one) => IS_WHOLE || one !== 'regex' || n < 20 || n % 10 === 0)) {
        // On a busy machine anything takes long at times: what does is asked again.
        let took = Infinity;
        for (let tries = 0; tries < 3 && took > LIMIT_MS; tries++) {
          await room.ready();
          const begun = performance.now();
          await searchCase(file.db, room, { query, mode, filters: {} }, 100);
          took = Math.min(took, performance.now() - begun);
        }
        longest = Math.max(longest, took);
        if (took > LIMIT_MS) slow.push(`${mode}: ${query.slice(0, 40)} took ${Math.round(took)} ms`);
      }
    }
    console.warn(`The slowest query over 1,000 articles took ${Math.round(longest)} ms.`);
    expect(slow).toEqual([]);
  });

  it('SE18: an expression that never ends is stopped, said so, and the next one is answered', async () => {
    const file = caseOf([`${'a'.repeat(60)}!`, 'Daraa']);
    await room.ready();
    const { notice, more } = await searchCase(file.db, room, { query: '^(a+)+$', mode: 'regex', filters: {} }, 100);
    expect(notice).toMatch(/stopped/u);
    expect(more).toBe(true);
    await room.ready();
    const { results } = await searchCase(file.db, room, { query: 'd.r', mode: 'regex', filters: {} }, 100);
    expect(results.map(({ exact }) => exact)).toEqual(['Dar']);
  });
});
