/** The command that keeps something out of what is published, or lets it in again. */
import type { ConfidentialKind } from '../domain/confidential';
import type { CaseFile } from './case-file';
import { commit, write } from './commit';
import { isConfidential } from './confidential';
import { readEntity, rootOf } from './entities';
import { readSource } from './sources';

/**
 * Says that a source, or an actor or place of the register, is confidential, or that it is not. Nothing is written when
 * that is so already. Throws `not-found` or `case-readonly`.
 */
export function markConfidential(file: CaseFile, of: ConfidentialKind, id: string, to: boolean): void {
  write(file, (db) => {
    const own = of === 'source' ? readSource(db, id).id : rootOf(db, readEntity(db, id).id);
    const from = isConfidential(db, of, own);
    if (from !== to) commit(db, file, { kind: 'confidential.set', payload: { of, id: own, from, to } });
  });
}
