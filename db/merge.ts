/**
 * Merging a copy of a case into a case: what both have is united, in whichever order copies are merged, nothing is lost,
 * and what does not fit together is listed. The other copy is only read.
 */
import type { MergeConflict, MergeCounts, MergeReport } from '../domain/merging';
import { SourcemarkError } from '../domain/errors';
import { forgetContent } from './captures';
import type { CaseFile } from './case-file';
import { caseId } from './case-info';
import { write } from './commit';
import { listConflicts } from './conflicts';
import { withSentences } from './failures';
import { backUp } from './migrate';
import { scrub } from './purge';
import { scrubSearchIndex } from './search-index';
import { rows, type ReadableDB } from './sqlite';
import { entriesMissing, unite } from './union';

/**
 * Merges `other` into `file`, which is copied beside itself before. Throws `bad-request` for a copy of another case,
 * `case-readonly`, or `case-corrupt` and `content-damaged` where the other one is not sound; `file` is then as it was.
 */
export function mergeCase(file: CaseFile, other: CaseFile): MergeReport {
  if (file.readOnly) throw new SourcemarkError('case-readonly', `${file.notice} Nothing was merged.`.trim());
  if (caseId(file.db) !== caseId(other.db)) {
    throw new SourcemarkError(
      'bad-request',
      `“${other.name}” is another case, not a copy of “${file.name}”, so the two can't be merged. Import its annotations instead (export them there as w3c, then import-annotations here); nothing was changed.`,
    );
  }
  checkReadable(other);
  // One snapshot of the other copy: it may be written to meanwhile.
  return other.db.transaction(() => mergeFrom(file, other.db))();
}

/** What can't be read of the other copy is said of it, before anything is written here. */
function checkReadable({ name, db }: CaseFile): void {
  const found = withSentences(name, () => db.pragma('quick_check(1)', { simple: true }));
  if (found === 'ok') return;
  throw new SourcemarkError(
    'case-corrupt',
    `The other case “${name}” is damaged, so it can't be merged. Nothing was changed; merge a backup of it.`,
  );
}

function mergeFrom(file: CaseFile, other: ReadableDB): MergeReport {
  const missing = entriesMissing(file.db, other);
  if (missing.length === 0) return { added: NOTHING, conflicts: [], backup: undefined, remains: [] };
  const backup = withSentences(file.name, () => backUp(file.db, file.path, 'merge'));
  const before = { held: held(file.db), conflicts: new Set(listConflicts(file.db).map(keyOf)) };
  const purged = write(file, (db) => {
    const taken = unite(db, other, missing);
    if (taken) scrubSearchIndex(db);
    return taken;
  });
  forgetContent(file.db);
  const after = held(file.db);
  const added = Object.fromEntries(
    Object.entries(after).map(([what, ids]) => {
      const known = before.held[what as keyof MergeCounts];
      return [what, Array.from(ids).filter((id) => !known.has(id)).length];
    }),
  ) as unknown as MergeCounts;
  const conflicts = listConflicts(file.db).filter((conflict) => !before.conflicts.has(keyOf(conflict)));
  return { added, conflicts, backup, remains: purged ? scrub(file) : [] };
}

const NOTHING: MergeCounts = {
  ...{ sources: 0, captures: 0, annotations: 0, entities: 0, statements: 0, links: 0, entries: 0 },
};

/** The ids of all that is counted. */
function held(db: ReadableDB): Record<keyof MergeCounts, ReadonlySet<string>> {
  const ids = (sql: string): ReadonlySet<string> => new Set(rows<{ id: string }>(db, sql).map(({ id }) => id));
  return {
    sources: ids('SELECT id FROM source'),
    captures: ids('SELECT id FROM capture'),
    annotations: ids('SELECT id FROM annotation'),
    entities: ids('SELECT id FROM entity'),
    statements: ids('SELECT id FROM statement'),
    links: ids("SELECT a || ' ' || b AS id FROM link"),
    entries: ids('SELECT id FROM journal'),
  };
}

function keyOf({ kind, entry, field, sources }: MergeConflict): string {
  // Where the same bytes are sources of their own, another one is another conflict.
  return JSON.stringify([kind, entry, field, kind === 'same-capture' ? sources : []]);
}
