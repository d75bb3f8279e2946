import { expect, test } from 'vitest';
import { NOTHING_SAID } from '../../domain/claim';
import { codebookWith, STARTING_CODES, type Code } from '../../domain/codebook';
import type { EntitySummary } from '../../domain/contract';
import { markLine } from './mark-line';

const army: EntitySummary = {
  ...{ entity: 'a', kind: 'actor', type: 'armed-group', name: 'Syrian Arab Army', note: '', location: null },
  ...{
    aliases: [],
    mentions: 1,
    unsure: 0,
    sources: [],
    confidential: false,
    merged: [],
    createdAt: '',
    createdBy: '',
  },
};
const known = { codebook: STARTING_CODES, entities: [army] };

test('a claim is named by its stance, with what came of checking it', () => {
  const check = { status: 'disputed', reason: '', at: '', by: '' };
  const claim = { ...NOTHING_SAID, stance: 'alleges', check };
  expect(markLine({ tag: 'claim', claim }, 'x', 'Claim', known)).toMatchObject({
    word: 'alleges',
    checked: { word: 'disputed' },
  });
  const unchecked = { ...claim, check: { ...check, status: 'unchecked' } };
  expect(markLine({ tag: 'claim', claim: unchecked }, 'x', 'Claim', known).checked).toBeUndefined();
  expect(markLine({ tag: 'claim' }, 'x', 'Claim', known).word).toBe('claim');
});

test('a mention is named by the type of its entity, and by its name where that says more', () => {
  const mention = { entity: 'a', answer: 'unsure' } as const;
  const line = (words: string) => markLine({ tag: 'actor', mention }, words, 'Actor', known);
  expect(line('the army')).toMatchObject({ word: 'armed group', name: 'Syrian Arab Army', unsure: true });
  expect(line('syrian  arab army').name).toBeUndefined();
  expect(markLine({ tag: 'actor' }, 'the army', 'Actor', known).word).toBe('actor');
});

test('codes are named and coloured as the codebook of the case has them', () => {
  const renamed: Code = {
    ...{ list: 'actor-type', id: 'armed-group', name: 'fighters', definition: '', colour: 'rose' },
    ...{ position: 1, hidden: true },
  };
  const codebook = codebookWith([renamed]);
  const mention = { entity: 'a', answer: 'sure' } as const;
  expect(markLine({ tag: 'actor', mention }, 'x', 'Actor', { ...known, codebook })).toMatchObject({
    word: 'fighters',
    colour: 'rose',
  });
});
