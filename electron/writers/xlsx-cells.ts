/** The cells of a workbook: typed, and with nothing in them that a spreadsheet would run, cut or choke on. */
import type { Cell, Row } from 'write-excel-file/node';
import type { Tally } from './writer';
import { withoutForbidden } from './xml';

/** A column: its heading, and its width in characters. */
export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
}

/** The longest words of a cell, in UTF-16 code units (Excel specifications and limits). */
const CELL_LIMIT = 32_767;

/** How many rows and columns a sheet has at most, its headings included (Excel specifications and limits). */
export const SHEET_LIMITS: SheetLimits = { rows: 1_048_576, columns: 16_384 };

export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
}

/** Words that Excel would read as an escaped character (ECMA-376, part 1, 22.9.2.19). */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/gu;

/** What words of a language have, and addresses, hashes and ids have not: spaces, or letters beyond ASCII. */
const BREAKS = /[\s\u0080-\u{10ffff}]/u;

/** Makes cells, counting what they can't hold. */
export class Cells {
  readonly #tally: Tally;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /**
   * Words, always as words: “=1+1” and “007” stay what they are. Null and nothing make an empty cell. Words of a language
   * go on in the next line of the cell; an address or a hash is no better to read in pieces.
   */
  words(value: string | null): Cell {
    if (value === null || value === '') return null;
    const kept = this.#kept(value);
    return { value: escaped(kept), type: String, format: '@', alignVertical: 'top', wrap: BREAKS.test(kept) };
  }

  /** The row of headings. */
  headings(columns: readonly SheetColumn[]): Row {
    return columns.map(({ heading }) => ({
      ...{ value: escaped(this.#kept(heading)), type: String, format: '@' },
      fontWeight: 'bold' as const,
    }));
  }

  /** What a cell can hold of the words. */
  #kept(words: string): string {
    const unified = words.replace(/\r\n?/gu, '\n');
    const kept = withoutForbidden(unified);
    if (kept !== unified) this.#tally.drop('control-characters');
    if (kept.length <= CELL_LIMIT) return kept;
    this.#tally.drop('long-cell');
    return cut(kept, CELL_LIMIT);
  }

  number(value: number | null): Cell {
    return value === null ? null : { value, type: Number, alignVertical: 'top' };
  }

  /** A day or a time that is wholly known becomes one, shown as it is written; anything else stays words. */
  time(value: string | null): Cell {
    if (value === null) return null;
    const parts = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?$/u.exec(value);
    const [, day = '', time] = parts ?? [];
    const date = new Date(`${day}T${time ?? '00:00'}Z`);
    // Spreadsheets know no day before 1900, and count a day too many until March of it.
    if (parts === null || Number.isNaN(date.getTime()) || day < '1900-03-01') return this.words(value);
    return {
      value: date,
      type: Date,
      format: time === undefined ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss',
      alignVertical: 'top',
    };
  }
}

function escaped(words: string): string {
  return words.replace(ESCAPED, '_x005F_');
}

/** At most `length` UTF-16 code units of the words, without half a character. */
export function cut(words: string, length: number): string {
  return words.slice(0, length).replace(/[\ud800-\udbff]$/u, '');
}

/** The name of column number `n`, counted from 1: A, B … Z, AA. */
export function columnName(n: number): string {
  let name = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
