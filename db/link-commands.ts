/** The commands about links between claims, and about pairs of passages that are proposed to be linked. */
import type { LinkDraft, MatchDraft, PassageDraft } from '../domain/contract';
import { SourcemarkError } from '../domain/errors';
import { linkedPair, pairLink, type Relation } from '../domain/link';
import { rejectedPair, rejectedWords } from '../domain/rejected-words';
import { describeSpan } from '../domain/selector';
import { isPlaced, standingIn } from './anchors';
import { addAnnotation } from './annotation-commands';
import { readAnnotation } from './annotations';
import { readText, sourceOfText, textContent } from './captures';
import type { CaseFile } from './case-file';
import { beginGroup, commit, write, type Group } from './commit';
import { findLink } from './links';
import { isMatchRejected, type RejectedPair } from './match-rejections';
import type { ReadableDB, WritableDB } from './sqlite';
import { changeLink } from './statement-changes';
import { wellFormed } from './well-formed';

/**
 * Links two claims, or changes their link; claims that were not linked come into one statement. Nothing is written where
 * nothing differs. Throws `not-found`, or `bad-request` for what is no claim and for a claim with itself.
 */
export function linkClaims(file: CaseFile, wish: LinkDraft): void {
  write(file, (db) => setIn(db, file, beginGroup(db, file, linkTitle(wish.relation)), wish));
}

function linkTitle(relation: Relation): string {
  // No words of the claims: what is left of a group after a purge keeps its title.
  return `link of two claims: ${relation}`;
}

function setIn(db: WritableDB, file: CaseFile, group: Group, { from, to, relation, note }: LinkDraft): void {
  if (from === to) throw new SourcemarkError('bad-request', 'A claim can’t be linked with itself: choose another one.');
  for (const claim of [from, to]) {
    const { tag, exact } = readAnnotation(db, claim);
    if (tag === 'claim') continue;
    throw new SourcemarkError(
      'bad-request',
      `“${exact.replace(/\s+/gu, ' ').slice(0, 48)}” is not marked as a claim. Only claims can be linked.`,
    );
  }
  const pair = linkedPair(from, to);
  const words = note === undefined ? (findLink(db, pair)?.note ?? '') : wellFormed(note);
  changeLink(db, file, group, pair, pairLink({ from, to, relation, note: words }));
}

/**
 * Takes the link of two claims away. A statement that hung together by it alone falls apart. Throws `not-found` where
 * there is none.
 */
export function unlinkClaims(file: CaseFile, one: string, other: string): void {
  write(file, (db) => {
    const pair = linkedPair(one, other);
    if (findLink(db, pair) === null) {
      throw new SourcemarkError('not-found', 'These two claims are not linked. Nothing was changed.');
    }
    changeLink(db, file, beginGroup(db, file, 'removal of a link between two claims'), pair, null);
  });
}

/**
 * Takes a proposed pair up in one group: marks both passages as claims where no claim has these very bounds, links them,
 * and takes a rejection of the pair back. Answers the two claims. Throws `not-found`, `span-invalid`, or `bad-request`
 * where both passages are the same.
 */
export function acceptMatch(
  file: CaseFile,
  { a, b, relation, note }: MatchDraft,
): { readonly a: string; readonly b: string } {
  return write(file, (db) => {
    const group = beginGroup(db, file, `link of two passages: ${relation}`);
    const pair = pairOfPassages(db, a, b);
    if (isMatchRejected(db, pair)) group.commit({ kind: 'match.reject', payload: { ...pair, from: true, to: false } });
    const claims = { a: claimAt(db, file, group, a), b: claimAt(db, file, group, b) };
    setIn(db, file, group, { from: claims.a, to: claims.b, relation, note });
    return claims;
  });
}

/** The claim that has these bounds in the text, or a new one. */
function claimAt(db: WritableDB, file: CaseFile, group: Group, { text, start, end }: PassageDraft): string {
  const known = standingIn(db, text).find(
    (mark) => mark.tag === 'claim' && isPlaced(mark) && mark.start === start && mark.end === end,
  );
  return known?.id ?? addAnnotation(db, file, group, { text, start, end, tag: 'claim' }).id;
}

/**
 * Keeps, or forgets, that two passages are not to be proposed to be linked. It holds for the words of their sources,
 * whichever text they are read in. Throws `not-found`, `span-invalid`, or `bad-request` where both are the same.
 */
export function rejectMatch(file: CaseFile, a: PassageDraft, b: PassageDraft, rejected: boolean): void {
  write(file, (db) => {
    const pair = pairOfPassages(db, a, b);
    const from = isMatchRejected(db, pair);
    if (from !== rejected) commit(db, file, { kind: 'match.reject', payload: { ...pair, from, to: rejected } });
  });
}

function pairOfPassages(db: ReadableDB, a: PassageDraft, b: PassageDraft): RejectedPair {
  if (a.text === b.text && a.start === b.start && a.end === b.end) {
    throw new SourcemarkError('bad-request', 'Both passages are the same: choose two different ones.');
  }
  const [one, other] = [a, b].map(({ text, ...span }) => {
    const { exact } = describeSpan(textContent(db, readText(db, text).sha256), span);
    return { source: sourceOfText(db, text), words: rejectedWords(exact) || exact };
  });
  if (one === undefined || other === undefined) throw new Error('A pair has two passages.');
  return rejectedPair(one, other);
}
