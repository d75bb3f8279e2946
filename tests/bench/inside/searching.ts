/**
 * Run in a process of its own: makes a case of many articles and annotations, indexes it, and asks the same queries of
 * the app's search and of the bare index in turns. Prints what that took as one line of JSON.
 */
import { rmSync } from 'node:fs';
import type { CaseFile } from '../../../db/case-file';
import { updateSearchIndex } from '../../../db/search-index';
import { statement, writing } from '../../../db/sqlite';
import { annotate } from '../../../db/annotation-commands';
import { indexQuery, parseQuery } from '../../../domain/search/query';
import { openExpressionRoom } from '../../../electron/search/expression-room';
import { searchCase } from '../../../electron/search/search-case';
import { percentile } from '../figures';
import { between, sequence } from '../random';
import { makeLargeCase, openEmptyCase, zipfWordOf } from './large-case';

const [annotations = 1_000_000, articles = 20_000] = process.argv.slice(2).map(Number);

const QUERIES = 120;
const LISTED = 50;

const random = sequence(annotations);
const zipfWord = (): string => zipfWordOf(random);
const { folder, file } = openEmptyCase();
void run();

async function run(): Promise<void> {
  try {
    const made = timed(() => writing(file.db, (db) => makeLargeCase(db, { annotations, articles })));
    // What waits to be indexed is no part of the case itself.
    const pending = sizeOf(file, 'search_pending');
    const bare = size(file) - pending;
    const indexed = timed(() => writing(file.db, updateSearchIndex));
    const full = size(file);
    const figures = await compare(file);
    console.log(
      JSON.stringify({
        ...{ annotations, articles, made, indexed },
        ...{ bytesEach: bare / annotations, indexBytesEach: (full - bare) / annotations, ...figures },
      }),
    );
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two words of a quote of the case. */
function quoteWords({ db }: CaseFile): string {
  const number = String(between(random, 0, annotations - 1)).padStart(12, '0');
  const found = statement(db, 'SELECT exact FROM annotation WHERE id = ?')
    .pluck()
    .get(`00000000-0000-4001-8000-${number}`);
  return String(found).split(' ').slice(0, 2).join(' ');
}

async function compare(open: CaseFile): Promise<Record<string, number>> {
  const room = openExpressionRoom('none');
  const bareSelect = open.db.prepare(
    `SELECT rowid, rank FROM search_words WHERE search_words MATCH ? ORDER BY rank LIMIT ${LISTED}`,
  );
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < QUERIES; n++) {
    const [one, other] = [zipfWord(), zipfWord()];
    const query = [one, `${one} ${other}`, `"${quoteWords(open)}"`, `${one} OR ${other}`, `${one}*`][n % 5] ?? one;
    const { expression } = parseQuery(query);
    if (expression === undefined) continue;
    const asked = indexQuery(expression);
    const bare = (): void => void theirs.push(timed(() => bareSelect.all(asked)));
    // Whoever comes second finds the pages in memory, so they take turns at that too.
    const isFirst = Math.floor(n / 5) % 2 === 0;
    if (isFirst) bare();
    const begun = performance.now();
    await searchCase(open.db, room, { query, mode: 'words', filters: {} }, LISTED);
    ours.push(performance.now() - begun);
    if (!isFirst) bare();
  }
  const marks = Array.from({ length: 50 }, (_, n) =>
    timed(() => annotate(open, { text: '00000000-0000-4000-8000-000000000000', start: n, end: n + 9, tag: 'claim' })),
  );
  const substring: number[] = [];
  for (let n = 0; n < 40; n++) {
    const begun = performance.now();
    await searchCase(open.db, room, { query: zipfWord().slice(1), mode: 'substring', filters: {} }, LISTED);
    substring.push(performance.now() - begun);
  }
  return {
    ...{ p50: percentile(ours, 0.5), p95: percentile(ours, 0.95) },
    ...{ bareP50: percentile(theirs, 0.5), bareP95: percentile(theirs, 0.95) },
    ...{ substringP50: percentile(substring, 0.5), substringP95: percentile(substring, 0.95) },
    mark: percentile(marks, 0.5),
  };
}

/** About how many bytes a table takes: those of its values, and a few for each row. */
function sizeOf({ db }: CaseFile, table: 'search_pending'): number {
  return db.prepare(`SELECT coalesce(sum(length(id) + length(kind) + 4), 0) FROM ${table}`).pluck().get() as number;
}

function size({ db }: CaseFile): number {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const free = db.pragma('freelist_count', { simple: true }) as number;
  return (pages - free) * (db.pragma('page_size', { simple: true }) as number);
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
