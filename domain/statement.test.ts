import { describe, expect, it } from 'vitest';
import type { ClaimLink, Relation } from './link';
import { compareListed, isUnsaid, standingOf, type StandingClaim, type StatementStanding } from './statement';

/** Claims as `source[:stance][@speaker][!]`, `!` for negated words; a claim is called by its place: 1, 2, … */
function claims(...drafts: string[]): StandingClaim[] {
  return drafts.map((draft, at) => {
    const [, source = '', stance, speaker, negated] = /^(\w+)(?::([\w-]+))?(?:@(\w+))?(!)?$/u.exec(draft) ?? [];
    return {
      claim: String(at + 1),
      source,
      stance: stance ?? null,
      speaker: speaker ?? null,
      negated: negated !== undefined,
    };
  });
}

const SIGNS: Readonly<Record<string, Relation>> = { '=': 'same', '>': 'supports', x: 'contradicts', '~': 'differs' };

/** Links as `1=2` (same), `1>2` (supports), `1x2` (contradicts), `1~2` (differs). */
function links(...drafts: string[]): ClaimLink[] {
  return drafts.map((draft) => {
    const [, from = '', sign = '', to = ''] = /^(\d+)([=>x~])(\d+)$/u.exec(draft) ?? [];
    return { from, to, relation: SIGNS[sign] ?? 'same', note: '' };
  });
}

function standing(drafts: string[], related: string[], origins: Record<string, string> = {}): StatementStanding {
  return standingOf(claims(...drafts), links(...related), new Map(Object.entries(origins)));
}

const sources = ({ sources: found }: StatementStanding): Record<string, string> => Object.fromEntries(found);

describe('how sources stand to a statement', () => {
  it('B1: one says it whose claim asserts it and agrees with the claim that says what the statement is', () => {
    expect(sources(standing(['a', 'b:asserts', 'c'], ['1=2', '3>2']))).toEqual({ a: 'says', b: 'says', c: 'says' });
  });

  it('B2: one denies it whose stance denies or whose claim contradicts, whatever agrees with that', () => {
    expect(sources(standing(['a', 'b:denies'], ['1=2']))).toEqual({ a: 'says', b: 'denies' });
    // Denying and contradicting is no double negation.
    expect(sources(standing(['a', 'b:denies'], ['1x2']))).toEqual({ a: 'says', b: 'denies' });
    expect(sources(standing(['a', 'b', 'c'], ['1x2', '2=3']))).toEqual({ a: 'says', b: 'denies', c: 'denies' });
    // What is said to be the same and to contradict as well corroborates nothing.
    expect(sources(standing(['a', 'b', 'c'], ['1=2', '2=3', '1x3']))).toEqual({ a: 'says', b: 'says', c: 'denies' });
  });

  it('B2: the first claim that asserts says what the statement is, not one that denies it before', () => {
    expect(sources(standing(['a:denies', 'b', 'c'], ['1x2', '2=3']))).toEqual({ a: 'denies', b: 'says', c: 'says' });
    expect(sources(standing(['a!', 'b'], ['1x2']))).toEqual({ a: 'denies', b: 'says' });
    expect(standing(['a:denies', 'b:denies'], ['1=2']).support.verdict).toBe('denied');
  });

  it('B3: one mentions it that reports, alleges or questions it, or has a stance of a person’s own', () => {
    const found = standing(
      ['a', 'b:reports', 'c:alleges', 'd:questions', 'e:own-stance'],
      ['1=2', '1=3', '1=4', '1=5'],
    );
    expect(sources(found)).toEqual({ a: 'says', b: 'mentions', c: 'mentions', d: 'mentions', e: 'mentions' });
    expect(found.support).toMatchObject({ asserting: ['a'], denying: [], independent: 1, verdict: 'one-origin' });
    expect(standing(['a:reports', 'b:alleges'], ['1=2']).support.verdict).toBe('mentioned');
  });

  it('B4: one differs that says it otherwise, or of which nobody has said that it agrees', () => {
    expect(sources(standing(['a', 'b', 'c'], ['1~2']))).toEqual({ a: 'says', b: 'differs', c: 'differs' });
    expect(standing(['a', 'b'], ['1~2']).support.verdict).toBe('one-origin');
  });

  it('B5: words that say the contrary never corroborate, even where a person said that it is the same', () => {
    expect(sources(standing(['a', 'b!'], ['1=2']))).toEqual({ a: 'says', b: 'mentions' });
    expect(sources(standing(['a', 'b!'], ['2>1']))).toEqual({ a: 'says', b: 'denies' });
    expect(standing(['a', 'b!'], ['1=2']).support.verdict).toBe('one-origin');
    expect(standing(['a!', 'b!'], ['1=2']).support.verdict).toBe('corroborated');
  });

  it('B6: a source whose claims stand to it differently denies before it says, and says before it mentions', () => {
    expect(sources(standing(['a', 'b:reports', 'b', 'a:denies'], ['1=2', '1=3', '1=4']))).toEqual({
      a: 'denies',
      b: 'says',
    });
  });

  it('links to claims of other statements are left out', () => {
    expect(sources(standing(['a', 'b'], ['1=2', '1x9']))).toEqual({ a: 'says', b: 'says' });
    expect(standingOf([], [], new Map())).toMatchObject({ support: { asserting: [], verdict: 'mentioned' } });
  });
});

describe('corroboration', () => {
  it('B7: takes two independent origins; copies of one origin are one', () => {
    expect(standing(['a'], []).support.verdict).toBe('one-origin');
    expect(standing(['a', 'b'], ['1=2']).support).toEqual({
      ...{ asserting: ['a', 'b'], denying: [], independent: 2, verdict: 'corroborated' },
    });
    const copied = standing(['a', 'b', 'c'], ['1=2', '2=3'], { b: 'a', c: 'a' });
    expect(copied.support).toMatchObject({ asserting: ['a'], independent: 1, verdict: 'one-origin' });
    expect(standing(['a', 'a'], ['1=2']).support.verdict).toBe('one-origin');
  });

  it('B8: what one speaker told several origins counts once, and so does an outlet that another one quotes', () => {
    const quoted = standing(['a@sana', 'b@sana', 'c'], ['1=2', '2=3']);
    expect(quoted.support).toMatchObject({ asserting: ['a', 'b', 'c'], independent: 2, verdict: 'corroborated' });
    expect(standing(['a@sana', 'b@sana'], ['1=2']).support.verdict).toBe('one-origin');
    expect(standing(['a@x', 'a@y', 'b@y', 'c@x'], ['1=2', '2=3', '3=4']).support.verdict).toBe('one-origin');
    expect(standing(['a@x', 'b@y'], ['1=2']).support.verdict).toBe('corroborated');
  });

  it('B9: is none while anybody denies; an origin of which a copy denies asserts nothing', () => {
    expect(standing(['a', 'b', 'c:denies'], ['1=2', '2x3']).support).toEqual({
      ...{ asserting: ['a', 'b'], denying: ['c'], independent: 2, verdict: 'disputed' },
    });
    expect(standing(['a', 'b:denies'], ['1=2'], { b: 'a' }).support).toMatchObject({
      ...{ asserting: [], denying: ['a'], verdict: 'denied' },
    });
  });
});

it('pinned statements are listed first, then by position and age', () => {
  const made = (id: string, pinned: boolean, position: number, createdAt: string) => ({
    id,
    pinned,
    position,
    createdAt,
  });
  const all = [made('d', false, 2, '1'), made('c', false, 1, '2'), made('b', false, 1, '1'), made('a', true, 9, '3')];
  expect(all.sort((a, b) => compareListed(a, b, ({ id }) => id)).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(isUnsaid({ title: '', note: '', status: 'unchecked', pinned: false, position: 3 })).toBe(true);
  expect(isUnsaid({ title: '', note: '', status: 'disputed', pinned: false, position: 3 })).toBe(false);
});
