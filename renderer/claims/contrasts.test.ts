import { describe, expect, it } from 'vitest';
import { quotePieces, statementContrast } from './contrasts';
import { cell, statement } from './fixtures';

const ENGLISH = () => ({ language: 'en', published: '2021-08-22' });
const CELLS = [cell('a', 'About 225 troops were killed'), cell('b', 'More than 230 troops were killed')];

describe('what differs in a statement', () => {
  it('is marked in both quotes, with the reason', () => {
    const link = { from: 'a-claim', to: 'b-claim', relation: 'differs', note: '' } as const;
    const { marked, kinds } = statementContrast(statement('x', { cells: CELLS, links: [link] }), ENGLISH);
    expect(kinds.has('number')).toBe(true);
    const [one] = marked.get('a-claim') ?? [];
    expect(CELLS[0]?.claims[0]?.exact.slice(one?.start, one?.end)).toContain('225');
    expect(one?.why).not.toBe('');
    expect(marked.get('b-claim')).toHaveLength(1);
  });

  it('is not looked for between claims that are not linked', () => {
    expect(statementContrast(statement('x', { cells: CELLS }), ENGLISH).marked.size).toBe(0);
  });
});

describe('the pieces of a quote', () => {
  it('hold all of its words in order', () => {
    const pieces = quotePieces('About 225 troops', [{ start: 0, end: 9, why: 'more' }]);
    expect(pieces).toEqual([
      { words: 'About 225', why: 'more' },
      { words: ' troops', why: undefined },
    ]);
    expect(quotePieces('all', [])).toEqual([{ words: 'all', why: undefined }]);
  });
});
