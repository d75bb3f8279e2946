import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../domain/annotation';
import { ROLES } from '../domain/entity';
import { SourcemarkError } from '../domain/errors';
import { RELATIONS } from '../domain/link';
import { TAGS } from '../domain/tags';
import { standingIn } from './anchors';
import {
  annotate,
  mergeAnnotations,
  moveBounds,
  removeAnnotations,
  retag,
  splitAnnotation,
  writeNote,
} from './annotation-commands';
import { annotationsOfText, findAnnotation } from './annotations';
import { sourceOfText, textContent, textsOf } from './captures';
import type { CaseFile } from './case-file';
import { setCode } from './codebook-commands';
import { commit, write } from './commit';
import { allEntities } from './entities';
import { acceptMatch, linkClaims, rejectMatch, unlinkClaims } from './link-commands';
import { mentionPlaces } from './mentions';
import {
  answerPair,
  changeEntity,
  createEntity,
  linkMentions,
  mergeEntities,
  removeEntity,
  setClaimRole,
  setClaims,
  splitEntity,
  unmergeEntity,
} from './register-commands';
import { isRejected } from './rejections';
import { addReading, correctFact, decideAnchor, redo, showText, undo } from './commands';
import { addNewCapture, addText, casePath, openTestCase, readOf } from './fixtures';
import { nextRedo, nextUndo } from './history';
import { purgeSource } from './purge';
import { listSources, type SourceRecord } from './sources';
import { row, rows } from './sqlite';
import { changeStatement, mergeStatements, moveStatement, splitStatement } from './statement-commands';
import { allStatements, claimsOf } from './statements';
import { verifyCase } from './verify';

/** A drill runs more and longer than a test. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 0);
const LIMIT_MS = Number(process.env['PROPERTY_MINUTES'] ?? 3) * 60_000;

const TEXTS = [
  'Daraa was calm.',
  'درعا هادئة\r\nاليوم',
  '👨‍👩‍👧‍👦 family in Tafas',
  '225 troops, 45 rebels\n\n“Talks” failed.',
];

/** A random command: what to do, and numbers that pick among what is there. */
const step = fc.record({
  act: fc.constantFrom(
    ...(['add', 'annotate', 'annotate', 'annotate', 'retag', 'note', 'remove', 'undo', 'redo', 'reopen'] as const),
    ...(['capture', 'reread', 'show', 'fact', 'decide', 'purge'] as const),
    ...(['bounds', 'bounds', 'split', 'split', 'join', 'join', 'removeAll', 'retagAll'] as const),
    ...(['claim', 'link', 'link', 'unlink', 'entity', 'rename', 'merge', 'merge', 'unmerge'] as const),
    ...(['divide', 'pair', 'role', 'role', 'code', 'reject', 'drop'] as const),
    ...(['relate', 'relate', 'relate', 'unrelate', 'accept', 'accept', 'refuse'] as const),
    ...(['say', 'join statements', 'part', 'order'] as const),
  ),
  a: fc.nat(),
  b: fc.nat(),
  c: fc.nat(),
});

/** One of them that has to do with links. */
const linkStep = fc.record({
  act: fc.constantFrom(
    ...(['relate', 'relate', 'relate', 'relate', 'relate', 'unrelate', 'unrelate', 'accept', 'refuse'] as const),
    ...(['say', 'say', 'join statements', 'part', 'part', 'order', 'undo', 'undo', 'redo', 'reopen'] as const),
    ...(['remove', 'removeAll', 'retag', 'join', 'split', 'purge', 'purge', 'capture'] as const),
  ),
  a: fc.nat(),
  b: fc.nat(),
  c: fc.nat(),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Runs a step; steps that have nothing to act on do nothing. Answers the case, which may have been opened anew. */
function run(file: CaseFile, { act, a, b, c }: Step): CaseFile {
  const sources = listSources(file.db);
  const source = sources[a % Math.max(1, sources.length)];
  const marks = source === undefined ? [] : annotationsOfText(file.db, source.text.id);
  const mark = marks[b % Math.max(1, marks.length)];
  const tag = TAGS[c % TAGS.length] ?? 'claim';
  if (act === 'add') addText(file, TEXTS[a % TEXTS.length] ?? '');
  else if (act === 'undo') {
    if (nextUndo(file.db, file.author.desk) !== undefined) undo(file);
  } else if (act === 'redo') {
    if (nextRedo(file.db, file.author.desk) !== undefined) redo(file);
  } else if (act === 'reopen') {
    file.close();
    return openTestCase(file.path);
  } else if (source !== undefined && CAPTURE_ACTS.has(act)) {
    runOnCaptures(file, source, { act, a, b, c });
  } else if (LINK_ACTS.has(act)) {
    runOnLinks(file, sources, { act, a, b, c });
  } else if (act === 'annotate' && source !== undefined) {
    const characters = Array.from(textContent(file.db, source.text.sha256));
    const first = b % characters.length;
    const count = 1 + (c % (characters.length - first));
    const start = characters.slice(0, first).join('').length;
    const end = start + characters.slice(first, first + count).join('').length;
    annotate(file, { text: source.text.id, start, end, tag });
  } else if (mark !== undefined && source !== undefined) {
    runOnMark(file, source, marks, mark, { act, a, b, c });
    runOnRegister(file, source, mark, { act, a, b, c });
    if (act === 'retag') retag(file, [mark.id], tag);
    if (act === 'note') writeNote(file, mark.id, `note ${c}`);
    if (act === 'remove') removeAnnotations(file, [mark.id]);
  }
  return file;
}

const CAPTURE_ACTS: ReadonlySet<string> = new Set(['capture', 'reread', 'show', 'fact', 'decide', 'purge']);

function runOnCaptures(file: CaseFile, source: SourceRecord, { act, b, c }: Step): void {
  const content = textContent(file.db, source.text.sha256);
  const texts = textsOf(file.db, source.id);
  if (act === 'capture') addNewCapture(file, source.id, `${TEXTS[c % TEXTS.length]}\n${content}\n${b}`);
  if (act === 'reread') addReading(file, source.capture.id, readOf(`${content}\nmenu`, 'whole'));
  if (act === 'show') showText(file, source.id, texts[b % texts.length]?.id ?? '');
  if (act === 'fact') correctFact(file, source.id, 'outlet', c % 3 === 0 ? undefined : `Outlet ${c % 5}`);
  if (act === 'purge' && c % 4 === 0) purgeSource(file, source.id, 'asked for');
  if (act !== 'decide') return;
  const carried = standingIn(file.db, source.text.id).filter(({ state }) => state !== null);
  const mark = carried[b % Math.max(1, carried.length)];
  if (mark === undefined) return;
  decideAnchor(file, mark.id, source.text.id, c % 2 === 0 ? undefined : { start: 0, end: content.length });
}

const LINK_ACTS: ReadonlySet<string> = new Set([
  ...['relate', 'unrelate', 'accept', 'refuse', 'say', 'join statements', 'part', 'order'],
]);

function runOnLinks(file: CaseFile, sources: readonly SourceRecord[], { act, a, b, c }: Step): void {
  const marks = rows<{ id: string }>(file.db, 'SELECT id FROM annotation ORDER BY created_at, id').map(({ id }) => id);
  const [one, other] = [marks[a % Math.max(1, marks.length)], marks[b % Math.max(1, marks.length)]];
  const relation = RELATIONS[c % RELATIONS.length] ?? 'same';
  const note = c % 3 === 0 ? `because ${c}` : undefined;
  if (one !== undefined && other !== undefined) {
    if (act === 'relate') orRefused(() => linkClaims(file, { from: one, to: other, relation, note }));
    if (act === 'unrelate') orRefused(() => unlinkClaims(file, one, other));
  }
  const passages = [a, b].flatMap((n) => {
    const text = sources[n % Math.max(1, sources.length)]?.text;
    return text === undefined || text.length < 2
      ? []
      : [{ text: text.id, start: c % 2, end: 2 + (n % (text.length - 1)) }];
  });
  const [first, second] = passages;
  if (first && second) {
    if (act === 'accept') orRefused(() => acceptMatch(file, { a: first, b: second, relation, note }));
    if (act === 'refuse') orRefused(() => rejectMatch(file, first, second, c % 3 > 0));
  }
  const statements = allStatements(file.db);
  const chosen = statements[a % Math.max(1, statements.length)];
  const next = statements[b % Math.max(1, statements.length)];
  if (!chosen || !next) return;
  if (act === 'say') {
    const status = ['unchecked', 'confirmed', 'no such status'][c % 3];
    orRefused(() => changeStatement(file, chosen.id, { title: `Title ${b % 3}`, note, status, pinned: c % 2 === 0 }));
  }
  if (act === 'join statements') orRefused(() => mergeStatements(file, [next.id], chosen.id));
  if (act === 'order') moveStatement(file, chosen.id, c % 4 === 0 ? null : next.id);
  if (act === 'part') {
    const claims = claimsOf(file.db, chosen.id).map(({ claim }) => claim);
    orRefused(() => splitStatement(file, chosen.id, claims.slice(0, 1 + (b % 3))));
  }
}

const TABLES = [
  ...['source', 'fact', 'capture', 'text', 'reading', 'annotation', 'anchor'],
  ...['claim', 'entity', 'mention', 'role', 'entity_pair', 'code', 'rejection'],
  ...['link', 'statement', 'statement_claim', 'match_rejection'],
] as const;

/** What a person may ask that can't be done: it must be refused, and change nothing. */
function orRefused(work: () => unknown): void {
  try {
    work();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(SourcemarkError);
  }
}

function runOnMark(
  file: CaseFile,
  { text: { id: text, sha256 } }: SourceRecord,
  marks: readonly Annotation[],
  mark: Annotation,
  { act, b, c }: Step,
): void {
  const length = textContent(file.db, sha256).length;
  const other = marks[c % marks.length] ?? mark;
  const [start, end] = [Math.max(0, mark.start - (b % 3)), Math.min(length, mark.end + (c % 4) - 1)];
  if (act === 'bounds') orRefused(() => moveBounds(file, mark.id, text, { start, end }));
  if (act === 'split')
    orRefused(() => splitAnnotation(file, mark.id, text, mark.start + 1 + (c % (mark.end - mark.start))));
  if (act === 'join') orRefused(() => mergeAnnotations(file, mark.id, other.id, text));
  if (act === 'removeAll') removeAnnotations(file, Array.from(new Set([mark.id, other.id])));
  if (act === 'retagAll') retag(file, Array.from(new Set([mark.id, other.id])), TAGS[b % TAGS.length] ?? 'claim');
  if (act === 'role') orRefused(() => setClaimRole(file, mark.id, other.id, [null, ...ROLES][b % 4] ?? null));
  if (act === 'reject') {
    commitRejection(file, mark, c % 2 === 0);
  }
}

function commitRejection(file: CaseFile, { text, tag, exact }: Annotation, rejected: boolean): void {
  write(file, (db) => {
    const from = isRejected(db, { tag, words: exact });
    const payload = { source: sourceOfText(db, text), tag, words: exact, from, to: rejected };
    if (from !== rejected) commit(db, file, { kind: 'suggestion.reject', payload });
  });
}

function runOnRegister(file: CaseFile, source: SourceRecord, mark: Annotation, { act, a, b, c }: Step): void {
  const entities = allEntities(file.db);
  const entity = entities[b % Math.max(1, entities.length)];
  const other = entities[c % Math.max(1, entities.length)];
  const why = c % 2 === 0 ? '' : `because ${c % 7}`;
  if (act === 'claim') {
    const speaker =
      c % 3 === 0
        ? null
        : c % 3 === 1 || !entity
          ? { kind: 'outlet' as const }
          : { kind: 'entity' as const, entity: entity.id };
    const check = b % 2 === 0 ? { status: 'disputed', reason: why, at: '', by: '' } : null;
    orRefused(() =>
      setClaims(file, [mark.id], { speaker, check, stance: ['denies', null][a % 2] ?? null, hedges: ['claims'] }),
    );
  }
  if (act === 'entity')
    createEntity(file, { kind: b % 2 === 0 ? 'actor' : 'place', name: `Name ${b % 5}`, type: 'person' }, why);
  if (act === 'link') {
    const target = entity && c % 3 > 0 ? { entity: entity.id } : { create: { name: mark.exact.trim() || 'x' } };
    orRefused(() => linkMentions(file, [mark.id], target, c % 4 === 0 ? 'unsure' : 'sure', why));
  }
  if (act === 'unlink') orRefused(() => linkMentions(file, [mark.id], null, 'sure', why));
  if (act === 'code') {
    setCode(file, {
      list: 'stance',
      id: `own-${c % 2}`,
      name: `Own ${c}`,
      definition: why,
      colour: 'teal',
      position: 9,
      hidden: c % 2 === 0,
    });
  }
  if (!entity || !other) return;
  if (act === 'rename') {
    const location = c % 2 === 0 ? null : { lat: 32.6, lon: 36.1, gazetteer: '', why };
    changeEntity(
      file,
      entity.id,
      { name: `Other ${c % 5}`, location, aliases: [{ name: `alias ${c}`, origin: 'person' }] },
      why,
    );
  }
  if (act === 'merge') orRefused(() => mergeEntities(file, [entity.id], other.id, why));
  if (act === 'unmerge') orRefused(() => unmergeEntity(file, entity.id, why));
  if (act === 'pair')
    orRefused(() => answerPair(file, entity.id, other.id, [null, 'unsure', 'different'][a % 3] as never, why));
  if (act === 'drop') orRefused(() => removeEntity(file, entity.id, why));
  if (act === 'divide') {
    const mentions = mentionPlaces(file.db, [entity.id]).map(({ annotation }) => annotation);
    orRefused(() =>
      splitEntity(file, entity.id, mentions.slice(0, 1 + (c % 2)), { name: `Split ${source.id.slice(0, 4)}` }, why),
    );
  }
}

/** Every table that the journal makes but the list of what was purged, as it is now. */
function state(file: CaseFile): unknown {
  return TABLES.map((table) => rows(file.db, `SELECT * FROM ${table} ORDER BY 1, 2`));
}

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
