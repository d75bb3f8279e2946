import { describe, expect, it } from 'vitest';
import { rangesOf, sourcesInRanges } from './number-ranges';

describe('numbers of sources', () => {
  it.each([
    [[3], 'source 3'],
    [[3, 4], 'sources 3 and 4'],
    [[3, 4, 5], 'sources 3 to 5'],
    [[1, 3, 4, 5, 8], 'sources 1, 3 to 5 and 8'],
    [[1, 2, 4, 5, 6], 'sources 1, 2 and 4 to 6'],
    [[3, 4, 5, 6, 7, 8, 9, 10], 'sources 3 to 10'],
  ])('X5: %j are listed as “%s”', (numbers, words) => {
    expect(sourcesInRanges(rangesOf(numbers))).toBe(words);
  });
});
