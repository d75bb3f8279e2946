/** Reads a CSV file back, byte by byte: RFC 4180, section 2, with the rules of this app's own files. */
import { StringDecoder } from 'node:string_decoder';
import { CSV_COLUMNS, FORMULA } from './csv-form';
import type { WrittenFile } from './writer';

/** How many problems are named. */
const MOST = 20;

/** What is wrong with the file; empty when it is valid. */
export function validateCsv(file: WrittenFile): string[] {
  const problems: string[] = [];
  let row = 0;
  const report = (problem: string): void => {
    if (problems.length < MOST) problems.push(problem);
  };
  for (const cells of csvRows(file.chunks(), report)) {
    row++;
    if (row === 1 && cells.join() !== CSV_COLUMNS.join()) report('The first row does not name the columns.');
    if (cells.length !== CSV_COLUMNS.length) {
      report(`Row ${row} has ${cells.length} cells, not ${CSV_COLUMNS.length}.`);
    }
    cells.forEach((cell, at) => {
      if (FORMULA.test(cell)) report(`Row ${row}, column ${CSV_COLUMNS[at] ?? at + 1}, begins like a formula.`);
    });
  }
  if (row === 0) report('The file has no rows.');
  return problems;
}

/** The rows of a CSV file as it comes. `report` hears of what breaks the rules. */
function* csvRows(chunks: Iterable<Uint8Array>, report: (problem: string) => void): Iterable<string[]> {
  const decoder = new StringDecoder('utf8');
  let cells: string[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' = 'start';
  let first = true;
  for (const chunk of chunks) {
    let text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (first) {
      if (!text.startsWith('\uFEFF')) report('The byte order mark is missing.');
      text = text.replace(/^\uFEFF/u, '');
      first = false;
    }
    for (let at = 0; at < text.length; at++) {
      const sign = text.charAt(at);
      if (state === 'quoted') {
        const quote = text.indexOf('"', at);
        if (quote === -1) {
          cell += text.slice(at);
          break;
        }
        cell += text.slice(at, quote);
        at = quote;
        state = 'quote-in-quoted';
      } else if (sign === '"') {
        if (state === 'plain') report('A quote mark stands in a cell without quotes.');
        if (state === 'quote-in-quoted') cell += '"';
        state = 'quoted';
      } else if (sign === ',' || sign === '\n') {
        cells.push(sign === '\n' ? cell.replace(/\r$/u, '') : cell);
        cell = '';
        state = 'start';
        if (sign === ',') continue;
        yield cells;
        cells = [];
      } else {
        if (state === 'quote-in-quoted' && sign !== '\r') report('Something stands after a closing quote mark.');
        cell += sign;
        state = state === 'quote-in-quoted' ? state : 'plain';
      }
    }
  }
  if (state === 'quoted') report('The last quote is not closed.');
  if (cell !== '' || cells.length > 0) report('The last line has no end.');
}
