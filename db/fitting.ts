/**
 * Whether a change fits what the case holds by now. A command checks this before it writes; here it is checked for what
 * another copy of the case, undo or redo does to it: what SQLite can't check, since it takes two tables.
 */
import type { Change } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import type { Tag } from '../domain/tags';
import { findAnnotation } from './annotations';
import { readClaim } from './claims';
import { isNothingSaid } from '../domain/claim';
import { findEntity, rootOf } from './entities';
import { linksOf } from './links';
import { findMention, rolesOf } from './mentions';
import type { ReadableDB } from './sqlite';
import { statementOf } from './statements';

/** Throws `refused` where a change that is applied (`to`) or taken back (`from`) would leave what can't be. */
export function checkFits(db: ReadableDB, change: Change, which: 'from' | 'to'): void {
  if (!fits(db, change, which)) {
    throw new SourcemarkError(
      'refused',
      'Something else in the case depends on this, so it was left as it is. Nothing was changed.',
    );
  }
}

function fits(db: ReadableDB, change: Change, which: 'from' | 'to'): boolean {
  switch (change.kind) {
    case 'annotation.retag': {
      const { annotation } = change.payload;
      return hasTag(db, annotation, change.payload[which]) || !isHungOn(db, annotation);
    }
    case 'claim.set':
      return (
        Object.values(change.payload[which]).every((value) => value === null || value === undefined) ||
        hasTag(db, change.payload.annotation, 'claim')
      );
    case 'mention.set': {
      const { annotation } = change.payload;
      const entity = change.payload[which]?.entity;
      const kind = entity === undefined ? undefined : findEntity(db, entity)?.kind;
      return kind === undefined || hasTag(db, annotation, kind);
    }
    case 'role.set': {
      const { claim, mention } = change.payload;
      return change.payload[which] === null || (hasTag(db, claim, 'claim') && hasTag(db, mention, 'actor'));
    }
    case 'link.set': {
      const { a, b } = change.payload;
      return change.payload[which] === null || (hasTag(db, a, 'claim') && hasTag(db, b, 'claim'));
    }
    case 'statement.member':
      return change.payload[which] === null || hasTag(db, change.payload.claim, 'claim');
    case 'entity.merge':
      return !isCircle(db, change.payload.entity, change.payload[which]);
    default:
      return true;
  }
}

/** True when an entity that is merged into `into` would stand for itself by a way round. */
export function isCircle(db: ReadableDB, entity: string, into: string | null): boolean {
  return into !== null && rootOf(db, into) === entity;
}

/** True of an annotation that is not there too: that is for the table to say. */
function hasTag(db: ReadableDB, annotation: string, tag: Tag): boolean {
  const found = findAnnotation(db, annotation);
  return found === undefined || found.tag === tag;
}

/** True when something hangs on an annotation that only one of its tag can have. */
function isHungOn(db: ReadableDB, annotation: string): boolean {
  return (
    findMention(db, annotation) !== null ||
    rolesOf(db, annotation).length > 0 ||
    statementOf(db, annotation) !== null ||
    linksOf(db, [annotation]).length > 0 ||
    !isNothingSaid(readClaim(db, annotation))
  );
}
