/** Searching a case: what can be asked, and what is answered. */
import type { Tag } from '../tags';
import type { Span } from '../text';

/** What is searched: `article` is the text of a source that is read, `quote` the words of a mark. */
export const SEARCH_KINDS = ['article', 'quote', 'note', 'entity', 'statement'] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];

/** How a query is read: as words and operators, as a part of words, or as a regular expression. */
export const SEARCH_MODES = ['words', 'substring', 'regex'] as const;

export type SearchMode = (typeof SEARCH_MODES)[number];

/** What is left out of what is found; undefined for nothing. */
export interface SearchFilters {
  readonly kinds?: readonly SearchKind[] | undefined;
  readonly tag?: Tag | undefined;
  readonly source?: string | undefined;
  readonly outlet?: string | undefined;
  /** The first and last day of publication, ISO 8601. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The entity that says a claim; `outlet` for the outlet itself. */
  readonly speaker?: string | undefined;
  /** A code of the list `status`: of claims that were checked, and of statements. */
  readonly status?: string | undefined;
  /** The name of who made a mark. */
  readonly annotator?: string | undefined;
  /** Only sources in which nothing is marked. */
  readonly unmarked?: boolean | undefined;
}

/** A search as it is asked and saved. */
export interface Search {
  readonly query: string;
  readonly mode: SearchMode;
  readonly filters: SearchFilters;
}

/** A search that was given a name and kept. */
export interface SavedSearch extends Search {
  readonly id: string;
  readonly name: string;
}

/** A place that was found. Offsets are UTF-16 code units. */
export interface SearchResult {
  readonly kind: SearchKind;
  readonly source?: string | undefined;
  /** Of a quote or note: its mark, with its tag. */
  readonly annotation?: string | undefined;
  readonly tag?: Tag | undefined;
  readonly entity?: string | undefined;
  readonly statement?: string | undefined;
  /** The text that `start` and `end` are offsets of: the one of the source that is read. */
  readonly text?: string | undefined;
  /** Where it stands; absent for what is in no text, and for a mark without a sure place. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** The words that were found; of a quote or note, those of the mark. */
  readonly exact: string;
  /** What stands around them, on one line. */
  readonly context: string;
  /** What to mark in `context`. */
  readonly hits: readonly Span[];
  /** Better places have more. Comparable inside one answer only. */
  readonly score: number;
}

/** What a search found. */
export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  /** How many articles, marks, notes, entities and statements were found: at least that many where `more` is true. */
  readonly total: number;
  readonly more: boolean;
  /** True where the query was not one of its mode, and was searched as it stands. */
  readonly literal: boolean;
  /** Sentences about how it was searched; empty where all was as asked. */
  readonly notice: string;
}
