/** Asking the case for what is sought, as it is typed. */
import type { SavedSearch, Search, SearchFilters, SearchResult } from '../../domain/search/search';
import { errorData } from '../../domain/errors';
import { readDays } from '../filters/typed-days';
import { say } from '../messages';
import { service } from '../service';
import { update } from '../store';
import { updateSearch, useSearch } from './search-state';

/** The most places that are listed. */
const MOST_LISTED = 300;

/** How long keys must rest before what was typed is searched, in milliseconds. */
const REST = 120;

let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** What is asked for now; days that can't be read ask for nothing. */
export function currentSearch(): Search {
  const { query, mode, filters, from, to } = useSearch.getState();
  const days = readDays({ from, to }, navigator.language);
  return {
    query,
    mode,
    filters: { ...filters, ...(days.from !== '' && { from: days.from }), ...(days.to !== '' && { to: days.to }) },
  };
}

/** Searches once the hand rests. */
function searchSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void searchNow(), REST);
}

/** Searches for what is asked for now. An answer that comes after a later question is dropped. */
export async function searchNow(): Promise<void> {
  clearTimeout(timer);
  const ticket = ++asked;
  const search = currentSearch();
  if (search.query.trim() === '') {
    updateSearch({ answer: undefined, failure: undefined, searching: false });
    return;
  }
  updateSearch({ searching: true });
  try {
    const answer = await service.search(search, MOST_LISTED);
    if (ticket === asked) updateSearch({ answer, failure: undefined, searching: false });
  } catch (thrown) {
    if (ticket === asked) updateSearch({ answer: undefined, failure: errorData(thrown).message, searching: false });
  }
}

/** Changes what is asked for, and searches. */
export function ask(changed: Parameters<typeof updateSearch>[0]): void {
  updateSearch({ ...changed, current: undefined });
  searchSoon();
}

/** Changes one filter; undefined takes it away. */
export function askFilter(changed: Omit<SearchFilters, 'from' | 'to'>): void {
  const filters = { ...useSearch.getState().filters, ...changed };
  ask({ filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) });
}

/** Searches again for what was kept. */
export function askSaved({ query, mode, filters: { from = '', to = '', ...filters } }: SavedSearch): void {
  updateSearch({ query, mode, filters, from, to, current: undefined, filtersOpen: hasMoreFilters(filters, from, to) });
  void searchNow();
}

/** True where one of the filters of the second line is asked for. */
function hasMoreFilters(filters: Omit<SearchFilters, 'from' | 'to'>, from: string, to: string): boolean {
  const { kinds: _kinds, tag: _tag, ...others } = filters;
  return from !== '' || to !== '' || Object.values(others).some((value) => value !== undefined);
}

/** Keeps what is asked for under a name. */
export async function keepSearch(name: string): Promise<void> {
  await service.saveSearch(name, currentSearch());
  say(`Saved · search “${name}”`);
}

/** Reads which searches are kept, and who marked in the case. */
export async function readKept(): Promise<void> {
  const [searches, annotators] = await Promise.all([service.listSearches(), service.annotatorNames()]);
  update({ searches });
  updateSearch({ annotators });
}

/** Tells results apart. */
export function resultKey({ kind, source, annotation, entity, statement, start, hits }: SearchResult): string {
  return [kind, annotation ?? entity ?? statement ?? source, start ?? hits[0]?.start].join(' ');
}
