/**
 * How statements come from links: the changes that go with a link, with a claim that goes, and with statements that are
 * merged, as parts of a group. Every change is an entry of its own, so that undo takes each back exactly.
 */
import { randomUUID } from 'node:crypto';
import { wallTime } from '../domain/clock';
import { SourcemarkError } from '../domain/errors';
import { NOTE_LIMIT } from '../domain/forms';
import { claimLink, type LinkedPair, type PairLink } from '../domain/link';
import { FIRST_STATUS, isUnsaid, reached, type Statement, type StatementPatch } from '../domain/statement';
import type { CaseFile } from './case-file';
import type { Group } from './commit';
import { nextStamp } from './journal';
import { findLink, linksOf } from './links';
import { allStatements, claimsOf, lastPosition, readStatement, statementOf } from './statements';
import type { ReadableDB, WritableDB } from './sqlite';

/**
 * Sets the link of two claims, as part of a group; null takes it away. A new link puts both into one statement, one that
 * goes may let theirs fall apart. Nothing is written where nothing differs.
 */
export function changeLink(
  db: WritableDB,
  file: CaseFile,
  group: Group,
  { a, b }: LinkedPair,
  to: PairLink | null,
): void {
  const from = findLink(db, { a, b });
  if (from?.relation === to?.relation && from?.supporter === to?.supporter && from?.note === to?.note) return;
  group.commit({ kind: 'link.set', payload: { a, b, from, to } });
  if (from === null) unite(db, file, group, { a, b });
  if (to === null) fallApart(db, file, group, { a, b });
}

/** Puts two claims that were linked into one statement: the older of theirs, or a new one. */
function unite(db: WritableDB, file: CaseFile, group: Group, { a, b }: LinkedPair): void {
  const [ofA, ofB] = [statementOf(db, a), statementOf(db, b)];
  if (ofA !== null && ofB !== null) {
    if (ofA === ofB) return;
    const [older, younger] = [readStatement(db, ofA), readStatement(db, ofB)].sort(byAge);
    if (older && younger) absorb(db, group, younger, older);
    return;
  }
  const into = ofA ?? ofB ?? addStatement(db, file, group, lastPosition(db));
  for (const claim of [a, b]) putInto(db, group, claim, into);
}

function byAge(a: Statement, b: Statement): number {
  return a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
}

/**
 * Where the statement of two claims that were linked hung together by their link alone, the smaller part leaves it, of
 * equal ones the one without the claim that was marked first: as a statement of its own, or a single claim as none.
 */
function fallApart(db: WritableDB, file: CaseFile, group: Group, { a, b }: LinkedPair): void {
  const id = statementOf(db, a);
  if (id === null || statementOf(db, b) !== id) return;
  const claims = claimsOf(db, id).map(({ claim }) => claim);
  const among = new Set(claims);
  const links = linksOf(db, claims)
    .map(claimLink)
    .filter(({ from, to }) => among.has(from) && among.has(to));
  const [partA, partB] = [reached([a], links), reached([b], links)];
  if (partA.has(b)) return;
  const first = claims.find((claim) => partA.has(claim) || partB.has(claim)) ?? a;
  const isSmaller = partA.size === partB.size ? !partA.has(first) : partA.size < partB.size;
  const leaving = isSmaller ? partA : partB;
  const into = leaving.size > 1 ? addStatement(db, file, group, positionAfter(db, id)) : null;
  for (const claim of leaving) putInto(db, group, claim, into);
  tidy(db, group, id);
}

/** Takes all links of a claim off, and the claim out of its statement, whose other claims stay together. */
export function takeOffLinks(db: WritableDB, group: Group, claim: string): void {
  for (const { a, b, ...from } of linksOf(db, [claim])) {
    group.commit({ kind: 'link.set', payload: { a, b, from, to: null } });
  }
  const id = statementOf(db, claim);
  if (id === null) return;
  putInto(db, group, claim, null);
  tidy(db, group, id);
}

/** Moves all claims of a statement into another, which keeps or gets what was said of both; the first is gone then. */
export function absorb(db: WritableDB, group: Group, gone: Statement, into: Statement): void {
  for (const { claim } of claimsOf(db, gone.id)) putInto(db, group, claim, into.id);
  const second = into.title === '' || into.title === gone.title ? '' : gone.title;
  const note = [into.note, second, gone.note].filter((words) => words !== '').join('\n\n');
  if (note.length > NOTE_LIMIT) {
    throw new SourcemarkError(
      'bad-request',
      `The notes of both statements together have more than ${NOTE_LIMIT} characters. Shorten one first; nothing was changed.`,
    );
  }
  const wanted = {
    title: into.title === '' ? gone.title : into.title,
    note,
    status: into.status === FIRST_STATUS ? gone.status : into.status,
    pinned: into.pinned || gone.pinned,
  };
  changeFields(db, group, into.id, wanted, gone.id);
  removeStatement(db, group, gone.id);
}

/** Makes a statement that has no claims yet. Answers its id. */
export function addStatement(db: WritableDB, file: CaseFile, group: Group, position: number): string {
  const stamp = nextStamp(db, file.author);
  const made = { id: randomUUID(), status: FIRST_STATUS, pinned: false, position };
  const statement = { ...made, createdAt: wallTime(stamp.at), createdBy: stamp.by };
  group.commit({ kind: 'statement.add', payload: { statement } }, stamp);
  return statement.id;
}

/** Puts a claim into a statement, or out of its own (null). Nothing is written where it is there already. */
export function putInto(db: WritableDB, group: Group, claim: string, to: string | null): void {
  const from = statementOf(db, claim);
  if (from !== to) group.commit({ kind: 'statement.member', payload: { claim, from, to } });
}

/** Changes fields of a statement, each as an entry of its own. Nothing is written for those that are so already. */
export function changeFields(
  db: WritableDB,
  group: Group,
  id: string,
  wanted: StatementPatch,
  absorbed?: string,
): void {
  const now = readStatement(db, id);
  for (const field of ['title', 'note', 'status', 'pinned', 'position'] as const) {
    if (wanted[field] === undefined || wanted[field] === now[field]) continue;
    const [from, to] = [{ [field]: now[field] }, { [field]: wanted[field] }];
    group.commit({
      kind: 'statement.change',
      payload: { statement: id, from, to, ...(absorbed !== undefined && { absorbed }) },
    });
  }
}

/** A statement of no claim goes; so does one of a single claim of which nobody has said anything. */
function tidy(db: WritableDB, group: Group, id: string): void {
  const [only, ...others] = claimsOf(db, id);
  if (others.length > 0 || (only && !isUnsaid(readStatement(db, id)))) return;
  if (only) putInto(db, group, only.claim, null);
  removeStatement(db, group, id);
}

/** Its words are taken away first: they are entries of their own. */
function removeStatement(db: WritableDB, group: Group, id: string): void {
  changeFields(db, group, id, { title: '', note: '' });
  const { title: _title, note: _note, ...statement } = readStatement(db, id);
  group.commit({ kind: 'statement.remove', payload: { statement } });
}

/** A position between a statement and the next; that of the statement itself where there is no room. */
export function positionAfter(db: ReadableDB, id: string): number {
  const { position } = readStatement(db, id);
  const next = allStatements(db).find((other) => other.position > position);
  return next === undefined ? lastPosition(db) : (position + next.position) / 2;
}
