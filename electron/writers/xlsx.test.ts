import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { StatementSummary } from '../../domain/contract';
import { checked, handedEntity, handMade, written } from './fixtures';
import { Tally } from './writer';
import { xlsx } from './xlsx';
import { Cells, columnName, SHEET_LIMITS } from './xlsx-cells';
import { SHEETS, sheetsOf } from './xlsx-sheets';

const sana = handedEntity('actor', 'SANA', { type: 'media', typeName: 'media' });

function statement(source: string): StatementSummary {
  return {
    ...{ statement: 's', title: 'Six were killed', status: 'disputed', note: '', words: 'six', links: [] },
    ...{ createdBy: 'Amal', support: { verdict: 'single', independent: 1 } },
    cells: [{ source, standing: 'says', claims: [{ annotation: 'a', exact: 'six were killed', speaker: null }] }],
  } as unknown as StatementSummary;
}

function handover(headline = 'A headline'): ReturnType<typeof handMade> {
  return handMade([
    {
      text: 'SANA said that six were killed.\nIt was in Hama.',
      facts: { headline, outlet: 'SANA' },
      marks: [
        { quote: 'six were killed', tag: 'claim', claim: { speaker: { kind: 'entity', entity: sana } } },
        { quote: 'It was in Hama', tag: 'claim' },
        { quote: 'SANA', tag: 'actor', entity: sana, answer: 'sure' },
      ],
    },
  ]);
}

/** The parts of a workbook, by the names of its sheets. */
function sheetsIn(bytes: Uint8Array): Map<string, string> {
  const parts = unzipSync(bytes);
  return new Map(
    SHEETS.map((name, at) => [name, Buffer.from(parts[`xl/worksheets/sheet${at + 1}.xml`] ?? []).toString()]),
  );
}

describe('the workbook', () => {
  it('X6: every sheet can be filtered by all of its headings, down to its last row', async () => {
    const { bytes, problems } = await written(xlsx, handover());
    expect(problems).toEqual([]);
    const ranges = Array.from(sheetsIn(bytes), ([name, xml]) => [name, /<autoFilter ref="([^"]*)"\/>/u.exec(xml)?.[1]]);
    expect(Object.fromEntries(ranges)).toEqual({
      ...{ Claims: 'A1:AA3', Actors: 'A1:U2', Places: 'A1:U1', Statements: 'A1:G1' },
      ...{ Register: 'A1:J2', Links: 'A1:D1', Sources: 'A1:O2' },
    });
    for (const [name, xml] of sheetsIn(bytes)) {
      const last = Array.from(xml.matchAll(/<c r="([A-Z]+)1"/gu)).at(-1)?.[1];
      expect(xml, name).toContain(`<autoFilter ref="A1:${last}${xml.match(/<row /gu)?.length}"/>`);
    }
  });

  it.each(['A1:1', 'A1:AA1', 'A1:B3', 'A1:AA4', ''])('X6: its own check finds the filter “%s”', async (range) => {
    const { bytes } = await written(xlsx, handover());
    const parts = unzipSync(bytes);
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString();
    const changed = sheet.replace(/<autoFilter ref="[^"]*"\/>/u, `<autoFilter ref="${range}"/>`);
    const problems = await checked(xlsx, zipSync({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.from(changed) }));
    expect(problems).toEqual([expect.stringMatching(/^The sheet Claims has no headings by which/u)]);
  });

  it('X6: every filter has the name by which LibreOffice finds it, and its own check misses one', async () => {
    const { bytes } = await written(xlsx, handover());
    const parts = unzipSync(bytes);
    const book = Buffer.from(parts['xl/workbook.xml'] ?? []).toString();
    expect(book).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Claims'!$A$1:$AA$3</definedName>`,
    );
    const changed = book.replace('_FilterDatabase" localSheetId="1"', '_FilterDatabase" localSheetId="9"');
    const problems = await checked(xlsx, zipSync({ ...parts, 'xl/workbook.xml': Buffer.from(changed) }));
    expect(problems).toEqual([expect.stringMatching(/^The sheet Actors has no headings by which/u)]);
  });

  it('X6: has no more columns than a sheet can, and says how many sources have none', async () => {
    const count = SHEET_LIMITS.columns + 10;
    const made = handMade(Array.from({ length: count }, (_, at) => ({ text: `Text ${at}`, marks: [] })));
    const all = { ...made, statements: [statement(made.sources[2]?.id ?? '')] };
    const { bytes, tally, problems } = await written(xlsx, all);
    expect(problems).toEqual([]);
    // Five columns before the sources, and one after them.
    expect(tally.dropped()).toMatchObject([{ what: 'wide-sheet', count: 16 }]);
    expect(sheetsIn(bytes).get('Statements')).toContain('<autoFilter ref="A1:XFD2"/>');
    const [head = [], row = []] = (await readSheet(bytes, 'Statements')) as (string | null)[][];
    expect(head).toHaveLength(SHEET_LIMITS.columns);
    expect([head[5], head.at(-2), head.at(-1)]).toEqual([
      '1.  – Source 1',
      `${count - 16}.  – Source ${count - 16}`,
      'statement',
    ]);
    expect([row[7], row.at(-1)]).toEqual(['says: “six were killed”', 's']);
  }, 60_000);

  it('X6: has no more rows than a sheet can, and says how many are left out', () => {
    const tally = new Tally(xlsx.losses);
    const sheets = sheetsOf(handover(), tally, new Cells(tally), { rows: 2, columns: 20 });
    expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 0, 0, 1, 0, 1]);
    expect(tally.rows).toBe(2);
    expect(tally.dropped()).toMatchObject([{ what: 'long-sheet', count: 1 }]);
  });

  it('X6: cuts words that no cell can hold, and says so', async () => {
    const { bytes, tally, problems } = await written(xlsx, handover(`${'x'.repeat(32_766)}😀`));
    expect(problems).toEqual([]);
    // The headline stands beside both claims, the actor and the source.
    expect(tally.dropped()).toMatchObject([{ what: 'long-cell', count: 4 }]);
    const [, row = []] = (await readSheet(bytes, 'Claims')) as string[][];
    expect(row[2]).toBe('x'.repeat(32_766));
  });

  it('X6: a headline makes a heading that can be read, whatever is in it', async () => {
    const hard = await written(xlsx, handover(`\u0001_x0041_ ${'x'.repeat(230)}😀😀`));
    expect(hard.problems).toEqual([]);
    const [head = []] = (await readSheet(hard.bytes, 'Statements')) as string[][];
    expect(head[5]).toBe(`1. SANA – _x0041_ ${'x'.repeat(230)}`);
    expect(hard.tally.dropped()).toMatchObject([{ what: 'control-characters' }]);
  });

  it('names columns as spreadsheets do', () => {
    expect([1, 26, 27, 52, 702, 703, 16_384].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD']);
  });
});
