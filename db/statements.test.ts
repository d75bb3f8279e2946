import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { describeChange } from '../domain/command';
import { claimLink, linkedPair, type ClaimLink, type Relation } from '../domain/link';
import { rejectedPair, rejectedWords } from '../domain/rejected-words';
import { annotate, mergeAnnotations, removeAnnotations, retag, splitAnnotation } from './annotation-commands';
import { annotationsOfText } from './annotations';
import { sourceOfText } from './captures';
import type { CaseFile } from './case-file';
import { removeCode, setCode } from './codebook-commands';
import { redo, undo } from './commands';
import { custodyOf } from './custody';
import { addNewCapture, addText, casePath, openTestCase } from './fixtures';
import { nextUndo } from './history';
import { acceptMatch, linkClaims, rejectMatch, unlinkClaims } from './link-commands';
import { linksOf } from './links';
import { isMatchRejected } from './match-rejections';
import { migrate, MIGRATIONS } from './migrate';
import { purgeSource } from './purge';
import { row, rows } from './sqlite';
import { changeStatement, mergeStatements, moveStatement, splitStatement } from './statement-commands';
import { allStatements, claimsOf, readStatement, statementOf } from './statements';
import { verifyCase } from './verify';

const TEXTS = {
  a: 'Regime forces shelled Daraa on Monday. The talks failed.',
  b: 'The army shelled Daraa, residents say. The talks have failed.',
  c: 'Nobody shelled Daraa, says the ministry. Talks went on.',
} as const;

/** A case with three sources; `claim` marks the first words of a source as a claim, and answers it. */
function threeSources() {
  const file = openTestCase();
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([name, words]) => [name, addText(file, words, `${name}.txt`)]),
  ) as Record<keyof typeof TEXTS, ReturnType<typeof addText>>;
  const claim = (name: keyof typeof TEXTS, words: string): string => {
    const start = TEXTS[name].indexOf(words);
    // Which of two is the older is told by their milliseconds, and otherwise by chance.
    for (const now = Date.now(); Date.now() === now;);
    return annotate(file, { text: texts[name].text, start, end: start + words.length, tag: 'claim' }).id;
  };
  return { file, texts, claim };
}

const link = (file: CaseFile, from: string, to: string, relation: Relation = 'same', note?: string): void =>
  linkClaims(file, { from, to, relation, note });
const linksBetween = (file: CaseFile, claims: readonly string[]): ClaimLink[] =>
  linksOf(file.db, claims).map(claimLink);
/** The claims of every statement, in the order in which statements are listed. */
const groups = (file: CaseFile): string[][] =>
  allStatements(file.db).map(({ id }) => claimsOf(file.db, id).map(({ claim }) => claim));
const entries = (file: CaseFile): number => row<{ n: number }>(file.db, 'SELECT count(*) AS n FROM journal')?.n ?? 0;

describe('links', () => {
  it('L1: two claims have one link, whichever is named first; only “supports” has a direction', () => {
    const { file, claim } = threeSources();
    const [one, other] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa')];
    link(file, one, other, 'same', 'word for word');
    link(file, other, one, 'supports');
    expect(linksBetween(file, [one])).toEqual([{ from: other, to: one, relation: 'supports', note: 'word for word' }]);
    const before = entries(file);
    link(file, other, one, 'supports');
    link(file, other, one, 'supports', 'word for word');
    expect(entries(file)).toBe(before);
    undo(file);
    expect(linksBetween(file, [other])[0]).toMatchObject({ relation: 'same' });
    expect(describeChange(undo(file)[0] as never)).toBe('link of two claims: same');
    expect(linksBetween(file, [one])).toEqual([]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L1: only two different claims are linked, and only a link that is there is removed', () => {
    const { file, texts, claim } = threeSources();
    const one = claim('a', 'shelled Daraa');
    const actor = annotate(file, { text: texts.a.text, start: 0, end: 13, tag: 'actor' }).id;
    expect(() => link(file, one, one)).toThrow(/with itself/u);
    expect(() => link(file, one, actor)).toThrow(/not marked as a claim/u);
    expect(() => link(file, one, 'nothing')).toThrow(/no annotation/u);
    expect(() => unlinkClaims(file, one, claim('b', 'shelled Daraa'))).toThrow(/not linked/u);
    expect(groups(file)).toEqual([]);
  });

  it('L2: go with a deleted or retagged claim and come back with it', () => {
    const { file, claim } = threeSources();
    const [one, other, third] = [
      claim('a', 'shelled Daraa'),
      claim('b', 'shelled Daraa'),
      claim('c', 'Nobody shelled Daraa'),
    ];
    link(file, one, other);
    link(file, other, third, 'contradicts', 'says the ministry');
    const state = (): unknown => [linksBetween(file, [one, other, third]), groups(file)];
    const before = state();
    removeAnnotations(file, [other]);
    // The others were put together by a person: they stay so, and linked to nothing.
    expect(state()).toEqual([[], [[one, third]]]);
    undo(file);
    expect(state()).toEqual(before);
    retag(file, [one, third], 'actor');
    expect(state()).toEqual([[], []]);
    undo(file);
    expect(state()).toEqual(before);
    redo(file);
    undo(file);
    expect(state()).toEqual(before);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L3: stay with the first part of a divided claim, and come together where two are merged', () => {
    const { file, texts, claim } = threeSources();
    const [one, two] = [claim('a', 'Regime forces'), claim('a', 'shelled Daraa on Monday')];
    const [other, third] = [claim('b', 'shelled Daraa'), claim('c', 'Nobody shelled Daraa')];
    link(file, two, other, 'supports', 'why');
    link(file, one, third, 'contradicts');
    link(file, one, two, 'differs');
    changeStatement(file, statementOf(file.db, other) ?? '', { title: 'Who shelled Daraa' });
    const before = groups(file);
    mergeAnnotations(file, one, two, texts.a.text);
    expect(linksBetween(file, [one])).toEqual(
      expect.arrayContaining([
        { from: one, to: other, relation: 'supports', note: 'why' },
        expect.objectContaining({ relation: 'contradicts' }),
      ]),
    );
    expect(groups(file)).toEqual([[one, other, third]]);
    expect(allStatements(file.db)[0]?.title).toBe('Who shelled Daraa');
    const second = splitAnnotation(file, one, texts.a.text, TEXTS.a.indexOf(' Daraa'));
    expect(statementOf(file.db, second.id)).toBeNull();
    expect(statementOf(file.db, one)).not.toBeNull();
    undo(file);
    undo(file);
    expect(groups(file)).toEqual(before);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('statements', () => {
  it('L4: a new link puts both claims into one statement; of two the older stays, with what was said of both', () => {
    const { file, claim } = threeSources();
    const [a, b] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa')];
    const [c, d] = [claim('b', 'talks have failed'), claim('c', 'Talks went on')];
    link(file, a, b);
    link(file, c, d, 'contradicts');
    const [older, younger] = allStatements(file.db).map(({ id }) => id);
    changeStatement(file, older ?? '', { title: 'Shelling', note: 'first' });
    changeStatement(file, younger ?? '', { title: 'Talks', note: 'second', status: 'disputed', pinned: true });
    const before = allStatements(file.db);
    link(file, d, a, 'differs');
    expect(allStatements(file.db)).toEqual([
      expect.objectContaining({
        ...{ id: older, title: 'Shelling', note: 'first\n\nTalks\n\nsecond', status: 'disputed', pinned: true },
      }),
    ]);
    expect(groups(file)).toEqual([[a, b, c, d]]);
    undo(file);
    expect(allStatements(file.db)).toEqual(before);
    expect(groups(file)).toEqual([
      [a, b],
      [c, d],
    ]);
    redo(file);
    expect(groups(file)).toEqual([[a, b, c, d]]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L5: falls apart where its last link between two parts goes; the larger part, or the first claim, keeps the title', () => {
    const { file, claim } = threeSources();
    const [a, b] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa')];
    const [c, d] = [claim('b', 'talks have failed'), claim('c', 'Talks went on')];
    link(file, a, b);
    link(file, b, c);
    link(file, c, d);
    const [id = ''] = allStatements(file.db).map((one) => one.id);
    changeStatement(file, id, { title: 'Daraa' });
    unlinkClaims(file, a, b);
    expect(groups(file)).toEqual([[b, c, d]]);
    expect(statementOf(file.db, a)).toBeNull();
    link(file, a, b);
    unlinkClaims(file, c, b);
    expect(groups(file)).toEqual([
      [a, b],
      [c, d],
    ]);
    expect(allStatements(file.db).map(({ title }) => title)).toEqual(['Daraa', '']);
    // Nothing was said of the second: it goes with its link. Of the first there was, so it stays as a row of one.
    unlinkClaims(file, d, c);
    unlinkClaims(file, a, b);
    expect(groups(file)).toEqual([[a]]);
    expect(readStatement(file.db, id).title).toBe('Daraa');
    while (nextUndo(file.db, file.author.desk) !== undefined) undo(file);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L5: does not fall apart while another way of links is left', () => {
    const { file, claim } = threeSources();
    const [a, b, c] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'), claim('c', 'Nobody shelled Daraa')];
    link(file, a, b);
    link(file, b, c, 'contradicts');
    link(file, a, c, 'contradicts');
    unlinkClaims(file, a, b);
    expect(groups(file)).toEqual([[a, b, c]]);
  });

  it('L6: are merged and split by a person; links do not undo that, but a new link joins', () => {
    const { file, claim } = threeSources();
    const [a, b, c] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'), claim('c', 'Nobody shelled Daraa')];
    link(file, a, b);
    link(file, b, c, 'contradicts');
    const [first = ''] = allStatements(file.db).map(({ id }) => id);
    const second = splitStatement(file, first, [c]);
    expect(groups(file)).toEqual([[a, b], [c]]);
    expect(linksBetween(file, [c])).toHaveLength(1);
    // Another relation of the same two is no new link; and without it they are as they are.
    link(file, b, c, 'differs');
    unlinkClaims(file, b, c);
    expect(groups(file)).toEqual([[a, b], [c]]);
    mergeStatements(file, [first, second], second);
    expect(groups(file)).toEqual([[a, b, c]]);
    expect(allStatements(file.db).map(({ id }) => id)).toEqual([second]);
    undo(file);
    link(file, c, a, 'contradicts');
    expect(groups(file)).toEqual([[a, b, c]]);
    expect(() => splitStatement(file, first, [a, b, c])).toThrow(/has to stay/u);
    expect(() => splitStatement(file, first, [])).toThrow(/Choose/u);
    expect(() => splitStatement(file, first, [claim('c', 'Talks went on')])).toThrow(/not one of this/u);
    expect(() => mergeStatements(file, [first], first)).toThrow(/Two different/u);
    expect(() => mergeStatements(file, [second], first)).toThrow(/no longer/u);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L7: are listed in the order that a person gives them', () => {
    const { file, claim } = threeSources();
    const pairs = [0, 1, 2].map(() => [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa')] as const);
    for (const [one, other] of pairs) link(file, one, other);
    const ids = allStatements(file.db).map(({ id }) => id);
    const [x = '', y = '', z = ''] = ids;
    const order = (): string =>
      allStatements(file.db)
        .map(({ id }) => 'xyz'.charAt(ids.indexOf(id)))
        .join('');
    moveStatement(file, z, y);
    expect(order()).toBe('xzy');
    const before = entries(file);
    moveStatement(file, z, y);
    expect(entries(file)).toBe(before);
    moveStatement(file, x, null);
    expect(order()).toBe('zyx');
    // Halving comes to its end after some fifty times; then all are numbered anew.
    for (let n = 0; n < 60; n++) {
      if (n % 2 === 0) moveStatement(file, x, y);
      else moveStatement(file, y, x);
      expect(order(), String(n)).toBe(n % 2 === 0 ? 'zxy' : 'zyx');
    }
    expect(() => moveStatement(file, x, 'nothing')).toThrow(/no longer/u);
    while (order() !== 'xyz') undo(file);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L8: have a status of the codebook, which is not deleted then; the same again writes nothing', () => {
    const { file, claim } = threeSources();
    link(file, claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'));
    const [{ id } = { id: '' }] = allStatements(file.db);
    expect(() => changeStatement(file, id, { status: 'settled' })).toThrow(/no status “settled”: choose one of/u);
    setCode(file, {
      ...{ list: 'status', id: 'settled', name: 'settled', definition: '', colour: '' },
      ...{ position: 9, hidden: false },
    });
    changeStatement(file, id, { status: 'settled', title: '  Daraa \n shelled\ud800 ', pinned: true });
    expect(readStatement(file.db, id)).toMatchObject({ status: 'settled', title: 'Daraa shelled\ufffd', pinned: true });
    expect(() => removeCode(file, 'status', 'settled')).toThrow(/is used/u);
    const before = entries(file);
    changeStatement(file, id, { status: 'settled', title: 'Daraa shelled\ufffd', pinned: true });
    expect(entries(file)).toBe(before);
    expect(describeChange(undo(file)[0] as never)).toBe('change of a statement’s status and title and pin');
    expect(readStatement(file.db, id)).toMatchObject({ status: 'unchecked', title: '', pinned: false });
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('proposed pairs', () => {
  it('L9: one that is taken up marks what is not marked yet and links it; one undo takes all back', () => {
    const { file, texts, claim } = threeSources();
    const known = claim('a', 'shelled Daraa');
    const at = (name: keyof typeof TEXTS, words: string) => {
      const start = TEXTS[name].indexOf(words);
      return { text: texts[name].text, start, end: start + words.length };
    };
    const match = {
      a: at('a', 'shelled Daraa'),
      b: at('b', 'shelled Daraa'),
      relation: 'same',
      note: 'alike',
    } as const;
    rejectMatch(file, match.b, match.a, true);
    const taken = acceptMatch(file, match);
    expect(taken.a).toBe(known);
    expect(groups(file)).toEqual([[known, taken.b]]);
    expect(linksBetween(file, [known])[0]).toMatchObject({ relation: 'same', note: 'alike' });
    expect(rows(file.db, 'SELECT * FROM match_rejection')).toEqual([]);
    expect(describeChange(undo(file)[0] as never)).toBe('link of two passages: same');
    expect(annotationsOfText(file.db, texts.a.text)).toHaveLength(1);
    expect(annotationsOfText(file.db, texts.b.text)).toEqual([]);
    expect([groups(file), rows(file.db, 'SELECT * FROM match_rejection')]).toMatchObject([[], [{}]]);
    redo(file);
    expect(groups(file)).toEqual([[known, taken.b]]);
    expect(() => acceptMatch(file, { ...match, a: match.b })).toThrow(/the same/u);
    expect(() => acceptMatch(file, { ...match, b: { ...match.b, end: 999 } })).toThrow(/lies outside/u);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('L10: one that was rejected stays so when its text is read again, whichever passage comes first', () => {
    const { file, texts } = threeSources();
    const a = { text: texts.a.text, start: 14, end: 27 };
    const b = { text: texts.b.text, start: 9, end: 22 };
    rejectMatch(file, a, b, true);
    const before = entries(file);
    rejectMatch(file, b, a, true);
    expect(entries(file)).toBe(before);
    const newer = addNewCapture(file, texts.b.source, `Updated: ${TEXTS.b.replace('Daraa', 'Dar‘ā')}`);
    const words = (text: string, start: number, end: number) => rejectedWords(text.slice(start, end));
    const again = `Updated: ${TEXTS.b.replace('Daraa', 'daraa')}`;
    const pair = rejectedPair(
      { source: sourceOfText(file.db, newer.text), words: words(again, 18, 31) },
      { source: texts.a.source, words: words(TEXTS.a, 14, 27) },
    );
    expect(isMatchRejected(file.db, pair)).toBe(true);
    expect(isMatchRejected(file.db, rejectedPair(pair.a, { ...pair.b, words: 'other words' }))).toBe(false);
    expect(custodyOf(file.db, texts.a.source).at(-1)?.what).toMatch(/Rejected the proposal to link/u);
    rejectMatch(file, b, a, false);
    expect(isMatchRejected(file.db, pair)).toBe(false);
    undo(file);
    expect(isMatchRejected(file.db, pair)).toBe(true);
    expect(() => rejectMatch(file, a, a, true)).toThrow(/the same/u);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

describe('a purge', () => {
  const WORDS = 'Umm Yazan saw the tanks fire';

  it('P1, P5: takes the links, memberships and rejections of the source, and every word of it', () => {
    const { file, texts, claim } = threeSources();
    const { source, text } = addText(file, `${WORDS}. Nothing else.`, 'secret.txt');
    const secret = { text, start: 0, end: WORDS.length };
    const [a, b, c] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'), claim('c', 'Talks went on')];
    const taken = acceptMatch(file, {
      ...{ a: secret, b: { text: texts.a.text, start: 14, end: 27 } },
      ...{ relation: 'supports', note: `because ${WORDS}` },
    } as const);
    link(file, a, b);
    rejectMatch(file, secret, { text: texts.b.text, start: 0, end: 8 }, true);
    const kept = statementOf(file.db, a) ?? '';
    changeStatement(file, kept, { title: WORDS, note: `“${WORDS}”`, status: 'confirmed', pinned: true });
    // The words go into another statement with a merge, after the claim has left this one.
    const left = splitStatement(file, kept, [taken.a]);
    changeStatement(file, left, { title: `${WORDS} indeed` });
    link(file, c, claim('b', 'talks have failed'), 'contradicts');
    const talks = statementOf(file.db, c) ?? '';
    changeStatement(file, talks, { title: 'Talks' });
    mergeStatements(file, [kept], talks);
    // What is undone is in the journal all the same.
    removeAnnotations(file, [taken.a]);
    undo(file);
    retag(file, [taken.a], 'place');
    undo(file);
    changeStatement(file, left, { note: `${WORDS} again` });
    undo(file);
    const report = purgeSource(file, source, 'asked for');
    expect(report.remains).toEqual([expect.stringMatching(/title and note of a statement .* were taken away/u)]);
    expect(verifyCase(file.db).problems).toEqual([]);
    expect(linksBetween(file, [a]).map(({ relation }) => relation)).toEqual(['same']);
    expect(allStatements(file.db)).toEqual([
      expect.objectContaining({ id: talks, title: '', note: '', status: 'confirmed', pinned: true }),
    ]);
    expect(rows(file.db, 'SELECT * FROM match_rejection')).toEqual([]);
    for (const name of readdirSync(dirname(file.path))) {
      const bytes = readFileSync(join(dirname(file.path), name));
      expect(bytes.includes(WORDS), name).toBe(false);
      // Folded as rejections keep them, and cut as titles of groups are.
      expect(bytes.includes(rejectedWords(WORDS)), name).toBe(false);
      expect(bytes.includes('Umm Yazan'), name).toBe(false);
    }
    while (nextUndo(file.db, file.author.desk) !== undefined) {
      undo(file);
      expect(verifyCase(file.db).problems).toEqual([]);
    }
    expect(rows(file.db, 'SELECT * FROM statement')).toEqual([]);
  });

  it('P5: keeps what a person wrote of statements that never had a claim of the source', () => {
    const { file, texts, claim } = threeSources();
    link(file, claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'));
    const [{ id } = { id: '' }] = allStatements(file.db);
    changeStatement(file, id, { title: 'Shelling', note: 'kept' });
    const gone = claim('c', 'Talks went on');
    link(file, gone, claim('c', 'Nobody shelled Daraa'), 'differs');
    purgeSource(file, texts.c.source, '');
    expect(allStatements(file.db)).toEqual([expect.objectContaining({ id, title: 'Shelling', note: 'kept' })]);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('P1: leaves no words of a deleted claim in the changes to what other sources say', () => {
    const { file, claim } = threeSources();
    const { source, text } = addText(file, WORDS, 'secret.txt');
    const secret = annotate(file, { text, start: 0, end: WORDS.length, tag: 'claim' }).id;
    link(file, secret, claim('a', 'shelled Daraa'));
    removeAnnotations(file, [secret]);
    expect(groups(file)).toEqual([]);
    purgeSource(file, source, '');
    expect(readFileSync(file.path).includes('Umm Yazan')).toBe(false);
    while (nextUndo(file.db, file.author.desk) !== undefined) undo(file);
    expect(verifyCase(file.db).problems).toEqual([]);
  });
});

it('J9: a desk does not undo a link on which another desk has built', () => {
  const { file: mine, claim } = threeSources();
  const [a, b, c] = [claim('a', 'shelled Daraa'), claim('b', 'shelled Daraa'), claim('c', 'Nobody shelled Daraa')];
  link(mine, a, b);
  mine.close();
  const theirs = openTestCase(mine.path, { author: { desk: '00000000-0000-4000-8000-000000000002', name: 'Basil' } });
  link(theirs, b, c, 'contradicts');
  theirs.close();
  const again = openTestCase(mine.path);
  expect(() => undo(again)).toThrow(/depends on this/u);
  expect(groups(again)).toEqual([[a, b, c]]);
  expect(verifyCase(again.db).problems).toEqual([]);
});

describe('a case of the third form', () => {
  it('C3: is migrated with all that it holds, and takes links', () => {
    const path = casePath();
    const old = new Database(path);
    migrate(old, undefined, MIGRATIONS.slice(0, 3));
    old.exec(`
      INSERT INTO source VALUES ('s', '2026-11-22T01:11:10.121Z', 'Amal');
      INSERT INTO content VALUES ('h', 5, CAST('Daraa' AS BLOB));
      INSERT INTO capture (id, source, sha256, bytes, media_type, encoding, via, name, captured_at, captured_by)
        VALUES ('c', 's', 'h', 5, 'text/plain', 'utf-8', 'file', 'a.txt', '2026-11-22T01:11:10.121Z', 'Amal');
      INSERT INTO text (id, capture, sha256, length, reader, reader_version, blocks, warnings)
        VALUES ('t', 'c', 'h', 5, 'plain-text', '1', '[]', '[]');
      INSERT INTO annotation VALUES ('x', 't', 0, 2, 'claim', 'Da', '', 'raa', 'n', '2026-11-22', 'Amal');
      INSERT INTO annotation VALUES ('y', 't', 2, 5, 'claim', 'raa', 'Da', '', '', '2026-11-23', 'Amal');
      INSERT INTO claim (annotation, stance) VALUES ('x', 'denies');
      INSERT INTO rejection VALUES ('actor', 'daraa', 's');
    `);
    old.pragma('journal_mode = WAL');
    old.close();

    // Who only reads sees it in this version's form, and leaves the file as it was.
    const before = readFileSync(path);
    const reader = openTestCase(path, { mode: 'read' });
    expect(groups(reader)).toEqual([]);
    expect(rows(reader.db, 'SELECT words FROM rejection')).toEqual([{ words: 'daraa' }]);
    expect(() => linkClaims(reader, { from: 'y', to: 'x', relation: 'same' })).toThrow();
    reader.close();
    expect(readFileSync(path)).toEqual(before);

    const file = openTestCase(path);
    expect(file.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(rows(file.db, 'SELECT annotation, stance FROM claim')).toEqual([{ annotation: 'x', stance: 'denies' }]);
    expect(rows(file.db, 'SELECT words FROM rejection')).toEqual([{ words: 'daraa' }]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.before-4'))).toHaveLength(1);
    linkClaims(file, { from: 'y', to: 'x', relation: 'supports' });
    expect(rows(file.db, 'SELECT a, b, relation, supporter FROM link')).toEqual([
      { ...linkedPair('y', 'x'), relation: 'supports', supporter: 'b' },
    ]);
    expect(groups(file)).toEqual([['x', 'y']]);
  });
});
