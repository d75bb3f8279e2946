/** How well saved web pages are read: the article's words, and what the pages say of themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { factValue, type FactField, type ReadResult } from '../../domain/source';
import { readHtml } from '../../electron/readers/html';
import { sharedData } from '../support/shared-data';
import { median, tokenF1, type Figure } from './figures';

/** The article text that counts as found. */
const AIM = 0.93;

/** What is expected of a page, under the names that the test pages use. */
interface Expected {
  readonly title?: string | null;
  readonly byline?: string | null;
  readonly siteName?: string | null;
  readonly publishedTime?: string | null;
}

/** A page that was read, with what was expected of it. */
interface Page {
  readonly name: string;
  readonly read: ReadResult;
  readonly words: string;
  readonly expected: Expected;
}

/** Reads every page of `documents/html` and compares; `root` is the checkout's. No figures where the pages are absent. */
export function measureHtml(root: string): Promise<Figure[]> {
  const folder = sharedData(root, 'documents', 'html');
  if (folder === undefined) return Promise.resolve([]);
  const pages: Page[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!existsSync(join(folder, name, 'source.html'))) continue;
    const read = readHtml(readFileSync(join(folder, name, 'source.html')), { name: `${name}.html` });
    const { document } = parseHTML(
      `<html><head></head><body>${readFileSync(join(folder, name, 'expected.html'), 'utf8')}</body></html>`,
    );
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected-metadata.json'), 'utf8')) as Expected;
    pages.push({ name, read, words: wordsOf(document.body), expected });
  }
  return Promise.resolve([
    ...articles(pages),
    stated('title', pages, 'headline', sameTitle),
    stated('byline', pages, 'byline', sameWords),
    stated('siteName', pages, 'outlet', sameWords),
    stated('publishedTime', pages, 'published', sameDate),
  ]);
}

function articles(pages: readonly Page[]): Figure[] {
  const scores = pages.map(({ name, read, words }) => ({ name, score: tokenF1(read.text, words) }));
  const values = scores.map(({ score }) => score);
  const short = scores
    .filter(({ score }) => score < AIM)
    .sort((a, b) => a.score - b.score)
    .map(({ name, score }) => `${name}: F1 ${score.toFixed(3)}`);
  const count = values.filter((value) => value >= AIM).length;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [
    { what: 'HTML: article text, median token F1', files: pages.length, value: median(values), aim: AIM, short },
    { what: 'HTML: article text, mean token F1', files: pages.length, value: mean, aim: AIM, short: [] },
    {
      what: `HTML: share of pages with token F1 >= ${AIM}`,
      files: pages.length,
      value: count / pages.length,
      short: [],
    },
  ];
}

/** Elements side by side are apart, as they are on the page. */
function wordsOf(body: Element): string {
  for (const element of body.querySelectorAll(
    'p,div,li,td,th,h1,h2,h3,h4,h5,h6,br,figcaption,figure,dt,dd,pre,section,tr',
  )) {
    element.before(' ');
    element.append(' ');
  }
  return body.textContent;
}

function stated(
  key: keyof Expected,
  pages: readonly Page[],
  field: FactField,
  same: (found: string, expected: string, read: ReadResult) => boolean,
): Figure {
  const told = pages.filter(({ expected }) => (expected[key] ?? '') !== '');
  const short: string[] = [];
  for (const { name, read, expected } of told) {
    const found = factValue(read.facts, field) ?? '';
    const want = expected[key] ?? '';
    if (!same(found, want, read)) short.push(`${name}: “${found}” for “${want}”`);
  }
  const value = told.length === 0 ? NaN : (told.length - short.length) / told.length;
  return { what: `HTML: ${key} right where it is stated`, files: told.length, value, aim: 1, short };
}

function folded(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function sameWords(found: string, expected: string): boolean {
  return folded(found) === folded(expected);
}

/** A headline is right without the name of the outlet, which has its own field. */
function sameTitle(found: string, expected: string, read: ReadResult): boolean {
  if (sameWords(found, expected)) return true;
  const outlet = factValue(read.facts, 'outlet');
  return (
    outlet !== undefined && [' - ', ' | ', ' – ', ' — '].some((mark) => sameWords(found + mark + outlet, expected))
  );
}

function sameDate(found: string, expected: string): boolean {
  if (found === '') return false;
  return found.slice(0, 10) === expected.slice(0, 10) || Date.parse(found) === Date.parse(expected);
}
