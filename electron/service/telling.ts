/**
 * What the windows are told of a change: worked out from the journal entries that a command has appended, so that every
 * command, undo and redo is told alike, and nothing that changed is forgotten.
 */
import { isChangeKind, type Change } from '../../domain/command';
import type { CaseChange, Mark, MarkChange } from '../../domain/contract';
import type { Tag } from '../../domain/tags';
import { standing } from '../../db/anchors';
import { findAnnotation } from '../../db/annotations';
import { sourceOfText } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { touchedBy, type Touched } from '../../db/changes';
import { claimsBy } from '../../db/claims';
import { readCodebook } from '../../db/codes';
import { findEntity, mergedWith, rootOf } from '../../db/entities';
import { changeOf, readEntry, type JournalEntry } from '../../db/journal';
import { countMentions, findMention } from '../../db/mentions';
import { savedSearches } from '../../db/saved-searches';
import { findSource, readSource } from '../../db/sources';
import { statementOf, statementsOfSource } from '../../db/statements';
import { row, rows, type ReadableDB } from '../../db/sqlite';
import { caseChange, summaries } from './case-view';
import { markIn } from './opened-source';
import { summariseEntities } from './register-view';
import { summariseStatements } from './statement-view';

/** The place in the journal after which what a command does is to be told. */
export function journalPlace({ db, author }: CaseFile): number {
  return row<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM journal WHERE desk = ?', author.desk)?.seq ?? 0;
}

/** A change that was done, undone or done again. */
interface Step {
  readonly change: Change;
  readonly undone: boolean;
}

/**
 * What this desk has changed since `place`, as the windows are told; undefined where nothing was. `origins` says where
 * sources have it from, as far as it is known; it is asked only where statements changed.
 */
export function changeSince(
  file: CaseFile,
  place: number,
  origins: () => ReadonlyMap<string, string> = () => new Map(),
): CaseChange | undefined {
  const steps = stepsSince(file, place);
  if (steps.length === 0) return undefined;
  const { db } = file;
  const touched = steps.map(({ change }) => touchedBy(change));
  const marks: MarkChange[] = [];
  const listed = new Set<string>();
  const entities = new Set(touched.flatMap((one) => one.entities));
  // Who speaks in claims and whom they name is known by the register.
  const named = namingSources(db, steps);
  const linked = new Set(
    steps.flatMap(({ change }) => (change.kind === 'mention.set' ? [change.payload.annotation] : [])),
  );
  for (const [id, before] of tagsBefore(db, steps)) {
    const told = markChange(file, id, before);
    if (told === undefined) continue;
    marks.push(told.change);
    if (told.listed) listed.add(told.change.source);
    const mention = findMention(db, id);
    if (mention !== null) entities.add(mention.entity);
    if (mention !== null || linked.has(id)) named.add(told.change.source);
  }
  const sources = new Set([...touched.flatMap((one) => one.sources), ...listed]);
  const there = Array.from(sources).filter((id) => findSource(db, id) !== undefined);
  const statements = new Set(touched.flatMap((one) => one.statements));
  for (const id of touched.flatMap((one) => one.annotations)) {
    const statement = statementOf(db, id);
    if (statement !== null) statements.add(statement);
  }
  // The order of their cells is that of publication.
  for (const id of [...sources, ...named])
    for (const statement of statementsOfSource(db, id).values()) statements.add(statement);
  const stated = statements.size === 0 ? [] : summariseStatements(db, Array.from(statements), origins());
  const summarised = summariseEntities(db, Array.from(entities));
  const shown = new Set(summarised.map(({ entity }) => entity));
  return caseChange(file, {
    marks,
    added: summaries(file, there),
    reloaded: there,
    removed: Array.from(sources).filter((id) => !there.includes(id)),
    entities: summarised,
    entitiesRemoved: Array.from(entities).filter((id) => !shown.has(id)),
    statements: stated,
    statementsRemoved: Array.from(statements).filter((id) => !stated.some(({ statement }) => statement === id)),
    codebook: touched.some((one) => one.codebook) ? readCodebook(db) : undefined,
    searches: touched.some((one) => one.searches) ? savedSearches(db) : undefined,
    suggestions: steps.some(({ change }, at) => bearsOnSuggestions(change, touched[at])),
  });
}

/** The sources that mention what was changed of the register, or have it speak. */
function namingSources(db: ReadableDB, steps: readonly Step[]): Set<string> {
  const changed = steps.flatMap(({ change }) => (change.kind.startsWith('entity.') ? touchedBy(change).entities : []));
  const families = new Set(changed.flatMap((id) => (findEntity(db, id) ? mergedWith(db, rootOf(db, id)) : [])));
  if (families.size === 0) return new Set();
  const mentioning = countMentions(db, Array.from(families)).map(({ source }) => source);
  const speaking = Array.from(families).flatMap((id) => claimsBy(db, id));
  return new Set([
    ...mentioning,
    ...speaking.flatMap((claim) => {
      const text = findAnnotation(db, claim)?.text;
      return text === undefined ? [] : [sourceOfText(db, text)];
    }),
  ]);
}

/** How claims are linked has no part in what is proposed to be marked. */
function bearsOnSuggestions({ kind }: Change, touched: Touched | undefined): boolean {
  if (touched === undefined || kind === 'link.set' || kind === 'statement.member') return false;
  return touched.annotations.length + touched.entities.length > 0 || touched.rejections;
}

/** The changes that were made, undone or done again since `place`, in order. */
function stepsSince({ db, author }: CaseFile, place: number): Step[] {
  const entries = rows<JournalEntry>(
    db,
    `SELECT desk, seq, id, at, by, kind, payload, payload_hash, prev_hash, hash FROM journal
     WHERE desk = ? AND seq > ? AND payload IS NOT NULL ORDER BY seq`,
    author.desk,
    place,
  );
  return entries.flatMap((entry): Step[] => {
    if (isChangeKind(entry.kind)) return [{ change: changeOf(entry), undone: false }];
    if (entry.kind !== 'undo' && entry.kind !== 'redo') return [];
    const acted = readEntry(db, (JSON.parse(entry.payload) as { entry: string }).entry);
    return acted === undefined ? [] : [{ change: changeOf(acted), undone: entry.kind === 'undo' }];
  });
}

/** The tag that each annotation had before the steps; undefined for one that was not there. */
function tagsBefore(db: ReadableDB, steps: readonly Step[]): Map<string, Before> {
  const before = new Map<string, Before>();
  // What is taken off an annotation before it goes does not tell what it was.
  const certain = new Set<string>();
  for (const { change, undone } of steps) {
    for (const id of touchedBy(change).annotations) {
      if (certain.has(id)) continue;
      const said = beforeStep(change, undone, id);
      const known = before.get(id) ?? { tag: findAnnotation(db, id)?.tag, text: undefined, moved: false };
      before.set(id, said ? { ...said, moved: known.moved } : known);
      if (said) certain.add(id);
    }
    if (change.kind !== 'anchor.decide') continue;
    const known = before.get(change.payload.to.annotation);
    if (known) before.set(change.payload.to.annotation, { ...known, moved: true });
  }
  return before;
}

interface Before {
  readonly tag: Tag | undefined;
  /** The text that it was made in, where the change says so. */
  readonly text: string | undefined;
  /** True when a person decided where it stands, so that lists of what has no place may have changed. */
  readonly moved: boolean;
}

function beforeStep(change: Change, undone: boolean, id: string): Before | undefined {
  switch (change.kind) {
    case 'annotation.add':
    case 'annotation.remove': {
      if (change.payload.id !== id) return undefined;
      const came = (change.kind === 'annotation.add') !== undone;
      return { tag: came ? undefined : change.payload.tag, text: change.payload.text, moved: false };
    }
    case 'annotation.retag':
      return { tag: undone ? change.payload.to : change.payload.from, text: undefined, moved: false };
    default:
      return undefined;
  }
}

function markChange(
  file: CaseFile,
  id: string,
  before: Before,
): { readonly change: MarkChange; readonly listed: boolean } | undefined {
  const { db } = file;
  const now = findAnnotation(db, id);
  const madeIn = now?.text ?? before.text;
  const tag = now?.tag ?? before.tag;
  if (madeIn === undefined || tag === undefined) return undefined;
  const source = sourceOf(db, madeIn);
  if (source === undefined) return undefined;
  const text = readSource(db, source).text.id;
  const mark = now === undefined ? undefined : shownMark(db, id, text);
  // What has no sure place is listed, and lists are read again.
  const listed = before.moved || (madeIn !== text && mark === undefined);
  return { change: { source, text, id, tag, before: before.tag, mark }, listed };
}

/** An annotation as it is shown in the text of its source that is read; undefined where it has no sure place in it. */
export function shownMark(db: ReadableDB, id: string, text: string): Mark | undefined {
  const found = standing(db, id, text);
  return found && markIn(db, found, text);
}

function sourceOf(db: ReadableDB, text: string): string | undefined {
  const known = row(db, 'SELECT 1 FROM text WHERE id = ?', text);
  return known === undefined ? undefined : sourceOfText(db, text);
}
