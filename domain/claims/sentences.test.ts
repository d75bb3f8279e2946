import { describe, expect, it } from 'vitest';
import { isGraphemeBoundary } from '../text';
import { sentencesOf } from './sentences';

describe('W9: sentences', () => {
  it.each([
    ['Brig. Gen. Talal Qassem was shot at 5 p.m. on Monday. | He died.'],
    ['The U.S. Army denied it. | He left the U.S. | In 2020 he came back.'],
    ['J. Smith said no. | It ended at 5 p.m. | The town was quiet.'],
    ['See No. 5 for more. | On Jan. 5 it rained. | Mr. Ali met St. John.'],
    ['He said: “We won. | We stay.” | They left.'],
    ['قال أحمد: "انتهى الأمر." | وغادر. | هل حدث ذلك؟ | نعم حدث.'],
    ['これは文です。|次の文です！|「引用です。」|と言った。'],
    ['A headline without a stop\n|\nA sentence.'],
  ])('%s', (marked) => {
    const parts = marked.split(/ ?\| ?|\n\|\n/);
    const text = marked.replace(/ \| /g, ' ').replace(/\|/g, '');
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(parts);
  });

  it('a long line without any stop is cut, never within a grapheme cluster, and nothing is lost', () => {
    const text = '👩‍👩‍👧'.repeat(3_000);
    const sentences = sentencesOf(text);
    expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(sentences.every(({ start, end }) => isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end))).toBe(
      true,
    );
  });
});
