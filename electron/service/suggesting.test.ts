import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../domain/contract';
import type { Tag } from '../../domain/tags';
import { annotationsOfText } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { readClaim } from '../../db/claims';
import { undo } from '../../db/commands';
import { allEntities } from '../../db/entities';
import { addText, openTestCase } from '../../db/fixtures';
import { findMention, rolesOf } from '../../db/mentions';
import { linkMentions } from '../../db/register-commands';
import { verifyCase } from '../../db/verify';
import { openTestPlaces } from '../fixtures';
import { readHandover } from '../handover/read-handover';
import { proposeInThread } from '../suggestions/in-thread';
import { Suggesting } from './suggesting';

const TEXT = `Syrian regime forces shelled the city of Daraa on Wednesday.

Reports say about 225 troops were killed in Daraa since June 2019. Opposition activists claim that the regime shelled the town of Lajat.

The Syrian government denied it. Regime forces left Karak, residents said.`;

function served(text = TEXT) {
  const file = openTestCase();
  const added = addText(file, text);
  const places = openTestPlaces();
  return { file, ...added, suggesting: new Suggesting(file, proposeInThread(places), places) };
}

/** The words that are proposed under a tag. */
async function words(suggesting: Suggesting, source: string, tag: Tag, text = TEXT): Promise<string[]> {
  const found = await suggesting.suggest(source);
  return found.filter((one) => one.tag === tag).map(({ start, end }) => text.slice(start, end));
}

const named = (file: CaseFile): string[] => allEntities(file.db).map(({ name }) => name);

describe('suggestions', () => {
  it('S1, S3: are neither marked nor rejected, are kept nowhere and exported nowhere', async () => {
    const { file, source, text, suggesting } = served();
    const before = await words(suggesting, source, 'place');
    expect(before).toContain('Daraa');
    expect(before).toContain('Lajat');
    suggesting.reject(source, 'place', 'LAJAT', true);
    expect(await words(suggesting, source, 'place')).not.toContain('Lajat');
    const other = addText(file, 'The town of Lajat was calm.', 'other.txt');
    expect(await words(suggesting, other.source, 'place', 'The town of Lajat was calm.')).toEqual([]);
    undo(file);
    undo(file);
    expect(await words(suggesting, source, 'place')).toContain('Lajat');
    expect(annotationsOfText(file.db, text)).toEqual([]);
    const handed = readHandover(file.db, { scope: {}, profile: 'full', name: '', at: '', app: '' });
    expect(Array.from(handed.annotations())).toEqual([]);
  });

  it('S4: a name that is taken is marked and in the register; what is alike becomes the same entity', async () => {
    const { file, source, text, suggesting } = served();
    const found = (await suggesting.suggest(source)).filter(
      ({ tag, start, end }) => tag === 'place' && TEXT.slice(start, end) === 'Daraa',
    );
    expect(found.length).toBe(2);
    suggesting.accept(text, found);
    expect(named(file)).toEqual(['Daraa']);
    const [daraa] = allEntities(file.db);
    expect(daraa?.location).toMatchObject({ by: 'Amal', gazetteer: expect.stringMatching(/^geonames:/u) as unknown });
    expect(annotationsOfText(file.db, text).map(({ id }) => findMention(file.db, id)?.entity)).toEqual([
      daraa?.id,
      daraa?.id,
    ]);
    undo(file);
    expect(allEntities(file.db)).toEqual([]);
    expect(annotationsOfText(file.db, text)).toEqual([]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('S4: whoever a claim names as its speaker is marked, registered and linked', async () => {
    const { file, source, text, suggesting } = served();
    const claim = (await suggesting.suggest(source)).find(
      ({ tag, start, end }) => tag === 'claim' && TEXT.slice(start, end).includes('activists claim'),
    );
    if (claim === undefined) throw new Error('the claim is not proposed');
    const [id = ''] = suggesting.accept(text, [claim]);
    const said = readClaim(file.db, id);
    expect(said).toMatchObject({ stance: 'alleges', speaker: { kind: 'entity' } });
    expect(named(file)).toEqual(['Opposition activists']);
    expect(rolesOf(file.db, id).map(({ role }) => role)).toEqual(['says']);
    expect(suggesting.readClaim(id)).toMatchObject({ stance: 'alleges', speaker: { words: 'Opposition activists' } });
  });

  it('S2: a confirmed name proposes itself everywhere, and says why', async () => {
    const { file, source, text, suggesting } = served();
    const forces = (await suggesting.suggest(source)).find(
      ({ start, end }) => TEXT.slice(start, end) === 'Regime forces',
    );
    if (forces === undefined) throw new Error('the forces are not proposed');
    const [id = ''] = suggesting.accept(text, [forces]);
    linkMentions(file, [id], { create: { name: 'Syrian army' } }, 'sure', 'as everybody knows');
    const other = addText(file, 'It is said that regime forces came back.', 'other.txt');
    const again = (await suggesting.suggest(other.source)).find(({ tag }) => tag === 'actor');
    expect(again).toMatchObject({
      tag: 'actor',
      name: 'Syrian army',
      why: 'In the register as Syrian army, accepted once; 1 more has this name',
    } satisfies Partial<Suggestion>);
  });

  it('S5: a namesake in another country is not taken silently', async () => {
    const { source, suggesting } = served();
    const found = await suggesting.suggest(source);
    const of = (name: string): Suggestion | undefined =>
      found.find(({ tag, start, end }) => tag === 'place' && TEXT.slice(start, end) === name);
    expect(of('Daraa')?.location?.gazetteer).toMatch(/^geonames:/u);
    // The gazetteer knows a Karak in Jordan only.
    expect(of('Karak')?.location).toBeUndefined();
  });

  it('S2: places like a mark are found where they are not marked yet, and marked as one change', async () => {
    const { file, source, text, suggesting } = served();
    const daraa = (await suggesting.suggest(source)).find(({ start, end }) => TEXT.slice(start, end) === 'Daraa');
    if (daraa === undefined) throw new Error('Daraa is not proposed');
    const [id = ''] = suggesting.accept(text, [daraa]);
    addText(file, 'In DARAA, not in Daraaya.', 'other.txt');
    expect(suggesting.findLike(id, 'text').map(({ exact }) => exact)).toEqual(['Daraa']);
    const everywhere = suggesting.findLike(id, 'case');
    expect(everywhere.map(({ exact, before }) => `${before.slice(-3)}${exact}`)).toEqual(['in Daraa', 'In DARAA']);
    const made = suggesting.markLike(id, everywhere);
    expect(made.map((one) => findMention(file.db, one)?.entity)).toEqual([
      findMention(file.db, id)?.entity,
      findMention(file.db, id)?.entity,
    ]);
    expect(suggesting.findLike(id, 'case')).toEqual([]);
    undo(file);
    expect(suggesting.findLike(id, 'case')).toHaveLength(2);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});
