/** What the journal says of statements: which of them a purge of a source takes, and from which it takes the words. */
import { isChangeKind, type Change } from '../domain/command';
import { Families } from './families';
import { IN_ORDER, type JournalEntry } from './journal';
import { rows, type ReadableDB } from './sqlite';

type Entry = Pick<JournalEntry, 'id' | 'kind' | 'payload'>;

/** What a purge does to statements. */
export interface PurgedStatements {
  /** Those that never had a claim of another source. */
  readonly gone: ReadonlySet<string>;
  /** Those that had, whose titles and notes may tell what the source said. */
  readonly untitled: ReadonlySet<string>;
  /** The journal entries that make, take away or change those that go, or give words to the others. */
  readonly entries: readonly Entry[];
}

/** What a purge does to statements; `annotations` are those that were ever made in the source. */
export function statementsPurgedWith(db: ReadableDB, annotations: ReadonlySet<string>): PurgedStatements {
  const entries = statementEntries(db);
  const inside = new Set<string>();
  const outside = new Set<string>();
  // The words of a statement that was merged into another are in that one.
  const sharing = new Families();
  for (const { kind, payload } of entries) {
    if (!isChangeKind(kind)) continue;
    const change = { kind, payload: JSON.parse(payload) as unknown } as Change;
    if (change.kind === 'statement.member') {
      const where = annotations.has(change.payload.claim) ? inside : outside;
      for (const id of [change.payload.from, change.payload.to]) if (id !== null) where.add(id);
    } else if (change.kind === 'statement.change') {
      const { statement, absorbed } = change.payload;
      sharing.join(absorbed === undefined ? [statement] : [statement, absorbed]);
    }
  }
  const gone = new Set(Array.from(inside).filter((id) => !outside.has(id)));
  const telling = sharing.where((family) => family.some((id) => inside.has(id)));
  const untitled = new Set(Array.from(telling).filter((id) => !gone.has(id)));
  return { gone, untitled, entries: entriesOfStatements(entries, gone, untitled) };
}

/** The journal entries that make, take away or change the statements `gone`, or give words to `untitled`. */
export function entriesAboutStatements(
  db: ReadableDB,
  gone: ReadonlySet<string>,
  untitled: ReadonlySet<string>,
): readonly Entry[] {
  return entriesOfStatements(statementEntries(db), gone, untitled);
}

function entriesOfStatements(
  entries: readonly Entry[],
  gone: ReadonlySet<string>,
  untitled: ReadonlySet<string>,
): Entry[] {
  const about = new Set<string>();
  return entries.filter((entry) => {
    const isOne = isChangeKind(entry.kind) ? goesWith(entry, gone, untitled) : about.has(target(entry));
    if (isOne) about.add(entry.id);
    return isOne;
  });
}

function goesWith({ kind, payload }: Entry, gone: ReadonlySet<string>, untitled: ReadonlySet<string>): boolean {
  const change = { kind, payload: JSON.parse(payload) as unknown } as Change;
  switch (change.kind) {
    case 'statement.add':
    case 'statement.remove':
      return gone.has(change.payload.statement.id);
    case 'statement.change': {
      const { statement, to } = change.payload;
      const isWords = to.title !== undefined || to.note !== undefined;
      return gone.has(statement) || (isWords && untitled.has(statement));
    }
    default:
      return false;
  }
}

function target({ payload }: Entry): string {
  return (JSON.parse(payload) as { entry: string }).entry;
}

function statementEntries(db: ReadableDB): Entry[] {
  return rows<Entry>(
    db,
    `SELECT id, kind, payload FROM journal
     WHERE payload IS NOT NULL AND kind IN ('statement.add', 'statement.remove', 'statement.change',
       'statement.member', 'undo', 'redo')
     ORDER BY ${IN_ORDER}`,
  );
}
