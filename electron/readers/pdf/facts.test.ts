import { describe, expect, it } from 'vitest';
import { isoDate, metadataFacts, pdfDate } from './facts';

describe('dates', () => {
  it.each([
    ["D:20210730123045+03'00'", '2021-07-30T12:30:45+03:00'],
    ["D:20210730123045-05'30", '2021-07-30T12:30:45-05:30'],
    ['D:20210730123045Z', '2021-07-30T12:30:45Z'],
    ["D:20210730123045Z00'00'", '2021-07-30T12:30:45Z'],
    ['D:202107301230', '2021-07-30T12:30'],
    ['D:20210730', '2021-07-30'],
    ['2021', '2021'],
    ['D:20211399', undefined],
    ['D:00000000000000Z', undefined],
    ['yesterday', undefined],
  ])('%s is %s', (written, date) => {
    expect(pdfDate(written)).toBe(date);
  });

  it('takes dates of XMP as they are, if they can be', () => {
    expect(isoDate('2021-07-30T12:30:45.123+03:00')).toBe('2021-07-30T12:30:45+03:00');
    expect(isoDate('30 July 2021')).toBeUndefined();
  });
});

describe('facts of metadata', () => {
  const facts = (info: Record<string, unknown>, xmp: Record<string, unknown> = {}): string[] =>
    metadataFacts({ info, xmp: (name) => xmp[name] }, 'report-final.pdf').map(
      ({ field, value }) => `${field}: ${value}`,
    );

  it.each([
    'Microsoft Word - x.docx',
    'untitled',
    'Untitled-1',
    'article.indd',
    'report-final',
    '12',
    'https://example.com/a',
  ])('refuse %s as a headline', (Title) => {
    expect(facts({ Title })).toEqual([]);
  });

  it.each(['Administrator', 'user01', 'j.doe@example.com', 'DOMAIN\\jdoe'])('refuse %s as a byline', (Author) => {
    expect(facts({ Author })).toEqual([]);
  });

  it('take the title, the authors and the publisher of XMP', () => {
    expect(
      facts({}, { 'dc:title': 'A town', 'dc:creator': ['Jane Doe', 'Ali Hasan'], 'dc:publisher': 'The Record' }),
    ).toEqual(['headline: A town', 'byline: Jane Doe, Ali Hasan', 'outlet: The Record']);
  });

  it('hold no control characters', () => {
    expect(facts({ Title: 'A\0 town\u0007\n square' })).toEqual(['headline: A town square']);
  });
});
