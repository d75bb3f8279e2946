import { describe, expect, it } from 'vitest';
import { readHeaderBlock, readMailDate, toMoment } from './headers';

describe('a date of a mail', () => {
  it.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T09:55:06-06:00'],
    ['21 Nov 97 09:55 GMT', '1997-11-21T09:55:00Z'],
    ['Thu,  13\tFeb 1969 23:32 -0330 (Newfoundland Time)', '1969-02-13T23:32:00-03:30'],
    ['Fri, 30 Jul 2021 12:30:05 -0000', '2021-07-30T12:30:05Z'],
    ['Fri, 30 Jul 2021 12:30:05 PDT', '2021-07-30T12:30:05-07:00'],
    ['Fri, 30 Jul 2021 12:30:05 MSK', '2021-07-30T12:30:05'],
    ['Fri Jul 30 12:30:05 2021', '2021-07-30T12:30:05'],
    ['Mon, 1 Jan 21 1:02:03 +0530', '2021-01-01T01:02:03+05:30'],
    ['30-Jul-2021 12:30:05 +0200', '2021-07-30T12:30:05+02:00'],
    ['2021-07-30T12:30:05.123+02:00', '2021-07-30T12:30:05+02:00'],
    ['Wed, 15 Dec 2010    59:10 -0500', '2010-12-15'],
    ['Fri, 30 Jul 2021', '2021-07-30'],
    ['Fri, 31 Feb 2021 12:30:05 +0000', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('“%s” is %s', (header, date) => {
    expect(readMailDate(header)).toBe(date);
  });

  it('is a moment only where its zone is known', () => {
    expect(toMoment('2021-07-30T12:30:05+02:00')).toBe('2021-07-30T10:30:05Z');
    expect([toMoment('2021-07-30T12:30:05'), toMoment('2021-07-30'), toMoment(undefined)]).toEqual(['', '', '']);
  });
});

describe('a header block', () => {
  it('has its lines unfolded and says where it ends', () => {
    const block = readHeaderBlock(Buffer.from('From x\nSubject: a\n b\r\nX : c\nstranger\n\nbody'));
    expect(block).toEqual({
      headers: [
        { key: 'subject', value: 'a b' },
        { key: 'x', value: 'c' },
      ],
      end: 38,
      strangers: 1,
      closed: true,
    });
  });
});
