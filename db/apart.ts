/**
 * What two people changed without knowing of each other: fields of which a change expects another value than the tables
 * hold. Such a change is applied, since it is the later one, and what it replaces is kept as a conflict.
 */
import { changedFields, type ChangedField } from '../domain/changed-fields';
import type { Change } from '../domain/command';
import { findAnchor } from './anchors';
import { findAnnotation } from './annotations';
import { readClaim } from './claims';
import { findCode } from './codes';
import { findEntity, pairAnswer } from './entities';
import { factsOf } from './facts';
import { findLink } from './links';
import { findMention, findRole } from './mentions';
import { findSavedSearch } from './saved-searches';
import { row, type ReadableDB } from './sqlite';
import { findStatement, statementOf } from './statements';
import { wellFormed } from './well-formed';

/** A field whose value is neither what the change expects nor what it sets. `held` is JSON. */
export interface ApartField {
  readonly field: string;
  readonly held: string;
}

/** The fields that a change meets with another value. `way`: whether it is applied or taken back. */
export function fieldsApart(db: ReadableDB, change: Change, way: 'apply' | 'revert'): ApartField[] {
  const fields = changedFields(change);
  if (fields.length === 0) return [];
  return fields.flatMap((one) => {
    const now = heldIn(db, change, one.field);
    if (now === undefined) return [];
    const [expected, wanted] = way === 'apply' ? [one.from, one.to] : [one.to, one.from];
    const held = comparable(change, now);
    return held === comparable(change, expected) || held === comparable(change, wanted)
      ? []
      : [{ field: one.field, held }];
  });
}

/** What the tables hold of a field, or undefined where there is nothing that could have it. */
function heldIn(db: ReadableDB, change: Change, field: ChangedField['field']): unknown {
  switch (change.kind) {
    case 'annotation.retag':
      return findAnnotation(db, change.payload.annotation)?.tag;
    case 'annotation.note':
      return findAnnotation(db, change.payload.annotation)?.note;
    case 'annotation.move':
      return findAnnotation(db, change.payload.annotation);
    case 'anchor.decide':
      return findAnchor(db, change.payload.to.annotation, change.payload.to.text) ?? null;
    case 'claim.set':
      return (readClaim(db, change.payload.annotation) as unknown as Record<string, unknown>)[field];
    case 'mention.set':
      return findMention(db, change.payload.annotation);
    case 'role.set':
      return findRole(db, change.payload.claim, change.payload.mention);
    case 'entity.change':
      return (findEntity(db, change.payload.entity) as Record<string, unknown> | undefined)?.[field];
    case 'entity.merge':
      return findEntity(db, change.payload.entity)?.mergedInto;
    case 'entity.pair':
      return pairAnswer(db, change.payload.a, change.payload.b);
    case 'code.set':
      return findCode(db, change.payload.list, change.payload.code);
    case 'link.set':
      return findLink(db, change.payload);
    case 'search.save':
      return keptSearch(db, change.payload.search);
    case 'statement.change':
      return (findStatement(db, change.payload.statement) as Record<string, unknown> | undefined)?.[field];
    case 'statement.member':
      return statementOf(db, change.payload.claim);
    case 'source.fact':
    case 'source.read':
    case 'capture.add':
    case 'text.add':
      return field === 'text'
        ? row<{ text: string }>(db, 'SELECT text FROM reading WHERE source = ?', change.payload.source)?.text
        : (factsOf(db, change.payload.source).find((fact) => fact.field === field) ?? null);
    default:
      return undefined;
  }
}

/** What is kept under an id, as a change says it. */
function keptSearch(db: ReadableDB, search: string): object | null {
  const found = findSavedSearch(db, search);
  if (found === undefined) return null;
  const { id: _, ...kept } = found;
  return kept;
}

/** A value as text that is equal for equal values. Of a place only where it is counts, not how it was found. */
function comparable(change: Change, value: unknown): string {
  const isPlace = change.kind === 'annotation.move' || change.kind === 'anchor.decide';
  if (!isPlace || typeof value !== 'object' || value === null) return sortedJson(value);
  const { start, end } = value as { start?: unknown; end?: unknown };
  return sortedJson({ start, end });
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    // A table holds half a surrogate pair as what it can't mean.
    if (typeof part === 'string') return wellFormed(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
