/** Reads a workbook back as a spreadsheet would begin to: its parts, its sheets, and what stands in their cells. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { WrittenFile } from './writer';
import { columnName, SHEET_LIMITS } from './xlsx-cells';
import { SHEETS } from './xlsx-sheets';

/** Elements that would make a cell more than words, numbers or times (ECMA-376, part 1, 18.3.1.40 and 18.3.1.47). */
const ACTIVE: Readonly<Record<string, string>> = { f: 'a formula', hyperlink: 'a link', oleObject: 'an object' };

/** The name that Excel gives to what is filtered on a sheet (ECMA-376, part 1, 18.2.5). */
export const FILTER_NAME = '_xlnm._FilterDatabase';

/** What is wrong with the file; empty when it is valid. */
export function validateXlsx(file: WrittenFile): string[] {
  const problems: string[] = [];
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(file.bytes());
  } catch {
    return ['The workbook can’t be unpacked.'];
  }
  const names: string[] = [];
  const filtered = new Set<string | undefined>();
  visit(parts['xl/workbook.xml'], 'xl/workbook.xml', problems, (tag, { name, localSheetId }) => {
    if (tag === 'sheet' && name !== undefined) names.push(name);
    if (tag === 'definedName' && name === FILTER_NAME) filtered.add(localSheetId);
  });
  if (names.join() !== SHEETS.join()) problems.push(`The sheets are ${names.join(', ')}, not ${SHEETS.join(', ')}.`);
  names.forEach((name, at) => {
    const path = `xl/worksheets/sheet${at + 1}.xml`;
    let [columns, rows] = [0, 0];
    const filters: (string | undefined)[] = [];
    visit(parts[path], path, problems, (tag, { r, ref }) => {
      if (tag === 'c' && r !== undefined && /^[A-Z]+1$/u.test(r)) columns++;
      if (tag === 'row') rows++;
      if (tag === 'autoFilter') filters.push(ref);
      const active = ACTIVE[tag];
      if (active !== undefined) problems.push(`The sheet ${name} holds ${active}.`);
    });
    // All that stands on the sheet, so that no row is left behind when the others are sorted or hidden.
    const all = `A1:${columnName(columns)}${rows}`;
    if (columns === 0 || filters.length !== 1 || filters[0] !== all || !filtered.has(String(at))) {
      problems.push(`The sheet ${name} has no headings by which all of its rows can be filtered.`);
    }
    if (columns > SHEET_LIMITS.columns || rows > SHEET_LIMITS.rows) {
      problems.push(`The sheet ${name} is larger than a sheet can be.`);
    }
  });
  return problems.slice(0, 20);
}

type Visitor = (tag: string, attributes: Readonly<Record<string, string | undefined>>) => void;

function visit(bytes: Uint8Array | undefined, name: string, problems: string[], onTag: Visitor): void {
  if (bytes === undefined) {
    problems.push(`The part ${name} is missing.`);
    return;
  }
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => problems.push(`The part ${name} is no XML: ${error.message}.`));
  parser.on('opentag', ({ name: tag, attributes }) => onTag(tag, attributes));
  parser.write(new TextDecoder().decode(bytes)).close();
}
