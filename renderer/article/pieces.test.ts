import { describe, expect, it } from 'vitest';
import { TAGS, type Tag } from '../../domain/tags';
import { layers, nextHit, PieceIndex, type Piece, type Tagged } from './pieces';

/** Reads pieces drawn as lines: `c[ ]` from the letter's bracket to its end, one mark a line, first letter the tag. */
function draw(...lines: string[]): Piece<Tagged>[] {
  return lines.map((line, i) => {
    const tag = TAGS.find((name) => line.startsWith(name.charAt(0))) as Tag;
    return { mark: { id: String(i), tag }, start: line.indexOf('[') - 1, end: line.indexOf(']') };
  });
}

describe('layers of marks', () => {
  it.each<[string, string[], [number, number][]]>([
    [
      'apart',
      ['c[--]', 'c     [--]'],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'that touch',
      ['c[--]', 'a    [--]'],
      [
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'inside another',
      ['c[------]', 'a  [--]'],
      [
        [0, 0],
        [1, 0],
      ],
    ],
    [
      'inside one of the same tag',
      ['c[------]', 'c  [--]'],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    [
      'that overlap in part',
      ['c[----]', 'p   [-----]'],
      [
        [0, 0],
        [1, 0],
      ],
    ],
    [
      'on the same words',
      ['c[--]', 'c[--]', 'c[--]', 'c[--]'],
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 2],
      ],
    ],
    [
      'nested deeper than can be shown',
      ['c[--]', 'a[--]', 'p[--]', 'c[--]', 'a[--]'],
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 1],
        [3, 1],
      ],
    ],
    [
      'one after another inside one',
      ['c[---------]', 'a [--]', 'a      [--]'],
      [
        [0, 0],
        [1, 0],
        [1, 0],
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(layers(draw(...lines)).map(({ depth, own }) => [depth, own])).toEqual(expected);
  });
});

describe('the index of pieces', () => {
  const ids = (pieces: readonly Piece<Tagged>[]): string[] => pieces.map((piece) => piece.mark.id);

  it('finds what a plain search finds, at every offset', () => {
    const pieces: Piece<Tagged>[] = [];
    for (let start = 0; start < 12; start++) {
      for (let end = 12; end > start; end -= 3) {
        pieces.push({ mark: { id: `${start}-${end}`, tag: 'claim' }, start, end });
      }
    }
    const index = new PieceIndex(pieces);
    for (let offset = 0; offset <= 13; offset++) {
      const plain = pieces.filter((piece) => piece.start <= offset && offset < piece.end);
      expect(ids(index.at(offset)).sort()).toEqual(ids(plain).sort());
    }
  });

  it('answers the innermost first, and of equal ones the latest first', () => {
    const index = new PieceIndex(draw('c[--------]', 'a  [--]', 'p  [--]'));
    expect(ids(index.at(4))).toEqual(['2', '1', '0']);
  });

  it('finds a long mark behind many short ones', () => {
    const short = Array.from({ length: 50 }, (_, i): Piece<Tagged> => ({
      mark: { id: `s${i}`, tag: 'actor' },
      start: i * 2,
      end: i * 2 + 1,
    }));
    const index = new PieceIndex([{ mark: { id: 'long', tag: 'claim' }, start: 0, end: 200 }, ...short]);
    expect(ids(index.at(150))).toEqual(['long']);
  });

  it('finds nothing in an empty block', () => {
    expect(new PieceIndex([]).at(0)).toEqual([]);
  });
});

describe('the next mark under the pointer', () => {
  const marks: Tagged[] = [
    { id: 'inner', tag: 'place' },
    { id: 'middle', tag: 'actor' },
    { id: 'outer', tag: 'claim' },
  ];

  it.each([
    [undefined, 'inner'],
    ['elsewhere', 'inner'],
    ['inner', 'middle'],
    ['middle', 'outer'],
    ['outer', 'inner'],
  ])('after %s is %s', (focused, expected) => {
    expect(nextHit(marks, focused)?.id).toBe(expected);
  });

  it.each([
    [undefined, 'outer'],
    ['inner', 'outer'],
    ['outer', 'middle'],
  ])('backwards after %s is %s', (focused, expected) => {
    expect(nextHit(marks, focused, -1)?.id).toBe(expected);
  });

  it('is none where there is none', () => {
    expect(nextHit([], 'inner')).toBeUndefined();
  });
});
