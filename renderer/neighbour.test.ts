import { describe, expect, it } from 'vitest';
import { mergingOf } from './neighbour';
import type { Tag } from '../domain/tags';

/** Reads text with marks in brackets, `a[…]`: the letter is the tag's; the first is the one to merge. */
function read(marked: string) {
  const marks: { id: string; tag: Tag; start: number; end: number }[] = [];
  const text = marked.replace(/([cap])\[([^\]]*)\]/gu, '$2');
  let shift = 0;
  for (const match of marked.matchAll(/([cap])\[([^\]]*)\]/gu)) {
    const [, letter = '', words = ''] = match;
    const tag = ({ c: 'claim', a: 'actor', p: 'place' } as const)[letter] ?? 'claim';
    const start = match.index - shift;
    marks.push({ id: words, tag, start, end: start + words.length });
    shift += 3;
  }
  return { text, marks };
}

describe('the mark to merge with', () => {
  it.each([
    ['a[Adnan] a[Al-Masalma] spoke', 'Al-Masalma'],
    ['a[Adnan], “a[Al-Masalma]”', 'Al-Masalma'],
    ['a[Adnan] the son of a[Masalma]', 'Masalma'],
    ['a[Adnan] the eldest son of a[Masalma]', 'far'],
    ['a[Adnan] p[Daraa] a[Masalma]', 'Masalma'],
    ['a[Adnan] p[Daraa]', 'none'],
    ['a[اللجنة] a[المركزية]', 'المركزية'],
    ['a[one]\n\na[two]', 'two'],
  ])('in %j is %s', (marked, expected) => {
    const { text, marks } = read(marked);
    const [first] = marks;
    if (!first) throw new Error('expected a mark');
    const merging = mergingOf(marks, first, text);
    expect('with' in merging ? merging.with.id : merging.refused).toBe(expected);
  });

  it('may lie inside it or overlap it', () => {
    const outer = { id: 'outer', tag: 'actor' as const, start: 0, end: 9 };
    const inner = { id: 'inner', tag: 'actor' as const, start: 2, end: 12 };
    expect(mergingOf([outer, inner], outer, 'abcdefghijklmnop')).toEqual({ with: inner });
  });
});
