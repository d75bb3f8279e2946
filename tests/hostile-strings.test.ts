/** Strings that hang careless programs, and characters that get lost in others: read, marked and found again. */
import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';
import { root } from '../build/places.mjs';
import { findQuote, resolve, TextAnchorer } from '../domain/anchor';
import { SourcemarkError } from '../domain/errors';
import { describeSpan } from '../domain/selector';
import { CodePointIndex, selectionSpan, visibleLines } from '../domain/text';
import { takeDocument } from '../electron/readers/read';
import { docxOf, docxParagraph, escaped } from './support/carriers';
import { slowStrings } from './support/hostile-files';
import { sharedData } from './support/shared-data';

const read = async (name: string, content: string | Uint8Array) =>
  (await takeDocument(typeof content === 'string' ? Buffer.from(content) : content, { name })).read;

/** What a person does with a text of many thousand characters, each in one go. */
const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  'reading it as text': (text) => read('a.txt', text),
  'reading it as Markdown': (text) => read('a.md', `# A\n\n${text}\n`),
  'reading it as a page': (text) => read('a.html', `<!doctype html><title>A</title><p>${escaped(text)}</p>`),
  'reading it as a page’s title': (text) =>
    read(
      'a.html',
      `<!doctype html><title>${escaped(text)}</title><meta name="author" content="${escaped(text)}"><time datetime="${escaped(text)}">${escaped(text)}</time><p>A</p>`,
    ),
  'reading it as a mail': (text) =>
    read(
      'a.eml',
      `From: a@b.example\r\nTo: c@d.example\r\nSubject: A\r\nDate: ${text.slice(0, 900)}\r\n\r\n${text}\r\n`,
    ),
  'reading it as a Word file': (text) => read('a.docx', docxOf(docxParagraph(escaped(text)))),
  'breaking it into lines': (text) => visibleLines(text),
  'selecting in it': (text) => selectionSpan(text, { start: text.length >> 1, end: (text.length >> 1) + 9 }),
  'finding a quote of it': (text) => findQuote(text, text.slice(-40)),
  'finding a long quote of it': (text) => findQuote(text, text.slice(text.length >> 1)),
  'finding it again': (text) => resolve(`${text} `, describeSpan(text, { start: text.length - 40, end: text.length })),
  'finding it again elsewhere': (text) =>
    resolve(`before ${text}`, describeSpan(text, { start: text.length - 40, end: text.length })),
  'finding a changed quote again': (text) =>
    resolve(text, {
      start: 5,
      end: 45,
      exact: `${text.slice(-30)}, changed`,
      prefix: 'x'.repeat(32),
      suffix: 'y'.repeat(32),
    }),
  'carrying a mark over': (text) =>
    new TextAnchorer(text, `changed ${text.slice(0, -9)} changed`).anchor(describeSpan(text, { start: 10, end: 60 })),
};

describe('strings that make expressions slow', () => {
  const LENGTH = 8_000;
  const listed = sharedData(root, 'hostile', 'redos-strings.json');
  const strings: Readonly<Record<string, string>> = {
    ...slowStrings(LENGTH),
    ...(listed && (JSON.parse(readFileSync(listed, 'utf8')) as Record<string, string>)),
  };
  const PROSE = 'Officers at the checkpoint asked every driver for papers, and turned back those who had none. ';

  it.each(Object.keys(WORK))('%s takes about as long as with ordinary words', { timeout: 60_000 }, async (title) => {
    const work = WORK[title];
    if (work === undefined) throw new Error('no work');
    const most = title.startsWith('reading') ? MOST.reading : MOST.finding;
    const timed = async (text: string): Promise<number> => {
      const begin = performance.now();
      try {
        await work(text);
      } catch (error) {
        // What is stopped with a sentence was stopped in time, too.
        if (!(error instanceof SourcemarkError)) throw error;
      }
      return performance.now() - begin;
    };
    const prose = (length: number): string =>
      PROSE.repeat(Math.ceil(length / PROSE.length))
        .slice(0, length)
        .trim();
    await timed(prose(LENGTH));
    const slow: string[] = [];
    for (const [name, text] of Object.entries(strings)) {
      const floor = Math.max(await timed(prose(text.length)), await timed(prose(text.length)), TICK);
      const took = Math.min(await timed(text), await timed(text));
      if (took > most * floor)
        slow.push(`${name}: ${took.toFixed(1)} ms, ordinary words of that length ${floor.toFixed(1)} ms`);
    }
    expect(slow).toEqual([]);
  });
});

/** Times below this are noise. Milliseconds. */
const TICK = 4;

/** How many times longer than ordinary words. A search that finds nothing looks everywhere, one that finds does not. */
const MOST = { reading: 30, finding: 100 };

describe('halves of surrogate pairs', () => {
  const words = 'and a longer paragraph of words';
  const HALVES: readonly (readonly [title: string, name: string, content: string | Uint8Array])[] = [
    ['UTF-16', 'a.txt', Buffer.from(`\uFEFFone \uD83D ${words}`, 'utf16le')],
    ['UTF-8', 'a.txt', Buffer.concat([Buffer.from('one '), Buffer.from([0xed, 0xa0, 0xbd]), Buffer.from(` ${words}`)])],
    ['a reference in a page', 'a.html', `<!doctype html><meta charset="utf-8"><p>one &#xD83D; ${words}</p>`],
    [
      'an escape in a page’s data',
      'a.html',
      `<!doctype html><meta charset="utf-8"><script type="application/ld+json">{"@type":"NewsArticle","headline":"half \\ud83d here"}</script><p>one ${words}</p>`,
    ],
    ['a reference in Markdown', 'a.md', `# One\n\nhalf &#xD83D; **${words}**\n`],
    ['a reference in a Word file', 'a.docx', docxOf(docxParagraph(`one &#xD83D; ${words}`))],
    [
      'a mail’s subject',
      'a.eml',
      `From: a@b.example\r\nTo: c@d.example\r\nSubject: one =?utf-8?B?7aC9?=\r\n\r\n${words}\r\n`,
    ],
  ];

  it.each(HALVES)('T5: in %s never become U+FFFD in silence', async (_title, name, content) => {
    const outcome = await read(name, content).catch((error: unknown) => error as Error);
    if (outcome instanceof Error) {
      expect(outcome.message).toMatch(/^“a\.\w+” .*\.$/u);
      return;
    }
    const words = JSON.stringify([outcome?.text, outcome?.facts.map(({ value }) => value)]);
    expect(words).not.toMatch(/\\ud[89a-f]/u);
    expect(outcome?.warnings.map(({ code }) => code).join()).toMatch(/undecodable|characters-lost|encoding-|damaged/u);
  });

  it('T5: no warning is given where nothing is lost', async () => {
    expect((await read('a.txt', `one 😀 ${words}`))?.warnings).toEqual([]);
    const json = '{"exact":"a\\ud83d b","note":"\\udc00"}';
    expect(await read('a.json', json)).toMatchObject({ text: json, warnings: [] });
  });
});

describe('T1, T2: offsets', () => {
  const TEXT =
    'Line one\r\nLine two 👨‍👩‍👧‍👦 family\r\nשלום abc مرحبا 123\rLone CR\nCafe\u0301 vs Café\r\n\uFB01n \u200FRLM\u200E \u2067iso\u2069 \0NUL? \u00AD soft\u00ADhyphen \uFEFFBOM\r\n𝔘𝔫𝔦 math 𠮷野家 end\r\n';
  const listed = sharedData(root, 'hostile', 'offsets-torture.txt');
  const texts = [TEXT, ...(listed === undefined ? [] : [readFileSync(listed, 'utf8')])];

  it('every span comes back to the same words in UTF-16 units, in code points and in bytes', async () => {
    for (const written of texts) {
      const bytes = Buffer.from(written, 'utf8');
      const text = (await read('offsets.txt', bytes))?.text ?? '';
      expect(text).toBe(written);
      const points = Array.from(text);
      const index = new CodePointIndex(text);
      // Every span of up to 12 code points, wherever it begins.
      for (let from = 0; from < points.length; from++) {
        for (let to = from + 1; to <= Math.min(points.length, from + 12); to++) {
          const [start, end] = [index.toUtf16(from), index.toUtf16(to)];
          const { exact, prefix, suffix } = describeSpan(text, { start, end });
          const byte = Buffer.byteLength(text.slice(0, start), 'utf8');
          expect(exact).toBe(points.slice(from, to).join(''));
          expect([index.fromUtf16(start), index.fromUtf16(end)]).toEqual([from, to]);
          expect(bytes.subarray(byte, byte + Buffer.byteLength(exact, 'utf8')).toString('utf8')).toBe(exact);
          expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
        }
      }
    }
  });
});
