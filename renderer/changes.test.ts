import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseChange, CaseSummary, Mark, MarkChange, OpenedSource, SourceSummary } from '../domain/contract';
import { applyChange } from './changes';
import type { PendingMark } from './marks';
import { state, update } from './store';

const { openSource } = vi.hoisted(() => ({ openSource: vi.fn<(source: string) => Promise<OpenedSource>>() }));
vi.mock('./service', () => ({ service: { openSource } }));

const SUMMARY = { name: 'Daraa', readOnly: false, entries: 1 } as CaseSummary;

function mark(id: string, start: number, more: Partial<Mark> = {}): Mark {
  return { id, start, end: start + 2, tag: 'claim', note: '', createdAt: '2026-11-22', createdBy: 'N', ...more };
}

function told(now: Mark | undefined, id: string, before?: Mark['tag']): MarkChange {
  return { source: 's', text: 't', id, tag: now?.tag ?? before ?? 'claim', before, mark: now };
}

function change(marks: MarkChange[], more: Partial<CaseChange> = {}): CaseChange {
  return {
    ...{ case: { ...SUMMARY, entries: 2 }, added: [], removed: [], reloaded: [], marks },
    ...{ entities: [], entitiesRemoved: [], statements: [], statementsRemoved: [] },
    ...{ codebook: undefined, searches: undefined, suggestions: false },
    ...more,
  };
}

const source = (id: string): SourceSummary =>
  ({
    source: id,
    text: 't',
    facts: [],
    name: id,
    counts: { claim: 1, actor: 0, place: 0 },
  }) as unknown as SourceSummary;

const PENDING: PendingMark = {
  ...{ key: 'pending-1', source: 's', text: 't', start: 4, end: 6, tag: 'actor', state: 'saving' },
  ...{ createdAt: '2026-11-23', createdBy: 'N', twins: [] },
};

beforeEach(() => {
  const opened = { source: 's', text: 't', content: 'abcdefgh', marks: [mark('a', 0)] } as unknown as OpenedSource;
  update({ case: SUMMARY, sources: [source('s')], opened, pending: [PENDING], focused: undefined, notes: {} });
});

describe('a change of the case', () => {
  it('takes the place of the pending mark that asked for it, which keeps the focus', () => {
    update({ focused: 'pending-1' });
    expect(state().shown.map(({ id }) => id)).toEqual(['a', 'pending-1']);
    applyChange(change([told(mark('b', 4, { tag: 'actor' }), 'b')]));
    expect(state().shown.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(state().focused).toBe('b');
    expect(state().pending).toEqual([]);
    expect(state().sources[0]?.counts).toEqual({ claim: 1, actor: 1, place: 0 });
    expect(state().case?.entries).toBe(2);
  });

  it('leaves the pending marks that it does not tell of', () => {
    applyChange(change([told(mark('b', 2), 'b')]));
    expect(state().shown.map(({ id }) => id)).toEqual(['a', 'b', 'pending-1']);
  });

  it('takes the draft of a note away once the case holds it, and no sooner', () => {
    update({ notes: { a: { text: 'new', state: 'saving' } } });
    applyChange(change([told(mark('a', 0, { note: 'old' }), 'a', 'claim')]));
    expect(state().notes).toHaveProperty('a');
    applyChange(change([told(mark('a', 0, { note: 'new' }), 'a', 'claim')]));
    expect(state().notes).toEqual({});
  });

  it('adds and removes sources, and closes the open one when it is gone', () => {
    applyChange(change([], { added: [source('n')] }));
    expect(state().sources.map((one) => one.source)).toEqual(['s', 'n']);
    applyChange(change([], { removed: ['s'] }));
    expect(state().sources.map((one) => one.source)).toEqual(['n']);
    expect(state().opened).toBeUndefined();
    expect(state().shown).toEqual([]);
  });

  it('has the opened source read again when more than single marks changed', async () => {
    const unplaced = [{ id: 'a' }] as unknown as OpenedSource['unplaced'];
    const now = { source: 's', text: 't', content: 'abcdefgh', marks: [], unplaced } as unknown as OpenedSource;
    openSource.mockResolvedValue(now);
    applyChange(change([], { reloaded: ['other'] }));
    expect(openSource).not.toHaveBeenCalled();
    update({ focused: 'a' });
    applyChange(change([], { reloaded: ['s'] }));
    await vi.waitFor(() => {
      expect(state().opened).toBe(now);
    });
    expect(state()).toMatchObject({ inspectorTab: 'review', reviewed: 'a', focused: undefined });
  });
});
