import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { SourcemarkError } from '../../domain/errors';
import type { ReadResult } from '../../domain/source';
import { show, showBytes, showLines, writePdf, type WrittenExtras, type WrittenPage } from './pdf/fixtures';
import { readPdf } from './pdf';

async function read(
  pages: readonly (string | WrittenPage)[],
  extras: WrittenExtras = {},
  password?: string,
): Promise<ReadResult> {
  const written = pages.map((page) => (typeof page === 'string' ? { content: page } : page));
  return readPdf(writePdf(written, extras), { name: 'made.pdf', password });
}

/** The blocks of a text, as `page kind text`. */
function blocksOf({ text, blocks }: ReadResult): string[] {
  return blocks.map(({ kind, page, start, end }) => `${page ?? '?'} ${kind} ${text.slice(start, end)}`);
}

function fact({ facts }: ReadResult, field: string): string | undefined {
  return facts.find((known) => known.field === field)?.value;
}

async function failure(work: Promise<unknown>): Promise<SourcemarkError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SourcemarkError)) throw new Error(`Expected a SourcemarkError, got ${String(error)}`);
  return error;
}

const LEFT = [
  'The minister said on Friday that',
  'residents of the town had seen',
  'the shelling begin before dawn',
  'and that it went on until noon,',
  'when the first cars could leave.',
];
const RIGHT = [
  'A doctor at the field hospital',
  'counted eleven wounded people,',
  'three of them children, and said',
  'that medicine would run out in',
  'less than two days from now.',
];
const ONE = `${LEFT.join(' ')}`;
const OTHER = `${RIGHT.join(' ')}`;

describe('reading order', () => {
  it('reads one column to its end before the next, below a headline across both', async () => {
    const headline = show(50, 700, 'Town counts its wounded after a morning of shelling', { size: 20 });
    const result = await read([headline + showLines(50, 650, LEFT) + showLines(260, 650, RIGHT)]);
    expect(blocksOf(result)).toEqual([
      '1 headline Town counts its wounded after a morning of shelling',
      `1 paragraph ${ONE}`,
      `1 paragraph ${OTHER}`,
    ]);
    expect(result.warnings).toEqual([]);
  });

  it('reads columns in their order whatever order they are drawn in', async () => {
    const rows = LEFT.map((line, at) => show(260, 650 - at * 12, RIGHT[at] ?? '') + show(50, 650 - at * 12, line));
    expect((await read([rows.reverse().join('')])).text).toBe(`${ONE}\n\n${OTHER}`);
  });

  it('reads text below two columns after both', async () => {
    const below = showLines(50, 560, ['This line runs across both of the columns that stand above it on the page.']);
    const { text } = await read([showLines(50, 650, LEFT) + showLines(260, 650, RIGHT) + below]);
    expect(text).toMatch(/^The minister.*\n\nA doctor.*\n\nThis line/su);
  });

  it('keeps the rows of a table, with tabs between cells', async () => {
    const rows = [
      ['Name', 'Age', 'Town'],
      ['Ahmad', '34', 'Deraa'],
      ['Fatima', '22', 'Busra'],
      ['Yusuf', '51', 'Inkhil'],
    ];
    const content = rows.map((row, at) =>
      row.map((cell, column) => show(50 + column * 120, 600 - at * 14, cell)).join(''),
    );
    const result = await read([content.join('')]);
    expect(blocksOf(result).at(1)).toBe('1 table-row Ahmad\t34\tDeraa');
    expect(result.blocks).toHaveLength(4);
  });

  it('reads text that is turned, on a page that is turned', async () => {
    const turned =
      'BT /F1 10 Tf 0 1 -1 0 100 100 Tm (Turned by a quarter) Tj ET BT /F1 10 Tf 0 1 -1 0 112 100 Tm (and read line by line.) Tj ET';
    expect((await read([{ content: turned, entries: '/Rotate 90' }])).text).toBe(
      'Turned by a quarter and read line by line.',
    );
  });
});

describe('paragraphs', () => {
  it('undoes hyphens at line ends and keeps those of words', async () => {
    const lines = [
      'The govern-',
      'ment of Al-',
      'Balad made a long-',
      'term plan, and a long-term one at that, of pre-',
      'and post-war work.',
    ];
    expect((await read([showLines(50, 700, lines)])).text).toBe(
      'The government of Al-Balad made a long-term plan, and a long-term one at that, of pre- and post-war work.',
    );
  });

  it('parts paragraphs by a gap, by an indent and by the last line of one', async () => {
    const content =
      showLines(50, 700, LEFT) +
      showLines(62, 640, RIGHT.slice(0, 1)) +
      showLines(50, 628, RIGHT.slice(1)) +
      showLines(50, 560, LEFT);
    expect((await read([content])).text).toBe(`${ONE}\n\n${OTHER}\n\n${ONE}`);
  });

  it('finds headings by their type and items by their bullets', async () => {
    const content =
      showLines(50, 700, LEFT) +
      show(50, 625, 'What happens next', { size: 13 }) +
      showLines(50, 600, LEFT) +
      show(50, 532, 'In other words', { font: 'F2' }) +
      showLines(50, 518, [
        'First come the talks about the',
        'buses that are to leave.',
        'Then comes the convoy itself.',
      ]) +
      showLines(50, 470, ['\x95 water for the town', '\x95 medicine for the', 'field hospital']);
    expect(blocksOf(await read([content])).filter((block) => !block.startsWith('1 paragraph'))).toEqual([
      '1 heading What happens next',
      '1 heading In other words',
      '1 list-item • water for the town',
      '1 list-item • medicine for the field hospital',
    ]);
  });

  it('leaves a raised number at its word and a large initial at its line', async () => {
    const content =
      show(50, 676, 'T', { size: 32 }) +
      show(72, 688, 'he minister said on Friday') +
      show(72, 676, 'that he had seen it') +
      show(155, 680, '2', { size: 6 }) +
      show(50, 664, 'with his own eyes.');
    expect((await read([content])).text).toMatch(
      /^The minister said on Friday that he had seen it ?2 with his own eyes\.$/u,
    );
  });
});

describe('furniture', () => {
  it('marks running heads and page numbers, keeps them, and gives each block its page', async () => {
    const page = (number: number, text: string): string =>
      show(50, 770, `The Daily Record, issue ${number + 40}`, { size: 8 }) +
      showLines(50, 700, [text]) +
      show(295, 30, String(number), { size: 8 });
    const result = await read([
      page(7, 'First text of the paper.'),
      page(8, 'Second text of it.'),
      page(9, 'Third text of it.'),
    ]);
    expect(blocksOf(result)).toEqual([
      '1 furniture The Daily Record, issue 47',
      '1 paragraph First text of the paper.',
      '1 furniture 7',
      '2 furniture The Daily Record, issue 48',
      '2 paragraph Second text of it.',
      '2 furniture 8',
      '3 furniture The Daily Record, issue 49',
      '3 paragraph Third text of it.',
      '3 furniture 9',
    ]);
  });

  it('marks what browsers print around a page, and takes its address', async () => {
    const result = await read([
      show(20, 780, '3/14/21, 10:02 AM', { size: 8 }) +
        show(250, 780, 'Al-Balad', { size: 8 }) +
        showLines(50, 700, LEFT) +
        show(20, 15, 'https://www.example.com/al-balad', { size: 8 }) +
        show(570, 15, '1/1', { size: 8 }),
    ]);
    expect(result.blocks.map(({ kind }) => kind)).toEqual(['furniture', 'paragraph', 'furniture']);
    expect(result.facts).toContainEqual(
      expect.objectContaining({ field: 'url', value: 'https://www.example.com/al-balad', basis: 'stated' }),
    );
  });

  it('takes no text for furniture because it stands at the edge of a page', async () => {
    const result = await read([showLines(50, 780, LEFT), showLines(50, 780, RIGHT)]);
    expect(result.blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
  });
});

describe('writing systems', () => {
  const line = 'قال الوزير في 2021 إن BBC News';

  it('puts right-to-left lines in the order in which they are read', async () => {
    // As they are drawn: each letter at its place, from the right edge to the left, words and numbers from the left.
    const drawn = [...'قال الوزير في ', '2021', ...' إن ', 'BBC News'];
    let x = 500;
    const content = drawn.map((piece) => {
      x -= piece.length * 5;
      return piece.trim() === '' ? '' : show(x, 700, piece, { font: 'F3' });
    });
    expect((await read([content.join('')])).text).toBe(line);
  });

  it('turns brackets of right-to-left text round and its presentation forms into letters', async () => {
    // From left to right, as on paper: a bracket, the letters of “لجنة” from its last to its first, a bracket.
    expect((await read([show(300, 700, '(ﺔﻨﺠﻟ)', { font: 'F3' })])).text).toBe('(لجنة)');
  });

  it('reads fonts whose character maps are not in the file', async () => {
    const japanese = '日本語の文章';
    const across = showBytes(100, 700, iconv.encode(japanese, 'shift_jis'));
    expect((await read([across])).text).toBe(japanese);
  });

  it('reads lines that run down, from right to left', async () => {
    const down = ['縦書きの', '文章です'].map((text, at) =>
      showBytes(500 - at * 14, 700, iconv.encode(text, 'shift_jis'), { font: 'F5' }),
    );
    expect((await read([down.reverse().join('')])).text).toBe('縦書きの文章です');
  });

  it('says when characters can not be told', async () => {
    const unknown = show(50, 650, '\u0005\u0006', { font: 'F6' });
    const { warnings } = await read([showLines(50, 700, LEFT) + unknown]);
    expect(warnings.map(({ code }) => code)).toEqual(['undecodable']);
    expect((await failure(read([unknown]))).code).toBe('no-text');
  });
});

describe('encryption', () => {
  const page = showLines(50, 700, LEFT);

  it('asks for the password, refuses a wrong one and opens with the right one', async () => {
    expect((await failure(read([page], { password: 'geheim' }))).code).toBe('password-needed');
    expect((await failure(read([page], { password: 'geheim' }, 'falsch'))).code).toBe('password-wrong');
    const result = await read([page], { password: 'geheim', info: '/Title (An open secret)' }, 'geheim');
    expect(result.text).toBe(ONE);
    expect(fact(result, 'headline')).toBe('An open secret');
  });

  it('opens what is encrypted without a password', async () => {
    expect((await read([page], { password: '' })).text).toBe(ONE);
  });
});

describe('what can not be read', () => {
  it('says that a scan needs text recognition', async () => {
    const error = await failure(read(['0 0 600 800 re f']));
    expect(error.code).toBe('no-text');
    expect(error.message).toContain('OCR');
  });

  it('names pages without text', async () => {
    const { warnings } = await read([showLines(50, 700, LEFT), '', showLines(50, 700, RIGHT), '']);
    expect(warnings).toEqual([
      { code: 'pages-without-text', message: expect.stringContaining('Pages 2 and 4 hold no text') as string },
    ]);
  });

  it('reads what is left of a damaged file, and says when nothing is', async () => {
    const whole = writePdf([{ content: showLines(50, 700, LEFT) }]);
    // Cut off as by a broken download: without the table that says where everything is.
    const cut = whole.slice(0, Buffer.from(whole).indexOf('xref'));
    expect((await readPdf(cut, { name: 'cut.pdf' })).text).toBe(ONE);
    const error = await failure(readPdf(whole.slice(0, 200), { name: 'stub.pdf' }));
    expect(error.code).toBe('unreadable');
    expect(error.message).toContain('stub.pdf');
  });

  it('leaves the bytes that it was given alone', async () => {
    const bytes = writePdf([{ content: showLines(50, 700, LEFT) }]);
    const before = Buffer.from(bytes).toString('hex');
    await readPdf(bytes, { name: 'made.pdf' });
    expect(Buffer.from(bytes).toString('hex')).toBe(before);
  });
});

describe('what else a file holds', () => {
  it('states what its metadata say, and concludes a publication date only as such', async () => {
    const info = `/Title (Town counts its wounded) /Author (Jane Doe) /CreationDate (D:20210730123000+03'00') /ModDate (D:20210801)`;
    const { facts } = await read([showLines(50, 700, LEFT)], { info, catalog: '/Lang (en_GB)' });
    expect(facts).toEqual([
      { field: 'headline', value: 'Town counts its wounded', basis: 'metadata', reason: '' },
      { field: 'byline', value: 'Jane Doe', basis: 'metadata', reason: '' },
      { field: 'language', value: 'en-GB', basis: 'metadata', reason: '' },
      expect.objectContaining({ field: 'published', value: '2021-07-30T12:30:00+03:00', basis: 'inferred' }),
      { field: 'modified', value: '2021-08-01', basis: 'metadata', reason: '' },
    ]);
  });

  it('takes the headline from the page when the title is the name of a file', async () => {
    const info = '/Title (Microsoft Word - draft3.doc) /Author (Administrator)';
    const result = await read([show(50, 750, 'Town counts its wounded', { size: 22 }) + showLines(50, 700, LEFT)], {
      info,
    });
    expect(result.facts).toEqual([
      expect.objectContaining({ field: 'headline', value: 'Town counts its wounded', basis: 'inferred' }),
    ]);
  });

  it('reads what is filled in and typed on a page, and not what is hidden', async () => {
    const field = (flags: number, value: string, y: number): string =>
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f${y}) /V (${value}) /F ${flags} /Rect [50 ${y} 250 ${y + 14}] /DA (/F1 10 Tf) >>`;
    const objects = [field(4, 'Filled in by hand', 600), field(2, 'Hidden from view', 560)];
    const page = { content: show(50, 700, 'A form:'), entries: '/Annots [100 0 R 101 0 R]' };
    const { text } = await read([page], { objects, catalog: '/AcroForm << /Fields [100 0 R 101 0 R] >>' });
    expect(text).toBe('A form:\n\nFilled in by hand');
  });

  it('names attached files and does not read them', async () => {
    const objects = [
      '<< /Type /Filespec /F (secret.xls) /UF (secret.xls) /EF << /F 101 0 R >> >>',
      '<< /Type /EmbeddedFile /Length 5 >>\nstream\nBYTES\nendstream',
    ];
    const catalog = '/Names << /EmbeddedFiles << /Names [(secret.xls) 100 0 R] >> >>';
    const { text, warnings } = await read([showLines(50, 700, LEFT)], { objects, catalog });
    expect(text).toBe(ONE);
    expect(warnings).toEqual([{ code: 'attachments', message: expect.stringContaining('“secret.xls”') as string }]);
  });
});
