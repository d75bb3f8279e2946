import { describe, expect, it } from 'vitest';
import { momentWords, publishedWords } from './published';

describe('the date of publication in words', () => {
  it.each([
    ['2021', '2021', '2021'],
    ['2020-08', 'Aug 2020', 'August 2020'],
    ['2021-07-30', '30 Jul 2021', '30 July 2021'],
    ['2021-07-30T12:30', '30 Jul 2021', '30 July 2021 at 12:30'],
    ['2021-07-30T12:30:00+03:00', '30 Jul 2021', '30 July 2021 at 12:30'],
    ['summer 2021', 'summer 2021', 'summer 2021'],
    ['0099-01-01', '1 Jan 99', '1 January 99'],
  ])('%s', (published, short, long) => {
    expect(publishedWords(published, 'en-GB', 'short')).toBe(short);
    expect(publishedWords(published, 'en-GB', 'long')).toBe(long);
  });

  it('follows the locale', () => {
    expect(publishedWords('2021-07-30', 'de', 'long')).toBe('30. Juli 2021');
    expect(publishedWords('2021-07-30', 'en-US', 'short')).toBe('Jul 30, 2021');
  });
});

describe('a moment in words', () => {
  it('is day and time', () => {
    expect(momentWords('2026-11-21T12:00:00.000Z', 'en-GB')).toMatch(/^2[12] Nov 2026, \d\d:\d\d$/);
  });

  it('is shown as it is when it is no moment', () => {
    expect(momentWords('never', 'en-GB')).toBe('never');
  });
});
