import { describe, expect, it } from 'vitest';
import type { DifferencePiece } from '../../domain/contract';
import { differenceRows } from './difference-rows';

/** Pieces in a notation: `same [-gone-] [+new+]`. */
function pieces(notation: string): DifferencePiece[] {
  return notation.split(/(\[-[^]*?-\]|\[\+[^]*?\+\])/u).flatMap((part): DifferencePiece[] => {
    if (part === '') return [];
    if (part.startsWith('[-')) return [{ op: 'removed', text: part.slice(2, -2) }];
    if (part.startsWith('[+')) return [{ op: 'added', text: part.slice(2, -2) }];
    return [{ op: 'same', text: part }];
  });
}

/** Rows in the same notation, one a line; folds as `…n`. */
function shown(notation: string, unfolded: number[] = []): string[] {
  return differenceRows(pieces(notation), new Set(unfolded)).rows.map((row) =>
    row.kind === 'fold'
      ? `…${row.words}`
      : row.runs
          .map(({ op, text }) => (op === 'same' ? text : op === 'removed' ? `[-${text}-]` : `[+${text}+]`))
          .join(''),
  );
}

const words = (n: number, word = 'w'): string => Array.from({ length: n }, (_, i) => `${word}${i}`).join(' ');

describe('the rows of a difference', () => {
  it('are paragraphs', () => {
    expect(shown('One [-two-][+2+] three.\n\nFour.')).toEqual(['One [-two-][+2+] three.', 'Four.']);
  });

  it('keep a paragraph that came or went apart from its neighbours', () => {
    expect(shown('A.\n\n[-B.\n\n-][+C.\n\nD.\n\n+]E.')).toEqual(['A.', '[-B.-]', '[+C.+]', '[+D.+]', 'E.']);
  });

  it('fold long unchanged stretches and keep words beside each change', () => {
    const rows = shown(`[-a-]${words(300)}[+b+]`);
    expect(rows).toHaveLength(3);
    expect(rows[1]).toBe('…252');
    expect(rows[0]?.endsWith('w23')).toBe(true);
    expect(rows[2]?.startsWith('w276')).toBe(true);
  });

  it('fold what comes before the first change and after the last', () => {
    expect(shown(`${words(100)}\n\n[+b+] c\n\n${words(100)}`)[0]).toBe('…76');
    expect(shown(`[+b+] ${words(10)}\n\n${words(100)}`).at(-1)).toMatch(/^…\d+$/u);
  });

  it('do not fold what is not worth it', () => {
    expect(shown(`[-a-] ${words(80)} [+b+]`)).toHaveLength(1);
  });

  it('show a fold whole when it is unfolded, with every word', () => {
    const text = `[-a-] ${words(300)}\n\n${words(5, 'v')} [+b+]`;
    expect(shown(text, [1])).toEqual([`[-a-] ${words(300)}`, `${words(5, 'v')} [+b+]`]);
  });

  it('lose no word, folded or not', () => {
    const rows = shown(`[-a-] ${words(500)} [+b+]`);
    const kept = rows
      .join(' ')
      .split(/\s+/u)
      .filter((word) => word.startsWith('w')).length;
    const folded = Number(/…(\d+)/u.exec(rows.join(' '))?.[1]);
    expect(kept + folded).toBe(500);
  });

  it('count what is taken out and put in at one place as one change', () => {
    const { changes } = differenceRows(pieces('A [-b-][+c+] d [+e+]\n\n[-f-] [+g+] h'), new Set());
    expect(changes).toEqual([0, 0, 1]);
  });

  it('know no change where nothing changed', () => {
    expect(differenceRows(pieces(words(1000)), new Set()).changes).toEqual([]);
  });

  it('take 100,000 words in less than half a second', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `${words(48)} [-old-][+new${i}+] end.\n\n`).join('');
    const input = pieces(long);
    const before = performance.now();
    expect(differenceRows(input, new Set()).changes).toHaveLength(2000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
