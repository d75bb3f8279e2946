import { expect, it } from 'vitest';
import { readDays } from './typed-days';

it('typed days are read as they are known', () => {
  expect(readDays({ from: 'July 2018', to: '2019' }, 'en-GB')).toEqual({
    from: '2018-07',
    to: '2019',
    problem: undefined,
  });
  expect(readDays({ from: '', to: '' }, 'en-GB')).toEqual({ from: '', to: '', problem: undefined });
});

it('what is no date, or ends before it begins, asks for nothing', () => {
  expect(readDays({ from: '20', to: '2019' }, 'en-GB')).toEqual({
    ...{ from: '', to: '', problem: 'Write dates as 2021, 2021-07 or 2021-07-30.' },
  });
  expect(readDays({ from: '2019', to: '2018-12' }, 'en-GB').problem).toBe('The last day is before the first.');
  expect(readDays({ from: '2018-12-31', to: '2018-12' }, 'en-GB').problem).toBeUndefined();
});
