/** The filters of a search, as options say them: what the case does not know is refused, with what there is. */
import { isDay as isCalendarDay } from '../../domain/claims/calendar';
import { codesOf } from '../../domain/codebook';
import { SEARCH_KINDS, type SearchFilters } from '../../domain/search/search';
import { factValue } from '../../domain/source';
import type { CaseFile } from '../../db/case-file';
import { readCodebook } from '../../db/codes';
import { findEntity } from '../../db/entities';
import { entityNamed } from '../../db/register-commands';
import { annotatorNames } from '../../db/search';
import { listSources, readSource } from '../../db/sources';
import { oneOf, usageError, type Arguments } from './arguments';
import { parseTag } from './lines';

/** The filters that the options of `search` ask for. Throws `bad-request` or `not-found` with a sentence. */
export function searchFilters(
  { db }: CaseFile,
  { values, lists, flags }: Pick<Arguments, 'values' | 'lists' | 'flags'>,
): SearchFilters {
  const { source, outlet, speaker, status, annotator } = values;
  if (source !== undefined) readSource(db, source);
  return {
    source,
    kinds: lists['kind']?.map((kind) => oneOf('kind', SEARCH_KINDS, kind)),
    tag: parseTag(values['tag']),
    outlet: outlet === undefined ? undefined : oneKnown('outlet', outlet, outletsOf(db)),
    ...days(values),
    speaker: speaker === undefined ? undefined : speakerOf(db, speaker),
    status: status === undefined ? undefined : statusOf(db, status),
    annotator: annotator === undefined ? undefined : oneKnown('annotator', annotator, annotatorNames(db)),
    unmarked: flags.has('unmarked'),
  };
}

/** So many names are listed of what there is. */
const LISTED = 20;

/** The name among those of the case that is meant: letters count in either case where no name is written just so. */
function oneKnown(option: string, value: string, names: readonly string[]): string {
  const found = names.find((name) => name === value) ?? names.find((name) => compared(name) === compared(value));
  if (found !== undefined) return found;
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  const there =
    names.length === 0 ? 'This case knows none yet' : `There are ${names.slice(0, LISTED).join(', ')}${more}`;
  throw usageError(`No ${option} of this case is called “${value}”. ${there}.`);
}

function compared(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function outletsOf(db: CaseFile['db']): string[] {
  return Array.from(new Set(listSources(db).flatMap(({ facts }) => factValue(facts, 'outlet') ?? []))).sort();
}

function speakerOf(db: CaseFile['db'], value: string): string {
  if (value === 'outlet') return value;
  const found = findEntity(db, value)?.id ?? entityNamed(db, 'actor', value);
  if (found !== undefined) return found;
  throw usageError(`--speaker takes “outlet”, or an actor by name or id, and the register has no “${value}”.`);
}

function statusOf(db: CaseFile['db'], value: string): string {
  const codes = codesOf(readCodebook(db), 'status');
  const found = codes.find(({ id }) => id === value) ?? codes.find(({ name }) => compared(name) === compared(value));
  if (found !== undefined) return found.id;
  throw usageError(`--status takes one of ${codes.map(({ id }) => id).join(', ')}, not “${value}”.`);
}

function days({ from, to }: Arguments['values']): Pick<SearchFilters, 'from' | 'to'> {
  for (const [option, value] of Object.entries({ from, to })) {
    if (value !== undefined && !isDay(value)) {
      throw usageError(`--${option} takes a day as 2018-06-30, or a month or year, not “${value}”.`);
    }
  }
  if (from !== undefined && to !== undefined) {
    // A month or year counts with all its days.
    const least = Math.min(from.length, to.length);
    if (from.slice(0, least) > to.slice(0, least)) {
      throw usageError(`--from ${from} is later than --to ${to}, so no day fits. Give the earlier one with --from.`);
    }
  }
  return { from, to };
}

/** True for a day, month or year of the calendar. */
function isDay(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(value) ?? [];
  return year !== undefined && isCalendarDay(Number(year), Number(month), Number(day));
}
