import { beforeEach, expect, it } from 'vitest';
import type { StatementClaim } from '../../domain/contract';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { correctFact, undo } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { changeEntity, createEntity, linkMentions, mergeEntities, setClaims } from '../../db/register-commands';
import { changeSince, journalPlace } from './telling';
import { listStatements } from './statement-view';

const QUOTED = 'SANA said that tanks reportedly shelled Daraa on Monday.';
const OWN = 'Tanks shelled Daraa on 2 August 2021.';

let file: CaseFile;
let quoted: { readonly text: string; readonly source: string; readonly claim: string };
let own: typeof quoted;

function claimIn(content: string, words: string): typeof quoted {
  const { text, source } = addText(file, content);
  const start = content.indexOf(words);
  return { text, source, claim: annotate(file, { text, start, end: start + words.length, tag: 'claim' }).id };
}

function mention(text: string, content: string, words: string, tag: 'actor' | 'place', name: string): string {
  const start = content.indexOf(words);
  const { id } = annotate(file, { text, start, end: start + words.length, tag });
  linkMentions(file, [id], { create: { name } }, 'sure', '');
  return id;
}

/** The claim as it is listed. */
function listed({ claim }: typeof quoted): StatementClaim | undefined {
  return listStatements(file.db)
    .flatMap(({ cells }) => cells.flatMap(({ claims }) => claims))
    .find(({ annotation }) => annotation === claim);
}

/** Ids of the claims that are told of again when this is done. */
function told(work: () => unknown): string[] {
  const place = journalPlace(file);
  work();
  const statements = changeSince(file, place)?.statements ?? [];
  return statements.flatMap(({ cells }) => cells.flatMap(({ claims }) => claims.map(({ annotation }) => annotation)));
}

beforeEach(() => {
  file = openTestCase();
  quoted = claimIn(QUOTED, 'tanks reportedly shelled Daraa on Monday');
  own = claimIn(OWN, OWN);
  linkClaims(file, { from: quoted.claim, to: own.claim, relation: 'same' });
});

it('who says a claim is read from its words, until a person says it', () => {
  expect(listed(quoted)?.speaker).toEqual({ kind: 'actor', name: 'SANA', entity: undefined, inferred: true });
  expect(listed(own)?.speaker).toBeNull();
  correctFact(file, own.source, 'outlet', 'BBC');
  expect(listed(own)?.speaker).toEqual({ kind: 'outlet', name: 'BBC', entity: undefined, inferred: true });
  const agency = createEntity(file, { kind: 'actor', name: 'Syrian Arab News Agency' }, '');
  setClaims(file, [quoted.claim], { speaker: { kind: 'entity', entity: agency } });
  expect(listed(quoted)?.speaker).toEqual({
    ...{ kind: 'actor', name: 'Syrian Arab News Agency', entity: agency, inferred: false },
  });
  setClaims(file, [own.claim], { speaker: { kind: 'outlet' } });
  expect(listed(own)?.speaker).toMatchObject({ kind: 'outlet', name: 'BBC', inferred: false });
});

it('a name in the text is the one actor of the register who has it, and a linked mention whomever it means', () => {
  const state = createEntity(file, { kind: 'actor', name: 'Sana' }, '');
  expect(listed(quoted)?.speaker).toMatchObject({ name: 'SANA', entity: state, inferred: true });
  createEntity(file, { kind: 'actor', name: 'Someone', aliases: [{ name: 'SANA', origin: 'person' }] }, '');
  expect(listed(quoted)?.speaker?.entity).toBeUndefined();
  mention(quoted.text, QUOTED, 'SANA', 'actor', 'State agency');
  expect(listed(quoted)?.speaker).toMatchObject({ kind: 'actor', name: 'State agency', inferred: true });
});

it('hedges are those of the words, or those that a person gave', () => {
  expect(listed(quoted)?.hedges).toEqual(['reportedly']);
  expect(listed(own)?.hedges).toEqual([]);
  setClaims(file, [quoted.claim], { hedges: [] });
  expect(listed(quoted)?.hedges).toEqual([]);
});

it('days are seen from publication, or as a person said', () => {
  expect(listed(own)?.periods).toEqual([{ from: '2021-08-02', to: '2021-08-02' }]);
  // Which Monday is meant is open without a date of publication.
  expect(listed(quoted)?.periods).toEqual([]);
  correctFact(file, quoted.source, 'published', '2021-08-04');
  expect(listed(quoted)?.periods).toEqual([{ from: '2021-08-02', to: '2021-08-02' }]);
  setClaims(file, [quoted.claim], { periods: [{ exact: '', from: '2021-07', to: '' }] });
  expect(listed(quoted)?.periods).toEqual([{ from: '2021-07', to: '' }]);
});

it('entities are named by mentions that lie over the claim, as what they were merged into', () => {
  const daraa = mention(quoted.text, QUOTED, 'Daraa', 'place', 'Daraa');
  mention(quoted.text, QUOTED, 'SANA', 'actor', 'Sana');
  const [place] = listed(quoted)?.named ?? [];
  // The agency stands before the claim, not in it.
  expect(listed(quoted)?.named).toEqual([place]);
  const province = createEntity(file, { kind: 'place', name: 'Daraa Province' }, '');
  mergeEntities(file, [place ?? ''], province, '');
  expect(listed(quoted)?.named).toEqual([province]);
  linkMentions(file, [daraa], null, 'sure', '');
  expect(listed(quoted)?.named).toEqual([]);
});

it('windows are told of statements again when the register says something else of their speakers and names', () => {
  const both = [quoted.claim, own.claim].sort();
  expect(told(() => mention(quoted.text, QUOTED, 'SANA', 'actor', 'Sana')).sort()).toEqual(both);
  const entity = listed(quoted)?.speaker?.entity ?? '';
  expect(told(() => changeEntity(file, entity, { name: 'State agency' }, '')).sort()).toEqual(both);
  expect(told(() => undo(file)).sort()).toEqual(both);
  const agency = createEntity(file, { kind: 'actor', name: 'Agency' }, '');
  expect(told(() => mergeEntities(file, [entity], agency, '')).sort()).toEqual(both);
  setClaims(file, [own.claim], { speaker: { kind: 'entity', entity: agency } });
  expect(told(() => changeEntity(file, agency, { name: 'The agency' }, '')).sort()).toEqual(both);
  // A mark that nobody has linked says nothing of a claim.
  expect(told(() => annotate(file, { text: own.text, start: 0, end: 5, tag: 'actor' }))).toEqual([]);
});
