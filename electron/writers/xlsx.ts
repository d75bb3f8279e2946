/**
 * XLSX (ECMA-376): sheets for claims, actors, places, the statements matrix, the register, links and sources. Numbers are
 * numbers and times are times; words are words and never formulas. Header rows are frozen, can be filtered, and stand on
 * every printed page.
 */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeExcelFile, { type Feature, type Row } from 'write-excel-file/node';
import type { Handover } from '../handover/handover';
import { Cells, columnName } from './xlsx-cells';
import { FILTER_NAME, validateXlsx } from './xlsx-check';
import { SHEETS, sheetsOf } from './xlsx-sheets';
import type { Loss, Tally, Writer } from './writer';

const LOSSES: readonly Loss[] = [
  { what: 'roles', message: 'What actors have to do with claims is not in it.' },
  { what: 'long-cell', message: 'A cell holds 32,767 characters: longer words are cut there.' },
  {
    what: 'long-sheet',
    message: 'A sheet holds 1,048,576 rows: what would stand below is not in the file. Export fewer sources at a time.',
  },
  {
    what: 'wide-sheet',
    message:
      'A sheet holds 16,384 columns: on the sheet Statements the last sources have none. Export fewer sources at a time.',
  },
  { what: 'control-characters', message: 'Control characters can’t stand in a cell: they are left out.' },
];

/** Writes annotations, statements, register, links and sources as a workbook. */
export const xlsx: Writer = {
  ending: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  counts: 'annotations',
  losses: LOSSES,
  checks: 'the workbook opens, every sheet has its columns, and no cell is a formula or a link',
  async *write(handover: Handover, tally: Tally) {
    const cells = new Cells(tally);
    const sheets = sheetsOf(handover, tally, cells).map(({ name, columns, rows }) => ({
      sheet: name,
      data: [cells.headings(columns), ...rows],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    }));
    yield await writeExcelFile(sheets, {
      fontFamily: 'Calibri',
      fontSize: 11,
      features: [PRINTING, filtersOf(sheets.map(({ data }) => data))],
    }).toBuffer();
  },
  validate: validateXlsx,
};

/**
 * Lets the rows below every header be filtered by it. The element has its place right after the rows (ECMA-376, part 1,
 * 18.3.1.99). The library tells its features which sheet it writes, but not what stands on it. LibreOffice finds a filter
 * by the hidden name that Excel gives it, too. Comes after what makes the list of names.
 */
function filtersOf(sheets: readonly (readonly Row[])[]): Feature<Stream | Buffer | Blob> {
  const cornersOf = (at: number): [string, number] => {
    const rows = sheets[at] ?? [];
    return [columnName(rows[0]?.length ?? 0), rows.length];
  };
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const [column, row] = cornersOf(sheetIndex);
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${column}${row}"/>`);
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const names = SHEETS.map((sheet, at) => {
              const [column, row] = cornersOf(at);
              return `<definedName name="${FILTER_NAME}" localSheetId="${at}" hidden="1">'${sheet}'!$A$1:$${column}$${row}</definedName>`;
            });
            return xml.replace('</definedNames>', () => `${names.join('')}</definedNames>`);
          },
        },
      },
    },
  };
}

/** How many characters across can still be read on a page: letters of seven points on A4. */
const READABLE = 200;

/**
 * Prints every sheet on as few pages across as can be read, with its headings and its first column on each (ECMA-376,
 * part 1, 18.3.1.63, 18.3.1.65 and 18.2.5). What repeats is a name of the workbook for each sheet, counted from 0.
 */
const PRINTING: Feature<Stream | Buffer | Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace(/<worksheet [^>]*>/u, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes, _, { columns = [] }) =>
          tag === 'pageSetup'
            ? { ...attributes, fitToWidth: pagesAcross(columns.map(({ width = 0 }) => width)), fitToHeight: 0 }
            : attributes,
      },
      'xl/workbook.xml': {
        transform: (xml) => {
          const names = SHEETS.map(
            (sheet, at) =>
              `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${sheet}'!$A:$A,'${sheet}'!$1:$1</definedName>`,
          );
          return xml.replace('<definedNames/>', () => `<definedNames>${names.join('')}</definedNames>`);
        },
      },
    },
  },
};

/** On how many pages columns of these widths stand beside each other; the first column stands on each. */
function pagesAcross(widths: readonly number[]): number {
  const [first = 0] = widths;
  const all = widths.reduce((sum, width) => sum + width, 0);
  return all <= READABLE ? 1 : 1 + Math.ceil((all - READABLE) / (READABLE - first));
}
