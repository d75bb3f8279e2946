import { describe, expect, it } from 'vitest';
import { NOTHING_SAID } from '../domain/claim';
import type { Annotation } from '../domain/annotation';
import {
  annotate,
  mergeAnnotations,
  moveBounds,
  removeAnnotations,
  retag,
  splitAnnotation,
} from './annotation-commands';
import { annotationsOfText, readAnnotation } from './annotations';
import type { CaseFile } from './case-file';
import { readClaim } from './claims';
import { removeCode, setCode } from './codebook-commands';
import { readCodebook } from './codes';
import { redo, undo } from './commands';
import { allEntities, mergedWith, pairAnswer, readEntity, rootOf } from './entities';
import { addNewCapture, addText, openTestCase } from './fixtures';
import { findAnchor } from './anchors';
import { findMention, findRole } from './mentions';
import { purgeSource } from './purge';
import {
  answerPair,
  changeEntity,
  createEntity,
  entityNamed,
  linkMentions,
  mergeEntities,
  removeEntity,
  setClaimRole,
  setClaims,
  splitEntity,
  unmergeEntity,
} from './register-commands';
import { entityHistory } from './register-history';
import { rows } from './sqlite';
import { verifyCase } from './verify';

const TEXT = 'Reports say regime forces shelled Daraa. The regime denies it. Rebels and regime troops fought.';

/** Marks the first occurrence of these words. */
function mark(file: CaseFile, text: string, words: string, tag: Annotation['tag'] = 'actor'): string {
  const start = TEXT.indexOf(words);
  return annotate(file, { text, start, end: start + words.length, tag }).id;
}

function marked() {
  const file = openTestCase();
  const { text, source } = addText(file, TEXT);
  return { file, text, source, claim: mark(file, text, 'regime forces shelled Daraa', 'claim') };
}

describe('bounds, splitting and merging', () => {
  it('N6: new bounds keep the annotation, its time and author, and splits no grapheme cluster', () => {
    const { file, text, claim } = marked();
    const before = readAnnotation(file.db, claim);
    moveBounds(file, claim, text, { start: 0, end: 40 });
    const after = readAnnotation(file.db, claim);
    expect(after.exact).toBe('Reports say regime forces shelled Daraa.');
    expect({ ...after, ...before }).toEqual(before);
    expect(after.suffix.startsWith(' The regime')).toBe(true);
    const { text: family } = addText(file, 'A 👨‍👩‍👧‍👦 family', 'family.txt');
    const { id } = annotate(file, { text: family, start: 0, end: 1, tag: 'actor' });
    expect(() => moveBounds(file, id, family, { start: 0, end: 5 })).toThrow(/whole characters/u);
    expect(() => moveBounds(file, id, family, { start: 1, end: 2 })).toThrow(/at least one/u);
    expect(() => moveBounds(file, id, family, { start: 0, end: 999 })).toThrow(/lies outside/u);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('N6: where it was carried over it is looked for again, but not where a person decided', () => {
    const { file, text, source, claim } = marked();
    const newer = addNewCapture(file, source, `Updated. ${TEXT}`);
    expect(findAnchor(file.db, claim, newer.text)?.start).toBe(9 + 12);
    moveBounds(file, claim, text, { start: 0, end: 39 });
    expect(findAnchor(file.db, claim, newer.text)?.start).toBe(9);
    moveBounds(file, claim, newer.text, { start: 9, end: 20 });
    expect(findAnchor(file.db, claim, newer.text)).toMatchObject({ start: 9, end: 20, decided: true });
    moveBounds(file, claim, text, { start: 12, end: 39 });
    expect(findAnchor(file.db, claim, newer.text)).toMatchObject({ start: 9, end: 20, decided: true });
    for (let n = 0; n < 3; n++) undo(file);
    expect(findAnchor(file.db, claim, newer.text)?.start).toBe(21);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('N7: both parts of a divided claim have its speaker and stance; one undo joins them', () => {
    const { file, text, claim } = marked();
    setClaims(file, [claim], { speaker: { kind: 'outlet' }, stance: 'reports', hedges: ['say'] });
    const second = splitAnnotation(file, claim, text, TEXT.indexOf(' shelled'));
    expect(readAnnotation(file.db, claim).exact).toBe('regime forces');
    expect(second.exact).toBe('shelled Daraa');
    expect(readClaim(file.db, second.id)).toEqual({ ...NOTHING_SAID, speaker: { kind: 'outlet' }, stance: 'reports' });
    expect(() => splitAnnotation(file, claim, text, 0)).toThrow(/inside it/u);
    undo(file);
    expect(annotationsOfText(file.db, text).map(({ exact }) => exact)).toEqual(['regime forces shelled Daraa']);
    redo(file);
    expect(annotationsOfText(file.db, text).map(({ exact }) => exact)).toEqual(['regime forces', 'shelled Daraa']);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('N8: the first of two merged marks has the bounds, notes, entity and roles of both', () => {
    const { file, text, claim } = marked();
    const one = mark(file, text, 'Rebels');
    const other = mark(file, text, 'regime troops');
    const entity = linkMentions(file, [other], { create: { name: 'Regime' } }, 'sure', '');
    setClaimRole(file, claim, other, 'did');
    expect(mergeAnnotations(file, other, one, text)).toBe(one);
    expect(readAnnotation(file.db, one).exact).toBe('Rebels and regime troops');
    expect(findMention(file.db, one)?.entity).toBe(entity);
    expect(findRole(file.db, claim, one)).toBe('did');
    expect(() => mergeAnnotations(file, one, claim, text)).toThrow(/same tag/u);
    undo(file);
    expect(findRole(file.db, claim, other)).toBe('did');
    expect(readAnnotation(file.db, one).exact).toBe('Rebels');
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('N9: what hangs on a deleted or retagged mark goes with it and comes back', () => {
    const { file, text, claim } = marked();
    const actor = mark(file, text, 'regime forces');
    linkMentions(file, [actor], { create: { name: 'Regime' } }, 'unsure', 'maybe');
    setClaimRole(file, claim, actor, 'did');
    setClaims(file, [claim], { stance: 'alleges' });
    removeAnnotations(file, [claim, actor]);
    expect(rows(file.db, 'SELECT * FROM mention')).toEqual([]);
    expect(rows(file.db, 'SELECT * FROM role')).toEqual([]);
    undo(file);
    expect(findRole(file.db, claim, actor)).toBe('did');
    expect(findMention(file.db, actor)?.answer).toBe('unsure');
    retag(file, [claim, actor], 'place');
    expect(readClaim(file.db, claim)).toEqual(NOTHING_SAID);
    expect(findMention(file.db, actor)).toBeNull();
    undo(file);
    expect(readClaim(file.db, claim).stance).toBe('alleges');
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('the register', () => {
  it('E1, E2: a merge leaves mentions where they are, and unmerging brings everything back', () => {
    const { file, text } = marked();
    const [forces, regime] = [mark(file, text, 'regime forces'), mark(file, text, 'The regime')];
    const a = linkMentions(file, [forces], { create: { name: 'regime forces' } }, 'sure', '') ?? '';
    const b = linkMentions(file, [regime], { create: { name: 'the regime' } }, 'sure', '') ?? '';
    answerPair(file, a, b, 'unsure', 'not clear yet');
    expect(pairAnswer(file.db, b, a)).toBe('unsure');
    mergeEntities(file, [a], b, 'the same people');
    expect(rootOf(file.db, a)).toBe(b);
    expect(mergedWith(file.db, b).sort()).toEqual([a, b].sort());
    expect(findMention(file.db, forces)?.entity).toBe(a);
    expect(pairAnswer(file.db, a, b)).toBeNull();
    linkMentions(file, [forces], { entity: b }, 'unsure', '');
    expect(findMention(file.db, forces)).toMatchObject({ entity: a, answer: 'unsure' });
    undo(file);
    expect(() => mergeEntities(file, [a], b, '')).toThrow(/one entity already/u);
    expect(() => mergeEntities(file, [b], a, '')).toThrow(/one entity already/u);
    unmergeEntity(file, a, 'they are not');
    expect(rootOf(file.db, a)).toBe(a);
    undo(file);
    undo(file);
    expect(pairAnswer(file.db, a, b)).toBe('unsure');
    const told = entityHistory(file.db, [a]).map(({ what }) => what);
    expect(told).toContain('Merged into another: the two are the same, because: the same people.');
    expect(told.some((what) => what.startsWith('Undone: unmerged'))).toBe(true);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('E1: an actor is no place', () => {
    const { file, text } = marked();
    const place = createEntity(file, { kind: 'place', name: 'Daraa' }, '');
    const actor = createEntity(file, { kind: 'actor', name: 'Daraa' }, '');
    expect(() => mergeEntities(file, [place], actor, '')).toThrow(/no place/u);
    expect(() => linkMentions(file, [mark(file, text, 'Rebels')], { entity: place }, 'sure', '')).toThrow(
      /is a place/u,
    );
    expect(() => createEntity(file, { kind: 'actor', name: ' \u00a0 ' }, '')).toThrow(/needs a name/u);
  });

  it('E3: split gives some mentions to a new entity', () => {
    const { file, text } = marked();
    const mentions = [mark(file, text, 'regime forces'), mark(file, text, 'regime troops'), mark(file, text, 'Rebels')];
    const all = linkMentions(file, mentions, { create: { name: 'Everybody', type: 'armed-group' } }, 'sure', '') ?? '';
    const rebels = splitEntity(file, all, mentions.slice(2), { name: 'Rebels' }, 'other people');
    expect(readEntity(file.db, rebels)).toMatchObject({ kind: 'actor', type: 'armed-group', name: 'Rebels' });
    expect(mentions.map((id) => findMention(file.db, id)?.entity)).toEqual([all, all, rebels]);
    expect(() => splitEntity(file, all, mentions.slice(2), { name: 'x' }, '')).toThrow(/not one of/u);
    undo(file);
    expect(findMention(file.db, mentions[2] ?? '')?.entity).toBe(all);
    expect(allEntities(file.db)).toHaveLength(1);
  });

  it('E4: an entity that is used is not taken out of the register', () => {
    const { file, text, claim } = marked();
    const speaker = createEntity(file, { kind: 'actor', name: 'SANA' }, '');
    setClaims(file, [claim], { speaker: { kind: 'entity', entity: speaker } });
    expect(() => removeEntity(file, speaker, '')).toThrow(/still mentioned/u);
    setClaims(file, [claim], { speaker: null });
    removeEntity(file, speaker, 'not needed');
    expect(allEntities(file.db)).toEqual([]);
    undo(file);
    expect(allEntities(file.db)).toHaveLength(1);
    expect(text).not.toBe('');
  });

  it('E5: an entity is known by any of its names, however they are spelled, unless two have it', () => {
    const { file, text } = marked();
    const daraa = createEntity(file, { kind: 'place', name: 'Daraa' }, '');
    changeEntity(
      file,
      daraa,
      {
        aliases: [
          { name: 'درعا', origin: 'gazetteer' },
          { name: 'Dar‘a', origin: 'person' },
        ],
      },
      '',
    );
    for (const name of ['DARAA', "Dar'a", 'Darʿā', 'دَرعا'])
      expect(entityNamed(file.db, 'place', name), name).toBe(daraa);
    expect(entityNamed(file.db, 'actor', 'Daraa')).toBeUndefined();
    linkMentions(file, [mark(file, text, 'Rebels')], { create: { name: 'Opposition fighters' } }, 'sure', '');
    expect(entityNamed(file.db, 'actor', 'rebels')).toBeDefined();
    createEntity(file, { kind: 'place', name: 'daraa' }, 'another one');
    expect(entityNamed(file.db, 'place', 'Daraa')).toBeUndefined();
  });

  it('Q2: who says a claim becomes its speaker, if nobody was said to be', () => {
    const { file, text, claim } = marked();
    const actor = mark(file, text, 'The regime');
    const entity = linkMentions(file, [actor], { create: { name: 'The regime' } }, 'sure', '') ?? '';
    setClaimRole(file, claim, actor, 'says');
    expect(readClaim(file.db, claim).speaker).toEqual({ kind: 'entity', entity });
    expect(() => setClaimRole(file, actor, claim, 'says')).toThrow(/not marked as a claim/u);
    setClaims(file, [claim], { check: { status: 'disputed', reason: 'two say otherwise', at: 'x', by: 'y' } });
    expect(readClaim(file.db, claim).check).toMatchObject({ status: 'disputed', by: 'Amal' });
    expect(Date.parse(readClaim(file.db, claim).check?.at ?? '')).toBeGreaterThan(0);
  });

  it('P4: a purge takes actors and places that were mentioned nowhere else, with all that was decided of them', () => {
    const { file, text, source } = marked();
    const other = addText(file, 'The regime spoke. A witness called Umm Salim saw it.', 'other.txt');
    const secret = annotate(file, { text: other.text, start: 35, end: 44, tag: 'actor' }).id;
    const umm = linkMentions(file, [secret], { create: { name: 'Umm Salim' } }, 'sure', 'she said so') ?? '';
    const alias = createEntity(file, { kind: 'actor', name: 'The witness Q' }, '');
    mergeEntities(file, [alias], umm, 'the same woman');
    changeEntity(file, umm, { note: 'lives near the mosque' }, '');
    const here = linkMentions(file, [mark(file, text, 'The regime')], { create: { name: 'Regime' } }, 'sure', '') ?? '';
    linkMentions(
      file,
      [annotate(file, { text: other.text, start: 0, end: 10, tag: 'actor' }).id],
      { entity: here },
      'sure',
      '',
    );
    purgeSource(file, other.source, 'asked for');
    expect(allEntities(file.db).map(({ name }) => name)).toEqual(['Regime']);
    const journal = rows<{ payload: string | null }>(file.db, 'SELECT payload FROM journal');
    for (const word of ['Umm Salim', 'witness', 'mosque', 'the same woman']) {
      expect(
        journal.some(({ payload }) => payload?.includes(word) === true),
        word,
      ).toBe(false);
    }
    expect(verifyCase(file.db).problems).toEqual([]);
    expect(source).not.toBe(other.source);
  });
});

it('Q2: a speaker who is not in the register is put into it with the claim, and both are one change', () => {
  const { file, text } = marked();
  const claim = mark(file, text, 'Rebels', 'claim');
  setClaims(file, [claim], { speaker: { kind: 'new', name: 'Daraa 24', type: 'media' } });
  const { speaker } = readClaim(file.db, claim);
  expect(speaker).toMatchObject({ kind: 'entity' });
  expect(allEntities(file.db)).toMatchObject([{ kind: 'actor', name: 'Daraa 24', type: 'media' }]);
  undo(file);
  expect(readClaim(file.db, claim).speaker).toBeNull();
  expect(allEntities(file.db)).toEqual([]);
  expect(() => setClaims(file, [claim], { speaker: { kind: 'new', name: ' ', type: '' } })).toThrow(/needs a name/u);
  expect(verifyCase(file.db).problems).toEqual([]);
});

describe('the codebook of a case', () => {
  it('K1, K2: a code is changed, added and hidden; what is used is not deleted', () => {
    const { file, text } = marked();
    const own = {
      list: 'actor-type',
      id: 'tribe',
      name: 'tribe',
      definition: 'Clans.',
      colour: 'teal',
      position: 9,
      hidden: false,
    } as const;
    setCode(file, own);
    expect(readCodebook(file.db).find(({ id }) => id === 'tribe')).toEqual(own);
    linkMentions(file, [mark(file, text, 'Rebels')], { create: { name: 'Rebels', type: 'tribe' } }, 'sure', '');
    expect(() => removeCode(file, 'actor-type', 'tribe')).toThrow(/is used/u);
    expect(() => setCode(file, { ...own, id: 'clan', name: 'Tribe' })).toThrow(/already/u);
    expect(() => setCode(file, { ...own, list: 'role', id: 'saw' })).toThrow(/fixed/u);
    const claimTag = readCodebook(file.db).find(({ list, id }) => list === 'tag' && id === 'claim');
    if (!claimTag) throw new Error('no claim tag');
    setCode(file, { ...claimTag, name: 'Behauptung' });
    setCode(file, claimTag);
    expect(rows(file.db, "SELECT * FROM code WHERE list = 'tag'")).toEqual([]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});
