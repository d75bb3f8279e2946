import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { SourcemarkError } from '../../domain/errors';
import { factValue, type ReadResult } from '../../domain/source';
import { listMail, looksLikeMail, readMail } from './eml';
import { readPlainText } from './plain-text';
import type { ReaderHint } from './reader';
import { TextBuilder } from './text-builder';

const HEAD = [
  'From: Ann Example <ann@example.org>',
  'To: Omar <omar@example.org>',
  'Subject: Regime sends troops',
  'Date: Fri, 30 Jul 2021 12:30:05 +0300',
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
];

/** A mail of lines; those that are given as bytes stay bytes. */
function mail(...lines: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]));
}

/** Reads HTML as one paragraph for each `<p>`, and everything else as plain text. */
function readPart(bytes: Uint8Array, hint: ReaderHint): ReadResult | Promise<ReadResult> {
  if (hint.mediaType === 'message/rfc822') return readMail(bytes, hint, readPart);
  const read = readPlainText(bytes, { ...hint, name: hint.name });
  if (hint.mediaType !== 'text/html') return read;
  const html = iconv.decode(Buffer.from(bytes), hint.encoding ?? hint.charset ?? 'utf-8');
  if (html.includes('unreadable')) throw new SourcemarkError('too-much', 'The page nests too deeply.');
  const builder = new TextBuilder();
  for (const [, words = ''] of html.matchAll(/<p>([^<]*)/gu)) builder.add('paragraph', words);
  if (builder.length === 0) throw new SourcemarkError('no-text', 'The page shows no words.');
  return { ...read, text: builder.text, blocks: builder.blocks, facts: [], warnings: [], reader: 'html' };
}

const read = (bytes: Uint8Array, hint: Partial<ReaderHint> = {}): Promise<ReadResult> =>
  readMail(bytes, { name: 'a.eml', ...hint }, readPart);

const lines = ({ text, blocks }: ReadResult): string[] =>
  blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

/** The blocks after the head of `HEAD`. */
const body = (result: ReadResult): string[] => lines(result).slice(4);

const codes = ({ warnings }: ReadResult): string[] => warnings.map(({ code }) => code);

describe('the head of a mail', () => {
  it('is shown as the message states it, and known as facts', async () => {
    const result = await read(mail(...HEAD, '', 'Hello.'));
    expect(lines(result)).toEqual([
      'headline: Regime sends troops',
      'byline: From: Ann Example <ann@example.org>',
      'byline: To: Omar <omar@example.org>',
      'dateline: Date: Fri, 30 Jul 2021 12:30:05 +0300',
      'paragraph: Hello.',
    ]);
    expect(result.facts).toEqual([
      { field: 'headline', value: 'Regime sends troops', basis: 'metadata', reason: '' },
      { field: 'byline', value: 'Ann Example <ann@example.org>', basis: 'metadata', reason: '' },
      { field: 'published', value: '2021-07-30T12:30:05+03:00', basis: 'metadata', reason: '' },
    ]);
    expect(result.warnings).toEqual([]);
  });

  it('has its encoded words decoded, over line ends and in any case', async () => {
    const result = await read(
      mail(
        'From: =?UTF-8?B?2KPYrdmF2K8=?= <a@example.org>',
        'Subject: =?windows-1252?q?=93Ceasefire=94_=96_?=',
        ' =?Windows-1252?Q?caf=E9?=',
        'Date: Fri, 30 Jul 2021 12:30:05 GMT',
        '',
        'Text.',
      ),
    );
    expect(factValue(result.facts, 'headline')).toBe('“Ceasefire” – café');
    expect(factValue(result.facts, 'byline')).toBe('أحمد <a@example.org>');
    expect(factValue(result.facts, 'published')).toBe('2021-07-30T12:30:05Z');
  });

  it('is read in the encoding of the text where it holds bytes that mail does not allow, which is said', async () => {
    const subject = iconv.encode('Subject: وقف إطلاق النار', 'windows-1256');
    const text = iconv.encode('وصلت القوات إلى المدينة.', 'windows-1256');
    const type = 'Content-Type: text/plain; charset=windows-1256';
    const result = await read(mail('From: a@example.org', subject, type, 'Content-Transfer-Encoding: 8bit', '', text));
    expect(factValue(result.facts, 'headline')).toBe('وقف إطلاق النار');
    expect(result.text).toContain('وصلت القوات إلى المدينة.');
    expect(codes(result)).toEqual(['encoding-guessed']);
  });

  it('keeps UTF-8 in headers without a word', async () => {
    const result = await read(mail('From: Ann <a@example.org>', 'Subject: Où est le général ?', '', 'Text.'));
    expect(factValue(result.facts, 'headline')).toBe('Où est le général ?');
    expect(result.warnings).toEqual([]);
  });

  it('does without a date that can’t be read, and takes the day of one whose time can’t', async () => {
    const wrong = await read(mail('From: a@example.org', 'Date: the other day', '', 'Text.'));
    expect([factValue(wrong.facts, 'published'), codes(wrong)]).toEqual([undefined, ['date-unreadable']]);
    const half = await read(mail('From: a@example.org', 'Date: Wed, 15 Dec 2010    59:10 -0500', '', 'Text.'));
    expect([factValue(half.facts, 'published'), codes(half)]).toEqual(['2010-12-15', ['date-unreadable']]);
  });

  it('names groups and many people, and leaves comments out where they are in the way', async () => {
    const result = await read(
      mail(
        'From: Pete(A \\) chap) <pete(his account)@silly.test>',
        'To: Friends: a@example.org, B <b@example.org>;',
        `Cc: ${'c@example.org, '.repeat(250)}`,
        '',
        'Text.',
      ),
    );
    expect(lines(result).slice(0, 2)).toEqual([
      'byline: From: Pete <pete@silly.test>',
      'byline: To: Friends: a@example.org, B <b@example.org>',
    ]);
    expect(lines(result)[2]).toMatch(/c@example.org and 50 more$/u);
  });
});

describe('the body of a mail', () => {
  const alternative = (text: string, html: string): Uint8Array =>
    mail(
      ...HEAD,
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
      '--b--',
    );

  it('is the HTML where it says as much as the text beside it', async () => {
    expect(body(await read(alternative('One two.\n\nThree.', '<p>One two.</p><p>Three.</p>')))).toEqual([
      'paragraph: One two.',
      'paragraph: Three.',
    ]);
  });

  it('is the plain text where the HTML is a stub, empty or can’t be read', async () => {
    const text = 'All that was said that day in the town stands here.';
    expect(body(await read(alternative(text, '<p>View online</p>')))).toEqual([`paragraph: ${text}`]);
    expect(body(await read(alternative(text, '<img src="cid:1">')))).toEqual([`paragraph: ${text}`]);
    const broken = await read(alternative(text, '<p>unreadable</p>'));
    expect([body(broken), codes(broken)]).toEqual([[`paragraph: ${text}`], ['html-unreadable']]);
  });

  it('is what HTML alone says, or the sentence of its reader', async () => {
    const html = (words: string): Uint8Array => mail(...HEAD, 'Content-Type: text/html', '', words);
    expect(body(await read(html('<p>Only this.</p>')))).toEqual(['paragraph: Only this.']);
    await expect(read(html('<p>unreadable</p>'))).rejects.toMatchObject({ code: 'too-much' });
  });

  it('asks for all words of the HTML, in the charset of its part', async () => {
    const hints: ReaderHint[] = [];
    const bytes = mail(
      ...HEAD,
      'Content-Type: text/html; charset=windows-1251',
      '',
      iconv.encode('<p>Привет</p>', 'windows-1251'),
    );
    await readMail(bytes, { name: 'a.eml' }, (part, hint) => {
      hints.push(hint);
      return readPart(part, hint);
    });
    expect(hints).toEqual([
      { name: 'a.eml', mediaType: 'text/html', extent: 'whole', charset: 'windows-1251', encoding: undefined },
    ]);
  });

  it('joins the texts of several parts and leaves signatures, pictures and files out', async () => {
    const result = await read(
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        'This is a multi-part message in MIME format.',
        '--b',
        'Content-Type: text/plain',
        '',
        'Before.',
        '--b',
        'Content-Type: image/png; name=map.png',
        'Content-Disposition: inline',
        '',
        'x',
        '--b',
        'Content-Type: text/plain',
        '',
        'After.',
        '--b',
        'Content-Type: text/plain; name=notes.txt',
        'Content-Disposition: attachment; filename=notes.txt',
        '',
        'Notes.',
        '--b',
        'Content-Type: application/pgp-signature; name=signature.asc',
        '',
        'x',
        '--b--',
      ),
    );
    expect(body(result)).toEqual(['paragraph: Before.', 'paragraph: After.']);
    expect(result.warnings).toEqual([]);
  });

  it.each([
    ['ks_c_5601-1987', 'euc-kr', '한국말로 하는 것'],
    ['windows-1252', 'windows-1252', '“naïve” – café €'],
    ['iso-8859-1', 'windows-1252', '“naïve” – café'],
    ['koi8-r', 'koi8-r', 'Привет, мир'],
    ['"utf-8"', 'utf-8', 'مرحبا'],
  ])('is read in %s', async (charset, encoding, words) => {
    const result = await read(
      mail(...HEAD, `Content-Type: text/plain; charset=${charset}`, '', iconv.encode(words, encoding)),
    );
    expect([body(result), result.encoding, result.warnings]).toEqual([[`paragraph: ${words}`], encoding, []]);
  });

  it('is read in ISO-2022-JP, also where that is not declared', async () => {
    const bytes = Buffer.from('\x1b$B%F%9%H\x1b(B', 'latin1');
    for (const type of ['Content-Type: text/plain; charset=ISO-2022-JP', 'Content-Type: text/plain']) {
      expect(body(await read(mail(...HEAD, type, '', bytes)))).toEqual(['paragraph: テスト']);
    }
  });

  it('is read by its look, with a warning, where its charset is unknown or wrong', async () => {
    const utf8 = 'Des habitants ont été évacués à l’aube, près de la frontière.';
    const wrong = await read(mail(...HEAD, 'Content-Type: text/plain; charset=iso-8859-1', '', utf8));
    expect([body(wrong), codes(wrong)]).toEqual([[`paragraph: ${utf8}`], ['encoding-differs']]);
    const unknown = await read(mail(...HEAD, 'Content-Type: text/plain; charset=x-klingon', '', utf8));
    expect([body(unknown), codes(unknown)]).toEqual([[`paragraph: ${utf8}`], ['encoding-differs']]);
    const none = await read(mail(...HEAD, 'Content-Type: text/plain; charset=us-ascii', '', utf8));
    expect([body(none), codes(none)]).toEqual([[`paragraph: ${utf8}`], []]);
  });

  it('is read in the encoding that a person chose', async () => {
    const bytes = mail(
      ...HEAD,
      'Content-Type: text/plain; charset=iso-8859-1',
      '',
      iconv.encode('Привет', 'windows-1251'),
    );
    expect(body(await read(bytes, { encoding: 'windows-1251' }))).toEqual(['paragraph: Привет']);
  });

  it('is found where the boundary is not the one that the head names', async () => {
    const result = await read(
      mail(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary="other"',
        '',
        '--real',
        'Content-Type: text/plain',
        '',
        'Here it is.',
        '--real--',
      ),
    );
    expect([body(result), codes(result)]).toEqual([['paragraph: Here it is.'], ['mail-structure']]);
  });

  it('is text where a multipart type has no parts at all, and where the type is none', async () => {
    expect(body(await read(mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', 'Just this.')))).toEqual([
      'paragraph: Just this.',
    ]);
    expect(body(await read(mail(...HEAD, 'Content-Type: text', '', 'Just this.')))).toEqual(['paragraph: Just this.']);
  });

  it('is said to be missing or sealed where it is', async () => {
    expect(codes(await read(mail(...HEAD, '', '')))).toEqual(['no-body']);
    expect(
      codes(
        await read(
          mail(...HEAD, 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', '', 'x'),
        ),
      ),
    ).toContain('encrypted');
  });

  it('is refused where there is not even a head', async () => {
    await expect(read(mail('X-A: 1', 'X-B: 2', '', ''))).rejects.toMatchObject({ code: 'no-text' });
  });
});

describe('attachments', () => {
  const forwarded = mail(
    'From: b@example.org',
    'Subject: The inner mail',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=i',
    '',
    '--i',
    '',
    'Inner text.',
    '--i',
    'Content-Type: text/plain; name=inner.txt',
    'Content-Disposition: attachment',
    '',
    'Inner file.',
    '--i--',
  );
  const bytes = mail(
    ...HEAD,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See the files.',
    '--b',
    'Content-Type: application/octet-stream',
    "Content-Disposition: attachment; filename*=UTF-8''..%2F..%2Fbe%CC%81richt.pdf",
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('Report.').toString('base64'),
    '--b',
    'Content-Type: message/rfc822',
    '',
    forwarded,
    '--b',
    'Content-Type: application/zip; name=data.zip',
    'Content-Disposition: attachment',
    '',
    'x',
    '--b--',
  );

  it('are listed with those of attached mails, without folders in their names', async () => {
    const { choose, members } = await listMail(bytes, { name: 'a.eml' });
    expect(choose).toBe(false);
    expect(members.map(({ member, mediaType, bytes: size }) => [member, mediaType, size])).toEqual([
      ['2/be\u0301richt.pdf', 'application/octet-stream', 7],
      ['3/The inner mail.eml', 'message/rfc822', expect.any(Number)],
      ['3.2/inner.txt', 'text/plain', expect.any(Number)],
    ]);
  });

  it('that are not read are named', async () => {
    const { warnings } = await read(bytes);
    expect(warnings.map(({ code }) => code)).toEqual(['attachments']);
    expect(warnings[0]?.message).toContain('“data.zip”');
  });

  it('are read as documents of their own', async () => {
    const file = await read(bytes, { member: '2/be\u0301richt.pdf' });
    expect([file.text, file.reader]).toEqual(['Report.', 'mail+plain-text']);
    const inner = await read(bytes, { member: '3/The inner mail.eml' });
    expect([lines(inner).at(-1), inner.reader]).toEqual(['paragraph: Inner text.', 'mail+mail']);
    expect((await read(bytes, { member: '3.2/inner.txt' })).text.trim()).toBe('Inner file.');
  });

  it('that are not there are a sentence', async () => {
    await expect(read(bytes, { member: '9/none.pdf' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what looks like a mail', () => {
  it.each([
    ['a minimal one', ['From: a@example.org', 'To: b@example.org', 'Date: Fri, 21 Nov 1997 09:55:06 -0600', '', 'Hi']],
    [
      'one of a mailbox file',
      ['From a@example.org Mon Aug 22 09:45:15 2011', 'From: a@example.org', 'Message-ID: <1@x>', '', 'Hi'],
    ],
    [
      'one with folded and unknown headers',
      ['Received: from x', '\tby y', 'X-Strange_one: 1', 'Subject: Hi', '', 'Hi'],
    ],
    ['one of nothing but parts', ['Content-Type: multipart/mixed;', ' boundary="b"', '', '--b', '', 'Hi', '--b--']],
  ])('is %s', (_, text) => {
    expect(looksLikeMail(mail(...text))).toBe(true);
  });

  it.each([
    ['an article', ['From: the desk', 'Subject: what we know', '', 'The regime sent troops.']],
    ['an article with a date', ['From: the desk', 'Date: 30 July 2021', 'Subject: what we know', '', 'Text']],
    ['a dialogue', ['To: be or not to be', 'From: here to there', '', 'Text']],
    ['prose after one header', ['Subject: what we know', 'The regime sent troops to the south.', 'From: here on', '']],
    ['notes', ['Title: A report', 'Author: Ann', 'Date: 2021-07-30', '', 'Text']],
    ['HTML', ['<!doctype html>', '<p>From: a@example.org</p>']],
    ['nothing', ['']],
  ])('is not %s', (_, text) => {
    expect(looksLikeMail(mail(...text))).toBe(false);
  });
});

describe('hostile mail', () => {
  it('with parts nested too deeply is stopped with a sentence', async () => {
    const deep = Array.from({ length: 600 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=b${at}x`,
      '',
      `--b${at}x`,
    ]).flat();
    await expect(read(mail('From: a@example.org', ...deep, '', 'Hi'))).rejects.toMatchObject({ code: 'too-much' });
  });

  it('with too many parts is stopped with a sentence', async () => {
    const parts = Array.from({ length: 20_001 }, () => '--b\n\nx');
    await expect(read(mail(...HEAD, 'Content-Type: multipart/mixed; boundary=b', '', ...parts))).rejects.toMatchObject({
      code: 'too-much',
    });
  });

  it('with mails in mails is read as deeply as it is listed', async () => {
    let inner = mail('From: a@example.org', 'Subject: s', '', 'Hi');
    for (let at = 0; at < 40; at++) inner = mail('From: a@example.org', 'Content-Type: message/rfc822', '', inner);
    expect((await listMail(inner, { name: 'a.eml' })).members.length).toBeLessThan(10);
  });

  it.each([
    ['a long header', `Subject: ${'=?='.repeat(200_000)}`],
    ['many folded lines', `Subject: x${'\r\n y'.repeat(40_000)}`],
    ['people without end', `To: ${'(<"a'.repeat(50_000)}`],
    ['a date of digits', `Date: ${'1 '.repeat(100_000)}`],
    ['an endless boundary', `Content-Type: multipart/mixed; boundary="${'a'.repeat(200_000)}"`],
  ])('with %s takes no long time', async (_, header) => {
    const began = performance.now();
    await read(
      mail(
        'From: a@example.org',
        header,
        'Message-ID: <1@x>',
        '',
        `> ${'-'.repeat(100_000)}`,
        `${'> '.repeat(50_000)}`,
      ),
    ).catch(() => undefined);
    looksLikeMail(mail(header));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
