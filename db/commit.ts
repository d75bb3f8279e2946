/**
 * Writing a change: one immediate transaction that appends it to the journal and applies it to the tables. Every
 * command ends here, alone or in a group that is undone as one.
 */
import { randomUUID } from 'node:crypto';
import type { Change, ChangeGroup } from '../domain/command';
import { SourcemarkError } from '../domain/errors';
import type { CaseFile } from './case-file';
import { applyChange } from './changes';
import { withSentences } from './failures';
import { append, changeOf, nextStamp } from './journal';
import { updateSearchIndex } from './search-index';
import { writing, type WritableDB } from './sqlite';

/**
 * Runs `work` in one immediate transaction: all that it commits is on disk when this returns, or none of it. Throws
 * `case-readonly`, and what SQLite says as a sentence.
 */
export function write<T>(file: CaseFile, work: (db: WritableDB) => T): T {
  if (file.readOnly) {
    throw new SourcemarkError('case-readonly', `${file.notice} Nothing was changed.`.trim());
  }
  return withSentences(file.name, () =>
    writing(file.db, (db) => {
      const result = work(db);
      updateSearchIndex(db);
      return result;
    }),
  );
}

/** Appends a change to the journal and applies it. `stamp` is given where the payload carries its own time. */
export function commit(db: WritableDB, file: CaseFile, change: Change, stamp = nextStamp(db, file.author)): void {
  const entry = append(db, stamp, change.kind, change.payload);
  applyChange(db, changeOf(entry), entry);
}

/** Changes that belong together: each is committed at once, and all are undone and redone together. */
export interface Group {
  commit(change: Change, stamp?: ReturnType<typeof nextStamp>): void;
}

/** Begins a group, which is called `title` in the words about undo and redo. */
export function beginGroup(db: WritableDB, file: CaseFile, title: string): Group {
  const group: ChangeGroup = { id: randomUUID(), title: shortened(title) };
  return {
    commit: ({ kind, payload }, stamp) => {
      commit(db, file, { kind, payload: { ...payload, group } } as Change, stamp);
    },
  };
}

/** The longest title that the journal takes, in UTF-16 code units, with room for the sign that it was cut. */
const TITLE_LIMIT = 199;

function shortened(title: string): string {
  return title.length <= TITLE_LIMIT ? title : `${title.slice(0, TITLE_LIMIT).replace(/\p{Surrogate}$/u, '')}…`;
}
