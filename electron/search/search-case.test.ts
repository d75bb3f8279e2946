import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer, SearchFilters, SearchMode } from '../../domain/search/search';
import { annotate, moveBounds, removeAnnotations, writeNote } from '../../db/annotation-commands';
import { correctFact, redo, undo } from '../../db/commands';
import type { CaseFile } from '../../db/case-file';
import { write } from '../../db/commit';
import { addNewCapture, addText, openTestCase } from '../../db/fixtures';
import { markFound } from '../../db/mark-found';
import { migrate, MIGRATIONS } from '../../db/migrate';
import { purgeSource } from '../../db/purge';
import { changeEntity, createEntity, setClaims } from '../../db/register-commands';
import { removeSavedSearch, saveSearch } from '../../db/saved-search-commands';
import { savedSearches } from '../../db/saved-searches';
import { rebuildSearchIndex } from '../../db/search-index';
import { verifyCase } from '../../db/verify';
import { openExpressionRoom, type ExpressionRoom } from './expression-room';
import { foundMarks } from './found-marks';
import { searchMending } from './search-case';

let folder: string;
let room: ExpressionRoom;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sourcemark-'));
  const program = join(folder, 'expressions.cjs');
  buildSync({ entryPoints: [join(__dirname, 'worker.ts')], outfile: program, bundle: true, platform: 'node' });
  room = openExpressionRoom(program);
  await room.ready();
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const search = (
  file: CaseFile,
  query: string,
  mode: SearchMode = 'words',
  filters: SearchFilters = {},
  limit = 100,
): Promise<SearchAnswer> => searchMending(file, room, { query, mode, filters }, limit);

const found = (answer: SearchAnswer): string[] =>
  answer.results.map(
    ({ kind, context, hits }) => `${kind}: ${hits.map(({ start, end }) => context.slice(start, end)).join('|')}`,
  );

const ARTICLE = `Barrel bombs on Daraa

A barrel bomb hit the market of Dar‘a on Monday, a spokesman said. Bombs fell on Homs too.
درعا مدينة في سوريا. أعلن المتحدث.`;

describe('searching words', () => {
  it('SE5: finds each place in articles, and of several words those that stand together', async () => {
    const file = openTestCase();
    const { source, text } = addText(file, ARTICLE);
    const one = await search(file, 'BOMBS');
    expect(one).toMatchObject({ total: 1, more: false, literal: false, notice: '' });
    expect(one.results).toMatchObject([
      { kind: 'article', source, text, start: 7, end: 12, exact: 'bombs', context: 'Barrel bombs on Daraa' },
      { kind: 'article', exact: 'Bombs' },
    ]);
    expect(found(await search(file, 'barrel bomb*'))).toEqual(['article: Barrel|bombs', 'article: barrel|bomb']);
    expect(found(await search(file, '"barrel bomb"'))).toEqual(['article: barrel bomb']);
    expect(found(await search(file, "“DAR'A”"))).toEqual(['article: Dar‘a']);
    expect(found(await search(file, 'إعلن AND مدينه'))).toEqual(['article: مدينة|أعلن']);
    expect(found(await search(file, '"arrel bom"'))).toEqual(['article: arrel bom', 'article: arrel bom']);
    expect((await search(file, '"arrel bom"')).notice).toMatch(/inside longer words/u);
    expect(found(await search(file, 'market NOT Homs'))).toEqual([]);
    expect(found(await search(file, 'market (Homs OR Idlib)'))).toEqual(['article: market', 'article: Homs']);
    expect(await search(file, '"barrel bomb')).toMatchObject({ literal: true, total: 1 });
    expect(await search(file, '   ')).toMatchObject({ total: 0, notice: '' });
    expect((await search(file, '!?')).notice).toMatch(/no letter/u);
  });

  it('SE5: finds every place of what is enough alone, and says where there are more than it looks for', async () => {
    const file = openTestCase();
    addText(file, 'The siege and the bomb came.\n\nLater a siege again.\n\nThen a bomb fell.');
    expect(found(await search(file, 'siege OR bomb'))).toEqual([
      'article: siege|bomb',
      'article: siege',
      'article: bomb',
    ]);
    expect(found(await search(file, 'siege bomb'))).toEqual(['article: siege|bomb']);
    addText(file, 'shell '.repeat(150_000));
    const many = await search(file, 'shell', 'words', {}, 5000);
    expect(many.results.length).toBe(1000);
    expect(many.more).toBe(true);
    const few = await search(file, 'shell', 'substring', {}, 20);
    expect(few.results.length).toBe(20);
    expect(few.more).toBe(true);
  });

  it('SE5: finds Korean words of one or two syllables under the particles that are written onto them', async () => {
    const file = openTestCase();
    addText(file, '시리아 정부군이 포격했다. 유엔은 말했다.');
    expect(found(await search(file, '유엔'))).toEqual(['article: 유엔은']);
    expect(found(await search(file, '정부'))).toEqual(['article: 정부군이']);
    expect(found(await search(file, '시리'))).toEqual(['article: 시리아']);
    expect(found(await search(file, '리아'))).toEqual([]);
  });

  it('SE6: finds quotes, notes, entities under their other names, and statements, and where they stand', async () => {
    const file = openTestCase();
    const { text, source } = addText(file, 'One two three four five six seven');
    const mark = annotate(file, { text, start: 4, end: 13, tag: 'claim', note: 'Ask Um Yazan' });
    const entity = createEntity(file, { kind: 'actor', name: 'Bashar' }, '');
    changeEntity(file, entity, { aliases: [{ name: 'بشار', origin: 'person' }] }, '');
    expect((await search(file, 'three', 'words', { kinds: ['quote'] })).results).toMatchObject([
      { kind: 'quote', annotation: mark.id, tag: 'claim', source, text, start: 4, end: 13, exact: 'two three' },
    ]);
    expect(found(await search(file, 'three'))).toEqual(expect.arrayContaining(['quote: three', 'article: three']));
    expect((await search(file, 'yazan')).results).toMatchObject([
      { kind: 'note', annotation: mark.id, exact: 'two three' },
    ]);
    expect((await search(file, 'بشّار')).results).toMatchObject([{ kind: 'entity', entity, exact: 'Bashar' }]);
    addNewCapture(file, source, 'Zero One two three four five six seven eight');
    const [carried] = (await search(file, 'three', 'words', { kinds: ['quote'] })).results;
    expect(carried).toMatchObject({ annotation: mark.id, start: 9, end: 18 });
  });

  it('SE7: keeps the index up with changes, undo and redo, new captures, and a replay', async () => {
    const file = openTestCase();
    const { text, source } = addText(file, 'One two three four');
    const kinds = async (query: string): Promise<string[]> =>
      (await search(file, query)).results.map(({ kind }) => kind).sort();
    const { id } = annotate(file, { text, start: 4, end: 7, tag: 'claim' });
    expect(await kinds('two')).toEqual(['article', 'quote']);
    moveBounds(file, id, text, { start: 8, end: 13 });
    expect(await kinds('two')).toEqual(['article']);
    writeNote(file, id, 'two again');
    expect(await kinds('two')).toEqual(['article', 'note']);
    undo(file);
    undo(file);
    expect(await kinds('two')).toEqual(['article', 'quote']);
    redo(file);
    expect(await kinds('three')).toEqual(['article', 'quote']);
    removeAnnotations(file, [id]);
    expect(await kinds('three')).toEqual(['article']);
    addNewCapture(file, source, 'Entirely other words');
    expect(await kinds('three')).toEqual([]);
    expect(await kinds('other')).toEqual(['article']);
    undo(file);
    expect(await kinds('three')).toEqual(['article']);
    expect(verifyCase(file.db).problems).toEqual([]);
    write(file, rebuildSearchIndex);
    expect(await kinds('three')).toEqual(['article']);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('SE8: an index that was damaged is noticed, and made anew', async () => {
    const file = openTestCase();
    addText(file, 'One two three four');
    file.db.exec('DELETE FROM search_doc');
    expect(verifyCase(file.db).problems).toEqual([expect.stringMatching(/search index .* reindex/u)]);
    write(file, rebuildSearchIndex);
    expect(verifyCase(file.db).problems).toEqual([]);
    file.db.unsafeMode(true);
    file.db.exec("UPDATE search_words_data SET block = x'ffffffffffff' WHERE id > 10");
    expect((await search(file, 'three')).total).toBe(1);
  });

  it('SE9: an older case is indexed when it is opened, for writing and for reading', async () => {
    const file = openTestCase();
    addText(file, 'One two three four');
    file.close();
    const old = openTestCase(file.path);
    // As a case of the version before search: its tables are there, the index is not.
    old.db.exec(
      `${['words', 'parts'].map((name) => `DROP TABLE search_${name};`).join('')}
       DROP TABLE search_doc; DROP TABLE search_pending; DROP TABLE saved_search; DROP TABLE conflict; DROP TABLE left_out;
       ${(old.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'").pluck().all() as string[]).map((name) => `DROP TRIGGER ${name};`).join('')}
       PRAGMA user_version = ${MIGRATIONS.length - 2}`,
    );
    old.close();
    const reader = openTestCase(file.path, { mode: 'read' });
    expect((await search(reader, 'three')).total).toBe(1);
    reader.close();
    const writer = openTestCase(file.path);
    expect((await search(writer, 'three')).total).toBe(1);
    expect(verifyCase(writer.db).problems).toEqual([]);
    expect(migrate(writer.db)).toBeUndefined();
  });

  it('SE10: a purge takes every word of a source out of the file', async () => {
    const file = openTestCase();
    const { source, text } = addText(file, 'Confidential whereabouts of Zubeida Qasioun');
    addText(file, 'Something else altogether');
    annotate(file, { text, start: 28, end: 35, tag: 'actor', note: 'Qasiounensis' });
    saveSearch(file, 'All', { query: 'else', mode: 'words', filters: {} });
    const { remains } = purgeSource(file, source, 'asked for');
    expect(remains).toEqual([expect.stringMatching(/Searches that are kept/u)]);
    expect((await search(file, 'zubeida OR whereabouts OR qasiounensis')).total).toBe(0);
    expect((await search(file, 'else')).total).toBe(1);
    expect(verifyCase(file.db).problems).toEqual([]);
    file.close();
    const bytes = readFileSync(file.path).toString('latin1').toLowerCase();
    for (const trace of ['zubeida', 'whereab', 'qasioun', 'sioune', 'zub', 'qas'])
      expect(bytes.includes(trace), trace).toBe(false);
    expect(bytes.includes('altogether')).toBe(true);
  });
});

describe('modes', () => {
  it('SE11: finds parts of words of three characters and more, whole words first', async () => {
    const file = openTestCase();
    addText(file, 'The unbombed town');
    addText(file, 'A BOMB, and\n\n“quotes”');
    expect(found(await search(file, 'bomb', 'substring'))).toEqual(['article: BOMB', 'article: bomb']);
    expect(found(await search(file, 'omb, and "quo', 'substring'))).toEqual(['article: OMB, and  “quo']);
    expect(await search(file, 'bo', 'substring')).toMatchObject({
      total: 1,
      notice: expect.stringMatching(/three characters/u) as string,
    });
    addText(file, 'Written in C#, not C; rebels’ own café');
    expect(found(await search(file, 'C#', 'substring'))).toEqual(['article: C#']);
    expect(found(await search(file, '’ ', 'substring'))).toEqual([]);
    addText(file, '幸福の科学側からは');
    expect(found(await search(file, '科学', 'substring'))).toEqual(['article: 科学']);
    expect(found(await search(file, '福の科', 'substring'))).toEqual(['article: 福の科']);
    expect(found(await search(file, '科学側'))).toEqual(['article: 科学側']);
  });

  it('SE12: tries regular expressions, and takes for words what is none', async () => {
    const file = openTestCase();
    addText(file, 'From 12 to 2018, 500 people');
    expect(found(await search(file, '\\b\\d{3,4}\\b', 'regex'))).toEqual(['article: 2018', 'article: 500']);
    expect(found(await search(file, 'PEOPLE$', 'regex'))).toEqual(['article: people']);
    expect(await search(file, 'x*', 'regex')).toMatchObject({ total: 0 });
    expect(await search(file, '2018, (500', 'regex')).toMatchObject({
      literal: true,
      notice: expect.stringMatching(/not a regular expression/u) as string,
    });
  });
});

it('SE13: filters', async () => {
  const file = openTestCase();
  const a = addText(file, 'word one in the first');
  const b = addText(file, 'word two in the second');
  correctFact(file, a.source, 'outlet', 'Enab');
  correctFact(file, a.source, 'published', '2018-06-30T10:00:00Z');
  correctFact(file, b.source, 'published', '2018-07');
  const entity = createEntity(file, { kind: 'actor', name: 'Somebody' }, '');
  const claim = annotate(file, { text: a.text, start: 0, end: 8, tag: 'claim' });
  annotate(file, { text: a.text, start: 0, end: 4, tag: 'actor', note: 'a word' });
  setClaims(file, [claim.id], {
    speaker: { kind: 'entity', entity },
    check: { status: 'checked', reason: '', at: '', by: '' },
  });
  const filtered = async (filters: SearchFilters): Promise<string> =>
    (await search(file, 'word', 'words', filters)).results
      .map(({ kind, source }) => `${kind[0]}${source === a.source ? 'a' : 'b'}`)
      .sort()
      .join(' ');
  expect(await filtered({})).toBe('aa ab na qa qa');
  expect(await filtered({ tag: 'actor' })).toBe('na qa');
  expect(await filtered({ tag: 'claim' })).toBe('qa');
  expect(await filtered({ source: b.source })).toBe('ab');
  expect(await filtered({ outlet: 'Enab' })).toBe('aa na qa qa');
  expect(await filtered({ outlet: 'Enab', tag: 'place' })).toBe('');
  expect(await filtered({ from: '2018-06-30', to: '2018-06-30' })).toBe('aa na qa qa');
  expect(await filtered({ from: '2018-07-01' })).toBe('ab');
  expect(await filtered({ to: '2018-06' })).toBe('aa na qa qa');
  expect(await filtered({ speaker: entity })).toBe('qa');
  expect(await filtered({ speaker: 'outlet' })).toBe('');
  expect(await filtered({ status: 'checked' })).toBe('qa');
  expect(await filtered({ annotator: 'Amal' })).toBe('na qa qa');
  expect(await filtered({ annotator: 'Nobody' })).toBe('');
  expect(await filtered({ unmarked: true })).toBe('ab');
  expect(await filtered({ kinds: ['note', 'article'] })).toBe('aa ab na');
});

it('SE14: keeps searches under their names, and takes that back', () => {
  const file = openTestCase();
  const asked = { query: 'bomb*', mode: 'words', filters: { tag: 'claim' } } as const;
  const id = saveSearch(file, ' Bombs ', asked);
  expect(savedSearches(file.db)).toEqual([{ id, name: 'Bombs', ...asked }]);
  expect(saveSearch(file, 'Bombs', { ...asked, query: 'shell' })).toBe(id);
  expect(savedSearches(file.db)).toMatchObject([{ query: 'shell' }]);
  removeSavedSearch(file, id);
  expect(savedSearches(file.db)).toEqual([]);
  undo(file);
  undo(file);
  expect(savedSearches(file.db)).toMatchObject([{ query: 'bomb*' }]);
  undo(file);
  expect(savedSearches(file.db)).toEqual([]);
  redo(file);
  expect(verifyCase(file.db).problems).toEqual([]);
  expect(() => saveSearch(file, ' ', asked)).toThrow(/name/u);
});

it('SE15: marks what was found as one change, but not twice', async () => {
  const file = openTestCase();
  const { text } = addText(file, 'one two one two one');
  annotate(file, { text, start: 0, end: 3, tag: 'place' });
  const places = (await search(file, 'one', 'words', { kinds: ['article'] })).results.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ text, start, end }],
  );
  expect(markFound(file, 'one', 'place', places)).toHaveLength(2);
  expect((await search(file, 'one', 'words', { tag: 'place' })).total).toBe(3);
  undo(file);
  expect((await search(file, 'one', 'words', { tag: 'place' })).total).toBe(1);
});

describe('the marks that a search finds', () => {
  it('SE19: are those whose words or notes fit, each once, under the filters of the search', async () => {
    const file = openTestCase();
    const { text } = addText(file, ARTICLE);
    const mark = (words: string, tag: 'claim' | 'place', note = ''): string => {
      const start = ARTICLE.indexOf(words);
      return annotate(file, { text, start, end: start + words.length, tag, note }).id;
    };
    const both = mark('A barrel bomb hit the market', 'claim', 'the market again');
    const noted = mark('Homs', 'place', 'where the market is');
    mark('Bombs fell', 'claim');
    const of = (query: string, filters: SearchFilters = {}): Promise<unknown> =>
      foundMarks(file.db, room, { query, mode: 'words', filters });
    expect(await of('MARKET')).toMatchObject({ annotations: expect.toSatisfy(sameAs([both, noted])) as unknown });
    expect(await of('market', { tag: 'place' })).toEqual({ annotations: [noted], notices: [] });
    expect(await of('market', { kinds: ['note'] })).toMatchObject({
      annotations: expect.toSatisfy(sameAs([both, noted])) as unknown,
    });
    expect(await of('market', { kinds: ['article'] })).toEqual({ annotations: [], notices: [] });
    expect(await of('nothing')).toEqual({ annotations: [], notices: [] });
  });

  it('SE19: are all of them, however many', async () => {
    const file = openTestCase();
    const { text } = addText(file, 'siege '.repeat(2500));
    const spans = Array.from({ length: 2500 }, (_, n) => ({ text, start: n * 6, end: n * 6 + 5 }));
    markFound(file, 'siege', 'claim', spans);
    const { annotations, notices } = await foundMarks(file.db, room, { query: 'siege', mode: 'words', filters: {} });
    expect(annotations).toHaveLength(2500);
    expect(notices).toEqual([]);
  });
});

function sameAs(ids: readonly string[]): (found: readonly string[]) => boolean {
  return (found) => found.length === ids.length && ids.every((id) => found.includes(id));
}
