import { expect, test } from 'vitest';
import { STARTING_CODES } from '../../domain/codebook';
import type { EntitySummary } from '../../domain/contract';
import { differs, entityOf, entityOptions } from './entity-options';

function entity(id: string, name: string, more: Partial<EntitySummary> = {}): EntitySummary {
  return {
    ...{ entity: id, kind: 'actor', type: '', name, note: '', location: null, aliases: [], mentions: 0, unsure: 0 },
    ...{ sources: [], merged: [], confidential: false, createdAt: '', createdBy: '', ...more },
  };
}

const entities = [
  entity('a', 'Daraa Central Committee', { type: 'organisation', mentions: 2 }),
  entity('b', 'Syrian Arab Army', {
    aliases: [{ name: 'الجيش السوري', origin: 'person', mentions: 0 }],
    merged: [{ entity: 'old', name: 'regime forces' }],
  }),
  entity('c', 'Daraa', { kind: 'place' }),
];
const asked = { entities, codebook: STARTING_CODES, kind: 'actor', typed: '', words: 'the regime' } as const;
const names = (wanted: Parameters<typeof entityOptions>[0]) => entityOptions(wanted).options.map(({ name }) => name);

test('what is proposed comes first, with why, and a new one last', () => {
  const proposals = [{ entity: 'b', name: 'Syrian Arab Army', type: '', why: 'Shares “army”', score: 0.5 }];
  const { options } = entityOptions({ ...asked, proposals });
  expect(options.map(({ name }) => name)).toEqual([
    'Syrian Arab Army',
    'Daraa Central Committee',
    'New actor “the regime”',
  ]);
  expect(options[0]).toMatchObject({ detail: 'Shares “army”', reason: 'Shares “army”', target: { entity: 'b' } });
  expect(options[1]).toMatchObject({ detail: 'organisation · 2 mentions', reason: '' });
  expect(options[2]).toMatchObject({ target: { create: 'the regime', type: '' } });
});

test('typed words are looked for in every name, whatever the case and the marks', () => {
  expect(names({ ...asked, typed: 'DARA’A' })).toEqual(['Daraa Central Committee', 'New actor “DARA’A”']);
  expect(names({ ...asked, typed: 'السوري' })).toEqual(['Syrian Arab Army', 'New actor “السوري”']);
});

test('of very many some are listed, and how many more there are is said', () => {
  const many = Array.from({ length: 100 }, (_, n) => entity(`m${n}`, `Actor ${n}`));
  const { options, more } = entityOptions({ ...asked, entities: many, words: '' });
  expect(options.length).toBe(40);
  expect(more).toBe('60 more. Type a part of the name.');
});

test('a merged entity is the one that stands for it', () => {
  expect(entityOf(entities, 'old')?.entity).toBe('b');
  expect(entityOf(entities, 'gone')).toBeUndefined();
});

test('a name differs from words by more than case and spaces', () => {
  expect(differs('Opposition fighters', 'opposition\n fighters')).toBe(false);
  expect(differs('Syrian Arab Army', 'the army')).toBe(true);
});
