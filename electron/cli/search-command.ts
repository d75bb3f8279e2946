/** Searching by script. */
import { join } from 'node:path';
import { SEARCH_MODES } from '../../domain/search/search';
import type { CaseFile } from '../../db/case-file';
import { write } from '../../db/commit';
import { rebuildSearchIndex } from '../../db/search-index';
import { EXPRESSION_PROGRAM, openExpressionRoom } from '../search/expression-room';
import { searchCase } from '../search/search-case';
import { oneOf, usageError, wholeNumber, type Arguments } from './arguments';
import { printJson, printNotice, printText } from './output';
import { searchFilters } from './search-filters';

/** So many places are printed unless told. */
const LIMIT = 100;

/** Prints the places that a query finds, best first. */
export async function runSearch(file: CaseFile, { operands, values, lists, flags, json }: Arguments): Promise<number> {
  const limit = wholeNumber('limit', values['limit']) ?? LIMIT;
  if (limit === 0) throw usageError('--limit takes a whole number from 1.');
  const mode = oneOf('mode', SEARCH_MODES, values['mode']) ?? 'words';
  const filters = searchFilters(file, { values, lists, flags });
  const room = openExpressionRoom(join(__dirname, EXPRESSION_PROGRAM));
  try {
    const answer = await searchCase(file.db, room, { query: operands[0] ?? '', mode, filters }, limit);
    if (answer.notice !== '') printNotice(answer.notice);
    for (const {
      kind,
      source: of,
      annotation,
      entity,
      statement,
      start,
      end,
      exact,
      context,
      hits,
      score,
    } of answer.results) {
      if (json) {
        printJson({
          ...{ kind, source: of ?? null, annotation, entity, statement, start: start ?? null, end: end ?? null },
          ...{ exact, context, hits, score },
          ...(answer.literal && { literal: true }),
        });
      } else {
        printText(`${kind}\t${of ?? entity ?? statement ?? ''}\t${start ?? ''}\t${context.trim()}\n`);
      }
    }
    if (answer.results.length === 0) printNotice('Nothing found.');
    else if (answer.more) printNotice(`There is more than what was listed; --limit lists up to a number of places.`);
  } finally {
    await room.close();
  }
  return 0;
}

/** Makes the search index anew. */
export function runReindex(file: CaseFile): number {
  write(file, rebuildSearchIndex);
  return 0;
}
