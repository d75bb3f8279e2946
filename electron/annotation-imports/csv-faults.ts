/** What is wrong with the rows of a table, as sentences. Rows are counted from the first below the headings, without empty ones. */
import Papa from 'papaparse';
import type { ImportProblem } from './imported-annotation';

/** Places of rows in the data, 0 for the first, by the kind of fault. */
type Faults = ReadonlyMap<string, readonly number[]>;

/** Where the faults are that the library found. */
export function faultsOf(table: string, errors: readonly Papa.ParseError[]): Faults {
  const faults = new Map<string, number[]>();
  for (const { code, type, row } of errors) {
    if (row === undefined || type === 'Delimiter') continue;
    // Subtle: of quotation marks it counts every row of the file, of cells only those that it answers.
    const at = type === 'Quotes' ? rowAt(table, row) : row;
    const rows = faults.get(code) ?? [];
    if (!rows.includes(at)) faults.set(code, [...rows, at]);
  }
  return faults;
}

function rowAt(table: string, row: number): number {
  const { data } = Papa.parse<string[]>(table, { preview: row + 1 });
  const headings = 1;
  return data.filter((cells) => cells.some((cell) => cell.trim() !== '')).length - headings - 1;
}

/** The sentences about the faults of a table whose rows are `data`. */
export function problemsOf(data: readonly unknown[], faults: Faults): ImportProblem[] {
  const unclosed = faults.get('MissingQuotes') ?? [];
  const say = (code: string, why: (row: number) => string): ImportProblem[] =>
    (faults.get(code) ?? [])
      .filter((at) => code === 'MissingQuotes' || !unclosed.includes(at))
      .map((at) => ({ message: why(at + 1), quote: wordsOf(data[at], code === 'TooManyFields') }));
  return [
    ...say(
      'MissingQuotes',
      (row) =>
        `A quotation mark in row ${row} is never closed, so the rows after it could not be told apart, and nothing was read from this row on. Close it, and import the file again.`,
    ),
    ...say(
      'InvalidQuotes',
      (row) =>
        `In row ${row} other signs follow a closing quotation mark, so it may have swallowed the row after it. Look at its cells.`,
    ),
    ...say(
      'TooManyFields',
      (row) => `Row ${row} has more cells than there are columns. Those beyond the last column were not taken.`,
    ),
    ...say(
      'TooFewFields',
      (row) =>
        `Row ${row} has fewer cells than there are columns. It was taken as it is; a line break may have torn it.`,
    ),
  ];
}

/** The words of a row, or only of the cells beyond the last column. */
function wordsOf(row: unknown, isBeyond: boolean): string {
  const cells = Object.entries(row ?? {}) as [string, unknown][];
  return cells
    .filter(([column]) => !isBeyond || column === '__parsed_extra')
    .flatMap(([, value]) => value)
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' · ')
    .slice(0, 200);
}
