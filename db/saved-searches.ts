/** Rows of the table `saved_search`: searches that people gave a name and kept. */
import type { Payload } from '../domain/command';
import type { SavedSearch } from '../domain/search/search';
import { row, rows, statement, type ReadableDB, type WritableDB } from './sqlite';

type Kept = Payload<'search.save'>['to'];

type Stored = Omit<SavedSearch, 'filters'> & { readonly filters: string };

const COLUMNS = 'id, name, query, mode, filters';

/** Every search that was kept, by name. */
export function savedSearches(db: ReadableDB): SavedSearch[] {
  return rows<Stored>(db, `SELECT ${COLUMNS} FROM saved_search ORDER BY name, id`).map(toSearch);
}

/** The search with this id, or undefined. */
export function findSavedSearch(db: ReadableDB, id: string): SavedSearch | undefined {
  const found = row<Stored>(db, `SELECT ${COLUMNS} FROM saved_search WHERE id = ?`, id);
  return found && toSearch(found);
}

/** Sets what is kept under an id; null takes it away. */
export function setSavedSearch(db: WritableDB, id: string, kept: Kept): void {
  statement(db, 'DELETE FROM saved_search WHERE id = ?').run(id);
  if (kept === null) return;
  statement(db, `INSERT INTO saved_search (${COLUMNS}) VALUES (@id, @name, @query, @mode, @filters)`).run({
    ...kept,
    id,
    filters: JSON.stringify(kept.filters),
  });
}

function toSearch(stored: Stored): SavedSearch {
  return { ...stored, filters: JSON.parse(stored.filters) as SavedSearch['filters'] };
}
