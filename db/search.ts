/** Queries over the search index: which articles, marks, notes, entities and statements hold the words that are sought. */
import type { Annotation } from '../domain/annotation';
import type { SearchFilters, SearchKind } from '../domain/search/search';
import type { IndexedDoc } from './search-index';
import { mergedWith } from './entities';
import { row, rows, type ReadableDB } from './sqlite';

/** Something that was found, with how well it fits: more is better. */
interface FoundDoc extends IndexedDoc {
  readonly score: number;
}

/** What was found. */
export interface FoundDocs {
  /** The best first, or in the order in which they were indexed where all are alike. */
  readonly docs: readonly FoundDoc[];
  /** How many there are; at least that many where `more` is true. */
  readonly total: number;
  readonly more: boolean;
}

/** So many of what is found are ranked: a common word is in more than anybody looks through. */
const MOST_RANKED = 2000;

/** So many are counted. */
const MOST_COUNTED = 10_000;

/** How many are looked at between two looks at the clock. */
const BETWEEN_LOOKS = 256;

/** What holds the words of `query` (FTS5), the best `most` of it. `until` is when to stop, as `performance.now()` has it. */
export function findWords(
  db: ReadableDB,
  query: string,
  filters: SearchFilters,
  { most, until }: { readonly most: number; readonly until: number },
): FoundDocs {
  const { condition, values } = conditionOf(db, filters);
  if (condition === '') {
    const ranked = rows<{ number: number; rank: number }>(
      db,
      `SELECT rowid AS number, rank FROM search_words WHERE search_words MATCH ? LIMIT ${MOST_RANKED}`,
      query,
    );
    const total = ranked.length < MOST_RANKED ? ranked.length : countWords(db, query);
    return { docs: byRank(db, ranked, most), total, more: total >= MOST_COUNTED };
  }
  // Iterating keeps the statement busy, so it is not a shared one.
  const select = db.prepare(
    `SELECT doc.number, doc.id, doc.kind, search_words.rank AS rank FROM search_words
     CROSS JOIN search_doc AS doc ON doc.number = search_words.rowid
     WHERE search_words MATCH @query AND ${condition} LIMIT ${MOST_RANKED}`,
  );
  const found: (IndexedDoc & { readonly rank: number })[] = [];
  let more = false;
  for (const doc of select.iterate({ ...values, query }) as Iterable<IndexedDoc & { rank: number }>) {
    found.push(doc);
    if (found.length % BETWEEN_LOOKS !== 0 || performance.now() < until) continue;
    more = true;
    break;
  }
  const docs = found
    .sort((a, b) => a.rank - b.rank)
    .map(({ id, kind, rank }): FoundDoc => ({ id, kind, score: scoreOf(rank) }));
  return { docs, total: docs.length, more: more || docs.length === MOST_RANKED };
}

/** The ids of all that holds the words of `query` (FTS5), however many, in the order in which they were indexed. */
export function allWithWords(db: ReadableDB, query: string, filters: SearchFilters): string[] {
  const { condition, values } = conditionOf(db, filters);
  const found = rows<{ id: string }>(
    db,
    `SELECT doc.id FROM search_words CROSS JOIN search_doc AS doc ON doc.number = search_words.rowid
     WHERE search_words MATCH @query ${condition === '' ? '' : `AND ${condition}`} ORDER BY search_words.rowid`,
    { ...values, query },
  );
  return Array.from(new Set(found.map(({ id }) => id)));
}

function countWords(db: ReadableDB, query: string): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ${MOST_COUNTED})`;
  return row<{ n: number }>(db, sql, query)?.n ?? 0;
}

function byRank(db: ReadableDB, ranked: { number: number; rank: number }[], most: number): FoundDoc[] {
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .flatMap(({ number, rank }): FoundDoc[] => {
      const doc = row<IndexedDoc>(db, 'SELECT id, kind FROM search_doc WHERE number = ?', number);
      return doc === undefined ? [] : [{ ...doc, score: scoreOf(rank) }];
    });
}

/** FTS5 ranks the best lowest, below zero. */
function scoreOf(rank: number): number {
  return Math.round(-rank * 1e6) / 1e6;
}

/** A part of a folded text that the index of parts knows: three characters. */
const PART = 3;

/** So many parts are asked for: more hardly tell texts apart any better. */
const MOST_PARTS = 12;

/** True where `folded` is long enough for the index of parts. */
export function hasParts(folded: string): boolean {
  return Array.from(folded).length >= PART;
}

/** What may hold each of these folded `pieces` as a part of what it says, in the order in which it was indexed. */
export function* eachWithParts(
  db: ReadableDB,
  pieces: readonly string[],
  filters: SearchFilters,
): Generator<IndexedDoc> {
  const { condition, values } = conditionOf(db, filters);
  const select = db.prepare(
    `SELECT doc.id, doc.kind FROM search_parts CROSS JOIN search_doc AS doc ON doc.number = search_parts.rowid
     WHERE search_parts MATCH @query ${condition === '' ? '' : `AND ${condition}`}`,
  );
  yield* select.iterate({ ...values, query: partsQuery(pieces) }) as Iterable<IndexedDoc>;
}

function partsQuery(pieces: readonly string[]): string {
  const parts = pieces.flatMap((piece) => {
    const characters = Array.from(piece);
    return characters.slice(0, 1 - PART).map(
      (_, at) =>
        `"${characters
          .slice(at, at + PART)
          .join('')
          .replaceAll('"', '""')}"`,
    );
  });
  const step = Math.max(1, parts.length / MOST_PARTS);
  const asked = new Set(
    Array.from({ length: Math.min(parts.length, MOST_PARTS) }, (_, n) => parts[Math.floor(n * step)]),
  );
  return Array.from(asked).join(' AND ');
}

/** Something that is in the index, with its number in it. */
export interface NumberedDoc extends IndexedDoc {
  readonly number: number;
}

/** The next of everything that may be found with these filters, after the number `after`: of articles, or of all else. */
export function searchablePage(
  db: ReadableDB,
  filters: SearchFilters,
  { articles, after, most }: { readonly articles: boolean; readonly after: number; readonly most: number },
): NumberedDoc[] {
  const { condition, values } = conditionOf(db, filters);
  return rows<NumberedDoc>(
    db,
    `SELECT doc.number, doc.id, doc.kind FROM search_doc AS doc
     WHERE doc.number > @after AND (doc.kind = 'article') = @articles ${condition === '' ? '' : `AND ${condition}`}
     ORDER BY doc.number LIMIT @most`,
    { ...values, articles: articles ? 1 : 0, after, most },
  );
}

interface Condition {
  readonly condition: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What `filters` ask of a row of `search_doc AS doc`; empty where they ask for nothing. */
function conditionOf(db: ReadableDB, filters: SearchFilters): Condition {
  const { kinds, tag, annotator, speaker, status } = filters;
  const conditions: string[] = [];
  const values: Record<string, string> = {};
  const list = (name: string, items: readonly string[]): string => {
    values[name] = JSON.stringify(items);
    return `IN (SELECT value FROM json_each(@${name}))`;
  };
  let asked = new Set<SearchKind>(kinds ?? ['article', 'quote', 'note', 'entity', 'statement']);
  const only = (...possible: readonly SearchKind[]): void => {
    asked = new Set(possible.filter((kind) => asked.has(kind)));
  };
  const ofMark: string[] = [];
  const sources = sourcesWith(db, filters);
  if (sources !== undefined) {
    only('article', 'quote', 'note');
    const listed = list('sources', sources);
    conditions.push(`(doc.kind <> 'article' OR doc.id ${listed})`);
    ofMark.push(`text IN (SELECT text.id FROM text JOIN capture ON capture.id = text.capture WHERE source ${listed})`);
  }
  if (filters.unmarked === true) only('article');
  if (tag !== undefined) {
    only('quote', 'note');
    values['tag'] = tag;
    ofMark.push('tag = @tag');
  }
  if (annotator !== undefined) {
    only('quote', 'note');
    values['annotator'] = annotator;
    ofMark.push('created_by = @annotator');
  }
  if (speaker !== undefined) {
    only('quote', 'note');
    const says =
      speaker === 'outlet' ? "speaker_kind = 'outlet'" : `speaker ${list('speakers', mergedWith(db, speaker))}`;
    ofMark.push(`id IN (SELECT annotation FROM claim WHERE ${says})`);
  }
  if (status !== undefined) {
    only('quote', 'note', 'statement');
    values['status'] = status;
    ofMark.push('id IN (SELECT annotation FROM claim WHERE check_status = @status)');
    conditions.push("(doc.kind <> 'statement' OR doc.id IN (SELECT id FROM statement WHERE status = @status))");
  }
  if (ofMark.length > 0) {
    conditions.push(
      `(doc.kind NOT IN ('quote', 'note') OR
        EXISTS (SELECT 1 FROM annotation WHERE annotation.id = doc.id AND ${ofMark.join(' AND ')}))`,
    );
  }
  if (asked.size < 5) conditions.push(`doc.kind ${list('kinds', Array.from(asked))}`);
  return { condition: conditions.join(' AND '), values };
}

/** The sources that fit; undefined where nothing is asked of them. */
function sourcesWith(db: ReadableDB, { source, outlet, from, to, unmarked }: SearchFilters): string[] | undefined {
  if ([source, outlet, from, to].every((asked) => asked === undefined) && unmarked !== true) return undefined;
  // A day that is known by its month or year only fits where any day of it would.
  return rows<{ id: string }>(
    db,
    `SELECT source.id FROM source
     LEFT JOIN fact AS said ON said.source = source.id AND said.field = 'outlet'
     LEFT JOIN fact AS published ON published.source = source.id AND published.field = 'published'
       AND published.value GLOB '[0-9][0-9][0-9][0-9]*'
     WHERE (@source IS NULL OR source.id = @source) AND (@outlet IS NULL OR said.value = @outlet)
       AND (@from IS NULL OR substr(published.value, 1, 10) >= substr(@from, 1, length(substr(published.value, 1, 10))))
       AND (@to IS NULL OR substr(published.value, 1, length(@to)) <= @to)
       AND (@unmarked = 0 OR NOT EXISTS (
         SELECT 1 FROM capture JOIN text ON text.capture = capture.id JOIN annotation ON annotation.text = text.id
         WHERE capture.source = source.id))`,
    {
      source: source ?? null,
      outlet: outlet ?? null,
      from: from ?? null,
      to: to ?? null,
      unmarked: unmarked === true ? 1 : 0,
    },
  ).map(({ id }) => id);
}

/** The text of a source that is read; undefined where the source is not there. */
export function readingOf(db: ReadableDB, source: string): string | undefined {
  return row<{ text: string }>(db, 'SELECT text FROM reading WHERE source = ?', source)?.text;
}

/** A mark with its source and the text of that which is read. */
export interface FoundMark extends Pick<Annotation, 'text' | 'start' | 'end' | 'tag' | 'exact' | 'prefix' | 'suffix'> {
  readonly source: string;
  readonly read: string;
}

/** A mark that was found, with its source and the text of that which is read. */
export function foundMark(db: ReadableDB, id: string): FoundMark | undefined {
  return row(
    db,
    `SELECT annotation.text, annotation.start, annotation."end", tag, exact, prefix, suffix, capture.source, reading.text AS read FROM annotation
     JOIN text ON text.id = annotation.text JOIN capture ON capture.id = text.capture
     JOIN reading ON reading.source = capture.source WHERE annotation.id = ?`,
    id,
  );
}

/** The names of everybody who marked something in the case. */
export function annotatorNames(db: ReadableDB): string[] {
  return rows<{ name: string }>(db, 'SELECT DISTINCT created_by AS name FROM annotation ORDER BY 1').map(
    ({ name }) => name,
  );
}
