import { describe, expect, test } from 'vitest';
import type { Suggestion } from '../../domain/contract';
import type { Tag } from '../../domain/tags';
import { alikeSuggestions, nextInQueue, openSuggestions, queueOf, speakersOf } from './open-suggestions';

const TEXT = 'The regime said that the regime would leave Daraa. The Regime left DARAA.';

/** The suggestion of some words, at one of the places where they stand. */
function suggestion(tag: Tag, words: string, { occurrence = 0, score = 0.5 } = {}): Suggestion {
  let start = TEXT.indexOf(words);
  for (let n = 0; n < occurrence; n++) start = TEXT.indexOf(words, start + 1);
  const end = start + words.length;
  return { id: `${tag}:${start}-${end}`, start, end, tag, type: '', why: 'A name', score };
}

const NOBODY = { hidden: new Set<string>(), edited: new Set<string>() };
const regime = suggestion('actor', 'The regime');
const lower = suggestion('actor', 'the regime');
const upper = suggestion('actor', 'The Regime');
const daraa = suggestion('place', 'Daraa', { score: 0.9 });
const claim = suggestion('claim', 'the regime would leave Daraa');
const ALL = [regime, claim, lower, daraa, upper];

const mark = (tag: Tag, words: string) => suggestion(tag, words);

describe('what is open', () => {
  test.each([
    ['nothing is marked', [], [regime, claim, lower, daraa, upper]],
    ['a mark of the tag overlaps', [mark('actor', 'regime said')], [claim, lower, daraa, upper]],
    ['a mark of another tag overlaps', [mark('place', 'The regime said')], [regime, claim, lower, daraa, upper]],
    ['a mark only touches', [mark('actor', ' said')], [regime, claim, lower, daraa, upper]],
    ['a long mark began far before', [mark('actor', TEXT)], [claim, daraa]],
    ['marks stand after a long one', [mark('place', TEXT), mark('place', 'The')], [regime, claim, lower, upper]],
  ])('%s', (_, marks, open) => {
    expect(openSuggestions(ALL, marks, NOBODY)).toEqual(open);
  });

  test('what was decided is hidden, and an edited one goes with a mark of any tag', () => {
    const decided = { hidden: new Set([daraa.id]), edited: new Set([regime.id]) };
    expect(openSuggestions(ALL, [], decided)).toEqual([regime, claim, lower, upper]);
    expect(openSuggestions(ALL, [mark('place', 'regime said')], decided)).toEqual([claim, lower, upper]);
  });
});

describe('the queue', () => {
  test('is in text order or the surest first, of one tag or of all', () => {
    expect(queueOf(ALL, 'all', 'text')).toBe(ALL);
    expect(queueOf(ALL, 'all', 'surest')).toEqual([daraa, regime, claim, lower, upper]);
    expect(queueOf(ALL, 'actor', 'text')).toEqual([regime, lower, upper]);
  });

  test('goes on to what comes next, or back to the last that is left', () => {
    expect(nextInQueue(ALL, claim.id, new Set([claim.id]))).toBe(lower);
    expect(nextInQueue(ALL, claim.id, new Set([claim.id, lower.id, daraa.id]))).toBe(upper);
    expect(nextInQueue(ALL, upper.id, new Set([upper.id]))).toBe(daraa);
    expect(nextInQueue([daraa], daraa.id, new Set([daraa.id]))).toBeUndefined();
  });

  test('finds the same words however they are spelled, of the same tag only', () => {
    expect(alikeSuggestions(ALL, lower, TEXT)).toEqual([regime, lower, upper]);
    expect(alikeSuggestions(ALL, daraa, TEXT)).toEqual([daraa]);
  });

  test('takes whoever says a claim with the claim', () => {
    const { start, end } = regime;
    const said = { ...claim, claim: { stance: 'asserts', attribution: 'said that', speaker: { start, end } } };
    expect(speakersOf(ALL, [said])).toEqual([regime]);
    expect(speakersOf(ALL, [claim, daraa])).toEqual([]);
  });
});
