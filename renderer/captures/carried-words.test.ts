import { describe, expect, it } from 'vitest';
import type { Carried } from '../../domain/contract';
import { placedLine, scoreWords, unplacedLine, wordsBefore } from './carried-words';

const carried = (over: Partial<Carried>): Carried => ({
  state: 'moved',
  score: 0.93,
  margin: 0.5,
  decided: false,
  exact: 'about 225',
  ...over,
});

describe('how a mark was carried over, in words', () => {
  it.each<[Partial<Carried>, string]>([
    [{}, 'Moved, 0.93'],
    [{ state: 'exact', score: 1 }, ''],
    [{ decided: true }, 'Placed by a person'],
  ])('%j is %j', (over, words) => {
    expect(placedLine(carried(over))).toBe(words);
  });

  it('tells the words before only where they differ', () => {
    expect(wordsBefore(carried({}), 'about 225')).toBeUndefined();
    expect(wordsBefore(carried({}), 'about\u00a0 225')).toBeUndefined();
    expect(wordsBefore(carried({}), 'about 240')).toBe('about 225');
  });

  it.each<[Partial<Carried>, string]>([
    [{ state: 'uncertain', score: 0.74, margin: 0.03 }, 'Uncertain: 0.74, next best place 0.71'],
    [{ state: 'uncertain', score: 0.6, margin: 1 }, 'Uncertain: 0.60, no other place'],
    [{ state: 'uncertain', score: 0.6, margin: 0.6 }, 'Uncertain: 0.60, no other place'],
    [{ state: 'lost', score: 0 }, 'Not found in this capture'],
    [{ state: 'lost', decided: true }, 'Not in this text, as a person decided'],
  ])('%j is %j', (over, words) => {
    expect(unplacedLine(carried(over))).toBe(words);
  });

  it('never rounds up to certainty', () => {
    expect(scoreWords(0.999)).toBe('0.99');
    expect(scoreWords(1)).toBe('1.00');
  });
});
