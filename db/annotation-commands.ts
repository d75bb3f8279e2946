/**
 * The commands about annotations: marking, bounds, tags, notes, splitting and merging, deleting. What hangs on an
 * annotation (what was said of a claim, links, an entity, roles, places in other texts) goes and comes back with it.
 */
import { randomUUID } from 'node:crypto';
import { makeAnnotation, type Annotation, type AnnotationDraft } from '../domain/annotation';
import { wallTime } from '../domain/clock';
import { CLAIM_FIELDS, type ClaimAttributes, type ClaimPatch } from '../domain/claim';
import { SourcemarkError } from '../domain/errors';
import { claimLink, linkedPair, pairLink } from '../domain/link';
import { describeSpan } from '../domain/selector';
import type { Tag } from '../domain/tags';
import { isGraphemeBoundary, selectionSpan, type Span } from '../domain/text';
import { anchorsOf, isPlaced, standing } from './anchors';
import { readAnnotation } from './annotations';
import { readText, textContent } from './captures';
import { carryAgain } from './carry';
import type { CaseFile } from './case-file';
import { claimChange, readClaim } from './claims';
import { anchorDecision } from './commands';
import { beginGroup, commit, write, type Group } from './commit';
import { findLink, linksOf } from './links';
import { findMention, rolesOf } from './mentions';
import { nextStamp } from './journal';
import type { ReadableDB, WritableDB } from './sqlite';
import { changeLink, putInto, takeOffLinks } from './statement-changes';
import { statementOf } from './statements';
import { wellFormed } from './well-formed';

/** Marks a span. Throws `span-invalid` or `not-found`. */
export function annotate(file: CaseFile, draft: AnnotationDraft): Annotation {
  return write(file, (db) =>
    addAnnotation(db, file, { commit: (change, stamp) => commit(db, file, change, stamp) }, draft),
  );
}

/** Marks a span as part of a group. Throws `span-invalid` or `not-found`. */
export function addAnnotation(db: WritableDB, file: CaseFile, group: Group, draft: AnnotationDraft): Annotation {
  const content = textContent(db, readText(db, draft.text).sha256);
  const stamp = nextStamp(db, file.author);
  const annotation = makeAnnotation(draft, content, { id: randomUUID(), at: wallTime(stamp.at), by: stamp.by });
  group.commit({ kind: 'annotation.add', payload: annotation }, stamp);
  return annotation;
}

/**
 * Gives annotations another tag. What only the old tag can have (what was said of a claim, an entity of the other kind,
 * roles) is taken away with it. Nothing is written for those that have the tag already. Throws `not-found`.
 */
export function retag(file: CaseFile, ids: readonly string[], to: Tag): void {
  write(file, (db) => {
    const changed = ids.map((id) => readAnnotation(db, id)).filter(({ tag }) => tag !== to);
    const [only] = changed;
    if (only === undefined) return;
    const title =
      changed.length === 1 ? `change of tag from ${only.tag} to ${to}` : `change of ${changed.length} tags to ${to}`;
    const group = beginGroup(db, file, title);
    for (const { id, tag: from } of changed) {
      takeOff(db, group, id);
      group.commit({ kind: 'annotation.retag', payload: { annotation: id, from, to } });
    }
  });
}

/** Sets the note of an annotation. Nothing is written when it is the same. Throws `not-found`. */
export function writeNote(file: CaseFile, id: string, to: string): Annotation {
  return write(file, (db) => {
    const { note: from } = readAnnotation(db, id);
    const stored = wellFormed(to);
    if (from !== stored) {
      commit(db, file, { kind: 'annotation.note', payload: { annotation: id, from, to: stored } });
    }
    return readAnnotation(db, id);
  });
}

/** Deletes annotations; undo brings them back as they were. Throws `not-found`. */
export function removeAnnotations(file: CaseFile, ids: readonly string[]): void {
  write(file, (db) => {
    const found = ids.map((id) => readAnnotation(db, id));
    const [only] = found;
    if (only === undefined) return;
    const title = found.length === 1 ? deletionTitle(db, only) : `deletion of ${found.length} marks`;
    const group = beginGroup(db, file, title);
    for (const annotation of found) remove(db, group, annotation);
  });
}

function deletionTitle(db: ReadableDB, { id, tag, exact }: Annotation): string {
  // Changes to what other sources say belong to the group: they must hold no words of this one, which may be purged.
  if (statementOf(db, id) !== null || linksOf(db, [id]).length > 0) return `deletion of a linked ${tag}`;
  return `deletion of the ${tag} mark on “${exact.replace(/\s+/gu, ' ').slice(0, 48)}”`;
}

function remove(db: WritableDB, group: Group, annotation: Annotation): void {
  takeOff(db, group, annotation.id);
  group.commit({ kind: 'annotation.remove', payload: { ...annotation, anchors: anchorsOf(db, annotation.id) } });
}

/** Takes off what hangs on an annotation: links and its statement, roles, its entity, and what was said of it. */
function takeOff(db: WritableDB, group: Group, id: string): void {
  takeOffLinks(db, group, id);
  for (const { claim, mention, role } of rolesOf(db, id)) {
    group.commit({ kind: 'role.set', payload: { claim, mention, from: role, to: null } });
  }
  const from = findMention(db, id);
  if (from !== null) group.commit({ kind: 'mention.set', payload: { annotation: id, from, to: null, reason: '' } });
  sayOfClaim(db, group, id, Object.fromEntries(CLAIM_FIELDS.map((field) => [field, null])));
}

/** Sets what is said of a claim, as part of a group. Nothing is written where nothing differs. */
export function sayOfClaim(db: WritableDB, group: Group, id: string, wanted: ClaimPatch): void {
  const change = claimChange(readClaim(db, id), wanted);
  if (change === undefined) return;
  group.commit({ kind: 'claim.set', payload: { annotation: id, ...change } });
}

/**
 * Gives an annotation other bounds in `text`, one of the texts of its source. White space at the ends is left out.
 * Throws `not-found`, or `span-invalid` for a span that is empty, outside the text or splits a grapheme cluster.
 */
export function moveBounds(file: CaseFile, id: string, text: string, wanted: Span): void {
  write(file, (db) => {
    const { span: now } = placeIn(db, id, text);
    const span = checkedSpan(textContent(db, readText(db, text).sha256), wanted);
    if (span.start === now.start && span.end === now.end) return;
    move(db, file, { commit: (change) => commit(db, file, change) }, { id, text, span });
  });
}

/**
 * Divides an annotation at `at` (UTF-16 code units of `text`): it keeps the words before, and a new one of the same tag
 * gets those after. Of a claim both keep the speaker, attribution, stance and importance. Answers the new annotation.
 * Throws `not-found`, or `span-invalid` where there are no words on one side or a grapheme cluster would be split.
 */
export function splitAnnotation(file: CaseFile, id: string, text: string, at: number): Annotation {
  return write(file, (db) => {
    const { annotation, span } = placeIn(db, id, text);
    const content = textContent(db, readText(db, text).sha256);
    if (at <= span.start || at >= span.end || !isGraphemeBoundary(content, at)) {
      throw new SourcemarkError(
        'span-invalid',
        'A mark is divided between two of its characters: choose a place inside it.',
      );
    }
    const first = selectionSpan(content, { start: span.start, end: at });
    const second = selectionSpan(content, { start: at, end: span.end });
    if (first === undefined || second === undefined) {
      throw new SourcemarkError(
        'span-invalid',
        'There are no words on one side of this place, so nothing was divided.',
      );
    }
    const group = beginGroup(db, file, `division of the ${annotation.tag} mark in two`);
    move(db, file, group, { id, text, span: first });
    const added = addAnnotation(db, file, group, { text, ...second, tag: annotation.tag });
    const { speaker, attribution, stance, importance } = readClaim(db, id);
    sayOfClaim(db, group, added.id, { speaker, attribution, stance, importance });
    return added;
  });
}

/**
 * Makes one annotation of two of the same tag that stand in `text`: the one that begins first gets the bounds of both,
 * their notes and, where nothing was said of it, what was said of the other. Answers its id. Throws `not-found` or
 * `bad-request`.
 */
export function mergeAnnotations(file: CaseFile, one: string, other: string, text: string): string {
  return write(file, (db) => {
    const places = [placeIn(db, one, text), placeIn(db, other, text)].sort(
      (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
    );
    const [first, second] = places;
    if (first === undefined || second === undefined || one === other) {
      throw new SourcemarkError('bad-request', 'Two different marks are needed to merge them.');
    }
    const { tag } = first.annotation;
    if (second.annotation.tag !== tag) {
      throw new SourcemarkError(
        'bad-request',
        `A mark of ${tag} and one of ${second.annotation.tag} can't be merged. Give them the same tag first.`,
      );
    }
    const group = beginGroup(db, file, `merge of two ${tag} marks`);
    const keptId = first.annotation.id;
    const goneId = second.annotation.id;
    // What hangs on the one that goes is read before it is taken off.
    const said = readClaim(db, goneId);
    const mention = findMention(db, goneId);
    const roles = rolesOf(db, goneId);
    takeOverLinks(db, file, group, goneId, keptId);
    remove(db, group, readAnnotation(db, goneId));
    move(db, file, group, {
      id: keptId,
      text,
      span: { start: first.span.start, end: Math.max(first.span.end, second.span.end) },
    });
    const own = readClaim(db, keptId);
    sayOfClaim(db, group, keptId, missing(own, said));
    if (mention !== null && findMention(db, keptId) === null) {
      group.commit({ kind: 'mention.set', payload: { annotation: keptId, from: null, to: mention, reason: '' } });
    }
    const known = rolesOf(db, keptId);
    for (const row of roles) {
      const claim = row.claim === goneId ? keptId : row.claim;
      const actor = row.mention === goneId ? keptId : row.mention;
      if (known.some((role) => role.claim === claim && role.mention === actor)) continue;
      group.commit({ kind: 'role.set', payload: { claim, mention: actor, from: null, to: row.role } });
    }
    const notes = [first.annotation.note, second.annotation.note].filter((note) => note !== '');
    const to = notes.join('\n\n');
    if (to !== first.annotation.note) {
      group.commit({ kind: 'annotation.note', payload: { annotation: keptId, from: first.annotation.note, to } });
    }
    return keptId;
  });
}

/** Gives the links of a claim to another that takes its place, and its statement where that has none. */
function takeOverLinks(db: WritableDB, file: CaseFile, group: Group, gone: string, kept: string): void {
  if (statementOf(db, kept) === null) putInto(db, group, kept, statementOf(db, gone));
  for (const { from, to, ...link } of linksOf(db, [gone]).map(claimLink)) {
    const [one, other] = [from === gone ? kept : from, to === gone ? kept : to];
    const pair = linkedPair(one, other);
    if (one === other || findLink(db, pair) !== null) continue;
    changeLink(db, file, group, pair, pairLink({ ...link, from: one, to: other }));
  }
}

/** What `other` says where `own` says nothing. */
function missing(own: ClaimAttributes, other: ClaimAttributes): ClaimPatch {
  return Object.fromEntries(CLAIM_FIELDS.filter((field) => own[field] === null).map((field) => [field, other[field]]));
}

interface Placed {
  readonly annotation: Annotation;
  readonly span: Span;
}

/** An annotation and where it stands in a text. Throws `not-found` where it has no sure place in it. */
function placeIn(db: ReadableDB, id: string, text: string): Placed {
  const annotation = readAnnotation(db, id);
  const found = standing(db, id, text);
  if (found === undefined || !isPlaced(found)) {
    throw new SourcemarkError('not-found', 'This mark has no sure place in this text. Place it first, in the review.');
  }
  return { annotation, span: { start: found.start, end: found.end } };
}

function checkedSpan(content: string, { start, end }: Span): Span {
  // Says what is wrong with a span that is none.
  describeSpan(content, { start, end });
  const span =
    isGraphemeBoundary(content, start) && isGraphemeBoundary(content, end) && selectionSpan(content, { start, end });
  if (!span) {
    throw new SourcemarkError('span-invalid', 'A mark begins and ends between whole characters, and has at least one.');
  }
  return span;
}

/** Moves an annotation within a text: where it was made its span is another, elsewhere a person has said so. */
function move(
  db: WritableDB,
  file: CaseFile,
  group: Group,
  { id, text, span }: { id: string; text: string; span: Span },
): void {
  const annotation = readAnnotation(db, id);
  if (annotation.text !== text) {
    group.commit(anchorDecision(db, id, text, span));
    return;
  }
  const { start, end, exact, prefix, suffix } = annotation;
  const to = describeSpan(textContent(db, readText(db, text).sha256), span);
  const anchorsFrom = anchorsOf(db, id);
  const anchorsTo = carryAgain(db, { ...annotation, ...to }, anchorsFrom);
  group.commit({
    kind: 'annotation.move',
    payload: { annotation: id, from: { start, end, exact, prefix, suffix }, to, anchorsFrom, anchorsTo },
  });
}
