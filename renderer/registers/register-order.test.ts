import { describe, expect, it } from 'vitest';
import type { EntitySummary } from '../../domain/contract';
import { listedEntities } from './register-order';

const entity = (id: string, name: string, more: Partial<EntitySummary> = {}): EntitySummary => ({
  entity: id,
  kind: 'place',
  type: 'city',
  name,
  note: '',
  location: null,
  aliases: [],
  mentions: 0,
  unsure: 0,
  sources: [],
  merged: [],
  confidential: false,
  createdAt: '',
  createdBy: '',
  ...more,
});

const alias = (name: string) => ({ name, origin: 'mention' as const, mentions: 1 });

const DARAA = entity('1', 'Daraa', {
  aliases: [alias('Der‘ā'), alias('درعا')],
  mentions: 3,
  sources: [
    { source: 'old', mentions: 2 },
    { source: 'new', mentions: 1 },
  ],
});
const NASIB = entity('2', 'Nasib', { type: 'site', mentions: 5, sources: [{ source: 'old', mentions: 5 }] });
const ALEPPO = entity('3', 'Aleppo', { type: '' });
const REGIME = entity('4', 'Daraa Central Committee', { kind: 'actor' });

const listed = (given: Partial<Parameters<typeof listedEntities>[1]> = {}) =>
  listedEntities([DARAA, NASIB, ALEPPO, REGIME], {
    kind: 'place',
    query: '',
    type: undefined,
    source: undefined,
    order: 'name',
    published: new Map([
      ['old', '2020-08'],
      ['new', '2021-07-30'],
    ]),
    locale: 'en',
    ...given,
  });
const names = (given: Parameters<typeof listed>[0]) => listed(given).map(({ summary }) => summary.name);

describe('the list of a register', () => {
  it('holds the entities of its kind in each order', () => {
    expect(names({})).toEqual(['Aleppo', 'Daraa', 'Nasib']);
    expect(names({ order: 'mentions' })).toEqual(['Nasib', 'Daraa', 'Aleppo']);
    expect(names({ order: 'last' })).toEqual(['Daraa', 'Nasib', 'Aleppo']);
  });

  it.each([
    ["der'a", 'Der‘ā'],
    ['درعا', 'درعا'],
    ['DARAA', undefined],
  ])('finds “%s” under whichever name fits', (query, found) => {
    expect(listed({ query }).map(({ summary, alias: name }) => [summary.name, name])).toEqual([['Daraa', found]]);
  });

  it('leaves out other types, and finds those without one', () => {
    expect(names({ type: 'site' })).toEqual(['Nasib']);
    expect(names({ type: '' })).toEqual(['Aleppo']);
  });

  it('counts only the mentions of the source that is chosen', () => {
    expect(listed({ source: 'new' }).map(({ summary, mentions }) => [summary.name, mentions])).toEqual([['Daraa', 1]]);
  });
});
