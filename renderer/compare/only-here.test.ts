import { describe, expect, it } from 'vitest';
import { onlyHere } from './only-here';

describe('sentences that stand only here', () => {
  const content = 'Headline\nOne is shared. Two is not.\nMenu';
  const blocks = [
    { kind: 'headline' as const, start: 0, end: 8 },
    { kind: 'paragraph' as const, start: 9, end: 35 },
    { kind: 'furniture' as const, start: 36, end: 40 },
  ];

  it('are those of which nothing is shared, in blocks that report something', () => {
    expect(
      onlyHere(content, blocks, [{ start: 13, end: 20 }]).map(({ start, end }) => content.slice(start, end)),
    ).toEqual(['Two is not.']);
  });

  it('are all where nothing is shared', () => {
    expect(onlyHere(content, blocks, [])).toHaveLength(2);
  });
});
