import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { MergeReport } from '../domain/merging';
import { annotate, moveBounds, removeAnnotations, retag, writeNote } from './annotation-commands';
import { standingIn } from './anchors';
import { annotationsOfText, findAnnotation } from './annotations';
import type { CaseFile } from './case-file';
import { correctFact, redo, undo } from './commands';
import { listConflicts } from './conflicts';
import { findEntity, rootOf } from './entities';
import { addNewCapture, addText, casePath, openTestCase } from './fixtures';
import { linkClaims } from './link-commands';
import { findMention } from './mentions';
import { mergeCase } from './merge';
import { migrate, MIGRATIONS } from './migrate';
import { purgeSource } from './purge';
import { everything, TABLES } from './random/fixtures';
import { createEntity, linkMentions, mergeEntities, removeEntity, setClaims } from './register-commands';
import { listSources, readSource } from './sources';
import { row, rows } from './sqlite';
import { changeStatement } from './statement-commands';
import { allStatements } from './statements';
import { verifyCase } from './verify';

const BASIL = { desk: '00000000-0000-4000-8000-000000000002', name: 'Basil' };
const WORDS = 'Daraa was calm. Two men were held.';

/** A case of Amal's with one source, and a copy of it that Basil goes on with (or Amal herself, on the same desk). */
function twoCopies(author = BASIL): { mine: CaseFile; theirs: CaseFile; text: string; source: string } {
  const mine = openTestCase();
  const { text, source } = addText(mine, WORDS);
  return { mine, theirs: copyOf(mine, author), text, source };
}

function copyOf(file: CaseFile, author = file.author): CaseFile {
  const path = casePath();
  file.db.exec(`VACUUM INTO '${path}'`);
  return openTestCase(path, { author });
}

/** Merges both ways, checks that this gives the same sound case, and that nothing is left to merge. Answers the first. */
function mergeBothWays(mine: CaseFile, theirs: CaseFile): { merged: CaseFile; report: MergeReport } {
  const [one, other] = [copyOf(mine), copyOf(theirs)];
  const report = mergeCase(one, theirs);
  const reverse = mergeCase(other, mine);
  expect(everything(one)).toEqual(everything(other));
  expect(reverse.conflicts).toEqual(report.conflicts);
  for (const file of [one, other]) expect(verifyCase(file.db).problems).toEqual([]);
  const before = everything(one);
  for (const copy of [mine, theirs, other]) {
    expect(mergeCase(one, copy)).toMatchObject({ added: { entries: 0 }, conflicts: [] });
  }
  expect(everything(one)).toEqual(before);
  return { merged: one, report };
}

/** The clock goes on: of what is done in one millisecond in two copies chance says which is later. */
function later(): void {
  for (const now = Date.now(); Date.now() === now;);
}

const kinds = ({ conflicts }: MergeReport): string[] => conflicts.map(({ kind }) => kind);

describe('merging copies of a case', () => {
  it('U1, U2: brings what was done apart together, and a desk may have gone on in both', () => {
    for (const author of [BASIL, undefined]) {
      const { mine, theirs, text } = twoCopies(
        author ?? { desk: '00000000-0000-4000-8000-000000000001', name: 'Amal' },
      );
      const here = annotate(mine, { text, start: 0, end: 5, tag: 'place' });
      later();
      const there = annotate(theirs, { text, start: 16, end: 23, tag: 'actor' });
      addText(theirs, 'Another article.');
      const { merged, report } = mergeBothWays(mine, theirs);
      expect(report).toMatchObject({ added: { sources: 1, captures: 1, annotations: 1, entries: 2 }, conflicts: [] });
      expect(annotationsOfText(merged.db, text).map(({ id }) => id)).toEqual([here.id, there.id]);
      expect(listSources(merged.db)).toHaveLength(2);
    }
  });

  it('U1: three copies come to the same, whichever are merged first', () => {
    const { mine, theirs, text, source } = twoCopies();
    const third = copyOf(mine, { desk: '00000000-0000-4000-8000-000000000003', name: 'Chadi' });
    for (const [n, file] of [mine, theirs, third].entries()) {
      const { id } = annotate(file, { text, start: 0, end: 5 + n, tag: 'claim' });
      later();
      writeNote(file, id, `note ${n}`);
      correctFact(file, source, 'outlet', `Outlet ${n}`);
      purgeSource(file, addText(file, `Secret ${n}`).source, 'asked for');
    }
    const [one, other] = [copyOf(mine), copyOf(third)];
    for (const copy of [theirs, third]) mergeCase(one, copy);
    for (const copy of [mine, theirs]) mergeCase(other, copy);
    expect(everything(one)).toEqual(everything(other));
    expect(listConflicts(one.db).map(({ value }) => (value as { value: string }).value)).toEqual([
      'Outlet 1',
      'Outlet 2',
    ]);
    expect(annotationsOfText(one.db, text)).toHaveLength(3);
  });

  it('U2: undo goes back over one branch of a desk that forked, and the case goes on', () => {
    const { mine, theirs, text } = twoCopies({ desk: '00000000-0000-4000-8000-000000000001', name: 'Amal' });
    annotate(mine, { text, start: 0, end: 5, tag: 'place' });
    later();
    annotate(theirs, { text, start: 6, end: 9, tag: 'claim' });
    annotate(theirs, { text, start: 10, end: 14, tag: 'claim' });
    mergeCase(mine, theirs);
    undo(mine);
    undo(mine);
    expect(annotationsOfText(mine.db, text).map(({ start }) => start)).toEqual([0]);
    redo(mine);
    expect(annotationsOfText(mine.db, text).map(({ start }) => start)).toEqual([0, 6]);
    expect(verifyCase(mine.db).problems).toEqual([]);
  });

  it('U3: of a field that both changed the later value stands, and both are listed', () => {
    const { mine, theirs, text, source } = twoCopies();
    const { id, exact } = annotate(mine, { text, start: 0, end: 5, tag: 'place' });
    correctFact(mine, source, 'headline', 'Seen in Daraa');
    const copy = copyOf(mine, BASIL);
    writeNote(mine, id, 'mine');
    correctFact(mine, source, 'outlet', 'The Daily');
    later();
    writeNote(copy, id, 'theirs');
    correctFact(copy, source, 'outlet', 'The Weekly');
    const { merged, report } = mergeBothWays(mine, copy);
    expect(findAnnotation(merged.db, id)?.note).toBe('theirs');
    expect(report.conflicts).toMatchObject([
      { kind: 'changed-apart', field: 'note', by: 'Basil', value: 'theirs', replaced: { value: 'mine', by: 'Amal' } },
      { kind: 'changed-apart', field: 'outlet', sources: [source], annotation: null },
    ]);
    const [ofMark, ofSource] = report.conflicts;
    expect(ofMark).toMatchObject({ sources: [source], annotation: id });
    expect(ofMark?.message).toContain(`the note of the mark on “${exact}” in “Seen in Daraa”: “mine” by Amal`);
    expect(ofMark?.message).toContain('to “theirs” by Basil');
    expect(ofSource?.message).toContain('the outlet of “Seen in Daraa”: “The Daily” by Amal');
    expect(theirs.readOnly).toBe(false);
  });

  it('U3: the same value twice is no conflict', () => {
    const { mine, theirs, source } = twoCopies();
    correctFact(mine, source, 'outlet', 'The Daily');
    theirs.author = { ...BASIL, name: 'Amal' };
    correctFact(theirs, source, 'outlet', 'The Daily');
    expect(mergeBothWays(mine, theirs).report.conflicts).toEqual([]);
  });

  it('U3: what was changed in one copy and deleted in the other is listed, and undoing what was left out does nothing', () => {
    const base = openTestCase();
    const { text, source } = addText(base, WORDS);
    const { id, exact } = annotate(base, { text, start: 0, end: 5, tag: 'place' });
    const copy = copyOf(base, BASIL);
    removeAnnotations(base, [id]);
    later();
    writeNote(copy, id, 'later');
    const { merged, report } = mergeBothWays(base, copy);
    expect(findAnnotation(merged.db, id)).toBeUndefined();
    expect(report.conflicts).toMatchObject([{ kind: 'left-out', by: 'Basil', sources: [source], annotation: null }]);
    expect(report.conflicts[0]?.message).toContain(`change of note (the mark on “${exact}”`);
    const theirs = openTestCase(copyPath(merged), { author: BASIL });
    undo(theirs);
    expect(verifyCase(theirs.db).problems).toEqual([]);
    expect(() => redo(theirs)).toThrow(/is gone. Nothing was changed/u);
    expect(verifyCase(theirs.db).problems).toEqual([]);
  });

  it('U3: a mark that the other copy says something of is not deleted', () => {
    const base = openTestCase();
    const { text } = addText(base, WORDS);
    const { id } = annotate(base, { text, start: 0, end: 5, tag: 'claim' });
    const copy = copyOf(base, BASIL);
    setClaims(base, [id], { stance: 'denies' });
    later();
    removeAnnotations(copy, [id]);
    const { merged, report } = mergeBothWays(base, copy);
    expect(findAnnotation(merged.db, id)).toBeDefined();
    expect(kinds(report)).toEqual(['left-out']);
    undo(openTestCase(copyPath(merged), { author: BASIL }));
  });

  it('U3: what only one tag can have does not come onto another', () => {
    const base = openTestCase();
    const { text } = addText(base, WORDS);
    const { id } = annotate(base, { text, start: 0, end: 5, tag: 'claim' });
    const copy = copyOf(base, BASIL);
    retag(base, [id], 'place');
    later();
    setClaims(copy, [id], { stance: 'denies' });
    const { report } = mergeBothWays(base, copy);
    expect(kinds(report)).toEqual(['left-out']);
  });

  it('U3: entities that were merged into each other do not go round in a circle', () => {
    const base = openTestCase();
    const [a, b] = ['Amr', 'Omar'].map((name) => createEntity(base, { kind: 'actor', name }, '')) as [string, string];
    const copy = copyOf(base, BASIL);
    mergeEntities(base, [a], b, '');
    later();
    mergeEntities(copy, [b], a, '');
    const { merged, report } = mergeBothWays(base, copy);
    expect(kinds(report)).toEqual(['merge-circle']);
    expect([rootOf(merged.db, a), rootOf(merged.db, b)]).toEqual([b, b]);
  });

  it('U4: the same file imported apart is two sources, and both are named', () => {
    const { mine, theirs } = twoCopies();
    const here = addText(mine, 'The same words.');
    later();
    const there = addText(theirs, 'The same words.');
    const { merged, report } = mergeBothWays(mine, theirs);
    expect(listSources(merged.db)).toHaveLength(3);
    expect(report.conflicts).toMatchObject([{ kind: 'same-capture', sources: [here.source, there.source] }]);
  });

  it('U5: what was marked in one copy stands in the text that the other one reads by now', () => {
    const { mine, theirs, text, source } = twoCopies();
    addNewCapture(mine, source, `Updated. ${WORDS}`);
    const { id } = annotate(theirs, { text, start: 0, end: 5, tag: 'place' });
    const { merged, report } = mergeBothWays(mine, theirs);
    expect(report.conflicts).toEqual([]);
    const { text: read } = readSource(merged.db, source);
    expect(read.id).not.toBe(text);
    expect(standingIn(merged.db, read.id)).toMatchObject([{ id, state: 'moved', start: 9, end: 14 }]);
  });

  it('U5: deleting and moving a mark fit a newer capture in the other copy', () => {
    const base = openTestCase();
    const { text, source } = addText(base, WORDS);
    const [gone, moved] = [0, 6].map((start) => annotate(base, { text, start, end: start + 5, tag: 'place' }).id);
    const copy = copyOf(base, BASIL);
    addNewCapture(base, source, `Updated. ${WORDS}`);
    removeAnnotations(copy, [gone ?? '']);
    moveBounds(copy, moved ?? '', text, { start: 0, end: 14 });
    const { merged, report } = mergeBothWays(base, copy);
    expect(report.conflicts).toEqual([]);
    const { text: read } = readSource(merged.db, source);
    expect(standingIn(merged.db, read.id)).toMatchObject([{ id: moved, start: 9, end: 23 }]);
    undo(openTestCase(copyPath(merged), { author: BASIL }));
  });

  it('U6: refuses another case with a sentence, only reads the other copy, and keeps a copy of its own', () => {
    const { mine, theirs, text } = twoCopies();
    expect(() => mergeCase(mine, openTestCase())).toThrow(/another case.*nothing was changed/u);
    annotate(theirs, { text, start: 0, end: 5, tag: 'place' });
    theirs.close();
    const bytes = readFileSync(theirs.path);
    const before = rows(mine.db, 'SELECT * FROM journal');
    const report = mergeCase(mine, openTestCase(theirs.path, { mode: 'read' }));
    expect(readFileSync(theirs.path).equals(bytes)).toBe(true);
    expect(report.backup).toBe(`${mine.path}.before-merge`);
    const backup = new Database(report.backup ?? '', { readonly: true });
    expect(rows(backup, 'SELECT * FROM journal')).toEqual(before);
    backup.close();
  });

  it('U6: a copy that was changed outside Sourcemark is refused, and nothing is changed', () => {
    const { mine, theirs, text } = twoCopies();
    annotate(theirs, { text, start: 0, end: 5, tag: 'place' });
    theirs.db.exec('DROP TRIGGER journal_no_update');
    theirs.db.exec(`UPDATE journal SET payload = replace(payload, '"place"', '"actor"') WHERE kind = 'annotation.add'`);
    const before = everything(mine);
    expect(() => mergeCase(mine, theirs)).toThrow(/was changed.*verify/u);
    expect(everything(mine)).toEqual(before);
  });

  it('U6: a copy that is damaged is refused by its name', () => {
    const { mine, theirs } = twoCopies();
    for (let n = 0; n < 50; n++) addText(theirs, `${n} ${'word '.repeat(200)}`);
    theirs.close();
    const bytes = readFileSync(theirs.path);
    bytes.fill(0x55, bytes.byteLength / 2, bytes.byteLength / 2 + 8192);
    writeFileSync(theirs.path, bytes);
    const before = everything(mine);
    expect(() => mergeCase(mine, openTestCase(theirs.path, { mode: 'read' }))).toThrow(/damaged/u);
    expect(everything(mine)).toEqual(before);
  });

  it('U6: reads a copy of an older form, and leaves it so', () => {
    const { mine, theirs, text } = twoCopies();
    const { id } = annotate(theirs, { text, start: 0, end: 5, tag: 'place' });
    const path = casePath();
    const old = new Database(path);
    migrate(old, undefined, MIGRATIONS.slice(0, 4));
    old.exec(`ATTACH '${theirs.path}' AS newer; PRAGMA foreign_keys = OFF`);
    for (const table of ['content', 'journal', 'case_info', ...TABLES]) {
      old.exec(`INSERT INTO main.${table} SELECT * FROM newer.${table}`);
    }
    old.close();
    const bytes = readFileSync(path);
    mergeCase(mine, openTestCase(path, { mode: 'read' }));
    expect(findAnnotation(mine.db, id)).toBeDefined();
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

describe('a purge in one of two copies', () => {
  /** Basil's copy says much of a source that Amal purges without knowing of it. */
  function purged(): { mine: CaseFile; theirs: CaseFile; other: string; kept: string } {
    const { mine, theirs, text, source } = twoCopies();
    const second = addText(theirs, 'Elsewhere it was said too.');
    const claim = annotate(theirs, { text, start: 0, end: 14, tag: 'claim', note: 'SECRETNOTE' });
    const actor = annotate(theirs, { text, start: 16, end: 23, tag: 'actor' });
    linkMentions(theirs, [actor.id], { create: { name: 'SECRETNAME' } }, 'sure', 'SECRETREASON');
    const kept = annotate(theirs, { text: second.text, start: 0, end: 9, tag: 'claim' });
    linkClaims(theirs, { from: claim.id, to: kept.id, relation: 'same', note: 'SECRETLINK' });
    const [statement] = allStatements(theirs.db);
    changeStatement(theirs, statement?.id ?? '', { title: 'SECRETTITLE' });
    addNewCapture(theirs, source, `SECRETCAPTURE ${WORDS}`);
    undo(theirs);
    redo(theirs);
    purgeSource(mine, source, 'asked for');
    return { mine, theirs, other: second.source, kept: kept.id };
  }

  it('U7: takes all that the other copy says of the source, and no byte of it comes back', () => {
    const { mine, theirs, other, kept } = purged();
    const { merged, report } = mergeBothWays(mine, theirs);
    expect(listSources(merged.db).map(({ id }) => id)).toEqual([other]);
    expect(rows(merged.db, 'SELECT id FROM annotation')).toEqual([{ id: kept }]);
    expect(rows(merged.db, 'SELECT id FROM entity')).toEqual([]);
    expect(report.remains.join(' ')).toMatch(/before-merge/u);
    const reached = copyOf(theirs);
    mergeCase(reached, mine);
    for (const file of [merged, reached]) {
      file.close();
      // The index of the search holds words in lower case.
      const bytes = readFileSync(file.path).toString('latin1').toLowerCase();
      for (const secret of ['secret', 'daraa', 'two men']) expect(bytes).not.toContain(secret);
    }
  });

  it('U7: an actor that the purge took does not come back by what the other copy says of it', () => {
    const base = openTestCase();
    const { text, source } = addText(base, WORDS);
    const second = addText(base, 'Elsewhere it was said too.');
    const actor = annotate(base, { text, start: 16, end: 23, tag: 'actor' });
    const entity = linkMentions(base, [actor.id], { create: { name: 'SECRETNAME' } }, 'sure', '') ?? '';
    const copy = copyOf(base, BASIL);
    const elsewhere = annotate(copy, { text: second.text, start: 0, end: 9, tag: 'actor' });
    linkMentions(copy, [elsewhere.id], { entity }, 'sure', 'SECRETREASON');
    const claim = annotate(copy, { text: second.text, start: 10, end: 16, tag: 'claim' });
    setClaims(copy, [claim.id], { speaker: { kind: 'entity', entity }, stance: 'denies' });
    purgeSource(base, source, 'asked for');
    const { merged, report } = mergeBothWays(base, copy);
    expect(findEntity(merged.db, entity)).toBeUndefined();
    expect(findMention(merged.db, elsewhere.id)).toBeNull();
    expect(kinds(report)).toEqual(['left-out']);
    merged.close();
    expect(readFileSync(merged.path).toString('latin1')).not.toContain('SECRET');
  });

  it('U7: a purge after a merge makes anew what had not fitted because of the source', () => {
    const base = openTestCase();
    const { text, source } = addText(base, WORDS);
    const second = addText(base, 'Elsewhere it was said too.');
    const outside = annotate(base, { text: second.text, start: 0, end: 9, tag: 'actor' });
    const entity = linkMentions(base, [outside.id], { create: { name: 'A man' } }, 'sure', '') ?? '';
    removeAnnotations(base, [outside.id]);
    const copy = copyOf(base, BASIL);
    const inside = annotate(copy, { text, start: 16, end: 23, tag: 'actor' });
    linkMentions(copy, [inside.id], { entity }, 'sure', '');
    later();
    removeEntity(base, entity, '');
    const { merged, report } = mergeBothWays(base, copy);
    expect(kinds(report)).toEqual(['left-out']);
    expect(findEntity(merged.db, entity)).toBeDefined();
    purgeSource(merged, source, 'asked for');
    expect(findEntity(merged.db, entity)).toBeUndefined();
    expect(listConflicts(merged.db)).toEqual([]);
    expect(verifyCase(merged.db).problems).toEqual([]);
  });

  it('U7: both copies purged it', () => {
    const { mine, theirs, source } = twoCopies();
    purgeSource(mine, source, 'asked for');
    later();
    purgeSource(theirs, source, 'asked for too');
    expect(mergeBothWays(mine, theirs).report.conflicts).toEqual([]);
    expect(row(mine.db, 'SELECT 1 FROM source')).toBeUndefined();
  });
});

function copyPath(file: CaseFile): string {
  const path = casePath();
  file.db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(file.path, path);
  return path;
}
