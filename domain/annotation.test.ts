import { expect, it } from 'vitest';
import { compareInText, makeAnnotation } from './annotation';

it('N1: holds the exact words and is frozen', () => {
  const made = makeAnnotation({ text: 't', start: 3, end: 8, tag: 'place' }, 'in Daraa.', {
    id: 'a',
    at: '2026-11-22T00:00:00.000Z',
    by: 'me',
  });
  expect(made).toMatchObject({ exact: 'Daraa', prefix: 'in ', suffix: '.', note: '', tag: 'place' });
  expect(Object.isFrozen(made)).toBe(true);
});

it('N3: outer marks come before inner ones, and equal spans in the order they were made', () => {
  const mark = (id: string, start: number, end: number, createdAt = '1') => ({ id, start, end, createdAt });
  const marks = [mark('d', 5, 9, '2'), mark('c', 5, 9), mark('b', 0, 4), mark('e', 5, 20), mark('a', 5, 9)];
  expect(marks.sort(compareInText).map(({ id }) => id)).toEqual(['b', 'e', 'a', 'c', 'd']);
});
