import { describe, expect, it } from 'vitest';
import type { EntitySummary, StatementSummary } from '../../domain/contract';
import { cell, statement } from './fixtures';
import { namedEntities, namedOptions } from './named-entities';

const entity = (id: string, kind: 'actor' | 'place', name: string, ...names: string[]): EntitySummary =>
  ({ entity: id, kind, name, aliases: names.map((alias) => ({ name: alias })) }) as unknown as EntitySummary;

const REGISTER = [
  entity('assad', 'actor', 'Bashar al-Assad', 'Damascus'),
  entity('daraa', 'place', 'Daraa'),
  entity('sana', 'actor', 'SANA'),
  entity('unnamed', 'actor', 'Nobody'),
];

function naming(id: string, named: readonly string[], speaker?: string): StatementSummary {
  const [own] = cell('a', 'so').claims;
  const says = { kind: 'actor', name: '', entity: speaker, inferred: false } as const;
  const claims = own === undefined ? [] : [{ ...own, named, speaker: says }];
  return statement(id, { cells: [cell('a', 'so', { claims }), cell('b', 'so', { claims })] });
}

const NAMED = namedEntities([naming('x', ['assad', 'daraa'], 'sana'), naming('y', ['assad'])], REGISTER, 'actor');

describe('the actors to filter statements by', () => {
  it('are those that statements name or have speak, the most often first, each statement counted once', () => {
    expect(NAMED.map(({ id, statements }) => [id, statements])).toEqual([
      ['assad', 2],
      ['sana', 1],
    ]);
  });

  it('are found by any of their names, and all of them can be meant again', () => {
    expect(namedOptions(NAMED, '', 'Any actor').options.map(({ id }) => id)).toEqual(['', 'assad', 'sana']);
    expect(namedOptions(NAMED, 'damas', 'Any actor').options).toEqual([
      { id: 'assad', name: 'Bashar al-Assad', detail: 'in 2 statements' },
    ]);
  });
});
