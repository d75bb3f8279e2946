import { describe, expect, it } from 'vitest';
import { isNegated } from './negation';

const CASES: readonly (readonly [words: string, negated: boolean])[] = [
  ['225 troops were killed in Daraa', false],
  ['No troops were killed in Daraa', true],
  ['225 troops were not killed in Daraa', true],
  ['The army didn’t shell the town', true],
  ['No one was hurt', true],
  ['Not only troops but also rebels were killed', false],
  ['No fewer than 45 rebels were killed', false],
  ['Nobody says that the army did not shell the town', false],
  ['The notable was killed', false],
  ['قتل 225 جنديا في درعا', false],
  ['لم يقتل أحد في درعا', true],
  ['ولم يقصف الجيش المدينة', true],
  ['لا يزال الجيش في المدينة', false],
];

describe('negation', () => {
  it('W12: is found in the words of a claim, and not in phrases that only look like it', () => {
    for (const [words, negated] of CASES) {
      const text = `Before. ${words}. Not this.`;
      const language = /[\u0600-\u06ff]/u.test(words) ? 'ar' : 'en';
      expect(isNegated(text, { start: 8, end: 8 + words.length }, language), words).toBe(negated);
    }
  });

  it('W2: is not looked for in a language of which no words are known', () => {
    expect(isNegated('No murió nadie en Daraa', { start: 0, end: 23 }, 'es')).toBe(false);
  });
});
