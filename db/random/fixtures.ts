/** Random commands over a case, for tests of what must hold whatever a person does. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Annotation } from '../../domain/annotation';
import { ROLES } from '../../domain/entity';
import { SourcemarkError } from '../../domain/errors';
import { RELATIONS } from '../../domain/link';
import { TAGS } from '../../domain/tags';
import { standingIn } from '../anchors';
import {
  annotate,
  mergeAnnotations,
  moveBounds,
  removeAnnotations,
  retag,
  splitAnnotation,
  writeNote,
} from '../annotation-commands';
import { annotationsOfText } from '../annotations';
import { sourceOfText, textContent, textsOf } from '../captures';
import type { CaseFile } from '../case-file';
import { setCode } from '../codebook-commands';
import { commit, write } from '../commit';
import { allEntities } from '../entities';
import { acceptMatch, linkClaims, rejectMatch, unlinkClaims } from '../link-commands';
import { mentionPlaces } from '../mentions';
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
} from '../register-commands';
import { isRejected } from '../rejections';
import { addReading, correctFact, decideAnchor, redo, showText, undo } from '../commands';
import { addNewCapture, addText, openTestCase, readOf } from '../fixtures';
import { nextRedo, nextUndo } from '../history';
import { purgeSource } from '../purge';
import { listSources, type SourceRecord } from '../sources';
import { rows } from '../sqlite';
import { changeStatement, mergeStatements, moveStatement, splitStatement } from '../statement-commands';
import { allStatements, claimsOf } from '../statements';

/** Texts that random cases are made of. */
export const TEXTS = [
  'Daraa was calm.',
  'درعا هادئة\r\nاليوم',
  '👨‍👩‍👧‍👦 family in Tafas',
  '225 troops, 45 rebels\n\n“Talks” failed.',
];

/** A random command: what to do, and numbers that pick among what is there. */
export const step = fc.record({
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
export const linkStep = fc.record({
  act: fc.constantFrom(
    ...(['relate', 'relate', 'relate', 'relate', 'relate', 'unrelate', 'unrelate', 'accept', 'refuse'] as const),
    ...(['say', 'say', 'join statements', 'part', 'part', 'order', 'undo', 'undo', 'redo', 'reopen'] as const),
    ...(['remove', 'removeAll', 'retag', 'join', 'split', 'purge', 'purge', 'capture'] as const),
  ),
  a: fc.nat(),
  b: fc.nat(),
  c: fc.nat(),
});

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Runs a step; steps that have nothing to act on do nothing. Answers the case, which may have been opened anew. */
export function run(file: CaseFile, { act, a, b, c }: Step): CaseFile {
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
    return openTestCase(file.path, { author: file.author });
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

/** Every table that the journal makes but the list of what was purged, and what case it is. */
export const TABLES = [
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
export function state(file: CaseFile): unknown {
  return TABLES.map((table) => rows(file.db, `SELECT * FROM ${table} ORDER BY 1, 2`));
}

/** The tables, the journal and which bytes there are. */
export function everything(file: CaseFile): unknown {
  return [
    state(file),
    ...['journal', 'purged', 'conflict', 'left_out'].map((table) =>
      rows(file.db, `SELECT * FROM ${table}`)
        .map((found) => JSON.stringify(found))
        .sort(),
    ),
    rows(file.db, 'SELECT sha256 FROM content ORDER BY 1'),
  ];
}
