import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from './word-difference';
import { wordSegments } from './word-segments';

/** A difference in one line: what was removed in [- -], what was added in {+ +}. */
function shown(before: string, after: string): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return wordDifference(before, after)
    .map(({ op, text }) => marks[op].join(text))
    .join('');
}

function joined(before: string, after: string): string[] {
  const pieces = wordDifference(before, after);
  return ['added', 'removed'].map((other) =>
    pieces
      .filter(({ op }) => op !== other)
      .map(({ text }) => text)
      .join(''),
  );
}

describe('wordDifference', () => {
  it.each([
    ['the same', 'the same', 'the same'],
    ['', 'all new', '{+all new+}'],
    ['all gone', '', '[-all gone-]'],
    ['killed 16 people in Daraa', 'killed 18 people near Daraa', 'killed [-16-]{+18+} people [-in-]{+near+} Daraa'],
    ['the cathedral', 'the cathode', 'the [-cathedral-]{+cathode+}'],
    ['the quick fox', 'the very quick fox', 'the {+very +}quick fox'],
    ['He said A. He said B.', 'He said A. He said X. He said B.', 'He said A. {+He said X. +}He said B.'],
    ['One.\n\nTwo.', 'One.\n\nNew.\n\nTwo.', 'One.\n\n{+New.\n\n+}Two.'],
    ['قتل 16 شخصا في درعا', 'قتل 18 شخصا قرب درعا', 'قتل [-16-]{+18+} شخصا [-في-]{+قرب+} درعا'],
    ['表立って反対の声を挙げている', '表立って抗議の声を挙げている', '表立って[-反対-]{+抗議+}の声を挙げている'],
  ])('D2: %j and %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('D2: a phrase that was rewritten is one piece, though a short word of it stayed', () => {
    expect(shown('Forces advanced to the gates of town, he said.', 'Troops withdrew from the centre, he said.')).toBe(
      '[-Forces advanced to the gates of town-]{+Troops withdrew from the centre+}, he said.',
    );
  });

  it('D1: the pieces give both texts back, whatever they are', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '. ', '\n', 'word', 'ش', '終', '😀', '\ud83d', 'e\u0301', '\u200d');
    const text = fc.array(unit, { maxLength: 80 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joined(before, after)).toEqual([before, after]);
        const pieces = wordDifference(before, after);
        for (const [n, { op, text: piece }] of pieces.entries()) {
          expect(piece).not.toBe('');
          expect(op).not.toBe(pieces[n + 1]?.op);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('D1: long texts with passages moved, repeated and rewritten come back too', () => {
    const words = Array.from({ length: 6_000 }, (_, n) => `w${(n * 7919) % 997}${n % 13 === 0 ? '.\n' : ' '}`);
    const other = [...words.slice(3_000, 4_000), ...words.slice(0, 2_500), ...words.slice(2_600).reverse()];
    const [before, after] = [words.join(''), other.join('')];
    expect(joined(before, after)).toEqual([before, after]);
    expect(wordDifference(before, after).some(({ op, text }) => op === 'same' && text.length > 5_000)).toBe(true);
  });
});

describe('wordSegments', () => {
  it('D2: gives a long text back in words, and cuts it in no word', () => {
    const text = `${'transition '.repeat(900)}終わり。${'漢字かな'.repeat(600)}${'😀'.repeat(900)}`;
    const segments = [...wordSegments(text)];
    expect(segments.map(({ text: segment }) => segment).join('')).toBe(text);
    expect(segments.filter(({ text: segment }) => segment === 'transition')).toHaveLength(900);
    expect(segments.filter(({ text: segment }) => segment === '😀')).toHaveLength(900);
  });
});
