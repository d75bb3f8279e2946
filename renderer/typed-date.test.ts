import { describe, expect, it } from 'vitest';
import { isoDate } from './typed-date';

describe('a typed date', () => {
  it.each([
    ['2021', '2021'],
    ['2021-07', '2021-07'],
    ['2021-7-3', '2021-07-03'],
    ['2021/07/30', '2021-07-30'],
    ['2021-07-30 12:30', '2021-07-30T12:30'],
    ['2021-07-30T12:30:15Z', '2021-07-30T12:30'],
    ['30 July 2021', '2021-07-30'],
    ['July 30, 2021 at 12:30 pm', '2021-07-30T12:30'],
    ['Fri, 30 Jul 2021', '2021-07-30'],
    ['July 2021', '2021-07'],
    ['1st of August 2021', '2021-08-01'],
    ['3.7.2021', '2021-07-03'],
    ['30/7/2021', '2021-07-30'],
    ['7/30/2021', '2021-07-30'],
    ['٣٠-٧-٢٠٢١', '2021-07-30'],
  ])('%s is %s', (typed, iso) => {
    expect(isoDate(typed, 'en-GB')).toBe(iso);
  });

  it('may name the month in the language of the reader', () => {
    expect(isoDate('30 يوليو 2021', 'ar-EG')).toBe('2021-07-30');
    expect(isoDate('3. März 2021', 'de')).toBe('2021-03-03');
    expect(isoDate('30 juillet 2021', 'fr')).toBe('2021-07-30');
  });

  it.each([
    '',
    'yesterday',
    '3/7/2021',
    '2021-02-30',
    '2021-13',
    'Ju 2021',
    '30 July',
    '12:30',
    '99999',
    'July 30 31 2021',
  ])('%j is none', (typed) => {
    expect(isoDate(typed, 'en')).toBeUndefined();
  });
});
