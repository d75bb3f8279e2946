/** The marks that a search finds, by their words or their notes: for exports of what was found. */
import type { Search } from '../../domain/search/search';
import type { ReadableDB } from '../../db/sqlite';
import type { ExpressionRoom } from './expression-room';
import { searchCase } from './search-case';

/** More than any export of a search has. */
const MOST = 100_000;

/** Said of an export where the search was stopped before it had found all. */
const MORE_TO_FIND = 'The search had more to find than it had time for, so there may be more than what was exported.';

/** Ids of marks, and what a person should know of how they were sought. */
export interface FoundMarks {
  readonly annotations: readonly string[];
  /** Sentences: how the query was read where it was not as it was written, and that there may be more. */
  readonly notices: readonly string[];
}

/** Searches for marks. Never throws for what the query says. */
export async function foundMarks(db: ReadableDB, room: ExpressionRoom, search: Search): Promise<FoundMarks> {
  const { kinds = ['quote', 'note'], ...filters } = search.filters;
  const wanted = kinds.filter((kind) => kind === 'quote' || kind === 'note');
  if (wanted.length === 0) return { annotations: [], notices: [] };
  const { results, more, notice } = await searchCase(
    db,
    room,
    { ...search, filters: { ...filters, kinds: wanted } },
    MOST,
  );
  return {
    annotations: Array.from(new Set(results.flatMap(({ annotation }) => annotation ?? []))),
    notices: [notice, more ? MORE_TO_FIND : ''].filter((one) => one !== ''),
  };
}
