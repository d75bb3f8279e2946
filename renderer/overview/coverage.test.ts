import { expect, it } from 'vitest';
import type { EntitySummary } from '../../domain/contract';
import { coverageRows, firstOfEach, mentioningSources, SHADE_STARTS, shadeNames, shadeOf } from './coverage';
import { SHADES } from './palette';

const entity = (name: string, kind: 'actor' | 'place', ...counts: readonly number[]): EntitySummary => ({
  ...{
    entity: name,
    kind,
    name,
    type: '',
    note: '',
    location: null,
    aliases: [],
    unsure: 0,
    merged: [],
    confidential: false,
  },
  ...{ createdAt: '', createdBy: '' },
  mentions: counts.reduce((sum, count) => sum + count, 0),
  sources: counts.map((mentions, at) => ({ source: `s${at}`, mentions })).filter(({ mentions }) => mentions > 0),
});

const entities = [
  entity('Often, in one', 'actor', 9),
  entity('In two', 'actor', 1, 1),
  entity('Nobody', 'actor'),
  entity('Daraa', 'place', 0, 3),
];
const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

it('lists actors before places, what more sources mention first, and nothing that none mentions', () => {
  const rows = coverageRows(entities, 'both');
  expect(names(rows)).toEqual(['In two', 'Often, in one', 'Daraa']);
  expect(rows[2]?.bySource).toEqual(new Map([['s1', 3]]));
  expect(names(coverageRows(entities, 'place'))).toEqual(['Daraa']);
  expect(names(firstOfEach(rows, 1))).toEqual(['In two', 'Daraa']);
});

it('leaves out sources that mention nobody, and of too many those that mention least', () => {
  const sources = ['s0', 's1', 's2'].map((source) => ({ source }));
  const rows = coverageRows(entities, 'both');
  expect(mentioningSources(rows, sources, 9)).toEqual([{ source: 's0' }, { source: 's1' }]);
  expect(mentioningSources(rows, sources, 1)).toEqual([{ source: 's0' }]);
});

it('has a shade for every number of mentions', () => {
  expect([1, 2, 3, 4, 7, 8, 15, 16, 1000].map(shadeOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect(shadeNames()).toEqual(['1', '2–3', '4–7', '8–15', '16 and more']);
  expect(SHADE_STARTS).toHaveLength(SHADES);
});
