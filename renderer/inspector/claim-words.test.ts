import { describe, expect, it, test } from 'vitest';
import { numberWords, periodWords, typedDay, typedNumber, typedPeriod } from './claim-words';

const number = { exact: 'x', value: 1200, upper: null, relation: 'at-least', unit: 'people' } as const;

test('numbers are worded with how they are meant and what they count', () => {
  expect(numberWords(number, 'en-GB')).toBe('at least 1,200 people');
  expect(numberWords({ ...number, value: 40, upper: 50, relation: 'about', unit: 'shells' }, 'en-GB')).toBe(
    'about 40–50 shells',
  );
  expect(numberWords({ ...number, value: 0.5, relation: 'exact', unit: '' }, 'de-DE')).toBe('0,5');
});

describe('periods', () => {
  it.each([
    [{ from: '2021-06-30', to: '2021-07-30' }, '30 Jun – 30 Jul 2021'],
    [{ from: '2020-12-30', to: '2021-01-02' }, '30 Dec 2020 – 2 Jan 2021'],
    [{ from: '2021-07-30', to: '2021-07-30' }, '30 Jul 2021'],
    [{ from: '2011', to: '2018-07' }, '2011 – Jul 2018'],
    [{ from: '2011', to: '2011' }, '2011'],
    [{ from: '2021-07', to: '' }, 'from Jul 2021'],
    [{ from: '', to: '2018' }, 'until 2018'],
    [{ from: '2018-01-01', to: '2018-12-31' }, '2018'],
    [{ from: '2011-01-01', to: '2018-12-31' }, '2011–2018'],
    [{ from: '2020-02-01', to: '2020-02-29' }, 'Feb 2020'],
    [{ from: '2021-02-01', to: '2021-02-27' }, '1–27 Feb 2021'],
    [{ from: '', to: '' }, 'not dated'],
  ])('%j are worded as “%s”', (period, words) => {
    expect(periodWords(period, 'en-GB')).toBe(words);
  });

  it('are written as the reader’s locale does', () => {
    expect(periodWords({ from: '2021-06-30', to: '2021-07-30' }, 'en-US')).toBe('Jun 30 – Jul 30, 2021');
  });

  it('are refused when they end before they begin or say nothing', () => {
    const typed = (from: string, to: string, exact = 'then') => typedPeriod({ exact, from, to }, 'en-GB');
    expect(typed('30 June 2021', '2021-07')).toEqual({ value: { exact: 'then', from: '2021-06-30', to: '2021-07' } });
    expect(typed('2021-07-30', '2021-07')).toHaveProperty('value');
    expect(typed('2021-08', '2021-07')).toHaveProperty('problem', 'The period ends before it begins.');
    expect(typed('soon', '')).toHaveProperty('problem', 'Write dates as 2021, 2021-07 or 2021-07-30.');
    expect(typed('', '', ' ')).toHaveProperty('problem', 'Write the words or a date.');
  });
});

test('a day has no time', () => {
  expect(typedDay('2021-07-30', 'en-GB')).toBe('2021-07-30');
  expect(typedDay('2021-07-30T12:30', 'en-GB')).toBeUndefined();
  expect(typedDay('  ', 'en-GB')).toBe('');
});

it.each([
  ['1,200', 1200],
  ['1 200 000', 1_200_000],
  ['٤٥', 45],
  ['1.5', 1.5],
  ['−3', -3],
  ['1,5', undefined],
  ['', undefined],
  ['many', undefined],
])('“%s” is read as %s', (typed, value) => {
  expect(typedNumber(typed)).toBe(value);
});
