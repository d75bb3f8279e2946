import { describe, expect, it } from 'vitest';
import { SourcemarkError } from '../../domain/errors';
import { factValue, type ReadResult } from '../../domain/source';
import { describeMhtml, looksLikeMhtml, readMhtml } from './mhtml';
import { readPlainText } from './plain-text';
import type { ReaderHint } from './reader';

const BLINK = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://example.org/troops',
  'Subject: =?utf-8?Q?Troops_=E2=80=93_Example?=',
  'Date: Fri, 30 Jul 2021 12:30:05 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--x----"',
  '',
  '',
  '------MultipartBoundary--x----',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://example.org/troops',
  '',
  '<p>Soldiers =E2=80=93 many=',
  ' of them</p>',
  '------MultipartBoundary--x----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://example.org/map.png',
  '',
  'AAAA',
  '------MultipartBoundary--x------',
];

const file = (lines: readonly string[], eol = '\r\n'): Uint8Array => Buffer.from(lines.join(eol));

/** Remembers what it was asked for, and answers the words between tags. */
function pageReader(hints: ReaderHint[] = []): (bytes: Uint8Array, hint: ReaderHint) => ReadResult {
  return (bytes, hint) => {
    hints.push(hint);
    const words = Buffer.from(bytes)
      .toString()
      .replace(/<[^>]*>/gu, '')
      .trim();
    if (words === '') throw new SourcemarkError('no-text', 'The page shows no words.');
    return {
      ...readPlainText(Buffer.from(words), hint),
      facts: [],
      reader: 'html',
      readerVersion: '2',
      hasExtents: true,
    };
  };
}

describe('a saved page', () => {
  it('is read as the page that it holds, with its address, decoded', async () => {
    const hints: ReaderHint[] = [];
    const read = await readMhtml(file(BLINK), { name: 'a.mhtml', extent: 'whole' }, pageReader(hints));
    expect(read.text).toBe('Soldiers – many of them');
    expect(hints).toEqual([
      {
        name: 'a.mhtml',
        mediaType: 'text/html',
        charset: undefined,
        url: 'https://example.org/troops',
        extent: 'whole',
        encoding: undefined,
      },
    ]);
    expect([read.reader, read.readerVersion, read.mediaType, read.hasExtents]).toEqual([
      'mhtml+html',
      '1+2',
      'multipart/related',
      true,
    ]);
    expect(factValue(read.facts, 'url')).toBe('https://example.org/troops');
    expect(factValue(read.facts, 'headline')).toBe('Troops – Example');
  });

  it('keeps what the page states of itself', async () => {
    const read = await readMhtml(file(BLINK), { name: 'a.mhtml' }, (bytes, hint) => ({
      ...pageReader()(bytes, hint),
      facts: [
        { field: 'headline', value: 'Troops', basis: 'stated', reason: '' },
        { field: 'url', value: 'https://example.org/canonical', basis: 'metadata', reason: '' },
      ],
    }));
    expect(read.facts.map(({ value }) => value)).toEqual(['Troops', 'https://example.org/canonical']);
  });

  it('says where it was saved from and when', () => {
    const description = { url: 'https://example.org/troops', recordedAt: '2021-07-30T12:30:05Z' };
    expect(describeMhtml(file(BLINK))).toEqual(description);
    expect(describeMhtml(file(BLINK, '\n'))).toEqual(description);
    expect(describeMhtml(file(BLINK.filter((line) => !/^(?:Snapshot|Date)/u.test(line))))).toEqual({
      ...description,
      recordedAt: '',
    });
    expect(describeMhtml(file(['From: <Saved by Blink>', '', 'x']))).toEqual({ url: '', recordedAt: '' });
  });

  it('is the part that its head names as the start, in the charset that it declares', async () => {
    const hints: ReaderHint[] = [];
    const lines = [
      'From: "Saved by Windows Internet Explorer 11"',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b; start="<main>"',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Location: https://example.org/advert',
      '',
      '<p>Advert</p>',
      '--b',
      'Content-Type: text/html; charset=windows-1256',
      'Content-ID: <main>',
      'Content-Location: https://example.org/page',
      '',
      '<p>Page</p>',
      '--b--',
    ];
    expect((await readMhtml(file(lines), { name: 'a.mht' }, pageReader(hints))).text).toBe('Page');
    expect([hints[0]?.charset, hints[0]?.url]).toEqual(['windows-1256', 'https://example.org/page']);
  });

  it('is its first frame with words where it has none itself', async () => {
    const lines = [
      ...BLINK.slice(0, 16),
      '<frameset></frameset>',
      '------MultipartBoundary--x----',
      'Content-Type: text/html',
      '',
      '<p>In the frame</p>',
      '------MultipartBoundary--x------',
    ];
    expect((await readMhtml(file(lines), { name: 'a.mhtml' }, pageReader())).text).toBe('In the frame');
  });

  it('without a page is a sentence', async () => {
    const lines = [...BLINK.slice(0, 11), 'Content-Type: image/png', '', 'x', '------MultipartBoundary--x------'];
    await expect(readMhtml(file(lines), { name: 'a.mhtml' }, pageReader())).rejects.toMatchObject({ code: 'no-text' });
  });
});

describe('what looks like a saved page', () => {
  it.each([
    ['Chromium’s', BLINK],
    [
      'Internet Explorer’s',
      [
        'From: "Saved by Windows Internet Explorer 8"',
        'Subject: x',
        'Content-Type: text/html; charset="utf-8"',
        'Content-Location: http://example.org/',
        '',
        '<p>',
      ],
    ],
    [
      'Word’s',
      [
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; boundary="----=_NextPart"',
        '',
        'This document is a Single File Web Page.',
        '',
        '------=_NextPart',
        'Content-Location: file:///C:/a.htm',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Type: text/html; charset="utf-8"',
        '',
        '<p>',
      ],
    ],
  ])('is %s', (_, lines) => {
    expect(looksLikeMhtml(file(lines))).toBe(true);
  });

  it.each([
    [
      'a mail with pictures',
      [
        'From: a@example.org',
        'To: b@example.org',
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        'Content-Location: x',
        '',
        '<p>',
      ],
    ],
    ['a mail in HTML', ['From: a@example.org', 'Subject: x', 'Content-Type: text/html', '', '<p>']],
    ['a page', ['<!doctype html>', '<p>Saved by Blink</p>']],
    ['nothing', []],
  ])('is not %s', (_, lines) => {
    expect(looksLikeMhtml(file(lines))).toBe(false);
  });
});
