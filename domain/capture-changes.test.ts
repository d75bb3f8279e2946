import { describe, expect, it } from 'vitest';
import { isSilentEdit, newCorrectionNote } from './capture-changes';

const QUOTE = 'Sixteen people were “killed” in the town.';
const NOTE = 'Correction: The number was 18.';

describe('isSilentEdit', () => {
  const edited = 'Eighteen people were “killed” in the town.';
  it.each([
    ['other words', edited, edited, true],
    ['the same words', QUOTE, QUOTE, false],
    ['other spaces and quote marks', 'Sixteen\u00a0people  were "killed" in\nthe town.', '', false],
    ['other words, with a new note', edited, `${edited}\n\n${NOTE}`, false],
    ['nowhere', undefined, 'Something else.', true],
    ['nowhere, with a new note', undefined, `Something else.\n\n${NOTE}`, false],
    ['no place that is sure, but the words are there', undefined, `Twice: ${QUOTE} ${QUOTE}`, false],
  ])('D4: %s', (_title, foundQuote, after, expected) => {
    expect(isSilentEdit({ quote: QUOTE, foundQuote, before: QUOTE, after })).toBe(expected);
  });

  it('D4: a note that was there before is none for this change', () => {
    const [before, after] = [`${QUOTE}\n${NOTE}`, `${edited}\n${NOTE}`];
    expect(isSilentEdit({ quote: QUOTE, foundQuote: edited, before, after })).toBe(true);
    const second = `${after}\nClarification: It was a village.`;
    expect(isSilentEdit({ quote: QUOTE, foundQuote: edited, before, after: second })).toBe(false);
    const note = newCorrectionNote(before, second);
    expect(second.slice(note?.start, note?.end)).toBe('Clarification: It was a village.');
  });
});
