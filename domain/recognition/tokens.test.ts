import { describe, expect, it } from 'vitest';
import type { Block } from '../text';
import { sentencesOf } from './tokens';

const read = (text: string): string[][] => {
  const block: Block = { start: 0, end: text.length, kind: 'paragraph' };
  return sentencesOf(text, [block]).map(({ tokens }) => {
    for (const { start, end, text: written } of tokens) expect(text.slice(start, end)).toBe(written);
    return tokens.map((token) => token.text);
  });
};

describe('tokens', () => {
  it.each([
    ['Hafez al-Assad’s army', [['Hafez', 'al', '-', 'Assad', '’', 's', 'army']]],
    ['Haider al - Abadi ’ s', [['Haider', 'al', '-', 'Abadi', '’', 's']]],
    [
      'Brig. Gen. Qassem left. He died.',
      [
        ['Brig.', 'Gen.', 'Qassem', 'left', '.'],
        ['He', 'died', '.'],
      ],
    ],
    ['the U.S. Army 4th Division', [['the', 'U.S.', 'Army', '4th', 'Division']]],
    ['Isiah L . Booker died', [['Isiah', 'L', '.', 'Booker', 'died']]],
    ['واللجنة، درعا', [['واللجنة', '،', 'درعا']]],
  ])('%s', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });

  it('counts offsets in UTF-16 units and keeps marks with their letter', () => {
    expect(read('😀 Ye\u0301men')).toEqual([['😀', 'Ye\u0301men']]);
  });

  it('ends a sentence with its line and leaves out what is far too long', () => {
    expect(read(`One two\n${'x'.repeat(100)} Three`)).toEqual([['One', 'two'], ['Three']]);
  });
});
