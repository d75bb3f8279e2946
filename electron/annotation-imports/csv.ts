/** Reads CSV with a column of quotes: our own tables, and those of other tools by the usual names of columns. */
import Papa from 'papaparse';
import { faultsOf, problemsOf } from './csv-faults';
import { sortedCodes } from './foreign-tags';
import {
  BLANK,
  isoTime,
  joinedNotes,
  NO_KEYS,
  sha256Of,
  type AnnotationFile,
  type ImportedAnnotation,
  type ImportedClaim,
  type ImportProblem,
} from './imported-annotation';

/** Names of columns, in the order in which they are preferred. In small letters, without spaces and low lines. */
const COLUMNS = {
  quote: ['exact', 'quote', 'quotation', 'passage', 'segment', 'content', 'codedtext', 'text'],
  tag: ['tag', 'tags', 'code', 'codes', 'label', 'category'],
  url: ['url', 'uri', 'link', 'address', 'source'],
  headline: ['headline', 'title', 'document', 'documentname', 'article', 'file', 'filename', 'source'],
  note: ['note', 'notes', 'comment', 'comments', 'memo'],
  creator: ['createdby', 'creator', 'author', 'annotator', 'user', 'coder'],
  created: ['createdat', 'created', 'date'],
  id: ['annotation', 'id'],
} as const;

/** More rows than anyone has marked. */
const ROW_LIMIT = 200_000;

type Row = Readonly<Record<string, string>>;

/** The annotations in a table, or undefined where it has no column of quotes. */
export function readCsv(text: string): AnnotationFile | undefined {
  const whole = text.replace(/^\uFEFF/u, '');
  // One row more than is taken tells whether there is more.
  const { data, meta, errors } = Papa.parse<Row>(whole, {
    header: true,
    skipEmptyLines: 'greedy',
    preview: ROW_LIMIT + 1,
  });
  const fields = meta.fields ?? [];
  const columnOf = (key: keyof typeof COLUMNS): string | undefined =>
    COLUMNS[key].map((name) => fields.find((field) => folded(field) === name)).find((field) => field !== undefined);
  const quote = columnOf('quote');
  if (quote === undefined || fields.length < 2) return undefined;
  const columns = { ...allColumns(columnOf), quote };
  // Only our own tables say which cells were guarded against spreadsheets, and have these columns.
  const isOurs = fields.includes('startCodePoint') && fields.includes('textSha256');
  const drafts: ImportedAnnotation[] = [];
  const problems: ImportProblem[] = [];
  const faults = faultsOf(whole, errors);
  const unclosed = faults.get('MissingQuotes')?.at(0);
  for (const [at, cells] of data.slice(0, ROW_LIMIT).entries()) {
    // It holds whatever stands after its quotation mark, down to the end of the file.
    if (at === unclosed) continue;
    const row = unguarded(cells);
    const draft = isOurs ? ours(row) : theirs(row, columns);
    if (draft.quote.trim() === '') {
      problems.push({ message: `Row ${at + 1} has no quote.`, quote: draft.note.slice(0, 200) });
    } else drafts.push(draft);
  }
  problems.push(...problemsOf(data, faults));
  const next = Math.min(data.length, ROW_LIMIT) + 1;
  if (data.length > ROW_LIMIT || (meta.truncated && whole.slice(meta.cursor).trim() !== '')) {
    const message = `From row ${next.toLocaleString('en')} on nothing was read: so many rows are taken at once. Divide the table, and import the rest by itself.`;
    problems.push({ message, quote: '' });
  }
  const unread = isOurs ? [] : fields.filter((field) => field.trim() !== '' && !isRead(field, columns));
  if (unread.length > 0) {
    problems.push({ message: 'These columns have no counterpart here and were not taken.', quote: unread.join(', ') });
  }
  return { format: 'csv', drafts, links: [], documents: [], problems };
}

/** True for a column of another tool that is read. */
function isRead(field: string, columns: Columns): boolean {
  return Object.values(columns).includes(field) || ['prefix', 'suffix', 'start', 'end', 'guarded'].includes(field);
}

type Columns = Readonly<Record<keyof typeof COLUMNS, string | undefined>>;

function allColumns(columnOf: (key: keyof typeof COLUMNS) => string | undefined): Columns {
  const keys = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  return Object.fromEntries(keys.map((key) => [key, columnOf(key)])) as Columns;
}

function folded(field: string): string {
  return field.toLowerCase().replace(/[\s_-]+/gu, '');
}

/** Takes the apostrophes away that keep a spreadsheet from calculating. */
function unguarded(row: Row): Row {
  const guarded = (cell(row, 'guarded') || '').split(' ').filter((column) => column !== '');
  if (guarded.length === 0) return row;
  return {
    ...row,
    ...Object.fromEntries(guarded.map((column) => [column, cell(row, column).replace(/^'/u, '')])),
  };
}

function cell(row: Row, column: string | undefined): string {
  if (column === undefined || !Object.hasOwn(row, column)) return '';
  const value: unknown = row[column];
  return typeof value === 'string' ? value : '';
}

function theirs(row: Row, columns: Columns): ImportedAnnotation {
  const url = cell(row, columns.url);
  const position = numbers(row, 'start', 'end');
  return {
    ...BLANK,
    ...sortedCodes(cell(row, columns.tag).split(/[;|,]/u)),
    foreignId: cell(row, columns.id),
    quote: cell(row, columns.quote),
    prefix: cell(row, 'prefix'),
    suffix: cell(row, 'suffix'),
    // Nobody knows in what it counts; as a hint it is good enough where the words stand there.
    position,
    source: { ...NO_KEYS, url: /^https?:/iu.test(url) ? url : '', headline: cell(row, columns.headline) },
    note: cell(row, columns.note),
    creator: cell(row, columns.creator),
    created: isoTime(cell(row, columns.created)),
  };
}

function ours(row: Row): ImportedAnnotation {
  const entity = cell(row, 'entityName');
  return {
    ...BLANK,
    ...sortedCodes([cell(row, 'tag')]),
    foreignId: cell(row, 'annotation'),
    quote: cell(row, 'exact'),
    prefix: cell(row, 'prefix'),
    suffix: cell(row, 'suffix'),
    position: numbers(row, 'startCodePoint', 'endCodePoint'),
    source: {
      ...NO_KEYS,
      captureSha256: sha256Of(cell(row, 'captureSha256')),
      textSha256: sha256Of(cell(row, 'textSha256')),
      url: cell(row, 'url'),
      headline: cell(row, 'headline'),
    },
    note: joinedNotes([cell(row, 'note')]),
    creator: cell(row, 'createdBy'),
    created: isoTime(cell(row, 'createdAt')),
    entity:
      entity === ''
        ? undefined
        : { name: entity, type: cell(row, 'entityType'), isUnsure: cell(row, 'entityAnswer') === 'unsure' },
    claim: claimOf(row),
  };
}

function claimOf(row: Row): ImportedClaim | undefined {
  const said = (column: string): string | undefined => cell(row, column) || undefined;
  const speaker = said('speaker');
  const claim: ImportedClaim = {
    ...(speaker === 'outlet' ? { saidByOutlet: true } : { speaker }),
    ...{ attribution: said('attribution'), stance: said('stance'), importance: said('importance') },
    ...{ status: said('status'), statusReason: said('statusReason') },
  };
  return Object.values(claim).some((value) => value !== undefined) ? claim : undefined;
}

function numbers(row: Row, from: string, to: string): ImportedAnnotation['position'] {
  const [start, end] = [cell(row, from), cell(row, to)].map((words) =>
    /^\d{1,9}$/u.test(words) ? Number(words) : NaN,
  );
  return start === undefined || end === undefined || !(start < end) ? undefined : { start, end };
}
