/**
 * Writes CSV: RFC 4180 with CR LF, UTF-8 with a byte order mark so that spreadsheets read it. A cell that a spreadsheet
 * would take for a formula gets a leading apostrophe, and the last column names the cells of the row that have one.
 */
import { stringify } from 'csv-stringify/sync';
import { COLUMNS, type AnnotationRow } from './annotation-rows';

/** Beginnings that spreadsheets take for a formula, full-width forms included (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** The CSV file, in parts. */
export function* csv(rows: Iterable<AnnotationRow>): Iterable<string> {
  yield `\uFEFF${line([...COLUMNS, 'guarded'])}`;
  for (const row of rows) {
    const guarded: string[] = [];
    const cells = COLUMNS.map((column) => {
      const value = row[column];
      if (typeof value !== 'string' || !FORMULA.test(value)) return value;
      guarded.push(column);
      return `'${value}`;
    });
    yield line([...cells, guarded.join(' ')]);
  }
}

function line(cells: readonly (string | number | null)[]): string {
  // Every string is quoted: the library looks for the record delimiter only, but a lone LF or CR needs quotes as well.
  return stringify([[...cells]], { record_delimiter: 'windows', quoted_string: true });
}
