/** Searching by script. */
import { join } from 'node:path';
import { SEARCH_KINDS, SEARCH_MODES, type SearchFilters } from '../../domain/search/search';
import type { CaseFile } from '../../db/case-file';
import { write } from '../../db/commit';
import { rebuildSearchIndex } from '../../db/search-index';
import { readSource } from '../../db/sources';
import { EXPRESSION_PROGRAM, openExpressionRoom } from '../search/expression-room';
import { searchCase } from '../search/search-case';
import { usageError, wholeNumber, type Arguments } from './arguments';
import { parseTag } from './lines';
import { printJson, printNotice, printText } from './output';

/** So many places are printed unless told. */
const LIMIT = 100;

/** Prints the places that a query finds, best first. */
export async function runSearch(
  { db }: CaseFile,
  { operands, values, lists, flags, json }: Arguments,
): Promise<number> {
  const limit = wholeNumber('limit', values['limit']) ?? LIMIT;
  if (limit === 0) throw usageError('--limit takes a whole number from 1.');
  const mode = oneOf('mode', SEARCH_MODES, values['mode']) ?? 'words';
  const kinds = lists['kind']?.flatMap((kind) => oneOf('kind', SEARCH_KINDS, kind) ?? []);
  const { source, outlet, from, to, speaker, status, annotator } = values;
  if (source !== undefined) readSource(db, source);
  const filters: SearchFilters = {
    ...{ kinds, source, outlet, from: day('from', from), to: day('to', to), speaker, status, annotator },
    tag: parseTag(values['tag']),
    unmarked: flags.has('unmarked'),
  };
  const room = openExpressionRoom(join(__dirname, EXPRESSION_PROGRAM));
  try {
    const answer = await searchCase(db, room, { query: operands[0] ?? '', mode, filters }, limit);
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
    if (answer.more) printNotice(`There is more than what was listed; --limit lists up to a number of places.`);
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

function oneOf<T extends string>(option: string, known: readonly T[], value: string | undefined): T | undefined {
  const found = known.find((one) => one === value);
  if (value === undefined || found !== undefined) return found;
  throw usageError(`--${option} takes one of ${known.join(', ')}, not “${value}”.`);
}

function day(option: string, value: string | undefined): string | undefined {
  if (value === undefined || /^\d{4}(-\d\d(-\d\d)?)?$/u.test(value)) return value;
  throw usageError(`--${option} takes a day as 2018-06-30, or a month or year, not “${value}”.`);
}
