import { describe, expect, it } from 'vitest';
import { STARTING_CODES } from '../../domain/codebook';
import type { Support } from '../../domain/statement';
import { statement } from './fixtures';
import { cellWords, differingWords, hedgeWords, speakerWords, statementName, verdictWords } from './statement-words';

const support = (asserting: string[], independent: number, denying: string[] = []): Support => ({
  ...{ asserting, denying, independent },
  verdict: denying.length > 0 ? 'disputed' : independent > 1 ? 'corroborated' : 'one-origin',
});

describe('words', () => {
  it('tell a verdict', () => {
    expect(verdictWords(support(['a', 'b', 'c'], 3), true)).toBe('corroborated by 3 independent origins');
    expect(verdictWords(support(['a'], 1), true)).toBe('one origin');
    expect(verdictWords(support(['a'], 1, ['b']), true)).toBe('disputed · 1 origin for it, 1 against');
    expect(verdictWords({ ...support([], 0), verdict: 'mentioned' }, true)).toBe('only told as said by others');
  });

  it('say nothing of origins before they are known', () => {
    expect(verdictWords(support(['a', 'b'], 2), false)).toBe('said by 2 sources');
    expect(verdictWords(support(['a'], 1, ['b']), false)).toBe('disputed');
  });

  it('tell how a claim says it', () => {
    expect(cellWords({ standing: 'says', stance: 'asserts' }, STARTING_CODES)).toBe('asserts');
    expect(cellWords({ standing: 'denies', stance: 'denies' }, STARTING_CODES)).toBe('denies');
    expect(cellWords({ standing: 'denies', stance: 'reports' }, STARTING_CODES)).toBe('reports · denies');
    expect(cellWords({ standing: 'differs', stance: 'asserts' }, STARTING_CODES)).toBe('differs');
    expect(cellWords({ standing: 'mentions', stance: 'reports' }, STARTING_CODES)).toBe('reports');
    expect(cellWords({ standing: 'mentions', stance: 'asserts' }, STARTING_CODES)).toBe('mentions');
  });

  it('tell who says a claim, and how surely', () => {
    const speaker = { name: 'SANA', entity: undefined, inferred: true } as const;
    expect(speakerWords({ speaker: { ...speaker, kind: 'actor' }, hedges: ['reportedly'] })).toBe('SANA');
    expect(speakerWords({ speaker: { ...speaker, kind: 'outlet' }, hedges: [] })).toBe('the outlet itself');
    expect(speakerWords({ speaker: null, hedges: [] })).toBe('');
    const nobody = { ...speaker, kind: 'actor', name: 'Reports' } as const;
    expect(speakerWords({ speaker: nobody, hedges: ['Reports say'] })).toBe('');
    expect(speakerWords({ speaker: { ...nobody, entity: 'reports' }, hedges: ['Reports say'] })).toBe('Reports');
    expect(hedgeWords(['Reportedly', 'reportedly', 'believed\nto'])).toBe('“reportedly”, “believed to”');
    expect(hedgeWords([])).toBe('');
  });

  it('tell what differs', () => {
    expect(differingWords(new Set(['number', 'date']))).toBe('numbers and dates differ');
    expect(differingWords(new Set(['hedge']))).toBe('');
  });

  it('name a statement by its title, or by the quoted words', () => {
    expect(statementName(statement('x'))).toBe('“words of x”');
    expect(statementName(statement('x', { title: 'The siege' }))).toBe('The siege');
  });
});
