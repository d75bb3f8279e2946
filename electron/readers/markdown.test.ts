import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../domain/source';
import { looksLikeMarkdown, readMarkdown } from './markdown';

function read(text: string): ReadResult {
  return readMarkdown(new TextEncoder().encode(text), { name: 'notes.md' });
}

function blocks({ text, blocks: all }: ReadResult): string[] {
  return all.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

describe('readMarkdown', () => {
  it('reads blocks without their marks', () => {
    const text = [
      '# Daraa *burns*',
      'The **army** sent [troops](https://news.example/a)\nsouth.',
      '## What now',
      '- one\n- two ~~old~~',
      '> We will stay.',
      '| Town | Dead |\n| --- | --- |\n| Tafas | 12 |',
      '```\na\nb\n```',
    ].join('\n\n');
    expect(blocks(read(text))).toEqual([
      'headline: Daraa burns',
      'paragraph: The army sent troops south.',
      'heading: What now',
      'list-item: one',
      'list-item: two old',
      'quote: We will stay.',
      'table-row: Town\tDead',
      'table-row: Tafas\t12',
      'paragraph: a',
      'paragraph: b',
    ]);
    expect(read(text)).toMatchObject({
      mediaType: 'text/markdown',
      reader: 'markdown',
      extent: 'article',
      hasExtents: false,
    });
  });

  it('reads front matter as facts and leaves it out of the text', () => {
    const found = read(
      '---\ntitle: "Daraa: what now"\nauthor: [Ann Lee, Bo Ek]\ndate: 2021-08-22 09:15:00 +03:00\nurl: https://news.example/a\nsite: The Example\nlang: en_GB\ntags:\n  - syria\n---\n\nThe army came.\n',
    );
    expect(found.facts.map(({ field, value, basis }) => `${field} ${basis}: ${value}`)).toEqual([
      'headline metadata: Daraa: what now',
      'byline metadata: Ann Lee, Bo Ek',
      'outlet metadata: The Example',
      'published metadata: 2021-08-22T09:15+03:00',
      'url metadata: https://news.example/a',
      'language metadata: en-GB',
    ]);
    expect(blocks(found)).toEqual(['headline: Daraa: what now', 'paragraph: The army came.']);
  });

  it.each([
    ['---\n\nA rule above.\n\n---\n', ['A rule above.']],
    ['---\nNot a pair of anything\n---\nText', ['Not a pair of anything', 'Text']],
    ['---\nkey: never ends\n\nText', ['key: never ends', 'Text']],
  ])('takes %j for text, not for front matter', (text, words) => {
    const found = read(text);
    expect(found.facts).toEqual([]);
    for (const one of words) expect(found.text).toContain(one);
  });

  it('takes the first great heading for the headline', () => {
    expect(read('Intro.\n\n# Daraa\n\nText.').facts).toEqual([
      { field: 'headline', value: 'Daraa', basis: 'stated', reason: 'Daraa' },
    ]);
  });

  it('shows HTML as it is written, and follows no address', () => {
    const found = read('Hello <script>alert(1)</script> and [x](javascript:alert(2)).\n\n<div onclick="a()">b</div>');
    expect(found.text).toContain('<script>alert(1)</script>');
    expect(found.text).toContain('<div onclick="a()">b</div>');
    expect(read('---\nurl: javascript:alert(1)\nauthor: x\n---\ny').facts.map(({ field }) => field)).toEqual([
      'byline',
    ]);
  });

  it('throws one sentence when there is nothing to read', () => {
    expect(() => read('')).toThrow(expect.objectContaining({ code: 'empty-file' }));
    expect(() => read('\n\n---\n\n')).toThrow(expect.objectContaining({ code: 'no-text' }));
  });

  it('reads an encoding that a person chose', () => {
    const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(readMarkdown(bytes, { name: 'a.md', encoding: 'windows-1251' })).toMatchObject({
      text: 'Привет',
      encoding: 'windows-1251',
    });
  });
});

describe('looksLikeMarkdown', () => {
  it.each([
    ['a.md', '# Title\n\nText'],
    ['A.MARKDOWN', 'See [this](https://x.example).'],
    ['a.txt', '---\ntitle: T\n---\n\n# T\n'],
    ['a.txt', '# Title\n\nSee [this](https://x.example).'],
  ])('takes %s with %j for Markdown', (name, text) => {
    expect(looksLikeMarkdown(name, text)).toBe(true);
  });

  it.each([
    ['a.md', 'Only words.'],
    ['a.txt', '- one\n- two\n\n1. three'],
    ['a.txt', 'She said *no* to #1.'],
    ['a.txt', ''],
  ])('does not take %s with %j for Markdown', (name, text) => {
    expect(looksLikeMarkdown(name, text)).toBe(false);
  });
});
