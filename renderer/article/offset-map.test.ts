import { describe, expect, it } from 'vitest';
import { visibleLines, type Block } from '../../domain/text';
import { documentOf } from './document';
import { OffsetMap } from './offset-map';

/** Small texts in which every offset and every position is tried. */
const TEXTS: Readonly<Record<string, string>> = {
  'one line': 'abc',
  'two lines': 'ab\ncd',
  'a gap of several units': 'ab\r\n\r\n\r\ncd\r\nef',
  'line ends and white space at the edges': '\r\n  ab \n\n cd\n',
  emoji: 'a👩‍🚀b\n🇸🇾',
  'right to left': 'درعا البلد\nשלום\nabc',
  'combining characters': 'Da\u0301raa\ne\u0301\u0323',
  'every kind of line end': 'a\rb\nc\r\nd\u2028e\u2029f',
};

const cases = Object.entries(TEXTS).map(([name, text]) => ({ name, text, blocks: blocksOf(text) }));

function blocksOf(text: string): Block[] {
  return visibleLines(text).map((line) => ({ ...line, kind: 'paragraph' }));
}

describe.each(cases)('the offset map of $name', ({ text, blocks }) => {
  const map = new OffsetMap(blocks);
  const size = blocks.reduce((sum, block) => sum + block.end - block.start + 2, 0);

  it('brings every offset in a block to a position and back', () => {
    for (const block of blocks) {
      for (let offset = block.start; offset <= block.end; offset++) {
        for (const side of ['start', 'end'] as const) expect(map.toOffset(map.toPosition(offset, side))).toBe(offset);
      }
    }
  });

  it('finds at each position the character that the text has there', () => {
    const shown = documentOf(text, blocks).content ?? [];
    const characters: (string | undefined)[] = [];
    for (const node of shown) {
      characters.push(undefined, ...(node.content?.[0]?.text ?? '').split(''), undefined);
    }
    expect(characters.length).toBe(size);
    for (let offset = 0; offset < text.length; offset++) {
      if (!blocks.some((block) => block.start <= offset && offset < block.end)) continue;
      expect(characters[map.toPosition(offset, 'start')]).toBe(text[offset]);
    }
  });

  it('puts an offset between blocks at the start of the next or the end of the one before', () => {
    for (let i = 0; i + 1 < blocks.length; i++) {
      const [before, after] = [blocks[i], blocks[i + 1]];
      if (!before || !after) throw new Error('expected two blocks');
      for (let offset = before.end + 1; offset < after.start; offset++) {
        expect(map.toOffset(map.toPosition(offset, 'start'))).toBe(after.start);
        expect(map.toOffset(map.toPosition(offset, 'end'))).toBe(before.end);
      }
    }
  });

  it('answers an offset of a block for every position, never going backwards', () => {
    let last = -1;
    for (let position = 0; position <= size; position++) {
      const offset = map.toOffset(position);
      expect(blocks.some((block) => block.start <= offset && offset <= block.end)).toBe(true);
      expect(offset).toBeGreaterThanOrEqual(last);
      last = offset;
    }
  });

  it('cuts every span into parts that hold the same characters', () => {
    for (let start = 0; start <= text.length; start++) {
      for (let end = start; end <= text.length; end++) {
        const parts = map.parts({ start, end });
        const shown = parts.map((part) => {
          const at = blocks[part.block]?.start ?? 0;
          return text.slice(at + part.start, at + part.end);
        });
        const expected = blocks.map((b) =>
          text.slice(Math.max(start, b.start), Math.max(start, b.start, Math.min(end, b.end))),
        );
        expect(shown).toEqual(expected.filter((words) => words !== ''));
      }
    }
  });
});

describe('the offset map of blocks that touch', () => {
  const map = new OffsetMap([
    { kind: 'paragraph', start: 0, end: 2 },
    { kind: 'paragraph', start: 2, end: 4 },
  ]);

  it('starts a span in the second and ends one in the first', () => {
    expect(map.place(2, 'start')).toEqual({ block: 1, offset: 0 });
    expect(map.place(2, 'end')).toEqual({ block: 0, offset: 2 });
  });
});

describe('the offset map of no blocks', () => {
  it('answers zero', () => {
    const map = new OffsetMap([]);
    expect(map.toOffset(3)).toBe(0);
    expect(map.toPosition(3, 'start')).toBe(0);
    expect(map.parts({ start: 0, end: 9 })).toEqual([]);
  });
});
