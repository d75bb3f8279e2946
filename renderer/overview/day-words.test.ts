import { expect, it } from 'vitest';
import { periodWords } from './day-words';

it.each([
  ['2021-07-30', '2021-07-30', '30 Jul 2021'],
  ['2018-01-01', '2018-12-31', '2018'],
  ['2011-01-01', '2018-12-31', '2011–2018'],
  ['2021-06-01', '2021-06-30', 'June 2021'],
  ['2021-07-28', '2021-08-03', '28 Jul – 3 Aug 2021'],
  ['2021-07-30', '', 'since 30 Jul 2021'],
  ['', '2021-07-30', 'until 30 Jul 2021'],
  ['', '', ''],
])('says %s to %s as %s', (from, to, words) => {
  expect(periodWords({ from, to }, 'en-GB').replace(/[\u2009\u202f]/gu, ' ')).toBe(words);
});
