import { describe, expect, test } from 'vitest';
import { findAll } from './find';
import { foldWithPlaces } from './fold';

const found = (text: string, sought: string): string[] =>
  findAll(foldWithPlaces(text), sought).map(({ start, end }) => text.slice(start, end));

describe('finding in a text', () => {
  test('gives every place, in order and not over one another', () => {
    expect(findAll(foldWithPlaces('aaaaa'), 'aa')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
    expect(findAll(foldWithPlaces('Daraa, DARAA and Daraa'), 'daraa').map(({ start }) => start)).toEqual([0, 7, 17]);
  });

  test('gives the words as they stand, however they are typed', () => {
    expect(found('The “rebels’ cafe\u0301” in Zu\u0308rich', '"rebels\' café"')).toEqual(['“rebels’ cafe\u0301”']);
    expect(found('the old\u00a0\n  city', 'old city')).toEqual(['old\u00a0\n  city']);
    expect(found('في مدينة دَرْعَا أمس', 'درعا')).toEqual(['دَرْعَا']);
    expect(found('ダマスカスで', 'ﾀﾞﾏｽｶｽ')).toEqual(['ダマスカス']);
    expect(found('𝒟araa 😀 Daraa', '😀 d')).toEqual(['😀 D']);
  });

  test('finds parts of words, and nothing for what shows nothing', () => {
    expect(found('unopposed opposition', 'oppos')).toEqual(['oppos', 'oppos']);
    expect(found('some words', '  ')).toEqual([]);
    expect(found('some words', '')).toEqual([]);
    expect(found('some words', '\u0301')).toEqual([]);
  });
});
