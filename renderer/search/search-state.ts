/** What the view "Search" remembers while the window is open. */
import { create } from 'zustand';
import type { SearchAnswer, SearchFilters, SearchMode } from '../../domain/search/search';

interface SearchState {
  readonly query: string;
  readonly mode: SearchMode;
  /** All filters but the days, which are kept as they were typed. */
  readonly filters: Omit<SearchFilters, 'from' | 'to'>;
  readonly from: string;
  readonly to: string;
  /** True while the second line of filters is shown. */
  readonly filtersOpen: boolean;
  /** Undefined until something was searched. */
  readonly answer: SearchAnswer | undefined;
  /** Why nothing could be searched. */
  readonly failure: string | undefined;
  readonly searching: boolean;
  /** The place that was opened last, as `resultKey` has it. */
  readonly current: string | undefined;
  /** Everybody who marked something in the case. */
  readonly annotators: readonly string[];
}

/** The state of the view. */
export const useSearch = create<SearchState>()(() => ({
  query: '',
  mode: 'words',
  filters: {},
  from: '',
  to: '',
  filtersOpen: false,
  answer: undefined,
  failure: undefined,
  searching: false,
  current: undefined,
  annotators: [],
}));

/** Changes the state. */
export function updateSearch(changed: Partial<SearchState>): void {
  useSearch.setState(changed);
}
