import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MatchFindings, MatchProposal, MatchQuery, OriginSummary } from '../../domain/contract';
import { SourcemarkError } from '../../domain/errors';
import { LEAST_KEPT, LEAST_PROPOSED } from '../../domain/matching/least-scores';
import { state, update } from '../store';
import { claimsState, updateClaims } from './claims-state';
import { dropPair, findPairs, readStatements, stopFinding, toggleWeaker } from './finding';
import { pairId } from './pairs';

const { findMatches, listOrigins, listStatements, stopMatching } = vi.hoisted(() => ({
  findMatches: vi.fn<(query: MatchQuery) => Promise<MatchFindings>>(),
  listOrigins: vi.fn<() => Promise<readonly OriginSummary[]>>(),
  listStatements: vi.fn<() => Promise<never[]>>(),
  stopMatching: vi.fn<() => Promise<void>>(),
}));
vi.mock('../service', () => ({ service: { findMatches, listOrigins, listStatements, stopMatching } }));
vi.mock('../panes', () => ({ inPane: () => true, seek: () => undefined }));
vi.stubGlobal('document', { activeElement: null, body: null });

function pair(id: string): MatchProposal {
  const passage = { source: 's', text: id, start: 0, end: 1, exact: id };
  return {
    ...{ a: passage, b: { ...passage, text: `${id}-b` }, score: 0.5, kind: 'same-claim', why: '' },
    ...{ relation: 'same', denies: undefined, differences: [] },
  };
}

const [ONE, OTHER, THIRD] = [pair('one'), pair('other'), pair('third')];
const found = (...proposals: MatchProposal[]): MatchFindings => ({ proposals, complete: true });
const proposed = (): string[] => (claimsState().proposals ?? []).map(pairId);

beforeEach(() => {
  for (const method of [findMatches, listOrigins, listStatements, stopMatching]) method.mockReset();
  listOrigins.mockResolvedValue([]);
  stopMatching.mockResolvedValue();
  update({ alerts: [] });
  updateClaims({ proposals: undefined, finding: 'idle', pair: undefined, origins: undefined, weaker: false });
});

describe('finding pairs', () => {
  it('takes what was found and who is independent of whom, and looks at the first pair', async () => {
    findMatches.mockResolvedValue(found(ONE, OTHER));
    await findPairs();
    expect(findMatches).toHaveBeenCalledExactlyOnceWith({ minScore: LEAST_PROPOSED, most: 500 });
    expect(claimsState()).toMatchObject({ finding: 'idle', pair: pairId(ONE), origins: [] });
    expect(proposed()).toEqual([ONE, OTHER].map(pairId));
  });

  it('asks again for what changed meanwhile, once', async () => {
    findMatches.mockImplementationOnce(async () => {
      await findPairs();
      return found(ONE);
    });
    findMatches.mockResolvedValueOnce(found(OTHER));
    await findPairs();
    expect(findMatches).toHaveBeenCalledTimes(2);
    expect(proposed()).toEqual([pairId(OTHER)]);
  });

  it('does not bring back what was decided while it was on its way', async () => {
    updateClaims({ proposals: [ONE, OTHER], pair: pairId(ONE) });
    findMatches.mockImplementationOnce(() => {
      dropPair(pairId(ONE));
      return Promise.resolve(found(ONE, OTHER));
    });
    findMatches.mockResolvedValueOnce(found(OTHER, THIRD));
    await findPairs();
    expect(proposed()).toEqual([OTHER, THIRD].map(pairId));
    expect(claimsState().pair).toBe(pairId(OTHER));
  });
});

describe('a matcher that fails', () => {
  it('is told of with its reason; what was found before stays, and trying again takes it back', async () => {
    updateClaims({ proposals: [ONE], pair: pairId(ONE) });
    findMatches.mockRejectedValueOnce(new SourcemarkError('internal', 'The sources could not be compared.'));
    await findPairs();
    expect(claimsState().finding).toBe('failed');
    expect(proposed()).toEqual([pairId(ONE)]);
    expect(state().alerts).toEqual([{ key: 'find-matches', text: 'The sources could not be compared.' }]);
    expect(toggleWeaker()).toBe(false);
    findMatches.mockResolvedValueOnce(found(OTHER));
    await findPairs(true);
    expect(claimsState().finding).toBe('idle');
    expect(proposed()).toEqual([pairId(OTHER)]);
  });

  it('fails too where only the origins can not be told', async () => {
    findMatches.mockResolvedValue(found(ONE));
    listOrigins.mockRejectedValueOnce(new SourcemarkError('internal', 'No origins.'));
    await findPairs();
    expect(claimsState().finding).toBe('failed');
    expect(proposed()).toEqual([pairId(ONE)]);
  });
});

describe('stopped comparing', () => {
  it('shows what was found, asks for no origins, and does not begin again by itself', async () => {
    findMatches.mockImplementationOnce(() => {
      stopFinding();
      return Promise.resolve({ proposals: [ONE], complete: false });
    });
    await findPairs();
    expect(stopMatching).toHaveBeenCalledOnce();
    expect(listOrigins).not.toHaveBeenCalled();
    expect(claimsState()).toMatchObject({ finding: 'stopped', origins: undefined });
    expect(proposed()).toEqual([pairId(ONE)]);
    await findPairs();
    expect(toggleWeaker()).toBe(false);
    expect(findMatches).toHaveBeenCalledOnce();
  });

  it('goes on when a person says so', async () => {
    updateClaims({ finding: 'stopped', proposals: [ONE] });
    findMatches.mockResolvedValueOnce(found(ONE, OTHER));
    await findPairs(true);
    expect(claimsState()).toMatchObject({ finding: 'idle', origins: [] });
    expect(proposed()).toHaveLength(2);
  });
});

it('weaker pairs are asked for, and no longer', async () => {
  findMatches.mockResolvedValue(found(ONE));
  expect(toggleWeaker()).toBe(true);
  await vi.waitFor(() => {
    expect(claimsState().finding).toBe('idle');
  });
  expect(toggleWeaker()).toBe(true);
  await vi.waitFor(() => {
    expect(claimsState().finding).toBe('idle');
  });
  expect(findMatches.mock.calls.map(([{ minScore }]) => minScore)).toEqual([LEAST_KEPT, LEAST_PROPOSED]);
});

it('statements that can not be read are told of in their place, until they can', async () => {
  listStatements.mockRejectedValueOnce(new SourcemarkError('internal', 'The case file is damaged.'));
  await readStatements();
  expect(claimsState().failure).toBe('The case file is damaged.');
  listStatements.mockResolvedValueOnce([]);
  await readStatements();
  expect(claimsState().failure).toBeUndefined();
  expect(state().statements).toEqual([]);
});
