import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { micromark } from 'micromark';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { annotationsOfText } from '../../db/annotations';
import { casePath, openTestCase } from '../../db/fixtures';
import { listSources } from '../../db/sources';
import type { CaseFile } from '../../db/case-file';
import { fillCase } from '../../tests/support/full-case';
import { exportTo, roomInThread } from '../fixtures';

/** A full case, and the words of all that is marked in it as claims, on one line each. */
async function full(): Promise<{ file: CaseFile; folder: string; claims: string[]; marks: number }> {
  const path = casePath();
  const file = openTestCase(path);
  await fillCase(file, roomInThread());
  const all = listSources(file.db).flatMap(({ text }) => annotationsOfText(file.db, text.id));
  const claims = all.filter(({ tag }) => tag === 'claim').map(({ exact }) => exact.replace(/\s+/gu, ' ').trim());
  return { file, folder: dirname(path), claims, marks: all.length };
}

describe('reports', () => {
  it('X5: the case has what is hard to write out', async () => {
    const { marks, claims } = await full();
    expect(marks).toBeGreaterThanOrEqual(60);
    expect(claims.some((words) => /\p{Script=Arabic}/u.test(words))).toBe(true);
  });

  it('X5: the page has every claim with its note, runs nothing and points nowhere but to the web', async () => {
    const { file, folder, claims } = await full();
    const path = join(folder, 'out.html');
    const report = await exportTo(file, path, { format: 'html', profile: 'default' });
    expect(report).toMatchObject({ rows: claims.length, validated: true, notices: [] });
    const page = readFileSync(path, 'utf8');
    const plain = page.replace(/<style>[^]*?<\/style>/u, '').replace(/<[^>]+>/gu, ' ');
    for (const words of claims) expect(decoded(plain)).toContain(words);
    expect(page.match(/<blockquote dir="rtl"/gu)?.length).toBe(3);
    expect(page.indexOf('id="contradictions"')).toBeLessThan(page.indexOf('id="statements"'));
    const hashes = listSources(file.db).map(({ capture }) => capture.sha256);
    for (const hash of hashes) expect(page).toContain(hash);
    expect(page).not.toContain('Amal');
    for (const [, to = ''] of page.matchAll(/href="([^"]*)"/gu)) expect(to).toMatch(/^(?:#|https?:\/\/)/u);
  });

  it('X5: the document, read by another program, has every claim and every note', async () => {
    const { file, folder, claims } = await full();
    const path = join(folder, 'out.docx');
    expect(await exportTo(file, path, { format: 'docx' })).toMatchObject({ rows: claims.length, validated: true });
    const { value, messages } = await mammoth.extractRawText({ path });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    const text = value.replace(/\s+/gu, ' ');
    for (const words of claims) expect(text).toContain(words);
    const parts = unzipSync(readFileSync(path));
    const main = new TextDecoder().decode(parts['word/document.xml']);
    expect(main.match(/<w:footnoteReference /gu)?.length).toBe(claims.length);
    expect(main).toContain('<w:bidi/>');
    expect(main).toContain('<w:rtl/>');
    const properties = new TextDecoder().decode(parts['docProps/core.xml']);
    expect(properties).toContain('Sourcemark');
    expect(properties).not.toContain('Amal');
  });

  it('X5: Markdown, read by another parser, has every claim as it is, and links to the web alone', async () => {
    const { file, folder, claims } = await full();
    const path = join(folder, 'out.md');
    expect(await exportTo(file, path, { format: 'md' })).toMatchObject({ rows: claims.length, validated: true });
    const page = decoded(micromark(readFileSync(path, 'utf8')).replace(/<[^>]+>/gu, ''));
    for (const words of claims) expect(page).toContain(words);
  });

  it('X6: the workbook, read by another program, has typed cells and no formula', async () => {
    const { file, folder, claims, marks } = await full();
    const path = join(folder, 'out.xlsx');
    expect(await exportTo(file, path, { format: 'xlsx' })).toMatchObject({ rows: marks, validated: true, notices: [] });
    const rows = (await readSheet(path, 'Claims')) as (string | number | Date | null)[][];
    const [head = [], ...body] = rows;
    const at = (name: string): number => head.indexOf(name);
    expect(body.length).toBe(claims.length);
    const quotes = body.map((row) => String(row[at('quote')]).replace(/\s+/gu, ' ').trim());
    expect([...quotes].sort()).toEqual([...claims].sort());
    for (const row of body) {
      expect(typeof row[at('start')]).toBe('number');
      expect(row[at('createdAt')]).toBeInstanceOf(Date);
    }
    const parts = unzipSync(readFileSync(path));
    const part = (name: string): string => new TextDecoder().decode(parts[name]);
    // A claim has too many columns for one page, a link has not.
    const across = [1, 2, 3, 4, 5, 6, 7].map((n) => {
      const sheet = part(`xl/worksheets/sheet${n}.xml`);
      expect(sheet).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/u);
      const [, pages] =
        /<pageSetup [^>]*orientation="landscape"[^>]* fitToWidth="(\d)" fitToHeight="0"\/>/u.exec(sheet) ?? [];
      return Number(pages);
    });
    expect(across).toEqual([4, 3, 3, 3, 1, 1, 2]);
    expect(
      part('xl/workbook.xml').match(/<definedName name="_xlnm\.Print_Titles" [^>]*>'\w+'!\$A:\$A,'\w+'!\$1:\$1</gu),
    ).toHaveLength(7);
    for (const [name, bytes] of Object.entries(parts)) {
      expect(new TextDecoder().decode(bytes), name).not.toMatch(/<(?:f|hyperlink)[ >]/u);
    }
  });
});

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/gu, (all, name: string) => signs[name] ?? all).replace(/\s+/gu, ' ');
}
