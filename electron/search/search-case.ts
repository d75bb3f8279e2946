/**
 * Searching a case: a query in one of its modes, to places that can be shown and opened. No query takes longer than half
 * a second on a case of a thousand articles; what is not done by then is left out, and the answer says so.
 */
import { foldForSearch } from '../../domain/search/fold';
import { MOST_PASSAGES, partPassages, phrasePassages, type Passage } from '../../domain/search/passages';
import {
  indexQuery,
  literalQuery,
  parseQuery,
  hasAlternatives,
  soughtPhrases,
  type Expression,
  type Phrase,
} from '../../domain/search/query';
import type { Search, SearchAnswer, SearchFilters, SearchResult } from '../../domain/search/search';
import { hasUnspaced } from '../../domain/search/tokens';
import { eachWithParts, findWords, hasParts, searchablePage } from '../../db/search';
import type { CaseFile } from '../../db/case-file';
import { write } from '../../db/commit';
import { isSearchIndexBehind, rebuildSearchIndex, searchableText, type IndexedDoc } from '../../db/search-index';
import type { ReadableDB } from '../../db/sqlite';
import type { ExpressionRoom } from './expression-room';
import { placesOf } from './found-places';

/** Milliseconds after which a search stops looking. */
const TIME_LIMIT = 300;

/** Milliseconds that are spent on looking inside longer words, where nobody asked for that. */
const TIME_INSIDE = 60;

const STOPPED = 'The search was stopped after a moment, so there may be more. Narrow it down to find the rest.';
/** Said where the index lacks what was changed last, since the case can't be written to. */
export const BEHIND = 'What was changed last is not searched yet: open the case for writing once.';
const NOTHING_SOUGHT = 'This query has no letter, digit or sign to search for.';
const INSIDE = 'No words are exactly these: what was found begins or ends inside longer words.';
const TOO_SHORT = 'A part of a word needs three characters at least: words that begin so were searched.';

/** Searches the case, whose index is made anew where it is found to be damaged. */
export async function searchMending(
  file: CaseFile,
  room: ExpressionRoom,
  search: Search,
  limit: number,
): Promise<SearchAnswer> {
  try {
    return await searchCase(file.db, room, search, limit);
  } catch (thrown) {
    if (file.readOnly || !(thrown as { code?: string }).code?.startsWith('SQLITE_CORRUPT')) throw thrown;
    write(file, rebuildSearchIndex);
    return searchCase(file.db, room, search, limit);
  }
}

/**
 * Searches the case. `limit` is the most places that are answered, `patience` the milliseconds that it may take. Never
 * throws for what the query says.
 */
export async function searchCase(
  db: ReadableDB,
  room: ExpressionRoom,
  { query, mode, filters }: Search,
  limit: number,
  patience = TIME_LIMIT,
): Promise<SearchAnswer> {
  // That the worker starts, once, is no part of a query.
  if (mode === 'regex') await room.ready();
  const until = performance.now() + patience;
  if (query.trim() === '') return new Places(db, limit, until).answer({ total: 0 });
  if (mode === 'regex') return searchExpression(db, room, query, filters, limit, until);
  if (mode === 'substring') return searchParts(db, query, filters, limit, until);
  const { expression, literal, notice } = parseQuery(query);
  if (expression !== undefined) return searchWords(db, expression, filters, limit, until, { literal, notice });
  return searchParts(db, query, filters, limit, until, true);
}

type HowRead = Pick<SearchAnswer, 'literal' | 'notice'>;

function searchWords(
  db: ReadableDB,
  expression: Expression,
  filters: SearchFilters,
  limit: number,
  until: number,
  how: HowRead,
): SearchAnswer {
  const { docs, total, more } = findWords(db, indexQuery(expression), filters, { most: limit, until });
  const phrases = soughtPhrases(expression);
  const places = new Places(db, limit, until);
  for (const { score, ...doc } of docs) {
    if (places.isFull) break;
    places.add(doc, (words) => ({ score, passages: phrasePassages(words, phrases, !hasAlternatives(expression)) }));
  }
  const [phrase] = phrases;
  if (total === 0 && phrase === expression && !phrase.prefix) {
    const inside = SHORT_HANGUL.test(phrase.words.join(' '))
      ? searchWords(db, { ...phrase, prefix: true }, filters, limit, until, { literal: false, notice: INSIDE })
      : insideWords(db, phrase, filters, limit, Math.min(until, performance.now() + TIME_INSIDE));
    if (inside.total > 0) return { ...inside, literal: how.literal, notice: `${how.notice} ${inside.notice}`.trim() };
  }
  return places.answer({ total, more, ...how });
}

/** Korean writes particles onto words, and those of one or two syllables are in no part of three characters. */
const SHORT_HANGUL = /^\p{Script=Hangul}{1,2}$/u;

/** Whoever pastes a piece of a text may have cut through a word, or writes a word without what is written onto it. */
function insideWords(
  db: ReadableDB,
  phrase: Phrase,
  filters: SearchFilters,
  limit: number,
  until: number,
): SearchAnswer {
  const pieces = phrase.words.filter(hasParts);
  const places = new Places(db, limit, until);
  let total = 0;
  for (const doc of pieces.length === 0 ? [] : eachWithParts(db, pieces, filters)) {
    if (places.isFull) return places.answer({ total, more: true, notice: INSIDE });
    const loose = { ...phrase, loose: true };
    if (places.add(doc, (words) => ({ score: 0.5, passages: phrasePassages(words, [loose]) }))) total++;
  }
  return places.answer({ total, notice: INSIDE });
}

function searchParts(
  db: ReadableDB,
  query: string,
  filters: SearchFilters,
  limit: number,
  until: number,
  literal = false,
): SearchAnswer {
  const sought = foldForSearch(query).trim();
  if (!hasParts(sought)) {
    const isPrefix = !hasUnspaced(sought);
    const expression = literalQuery(query, isPrefix);
    if (expression === undefined)
      return new Places(db, limit, until).answer({ total: 0, literal, notice: NOTHING_SOUGHT });
    // Of a letter with a sign, as `C#`, the index of words knows the letter, and the texts that it is in know the rest.
    if (SIGN.test(sought)) {
      const { docs, more } = findWords(db, indexQuery(expression), filters, { most: MOST_WITH_SIGNS, until });
      return partsIn(db, docs, sought, limit, until, { literal, more: more || docs.length === MOST_WITH_SIGNS });
    }
    return searchWords(db, expression, filters, limit, until, { literal, notice: isPrefix ? TOO_SHORT : '' });
  }
  return partsIn(db, eachWithParts(db, [sought], filters), sought, limit, until, { literal });
}

const SIGN = /[^\p{L}\p{M}\p{N}]/u;

/** So many texts with the letter are looked through for the sign. */
const MOST_WITH_SIGNS = 2000;

/** The places of a part of a word in those of `docs` that have it. */
function partsIn(
  db: ReadableDB,
  docs: Iterable<IndexedDoc>,
  sought: string,
  limit: number,
  until: number,
  how: Partial<Pick<SearchAnswer, 'literal' | 'more'>>,
): SearchAnswer {
  const places = new Places(db, limit, until);
  let total = 0;
  for (const doc of docs) {
    if (places.isFull) return places.answer({ ...how, total, more: true });
    if (places.add(doc, (words) => scoredParts(words, sought))) total++;
  }
  return places.answer({ ...how, total });
}

interface ScoredPassages {
  readonly score: number;
  readonly passages: readonly Passage[];
}

/** Where a part of a word was sought, whole words are better. */
function scoredParts(words: string, sought: string): ScoredPassages {
  const passages = partPassages(words, sought);
  return { score: passages.some(({ isWhole }) => isWhole) ? 1 : 0.5, passages };
}

/** How many texts, and about how many UTF-16 code units of them, are tried at once. */
const MOST_AT_ONCE = 200;
const UNITS_AT_ONCE = 500_000;

async function searchExpression(
  db: ReadableDB,
  room: ExpressionRoom,
  query: string,
  filters: SearchFilters,
  limit: number,
  until: number,
): Promise<SearchAnswer> {
  const expression = expressionOf(query);
  if (expression === undefined) {
    const answer = searchParts(db, query, filters, limit, until, true);
    const notice = `This is not a regular expression, so it was searched as it stands. ${answer.notice}`.trim();
    return { ...answer, notice };
  }
  const places = new Places(db, limit, until);
  let total = 0;
  for (const articles of [true, false]) {
    for (let after = 0; ;) {
      const page = searchablePage(db, filters, { articles, after, most: MOST_AT_ONCE });
      const texts: string[] = [];
      let units = 0;
      for (const doc of page) {
        if (units > UNITS_AT_ONCE) break;
        const words = searchableText(db, doc) ?? '';
        units += words.length;
        texts.push(words);
      }
      const last = page[texts.length - 1];
      if (last === undefined) break;
      after = last.number;
      const found = places.isFull ? undefined : await room.find(expression, texts, until);
      if (found === undefined) return places.answer({ total, more: true, stopped: !places.hasEnough });
      for (const [at, spans] of found.entries()) {
        const doc = page[at];
        if (doc === undefined || spans.length === 0) continue;
        total++;
        if (places.isFull) continue;
        places.add(doc, () => ({ score: 1, passages: spans.map((span) => ({ ...span, hits: [span] })) }));
      }
    }
  }
  return places.answer({ total });
}

/** The regular expression that was typed, or undefined where it is none. Letters stand for both their cases. */
function expressionOf(query: string): RegExp | undefined {
  for (const flags of ['gimu', 'gim']) {
    try {
      return new RegExp(query, flags);
    } catch {
      // Without Unicode's stricter rules it may be one.
    }
  }
  return undefined;
}

/** The places that a search has found so far. */
class Places {
  readonly #db: ReadableDB;
  readonly #limit: number;
  readonly #until: number;
  readonly #results: SearchResult[] = [];
  /** True where a text has more places than are looked for. */
  #cut = false;

  constructor(db: ReadableDB, limit: number, until: number) {
    this.#db = db;
    this.#limit = limit;
    this.#until = until;
  }

  /** True when enough was found, or the time is over. */
  get isFull(): boolean {
    return this.hasEnough || this.#isLate;
  }

  get hasEnough(): boolean {
    return this.#results.length >= this.#limit;
  }

  get #isLate(): boolean {
    return performance.now() > this.#until;
  }

  /** Adds the places of something that may hold what is sought. True where it does. */
  add(doc: IndexedDoc, find: (words: string) => ScoredPassages): boolean {
    const words = searchableText(this.#db, doc);
    if (words === undefined) return false;
    const { score, passages } = find(words);
    const left = this.#limit - this.#results.length;
    if (passages.length >= MOST_PASSAGES || passages.length > left) this.#cut = true;
    for (const place of placesOf(this.#db, doc, score, words, passages.slice(0, left))) this.#results.push(place);
    return passages.length > 0;
  }

  answer({
    total,
    more,
    literal,
    notice,
    stopped = this.#isLate && !this.hasEnough,
  }: Partial<SearchAnswer> & Pick<SearchAnswer, 'total'> & { readonly stopped?: boolean }): SearchAnswer {
    const notices = [notice ?? '', stopped ? STOPPED : '', isSearchIndexBehind(this.#db) ? BEHIND : ''].filter(
      (one) => one !== '',
    );
    return {
      results: this.#results.sort((a, b) => b.score - a.score),
      total,
      more: more === true || stopped || this.#cut,
      literal: literal === true,
      notice: notices.join(' '),
    };
  }
}
