/**
 * CSV: RFC 4180 with CR LF, UTF-8 with a byte order mark so that spreadsheets read it. A cell that a spreadsheet would
 * take for a formula gets a leading apostrophe, and the last column names the cells of the row that have one.
 */
import { stringify } from 'csv-stringify/sync';
import type { Handover } from '../handover/handover';
import { annotationRows, COLUMNS, type CellValue } from './annotation-rows';
import { validateCsv } from './csv-check';
import { CSV_COLUMNS, FORMULA } from './csv-form';
import { countLinks, TABLE_LOSSES } from './table-losses';
import type { Tally, Writer } from './writer';

/** Rows that are handed to the library at once. */
const BATCH = 256;

/** Writes annotations as CSV. */
export const csv: Writer = {
  ending: 'csv',
  mediaType: 'text/csv',
  counts: 'annotations',
  losses: TABLE_LOSSES,
  checks: 'every row has every column, the quotes are closed, and no cell begins like a formula',
  *write(handover: Handover, tally: Tally) {
    yield `\uFEFF${lines([CSV_COLUMNS])}`;
    let batch: CellValue[][] = [];
    for (const row of annotationRows(handover, tally)) {
      batch.push(guarded(row));
      if (batch.length < BATCH) continue;
      yield lines(batch);
      batch = [];
    }
    yield lines(batch);
    countLinks(handover, tally);
  },
  validate: validateCsv,
};

function guarded(row: readonly CellValue[]): CellValue[] {
  let named = '';
  const cells = row.map((value, at) => {
    if (typeof value !== 'string' || !FORMULA.test(value)) return value;
    named += `${named === '' ? '' : ' '}${COLUMNS[at]}`;
    return `'${value}`;
  });
  cells.push(named);
  return cells;
}

function lines(rows: readonly (readonly CellValue[])[]): string {
  // Every string is quoted: the library looks for the record delimiter only, but a lone LF or CR needs quotes as well.
  return stringify(rows as CellValue[][], { record_delimiter: 'windows', quoted_string: true });
}
