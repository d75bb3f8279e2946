/** The commands about the codebook of a case. */
import { checkCode, startingCode, type Code, type CodeList } from '../domain/codebook';
import { SourcemarkError } from '../domain/errors';
import type { CaseFile } from './case-file';
import { findCode, isCodeUsed, readCodebook } from './codes';
import { beginGroup, commit, write, type Group } from './commit';
import type { WritableDB } from './sqlite';

/** Adds a code or changes one. Nothing is written where nothing differs. Throws `bad-request`. */
export function setCode(file: CaseFile, code: Code): void {
  write(file, (db) => {
    checkCode(readCodebook(db), code);
    put(db, { commit: (change) => commit(db, file, change) }, code.list, code.id, code);
  });
}

/** Takes a person's own code away, or makes one as every case begins with it. Throws `refused` while it is used. */
export function removeCode(file: CaseFile, list: CodeList, id: string): void {
  write(file, (db) => {
    if (startingCode(list, id) === undefined && isCodeUsed(db, list, id)) {
      const name = findCode(db, list, id)?.name ?? id;
      throw new SourcemarkError(
        'refused',
        `“${name}” is used in this case. Hide it instead, or change what has it first.`,
      );
    }
    put(db, { commit: (change) => commit(db, file, change) }, list, id, null);
  });
}

/** Takes over the codes of a codebook file: those of the same id are changed, others are added, none is taken away. */
export function importCodes(file: CaseFile, codes: readonly Code[]): number {
  return write(file, (db) => {
    const group = beginGroup(db, file, `import of a codebook with ${codes.length} codes`);
    return codes.filter((code) => put(db, group, code.list, code.id, code)).length;
  });
}

/** Sets a code; what is as every case begins with it is not kept. True when something was written. */
function put(db: WritableDB, group: Group, list: CodeList, id: string, wanted: Code | null): boolean {
  const from = findCode(db, list, id);
  const to = wanted !== null && same(wanted, startingCode(list, id)) ? null : wanted;
  if (same(from, to)) return false;
  group.commit({ kind: 'code.set', payload: { list, code: id, from, to } });
  return true;
}

function same(a: Code | null | undefined, b: Code | null | undefined): boolean {
  if (!a || !b) return !a && !b;
  return (Object.keys(a) as (keyof Code)[]).every((field) => a[field] === b[field]);
}
