import { describe, expect, it } from 'vitest';
import { characterDirection, directionOf } from './direction';

describe('the direction of a block', () => {
  it.each([
    ['', 'ltr'],
    ['12:30', 'ltr'],
    ['Daraa درعا', 'ltr'],
    ['درعا Daraa', 'rtl'],
    ['“שלום”, he said', 'rtl'],
    ['(2018) – درعا', 'rtl'],
    ['\u200fDaraa', 'rtl'],
    ['\u200eدرعا', 'ltr'],
    ['👩‍🚀 ܣܘܪܝܝܐ', 'rtl'],
    ['日本', 'ltr'],
    ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
  ])('of %j is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });

  it('is that of its article where it has no letters', () => {
    expect(directionOf('2018 – 2021', 'rtl')).toBe('rtl');
    expect(directionOf('Daraa 2018', 'rtl')).toBe('ltr');
  });
});

describe('the direction of a character', () => {
  it.each([
    ['D', 'rtl', 'ltr'],
    ['د', 'ltr', 'rtl'],
    ['4', 'rtl', 'ltr'],
    ['٤', 'rtl', 'ltr'],
    ['.', 'rtl', 'rtl'],
    ['.', 'ltr', 'ltr'],
  ] as const)('%s in a block from %s is %s', (character, block, expected) => {
    expect(characterDirection(character, block)).toBe(expected);
  });
});
