/** The marks that a search finds, by their words or their notes: for exports of what was found. */
import { indexQuery, parseQuery } from '../../domain/search/query';
import type { Search } from '../../domain/search/search';
import { allWithWords } from '../../db/search';
import { isSearchIndexBehind } from '../../db/search-index';
import type { ReadableDB } from '../../db/sqlite';
import type { ExpressionRoom } from './expression-room';
import { BEHIND, searchCase } from './search-case';

/** More places than any export of parts of words or of a regular expression has. */
const MOST = 1_000_000;

/** Milliseconds that an export waits for them, which nobody sits before as before a field. */
const PATIENCE = 20_000;

/** Said of an export where the search was stopped before it had found all. */
const MORE_TO_FIND = 'The search had more to find than it had time for, so there may be more than what was exported.';

/** Ids of marks, and what a person should know of how they were sought. */
export interface FoundMarks {
  readonly annotations: readonly string[];
  /** Sentences: how the query was read where it was not as it was written, and that there may be more. */
  readonly notices: readonly string[];
}

/** Searches for marks: all that hold the words, unlike a search that is looked at. Never throws for what the query says. */
export async function foundMarks(db: ReadableDB, room: ExpressionRoom, search: Search): Promise<FoundMarks> {
  const { kinds = ['quote', 'note'], ...others } = search.filters;
  const wanted = kinds.filter((kind) => kind === 'quote' || kind === 'note');
  if (wanted.length === 0) return { annotations: [], notices: [] };
  const filters = { ...others, kinds: wanted };
  const { expression, notice: read } = search.mode === 'words' ? parseQuery(search.query) : { notice: '' };
  const all = expression === undefined ? [] : allWithWords(db, indexQuery(expression), filters);
  if (all.length > 0) return { annotations: all, notices: told([read, isSearchIndexBehind(db) ? BEHIND : '']) };
  const { results, more, notice } = await searchCase(db, room, { ...search, filters }, MOST, PATIENCE);
  return {
    annotations: Array.from(new Set(results.flatMap(({ annotation }) => annotation ?? []))),
    notices: told([notice, more ? MORE_TO_FIND : '']),
  };
}

function told(sentences: readonly string[]): string[] {
  return sentences.filter((one) => one !== '');
}
