import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { setCode } from '../../db/codebook-commands';
import { addCaptures, correctFact } from '../../db/commands';
import { casePath, openTestCase, readOf } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { changeEntity, linkMentions, setClaims } from '../../db/register-commands';
import { changeStatement } from '../../db/statement-commands';
import { statementOf } from '../../db/statements';
import { readSource } from '../../db/sources';
import { EXPORT_FORMATS } from '../../domain/export';
import { EXPORT_ENDINGS } from '../../domain/export-formats';
import { sharedData } from '../../tests/support/shared-data';
import { exportTo } from '../fixtures';

const ROOT = join(__dirname, '..', '..');

/** Beginnings that a spreadsheet takes for a formula, and some that only look so. */
const OWN = [
  '=1+1',
  '+1',
  '-2',
  '@SUM(1,1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '\u00a0=1',
  '\ufeff=1',
  '"=1+1"',
  '<b>&amp;',
];

/** Addresses that must be no links. */
const ADDRESSES = [
  'javascript:alert(1)',
  ' JaVaScRiPt:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'smb://h/x',
  '//h/x',
];

function listed(own: readonly string[], name: string): readonly string[] {
  const path = sharedData(ROOT, 'hostile', name);
  return path === undefined ? own : [...own, ...(JSON.parse(readFileSync(path, 'utf8')) as string[])];
}

/** A case in which every field that a person or a file fills is one of these strings, in turn. */
function hostileCase(): { file: CaseFile; folder: string } {
  const path = casePath();
  const file = openTestCase(path);
  const formulas = listed(OWN, 'csv-injection-strings.json');
  const addresses = listed(ADDRESSES, 'javascript-urls.json');
  formulas.forEach((formula, n) => {
    const text = `${formula} ${n} and again ${formula} end`;
    const address = addresses[n % addresses.length] ?? '';
    const words = formula.trim() === '' ? 'x' : formula;
    const facts = (['headline', 'outlet', 'byline', 'url'] as const).map((field) => ({
      field,
      value: field === 'url' ? address : words,
      basis: 'metadata' as const,
      reason: words,
    }));
    const [added] = addCaptures(file, [
      {
        ...{ bytes: Buffer.from(text), via: 'file', name: words, member: words, url: address },
        read: { ...readOf(text), facts },
      },
    ]);
    const source = readSource(file.db, added?.source ?? '');
    const mark = (tag: 'claim' | 'actor' | 'place', from: number): string =>
      annotate(file, { text: source.text.id, start: from, end: from + formula.length + 2, tag, note: words }).id;
    const again = text.lastIndexOf(formula);
    const [claim, other, actor, place] = [
      mark('claim', 0),
      mark('claim', again),
      mark('actor', 0),
      mark('place', again),
    ];
    const check = { status: 'disputed', reason: words, at: '', by: '' };
    setClaims(file, [claim], { speaker: { kind: 'new', name: words, type: '' }, attribution: words, check });
    setClaims(file, [claim], { hedges: [words] });
    for (const id of [actor, place]) linkMentions(file, [id], { create: { name: words } }, 'unsure', words);
    const entity = linkMentions(file, [actor], { create: { name: `${words} ${n}` } }, 'sure', words);
    if (entity !== undefined)
      changeEntity(file, entity, { note: words, aliases: [{ name: words, origin: 'person' }] }, '');
    linkClaims(file, { from: claim, to: other, relation: 'contradicts', note: words });
    changeStatement(file, statementOf(file.db, claim) ?? '', { title: words, note: words });
  });
  const [first = ''] = formulas;
  setCode(file, {
    ...{ list: 'stance', id: 'asserts', name: first, definition: first, colour: '', position: 0, hidden: false },
  });
  return { file, folder: dirname(path) };
}

describe('what a spreadsheet would run', () => {
  it('X2: is in no cell of the CSV, header and every column included', async () => {
    const { file, folder } = hostileCase();
    const path = join(folder, 'out.csv');
    expect(await exportTo(file, path, { format: 'csv', profile: 'full' })).toMatchObject({ validated: true });
    const { data, errors } = Papa.parse<string[]>(readFileSync(path, 'utf8').slice(1));
    expect(errors).toEqual([]);
    for (const row of data) {
      for (const cell of row) expect(cell).not.toMatch(/^[\s\ufeff\u200b]*[=+\-@＝＋－＠]/u);
    }
  });

  it('X2: is in no cell of the workbook: words stay words, exactly', async () => {
    const { file, folder } = hostileCase();
    const path = join(folder, 'out.xlsx');
    expect(await exportTo(file, path, { format: 'xlsx', profile: 'full' })).toMatchObject({ validated: true });
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
      const part = new TextDecoder().decode(bytes);
      expect(part, name).not.toMatch(/<(?:\w+:)?(?:f|hyperlink|ddeLink|oleLink)[ >]/u);
      expect(part, name).not.toMatch(/TargetMode="External"/u);
    }
    const [head = [], ...rows] = (await readSheet(path, 'Claims')) as unknown as (string | null)[][];
    const outlets = rows.map((row) => row[head.indexOf('outlet')]);
    for (const formula of ['=1+1', '+1', '@SUM(1,1)', '"=1+1"']) expect(outlets).toContain(formula);
  });

  it('X5: no link of any format leads anywhere but to the web', async () => {
    const { file, folder } = hostileCase();
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'pdf' && one !== 'bundle')) {
      const path = join(folder, `out-${format}.${EXPORT_ENDINGS[format]}`);
      const { validated, notices } = await exportTo(file, path, { format, profile: 'default' });
      // No place of this case is on a map.
      expect([validated, notices.filter((notice) => !/no coordinates/u.test(notice))], format).toEqual([true, []]);
      const bytes = readFileSync(path);
      const zipped = bytes.subarray(0, 2).toString('latin1') === 'PK';
      const parts = zipped ? Object.values(unzipSync(bytes)) : [bytes];
      for (const part of parts) {
        const text = new TextDecoder().decode(part);
        const links = text.matchAll(/(?:href|src|Target|"(?:url|@id|source|appearance)")\s*[=:]\s*"([^"]*)"/gu);
        for (const [, to = ''] of links) {
          expect(to.trim(), format).not.toMatch(
            /^(?:java\s*script|vbscript|data|file|smb|ms-|blob|mailto|chrome|view-source)/iu,
          );
        }
      }
    }
  }, 120_000);

  it('X2: an address that a person enters must be one of the web', () => {
    const { file } = hostileCase();
    const [source] = file.db.prepare('SELECT id FROM source').pluck().all() as string[];
    expect(() => correctFact(file, source ?? '', 'url', 'javascript:alert(1)')).toThrow(/address/u);
  });
});
