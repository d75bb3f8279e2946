import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { annotate, removeAnnotations, retag, writeNote } from './annotation-commands';
import { annotationsOfText, findAnnotation } from './annotations';
import type { CaseFile } from './case-file';
import { redo, undo } from './commands';
import { addText, casePath, openTestCase } from './fixtures';
import { nextUndo } from './history';
import { linkStep, run, state, step, TABLES, TEXTS } from './random/fixtures';
import { row, rows } from './sqlite';
import { verifyCase } from './verify';

/** A drill runs more and longer than a test. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 0);
const LIMIT_MS = Number(process.env['PROPERTY_MINUTES'] ?? 3) * 60_000;

/** Replay equals the tables; undoing everything leaves nothing, and doing it again leaves the same. */
function checkHistory(file: CaseFile): void {
  expect(verifyCase(file.db).problems).toEqual([]);
  expect(rows(file.db, 'SELECT * FROM conflict')).toEqual([]);
  const before = state(file);
  let undone = 0;
  while (nextUndo(file.db, file.author.desk) !== undefined) {
    undo(file);
    undone++;
  }
  expect(state(file)).toEqual(TABLES.map(() => []));
  expect(verifyCase(file.db).problems).toEqual([]);
  for (; undone > 0; undone--) redo(file);
  expect(state(file)).toEqual(before);
  expect(verifyCase(file.db).problems).toEqual([]);
}

describe('random commands', () => {
  it('J5, J6, J7: replay equals state, and undoing everything gives an empty case', { timeout: LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let file = openTestCase();
        for (const next of steps) file = run(file, next);
        checkHistory(file);
        file.close();
      }),
      { numRuns: RUNS || 40 },
    );
  });

  it('J5, J6, J7: the same where most of them are about links and statements', { timeout: LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.array(linkStep, { minLength: 5, maxLength: 40 }), (steps) => {
        let file = openTestCase();
        for (const words of TEXTS) {
          const { text } = addText(file, words);
          const [space] = words.match(/\s/u) ?? [' '];
          const first = words.indexOf(space);
          annotate(file, { text, start: 0, end: first, tag: 'claim' });
          annotate(file, { text, start: first + 1, end: first + 3, tag: 'claim' });
        }
        for (const next of steps) file = run(file, next);
        checkHistory(file);
        file.close();
      }),
      { numRuns: RUNS || 15 },
    );
  });

  it('J8: verify finds any single changed byte of an entry', { timeout: LIMIT_MS }, () => {
    const file = openTestCase();
    const { text } = addText(file, TEXTS[3] ?? '');
    annotate(file, { text, start: 0, end: 10, tag: 'claim' });
    retag(file, [annotate(file, { text, start: 4, end: 10, tag: 'actor' }).id], 'place');
    undo(file);
    expect(verifyCase(file.db).ok).toBe(true);
    const entries = row<{ n: number }>(file.db, 'SELECT count(*) AS n FROM journal')?.n ?? 0;
    file.close();
    const columns = ['desk', 'seq', 'id', 'at', 'by', 'kind', 'payload', 'payload_hash', 'prev_hash', 'hash'] as const;
    fc.assert(
      fc.property(
        fc.nat(entries - 1),
        fc.constantFrom(...columns),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (n, column, at, flip) => {
          const copy = casePath();
          copyFileSync(file.path, copy);
          tamper(copy, n, column, at, flip);
          const db = new Database(copy, { readonly: true });
          expect(verifyCase(db).ok, `${column} of entry ${n}, byte ${at} ^ ${flip}`).toBe(false);
          db.close();
        },
      ),
      { numRuns: RUNS || 150 },
    );
  });
});

/** Changes one byte of one column of the entry in row `n`, as somebody with a hex editor would. */
function tamper(path: string, n: number, column: string, at: number, flip: number): void {
  const db = new Database(path);
  const trigger = row<{ sql: string }>(db, "SELECT sql FROM sqlite_schema WHERE name = 'journal_no_update'");
  db.exec('DROP TRIGGER journal_no_update');
  const found = row<{ rowid: number; value: Buffer | number }>(
    db,
    `SELECT rowid, CASE typeof("${column}") WHEN 'integer' THEN "${column}" ELSE CAST("${column}" AS BLOB) END AS value
     FROM journal ORDER BY rowid LIMIT 1 OFFSET ?`,
    n,
  );
  if (found === undefined) throw new Error('no such entry');
  if (typeof found.value === 'number') {
    db.prepare(`UPDATE journal SET "${column}" = ? WHERE rowid = ?`).run(found.value + 1000 + flip, found.rowid);
  } else {
    const byte = at % found.value.length;
    found.value[byte] = (found.value[byte] ?? 0) ^ flip;
    db.prepare(`UPDATE journal SET "${column}" = CAST(? AS TEXT) WHERE rowid = ?`).run(found.value, found.rowid);
  }
  db.exec(trigger?.sql ?? '');
  db.close();
}

describe('the journal', () => {
  it('J2: refuses update and delete', () => {
    const { db } = openTestCase();
    expect(() => db.exec("UPDATE journal SET by = 'x'")).toThrow(/append-only/u);
    expect(() => db.exec('DELETE FROM journal')).toThrow(/append-only/u);
    expect(() =>
      db.exec(
        "REPLACE INTO journal SELECT desk, seq, id, at, 'x', kind, payload, payload_hash, prev_hash, hash FROM journal",
      ),
    ).toThrow(/append-only/u);
  });

  it('J1: a change that the tables refuse leaves no entry', () => {
    const file = openTestCase();
    const before = rows(file.db, 'SELECT * FROM journal');
    expect(() => annotate(file, { text: 'missing', start: 0, end: 1, tag: 'claim' })).toThrow(/no text/u);
    expect(rows(file.db, 'SELECT * FROM journal')).toEqual(before);
  });

  it('J6, J7: undo and redo append, and a new change forgets what was undone', () => {
    const file = openTestCase();
    const { text } = addText(file, 'Daraa was calm.');
    annotate(file, { text, start: 0, end: 5, tag: 'place' });
    undo(file);
    redo(file);
    undo(file);
    annotate(file, { text, start: 6, end: 9, tag: 'claim' });
    expect(() => redo(file)).toThrow(/nothing to redo/u);
    expect(rows<{ kind: string }>(file.db, 'SELECT kind FROM journal ORDER BY seq').map(({ kind }) => kind)).toEqual([
      'case.create',
      'source.add',
      'annotation.add',
      'undo',
      'redo',
      'undo',
      'annotation.add',
    ]);
  });

  it('J8: verify finds rows changed, added or removed outside the journal, and bytes that rot', () => {
    const file = openTestCase();
    const { text } = addText(file, 'Daraa was calm.');
    const { id } = annotate(file, { text, start: 0, end: 5, tag: 'place' });
    const problems = (sql: string): number => {
      const copy = casePath();
      file.db.exec(`VACUUM INTO '${copy}'`);
      const db = new Database(copy);
      db.exec(sql);
      const found = verifyCase(db).problems.length;
      db.close();
      return found;
    };
    expect(problems('SELECT 1')).toBe(0);
    expect(problems("UPDATE annotation SET tag = 'actor'")).toBeGreaterThan(0);
    expect(problems(`DELETE FROM annotation WHERE id = '${id}'`)).toBeGreaterThan(0);
    expect(problems("UPDATE fact SET basis = 'stated'")).toBeGreaterThan(0);
    expect(problems("INSERT INTO source VALUES ('x', 'y', 'z')")).toBeGreaterThan(0);
    expect(problems("DROP TRIGGER content_no_update; UPDATE content SET bytes = x'00'")).toBeGreaterThan(0);
    expect(problems('DROP TRIGGER journal_no_delete')).toBeGreaterThan(0);
  });

  it('J9: undo takes back changes of its own desk only', () => {
    const mine = openTestCase();
    const { text } = addText(mine, 'Daraa was calm.');
    mine.close();
    const theirs = openTestCase(mine.path, { author: { desk: '00000000-0000-4000-8000-000000000002', name: 'Basil' } });
    annotate(theirs, { text, start: 0, end: 5, tag: 'place' });
    theirs.close();
    const again = openTestCase(mine.path);
    expect(() => undo(again)).toThrow();
    expect(annotationsOfText(again.db, text)).toHaveLength(1);
    expect(verifyCase(again.db).problems).toEqual([]);
  });
});

describe('annotations', () => {
  it('N4: setting what is set already writes nothing', () => {
    const file = openTestCase();
    const { text } = addText(file, 'Daraa was calm.');
    const { id } = annotate(file, { text, start: 0, end: 5, tag: 'place', note: 'n' });
    const count = () => row<{ n: number }>(file.db, 'SELECT count(*) AS n FROM journal')?.n;
    const before = count();
    retag(file, [id], 'place');
    writeNote(file, id, 'n');
    expect(count()).toBe(before);
  });

  it('N2, N5: overlapping marks live side by side, and a deleted one comes back as it was', () => {
    const file = openTestCase();
    const { text } = addText(file, 'Daraa was calm.');
    const outer = annotate(file, { text, start: 0, end: 15, tag: 'claim', note: 'why' });
    annotate(file, { text, start: 0, end: 5, tag: 'place' });
    annotate(file, { text, start: 0, end: 5, tag: 'place' });
    removeAnnotations(file, [outer.id]);
    expect(findAnnotation(file.db, outer.id)).toBeUndefined();
    undo(file);
    expect(findAnnotation(file.db, outer.id)).toEqual(outer);
    expect(annotationsOfText(file.db, text)[0]?.id).toBe(outer.id);
  });
});
