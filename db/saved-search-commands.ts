/** The commands about searches that are kept. */
import { randomUUID } from 'node:crypto';
import { SourcemarkError } from '../domain/errors';
import type { SavedSearch, Search } from '../domain/search/search';
import type { CaseFile } from './case-file';
import { commit, write } from './commit';
import { findSavedSearch, savedSearches } from './saved-searches';

/** Keeps a search under a name; one of that name is replaced. Answers its id. Throws `bad-request` without a name. */
export function saveSearch(file: CaseFile, named: string, { query, mode, filters }: Search): string {
  const name = named.trim();
  if (name === '') throw new SourcemarkError('bad-request', 'Give the search a name to keep it under.');
  return write(file, (db) => {
    const known = savedSearches(db).find((one) => one.name === name);
    const id = known?.id ?? randomUUID();
    const to = { name, query, mode, filters };
    commit(db, file, { kind: 'search.save', payload: { search: id, from: known ? kept(known) : null, to } });
    return id;
  });
}

/** Keeps a search no longer. Throws `not-found`. */
export function removeSavedSearch(file: CaseFile, id: string): void {
  write(file, (db) => {
    const known = findSavedSearch(db, id);
    if (known === undefined) throw new SourcemarkError('not-found', 'This search is no longer kept in the case.');
    commit(db, file, { kind: 'search.save', payload: { search: id, from: kept(known), to: null } });
  });
}

function kept({ name, query, mode, filters }: SavedSearch): Omit<SavedSearch, 'id'> {
  return { name, query, mode, filters };
}
