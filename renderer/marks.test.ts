import { describe, expect, it } from 'vitest';
import type { Mark, MarkChange, SourceSummary } from '../domain/contract';
import type { Tag } from '../domain/tags';
import type { Span } from '../domain/text';
import {
  changedCounts,
  changedMarks,
  foundAmong,
  inCase,
  rankInTag,
  settledBy,
  shownMarks,
  steppedMark,
  type MovedBounds,
  type PendingMark,
} from './marks';

function mark(id: string, start: number, end: number, tag: Tag = 'claim'): Mark {
  return { id, start, end, tag, note: '', createdAt: `2026-11-22T00:00:0${id.length}.000Z`, createdBy: 'N' };
}

function change(id: string, now: Mark | undefined, before?: Tag): MarkChange {
  return { source: 's', text: 't', id, tag: now?.tag ?? before ?? 'claim', before, mark: now };
}

function pending(key: string, start: number, end: number, more: Partial<PendingMark> = {}): PendingMark {
  const made = { createdAt: '2026-11-22T00:00:09.000Z', createdBy: 'N' };
  return { key, source: 's', text: 't', start, end, tag: 'claim', state: 'saving', twins: [], ...made, ...more };
}

const ids = (marks: readonly Mark[]): string => marks.map(({ id }) => id).join(' ');

describe('shown marks', () => {
  const marks = [mark('a', 0, 9), mark('b', 2, 4), mark('c', 6, 8)];

  it('are those of the case when nothing is pending', () => {
    expect(shownMarks(marks, [pending('p', 0, 1, { text: 'other' })], 't')).toBe(marks);
  });

  it('hold pending marks in text order, an outer one before those inside it', () => {
    expect(ids(shownMarks(marks, [pending('p', 2, 5), pending('q', 2, 3), pending('r', 8, 9)], 't'))).toBe(
      'a p b q c r',
    );
  });
});

describe('moved bounds', () => {
  const marks = [mark('a', 0, 9), mark('b', 2, 4), mark('c', 6, 8)];
  const moved = (id: string, start: number, end: number, sent?: Span): MovedBounds => ({
    ...{ id, start, end, text: 't', sent },
  });

  it('are shown in text order, and every other mark keeps its identity', () => {
    const shown = shownMarks(marks, [], 't', moved('b', 7, 8));
    expect(ids(shown)).toBe('a c b');
    expect(shown[0]).toBe(marks[0]);
    expect(shown[2]).toMatchObject({ start: 7, end: 8, tag: 'claim' });
  });

  it('are not shown in another text or for a mark that is gone', () => {
    expect(shownMarks(marks, [], 't', { ...moved('b', 7, 8), text: 'other' })).toBe(marks);
    expect(shownMarks(marks, [], 't', moved('gone', 7, 8))).toBe(marks);
  });

  it.each<[string, MovedBounds, boolean]>([
    ['the case holds them', moved('b', 2, 4), true],
    ['the case holds others', moved('b', 2, 5), false],
    ['the mark is gone', moved('gone', 2, 4), true],
    ['others are on their way to the case', moved('b', 2, 4, { start: 2, end: 5 }), false],
    ['they belong to another text', { ...moved('b', 2, 4), text: 'other' }, false],
  ])('are settled or not when %s', (_, bounds, settled) => {
    expect(inCase(bounds, { text: 't', marks })).toBe(settled);
  });
});

describe('a change', () => {
  const marks = [mark('a', 0, 9), mark('b', 2, 4)];

  it('adds, changes and removes marks of its text', () => {
    const changes = [
      change('c', mark('c', 1, 2)),
      change('b', mark('b', 2, 4, 'place'), 'claim'),
      change('a', undefined, 'claim'),
    ];
    const after = changedMarks(marks, changes, 't');
    expect(ids(after)).toBe('c b');
    expect(after[1]?.tag).toBe('place');
  });

  it('puts a mark whose bounds moved at its new place', () => {
    const after = changedMarks(marks, [change('a', mark('a', 3, 9), 'claim')], 't');
    expect(ids(after)).toBe('b a');
    expect(after[1]).toMatchObject({ start: 3, end: 9 });
  });

  it('leaves other texts alone', () => {
    expect(changedMarks(marks, [change('a', undefined, 'claim')], 'other')).toBe(marks);
  });

  it('takes the last of several changes of one mark', () => {
    expect(ids(changedMarks(marks, [change('c', mark('c', 1, 2)), change('c', undefined, 'claim')], 't'))).toBe('a b');
  });

  it('keeps many added marks in text order', () => {
    const added = Array.from({ length: 20 }, (_, i) => change(`m${i}`, mark(`m${i}`, 20 - i, 30)));
    const starts = changedMarks(marks, added, 't').map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((x, y) => x - y));
  });

  it('counts what came and went, by tag', () => {
    const source = { source: 's', counts: { claim: 2, actor: 0, place: 0 } } as SourceSummary;
    const changes = [
      change('c', mark('c', 1, 2, 'actor')),
      change('b', mark('b', 2, 4, 'place'), 'claim'),
      change('a', undefined, 'claim'),
    ];
    expect(changedCounts(source, changes).counts).toEqual({ claim: 0, actor: 1, place: 1 });
    expect(changedCounts(source, [change('b', mark('b', 2, 4), 'claim')])).toBe(source);
  });
});

describe('a pending mark is settled', () => {
  it('by the change that tells of its place and tag', () => {
    const open = [pending('p', 2, 4, { tag: 'actor' }), pending('q', 2, 4)];
    expect([...settledBy(open, [change('x', mark('x', 2, 4))])]).toEqual([['q', 'x']]);
  });

  it('once, when the same words were marked twice', () => {
    const open = [pending('p', 2, 4), pending('q', 2, 4)];
    const changes = [change('x', mark('x', 2, 4)), change('y', mark('y', 2, 4))];
    expect([...settledBy(open, changes)]).toEqual([
      ['p', 'x'],
      ['q', 'y'],
    ]);
  });

  it('by its id where the service has answered', () => {
    const open = [pending('p', 2, 4), pending('q', 2, 4, { id: 'x', state: 'saved' })];
    expect([...settledBy(open, [change('x', mark('x', 2, 4))])]).toEqual([['q', 'x']]);
  });

  it('not by a change of a mark that was there', () => {
    expect(settledBy([pending('p', 2, 4)], [change('x', mark('x', 2, 4), 'place')]).size).toBe(0);
  });

  it('after a restart by a mark that was not there before', () => {
    const open = [pending('p', 2, 4, { twins: ['old'], state: 'unsaved' }), pending('q', 5, 6, { state: 'unsaved' })];
    expect([...foundAmong(open, [mark('old', 2, 4), mark('new', 2, 4)], 't')]).toEqual([['p', 'new']]);
    expect(foundAmong(open, [mark('old', 2, 4)], 't').size).toBe(0);
  });
});

describe('the rank of a mark', () => {
  it('counts the marks of its tag', () => {
    const marks = [mark('a', 0, 1), mark('b', 1, 2, 'place'), mark('c', 3, 4)];
    expect(rankInTag(marks, 'c')).toEqual({ rank: 2, of: 2 });
  });
});

describe('stepping through marks', () => {
  const marks = [mark('a', 0, 9), mark('b', 2, 4), mark('c', 6, 8)];

  it.each([
    ['a', 0, 1, 'b'],
    ['b', 0, -1, 'a'],
    ['c', 0, 1, undefined],
    ['a', 0, -1, undefined],
    [undefined, 3, 1, 'c'],
    [undefined, 3, -1, 'b'],
    [undefined, 9, 1, undefined],
    ['gone', 0, 1, 'a'],
  ] as const)('from %s at %i by %i comes to %s', (focused, offset, step, expected) => {
    expect(steppedMark(marks, focused, offset, step)?.id).toBe(expected);
  });
});
