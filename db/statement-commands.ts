/** The commands about statements: what a person says of them, their order, merging and splitting. */
import { codesOf } from '../domain/codebook';
import type { StatementEdit } from '../domain/contract';
import { SourcemarkError } from '../domain/errors';
import type { CaseFile } from './case-file';
import { readCodebook } from './codes';
import { beginGroup, write } from './commit';
import { absorb, addStatement, changeFields, positionAfter, putInto } from './statement-changes';
import { allStatements, claimsOf, lastPosition, readStatement } from './statements';
import { wellFormed } from './well-formed';

/**
 * Changes what is said of a statement. Nothing is written where nothing differs. Throws `not-found`, or `bad-request`
 * for a status that the codebook does not have.
 */
export function changeStatement(file: CaseFile, id: string, edit: StatementEdit): void {
  write(file, (db) => {
    const { title, note, status, pinned } = edit;
    const { status: now } = readStatement(db, id);
    const known = codesOf(readCodebook(db), 'status', now).map((code) => code.id);
    if (status !== undefined && !known.includes(status)) {
      throw new SourcemarkError('bad-request', `There is no status “${status}”: choose one of ${known.join(', ')}.`);
    }
    const fields = Object.entries(edit).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const group = beginGroup(db, file, `change of a statement’s ${fields.join(' and ').replace('pinned', 'pin')}`);
    changeFields(db, group, id, {
      title: title === undefined ? undefined : wellFormed(title).replace(/\s+/gu, ' ').trim(),
      note: note === undefined ? undefined : wellFormed(note),
      status,
      pinned,
    });
  });
}

/**
 * Says that statements are about one thing: their claims and what was said of them come to `into`, which keeps what was
 * said of it. Throws `not-found`, or `bad-request` where there are not two.
 */
export function mergeStatements(file: CaseFile, ids: readonly string[], into: string): void {
  write(file, (db) => {
    const others = Array.from(new Set(ids)).filter((id) => id !== into);
    if (others.length === 0) {
      throw new SourcemarkError('bad-request', 'Two different statements are needed to merge them.');
    }
    const group = beginGroup(
      db,
      file,
      others.length === 1 ? 'merge of two statements' : `merge of ${others.length + 1} statements`,
    );
    for (const id of others) absorb(db, group, readStatement(db, id), readStatement(db, into));
  });
}

/**
 * Gives some claims of a statement to a new one, which is listed after it; links between the two stay. Answers the new
 * statement's id. Throws `not-found`, or `bad-request` where a claim is not one of the statement or none would be left.
 */
export function splitStatement(file: CaseFile, id: string, claims: readonly string[]): string {
  return write(file, (db) => {
    readStatement(db, id);
    const own = new Set(claimsOf(db, id).map(({ claim }) => claim));
    const chosen = new Set(claims);
    if (chosen.size === 0) throw new SourcemarkError('bad-request', 'Choose the claims that are about another thing.');
    for (const claim of chosen) {
      if (own.has(claim)) continue;
      throw new SourcemarkError('bad-request', 'A chosen claim is not one of this statement. Nothing was changed.');
    }
    if (chosen.size === own.size) {
      throw new SourcemarkError('bad-request', 'At least one claim has to stay. Nothing was changed.');
    }
    const group = beginGroup(db, file, 'split of a statement');
    const added = addStatement(db, file, group, positionAfter(db, id));
    for (const claim of chosen) putInto(db, group, claim, added);
    return added;
  });
}

/** Lists a statement before another, or after all others (null). Throws `not-found`. */
export function moveStatement(file: CaseFile, id: string, before: string | null): void {
  write(file, (db) => {
    const moved = readStatement(db, id);
    if (before === id) return;
    const others = allStatements(db).filter((other) => other.id !== id);
    const at = before === null ? others.length : others.findIndex((other) => other.id === before);
    if (at === -1) throw new SourcemarkError('not-found', 'The statement to list it before is no longer in the case.');
    const [previous, next] = [others[at - 1]?.position, others[at]?.position];
    const isThere =
      (previous === undefined || previous < moved.position) && (next === undefined || moved.position < next);
    if (isThere) return;
    const group = beginGroup(db, file, 'change of a statement’s place in the list');
    const position = next === undefined ? lastPosition(db) : ((previous ?? next - 2) + next) / 2;
    if ((previous === undefined || previous < position) && (next === undefined || position < next)) {
      changeFields(db, group, id, { position });
      return;
    }
    // No number is left between the two: all are numbered anew.
    const ordered = [...others.slice(0, at), moved, ...others.slice(at)];
    for (const [index, other] of ordered.entries()) changeFields(db, group, other.id, { position: index + 1 });
  });
}
