/** What stands on each sheet of a workbook. */
import type { Cell, Row } from 'write-excel-file/node';
import type { StatementSummary } from '../../domain/contract';
import type { Tag } from '../../domain/tags';
import { CodePointIndex } from '../../domain/text';
import type { HandedAnnotation, HandedText, Handover } from '../handover/handover';
import { speakerOf } from './annotation-rows';
import type { Tally } from './writer';
import { cut, SHEET_LIMITS, type Cells, type SheetColumn, type SheetLimits } from './xlsx-cells';

/** A sheet without its heading row. */
export interface SheetDraft {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly Row[];
}

/** The names of the sheets, in order. */
export const SHEETS = ['Claims', 'Actors', 'Places', 'Statements', 'Register', 'Links', 'Sources'] as const;

/** Every sheet, cut to what one can hold. Counts annotations, and what has no cell. */
export function sheetsOf(
  handover: Handover,
  tally: Tally,
  cells: Cells,
  limits: SheetLimits = SHEET_LIMITS,
): SheetDraft[] {
  const byTag: Record<Tag, Row[]> = { claim: [], actor: [], place: [] };
  const counts = new Map<string, number>();
  let index: { readonly text: HandedText; readonly points: CodePointIndex } | undefined;
  for (const annotation of handover.annotations()) {
    const { text, source, entity, tag, roles, id } = annotation;
    if (index?.text !== text) index = { text, points: new CodePointIndex(handover.contentOf(text)) };
    if (byTag[tag].length + 1 === limits.rows) {
      tally.drop('long-sheet');
      continue;
    }
    tally.rows++;
    tally.drop('roles', roles.filter((role) => role.claim === id).length);
    byTag[tag].push([...placeCells(annotation, cells, index.points), ...saidCells(annotation, cells)]);
    for (const key of [source.id, entity?.id ?? '']) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const tagged = (name: string, tag: Tag): SheetDraft => ({
    name,
    columns: [...PLACE_COLUMNS, ...(tag === 'claim' ? CLAIM_COLUMNS : MENTION_COLUMNS)],
    rows: byTag[tag],
  });
  return [
    tagged('Claims', 'claim'),
    tagged('Actors', 'actor'),
    tagged('Places', 'place'),
    ...[
      statements(handover, cells, tally, limits.columns),
      register(handover, cells, counts),
      links(handover, cells),
      sources(handover, cells, counts),
    ].map((sheet) => {
      const rows = sheet.rows.slice(0, limits.rows - 1);
      tally.drop('long-sheet', sheet.rows.length - rows.length);
      return { ...sheet, rows };
    }),
  ];
}

const PLACE_COLUMNS: readonly SheetColumn[] = [
  column('quote', 60),
  column('note', 30),
  column('headline', 40),
  column('outlet', 20),
  column('published', 18),
  column('url', 30),
  column('capturedAt', 19),
  column('captureSha256', 20),
  column('page', 6),
  column('start', 8),
  column('end', 8),
  column('startCodePoint', 8),
  column('endCodePoint', 8),
  column('createdAt', 19),
  column('createdBy', 16),
  column('source', 12),
  column('annotation', 12),
];

function placeCells(annotation: HandedAnnotation, cells: Cells, points: CodePointIndex): Cell[] {
  const { id, exact, note, source, text, start, end, createdAt, createdBy } = annotation;
  const { capture } = text;
  return [
    cells.words(exact),
    cells.words(note),
    cells.words(source.fact('headline')),
    cells.words(source.fact('outlet')),
    cells.time(source.fact('published')),
    cells.words(source.fact('url')),
    cells.time(capture.capturedAt),
    cells.words(capture.sha256),
    cells.number(text.blocks.findLast((block) => block.start <= start)?.page ?? null),
    ...[start, end, points.fromUtf16(start), points.fromUtf16(end)].map((offset) => cells.number(offset)),
    cells.time(createdAt),
    cells.words(createdBy),
    cells.words(source.id),
    cells.words(id),
  ];
}

const CLAIM_COLUMNS: readonly SheetColumn[] = [
  column('speaker', 20),
  column('attribution', 20),
  column('stance', 12),
  column('hedges', 18),
  column('dates', 24),
  column('numbers', 18),
  column('status', 14),
  column('statusReason', 30),
  column('importance', 12),
  column('statement', 12),
];

const MENTION_COLUMNS: readonly SheetColumn[] = [
  column('entity', 12),
  column('name', 30),
  column('type', 16),
  column('answer', 10),
];

function saidCells(annotation: HandedAnnotation, cells: Cells): Cell[] {
  const { claim, entity, answer, tag, statement } = annotation;
  if (tag !== 'claim') {
    return [entity?.id ?? null, entity?.name ?? null, entity?.typeName ?? null, answer].map((value) =>
      cells.words(value),
    );
  }
  const periods = claim?.periods?.map(({ exact, from, to }) => `${exact} (${from}–${to})`) ?? [];
  const numbers = claim?.numbers?.map(({ exact }) => exact) ?? [];
  return [
    ...[speakerOf(annotation), claim?.attribution ?? null, claim?.stanceName ?? null],
    ...[claim?.hedges?.join('; ') ?? null, periods.join('; '), numbers.join('; ')],
    ...[claim?.statusName ?? null, claim?.check?.reason ?? null, claim?.importanceName ?? null, statement],
  ].map((value) => cells.words(value));
}

const STATEMENT_COLUMNS: readonly SheetColumn[] = [
  column('title', 50),
  column('status', 14),
  column('verdict', 14),
  column('independentOrigins', 10),
  column('note', 30),
];

/** A row for each statement, with a column for each source, as many as there is room for. */
function statements(handover: Handover, cells: Cells, tally: Tally, room: number): SheetDraft {
  const { statements: all } = handover;
  const sources = handover.sources.slice(0, room - STATEMENT_COLUMNS.length - 1);
  tally.drop('wide-sheet', handover.sources.length - sources.length);
  return {
    name: 'Statements',
    columns: [
      ...STATEMENT_COLUMNS,
      ...sources.map(({ number, name, fact }) => column(cut(`${number}. ${fact('outlet') ?? ''} – ${name}`, 250), 40)),
      column('statement', 12),
    ],
    rows: all.map((statement) => [
      cells.words(titleOf(statement)),
      cells.words(statement.status),
      cells.words(statement.support.verdict),
      cells.number(statement.support.independent),
      cells.words(statement.note),
      ...sources.map(({ id }) => cells.words(cellWords(statement, id))),
      cells.words(statement.statement),
    ]),
  };
}

/** The title of a statement, or the words that stand in its place. */
function titleOf({ title, words }: Pick<StatementSummary, 'title' | 'words'>): string {
  return title === '' ? words : title;
}

function cellWords({ cells }: StatementSummary, source: string): string {
  const cell = cells.find((one) => one.source === source);
  if (cell === undefined) return '';
  const quotes = cell.claims.map(({ exact, speaker }) => {
    const name = speaker?.kind === 'actor' ? ` (${speaker.name})` : '';
    return `“${exact.replace(/\s+/gu, ' ')}”${name}`;
  });
  return `${cell.standing}: ${quotes.join(' / ')}`;
}

function register({ entities }: Handover, cells: Cells, counts: ReadonlyMap<string, number>): SheetDraft {
  return {
    name: 'Register',
    columns: [
      ...[column('kind', 8), column('name', 30), column('type', 16), column('otherNames', 40)],
      ...[column('latitude', 10), column('longitude', 10), column('gazetteer', 18), column('mentions', 9)],
      ...[column('note', 40), column('entity', 12)],
    ],
    rows: entities.map(({ id, kind, name, typeName, aliases, note, location }) => [
      ...[kind, name, typeName].map((value) => cells.words(value)),
      cells.words(aliases.join('; ')),
      ...[cells.number(location?.lat ?? null), cells.number(location?.lon ?? null)],
      cells.words(location?.gazetteer ?? null),
      cells.number(counts.get(id) ?? 0),
      ...[cells.words(note), cells.words(id)],
    ]),
  };
}

function links({ links: all }: Handover, cells: Cells): SheetDraft {
  return {
    name: 'Links',
    columns: [column('from', 36), column('relation', 14), column('to', 36), column('note', 40)],
    rows: all.map(({ from, relation, to, note }) => [from, relation, to, note].map((value) => cells.words(value))),
  };
}

function sources({ sources: all }: Handover, cells: Cells, counts: ReadonlyMap<string, number>): SheetDraft {
  return {
    name: 'Sources',
    columns: [
      ...[column('number', 8), column('headline', 50), column('outlet', 20), column('byline', 24)],
      ...[column('published', 18), column('url', 40), column('language', 9), column('capturedAt', 19)],
      ...[column('mediaType', 20), column('bytes', 10), column('captureSha256', 66), column('textSha256', 66)],
      ...[column('reader', 12), column('annotations', 11), column('source', 12)],
    ],
    rows: all.map(({ number, fact, reading, id }) => [
      cells.number(number),
      cells.words(fact('headline')),
      ...[cells.words(fact('outlet')), cells.words(fact('byline'))],
      ...[cells.time(fact('published')), cells.words(fact('url')), cells.words(fact('language'))],
      ...[cells.time(reading.capture.capturedAt), cells.words(reading.capture.mediaType)],
      ...[cells.number(reading.capture.bytes), cells.words(reading.capture.sha256), cells.words(reading.sha256)],
      ...[
        cells.words(`${reading.reader} ${reading.readerVersion}`),
        cells.number(counts.get(id) ?? 0),
        cells.words(id),
      ],
    ]),
  };
}

function column(heading: string, width: number): SheetColumn {
  return { heading, width };
}
