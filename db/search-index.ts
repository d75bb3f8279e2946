/**
 * The search index: what of it is kept up with each change, and how it is made anew. It is derived: triggers write down
 * what has changed, and the transaction that changed it brings the index up to date before it ends. The journal's replay
 * needs no index and makes none.
 */
import type { SearchKind } from '../domain/search/search';
import { foldForSearch } from '../domain/search/fold';
import { tokenText } from '../domain/search/tokens';
import type { Alias } from '../domain/entity';
import { readContent } from './content';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

/** Something that is in the index. */
export interface IndexedDoc {
  readonly id: string;
  readonly kind: SearchKind;
}

/** Brings the index up to date with what this transaction, or an earlier one, has changed. */
export function updateSearchIndex(db: WritableDB): void {
  const pending = rows<IndexedDoc>(db, 'SELECT id, kind FROM search_pending');
  if (pending.length === 0) return;
  const forget = statement(db, 'DELETE FROM search_doc WHERE id = ? AND kind = ? RETURNING number');
  for (const { id, kind } of pending) {
    const known = forget.get(id, kind) as { number: number } | undefined;
    if (known === undefined) continue;
    statement(db, 'DELETE FROM search_words WHERE rowid = ?').run(known.number);
    statement(db, 'DELETE FROM search_parts WHERE rowid = ?').run(known.number);
  }
  // Numbers only grow: the index takes rows in order many times faster.
  const add = statement(db, 'INSERT INTO search_doc (id, kind) VALUES (?, ?)');
  for (const { id, kind } of pending) {
    const folded = foldForSearch(searchableText(db, { id, kind }) ?? '');
    if (folded.trim() === '') continue;
    const { lastInsertRowid: number } = add.run(id, kind);
    statement(db, 'INSERT INTO search_words (rowid, body) VALUES (?, ?)').run(number, tokenText(folded));
    statement(db, 'INSERT INTO search_parts (rowid, body) VALUES (?, ?)').run(number, folded);
  }
  statement(db, 'DELETE FROM search_pending').run();
}

/** True where the index lacks something, as that of a case of an earlier version. */
export function isSearchIndexBehind(db: ReadableDB): boolean {
  return row(db, 'SELECT 1 FROM search_pending LIMIT 1') !== undefined;
}

/** Makes the index anew from the tables, whatever has become of it. */
export function rebuildSearchIndex(db: WritableDB): void {
  db.exec(`INSERT INTO search_words (search_words) VALUES ('delete-all');
    INSERT INTO search_parts (search_parts) VALUES ('delete-all');
    DELETE FROM search_doc;
    DELETE FROM search_pending;
    INSERT INTO search_pending (id, kind) ${SEARCHABLE};`);
  updateSearchIndex(db);
}

/** Takes what was deleted out of the index for good: until then its words are only marked as gone. */
export function scrubSearchIndex(db: WritableDB): void {
  updateSearchIndex(db);
  db.exec(`INSERT INTO search_words (search_words) VALUES ('optimize');
    INSERT INTO search_parts (search_parts) VALUES ('optimize');`);
}

/** Everything that belongs into the index. */
const SEARCHABLE = `SELECT source AS id, 'article' AS kind FROM reading
  UNION ALL SELECT id, 'quote' FROM annotation
  UNION ALL SELECT id, 'note' FROM annotation WHERE note <> ''
  UNION ALL SELECT id, 'entity' FROM entity
  UNION ALL SELECT id, 'statement' FROM statement WHERE title <> '' OR note <> ''`;

/** What is wrong with the index, as sentences: what it has too much, what it lacks. Nothing where all is well. */
export function searchIndexProblems(db: ReadableDB): string[] {
  const surplus = row(db, `SELECT id, kind FROM search_doc EXCEPT SELECT * FROM (${SEARCHABLE}) LIMIT 1`);
  const unlisted = row(
    db,
    'SELECT 1 FROM search_doc WHERE number NOT IN (SELECT rowid FROM search_words) OR number NOT IN (SELECT rowid FROM search_parts) LIMIT 1',
  );
  const lacking = rows<IndexedDoc>(
    db,
    `SELECT id, kind FROM (${SEARCHABLE}) EXCEPT SELECT id, kind FROM search_doc`,
  ).find((doc) => foldForSearch(searchableText(db, doc) ?? '').trim() !== '');
  if (surplus === undefined && lacking === undefined && unlisted === undefined) return [];
  return [
    'The search index does not fit the case. Nothing of the case is lost: “sourcemark cli reindex” makes it anew.',
  ];
}

/** The words of something that can be searched; undefined where it is not there, or no longer. Lines part its fields. */
export function searchableText(db: ReadableDB, { id, kind }: IndexedDoc): string | undefined {
  switch (kind) {
    case 'article':
      return articleText(db, id);
    case 'quote':
      return row<{ exact: string }>(db, 'SELECT exact FROM annotation WHERE id = ?', id)?.exact;
    case 'note':
      return row<{ note: string }>(db, 'SELECT note FROM annotation WHERE id = ?', id)?.note;
    case 'entity': {
      const found = row<{ name: string; aliases: string; note: string }>(
        db,
        'SELECT name, aliases, note FROM entity WHERE id = ?',
        id,
      );
      if (found === undefined) return undefined;
      const aliases = (JSON.parse(found.aliases) as Alias[]).map(({ name }) => name);
      return fields([found.name, ...aliases, found.note]);
    }
    case 'statement': {
      const found = row<{ title: string; note: string }>(db, 'SELECT title, note FROM statement WHERE id = ?', id);
      return found && fields([found.title, found.note]);
    }
  }
}

function articleText(db: ReadableDB, source: string): string | undefined {
  const text = row<{ sha256: string }>(
    db,
    'SELECT text.sha256 FROM reading JOIN text ON text.id = reading.text WHERE reading.source = ?',
    source,
  );
  if (text === undefined) return undefined;
  try {
    return readContent(db, text.sha256).toString('utf8');
  } catch {
    // Damaged bytes are never searched; that they are damaged is said where they are opened.
    return undefined;
  }
}

function fields(words: readonly string[]): string {
  return words.filter((one) => one !== '').join('\n');
}
