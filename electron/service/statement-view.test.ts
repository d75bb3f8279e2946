import { expect, it } from 'vitest';
import type { Relation } from '../../domain/link';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { correctFact } from '../../db/commands';
import { addText, openTestCase } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { createEntity, setClaims } from '../../db/register-commands';
import { listStatements, summariseStatements } from './statement-view';

/** Adds a source with these words, of which those in brackets are marked as a claim. */
function claimIn(file: CaseFile, marked: string, outlet?: string): { readonly claim: string; readonly source: string } {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const { text, source } = addText(file, marked.replace(/[[\]]/gu, ''));
  if (outlet !== undefined) correctFact(file, source, 'outlet', outlet);
  return { claim: annotate(file, { text, start, end, tag: 'claim' }).id, source };
}

function linked(file: CaseFile, claims: readonly { readonly claim: string }[], relation: Relation = 'same'): void {
  const [first, ...others] = claims.map(({ claim }) => claim);
  for (const other of others) linkClaims(file, { from: first ?? '', to: other, relation });
}

const verdict = (file: CaseFile): string | undefined => listStatements(file.db)[0]?.support.verdict;

it('Q1, B2, B3: what nobody said of a claim is read from its words, and called inferred', () => {
  const file = openTestCase();
  const claims = [
    claimIn(file, '[Tanks shelled Daraa on Monday.]'),
    claimIn(file, 'The ministry denied that [tanks shelled Daraa on Monday].'),
    claimIn(file, '[Tanks reportedly shelled Daraa on Monday.]'),
    claimIn(file, '[Tanks did not shell Daraa on Monday.]'),
  ];
  linked(file, claims);
  const [statement] = listStatements(file.db);
  expect(statement?.cells.map(({ source }) => source)).toEqual(claims.map(({ source }) => source));
  expect(statement?.cells.map(({ stance, standing }) => [stance, standing])).toEqual([
    ['asserts', 'says'],
    ['denies', 'denies'],
    ['reports', 'mentions'],
    ['asserts', 'mentions'],
  ]);
  expect(statement?.cells[3]?.claims[0]).toMatchObject({ inferred: true, negated: true, standing: 'mentions' });
  expect(statement?.support.verdict).toBe('disputed');
  setClaims(file, [claims[1]?.claim ?? ''], { stance: 'asserts', speaker: { kind: 'outlet' } });
  expect(listStatements(file.db)[0]?.cells[1]).toMatchObject({ standing: 'says', claims: [{ inferred: false }] });
});

it('B7: sources that are copies of one origin count once', () => {
  const file = openTestCase();
  const [one, copy] = [claimIn(file, '[Tanks shelled Daraa.]'), claimIn(file, '[Tanks have shelled Daraa.]')];
  linked(file, [one, copy]);
  expect(verdict(file)).toBe('corroborated');
  const origins = new Map([[copy.source, one.source]]);
  const [statement] = listStatements(file.db, origins);
  expect(statement?.support).toMatchObject({ asserting: [one.source], verdict: 'one-origin' });
  expect(statement?.cells.map(({ origin }) => origin)).toEqual([one.source, one.source]);
  expect(summariseStatements(file.db, [statement?.statement ?? '', 'nothing'], origins)).toEqual([statement]);
});

it('B8: a source that quotes an outlet adds nothing to what that outlet says itself', () => {
  const file = openTestCase();
  const own = claimIn(file, '[Tanks shelled Daraa.]', 'SANA');
  const quoting = claimIn(file, 'SANA said that [tanks shelled Daraa].', 'BBC');
  linked(file, [own, quoting]);
  expect(verdict(file)).toBe('one-origin');
  // The same where the register knows it under another name.
  const agency = createEntity(
    file,
    { kind: 'actor', name: 'Syrian Arab News Agency', aliases: [{ name: 'sana', origin: 'person' }] },
    '',
  );
  setClaims(file, [quoting.claim], { speaker: { kind: 'entity', entity: agency }, stance: 'asserts' });
  expect(verdict(file)).toBe('one-origin');
  setClaims(file, [quoting.claim], { speaker: { kind: 'outlet' } });
  expect(verdict(file)).toBe('corroborated');
  // Two articles of one outlet are one voice.
  correctFact(file, quoting.source, 'outlet', 'Sana');
  expect(verdict(file)).toBe('one-origin');
});
