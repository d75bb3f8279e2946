import { describe, expect, it } from 'vitest';
import { align, isNearVerbatim, shinglesOf } from './near-verbatim';

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const copied = (a: string, b: string): boolean => isNearVerbatim(align(words(a), words(b)));

describe('V1: passages that are nearly the same word for word', () => {
  it('finds what was altered in a copy', () => {
    const found = align(
      words('Reports say about 225 troops, including 45 former rebels, have been slain since June 2019.'),
      words(
        'Reports claim more than 225 troops, including at least 45 former rebels, have been slain since June 2019.',
      ),
    );
    expect(found).toMatchObject({ common: 13, run: 9 });
    expect(isNearVerbatim(found)).toBe(true);
  });

  it('takes a short sentence in which one word was changed', () => {
    expect(copied('About 60 civilians have died.', 'About 60 civilians have perished.')).toBe(true);
  });

  it('does not take a passage of the same words in another order, nor one that shares a figure of speech', () => {
    expect(copied('The army shelled the town and the village', 'The village and the town, the army shelled')).toBe(
      false,
    );
    expect(
      copied(
        'There have been more than 500 attacks since July, by shootings and bombs.',
        'There have been more than ten ministers in this government alone.',
      ),
    ).toBe(false);
  });

  it('takes time that grows with the first 200 words only', () => {
    const long = Array.from({ length: 5_000 }, (_, n) => `w${n % 900}`);
    expect(align(long, long)).toMatchObject({ common: 200, ofShorter: 1 });
  });

  it('has no shingle of fewer than three words', () => {
    expect(shinglesOf(['two', 'words']).size).toBe(0);
    expect(shinglesOf(['a', 'b', 'c', 'a', 'b', 'c']).size).toBe(3);
  });
});
