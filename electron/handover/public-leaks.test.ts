import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { setCode } from '../../db/codebook-commands';
import { addCaptures, correctFact } from '../../db/commands';
import { markConfidential } from '../../db/confidential-command';
import { addText, casePath, openTestCase, readOf } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { changeEntity, linkMentions, setClaims } from '../../db/register-commands';
import { readSource } from '../../db/sources';
import { changeStatement } from '../../db/statement-commands';
import { statementOf } from '../../db/statements';
import { EXPORT_FORMATS, type ExportReport, type PrivacyProfile } from '../../domain/export';
import { EXPORT_ENDINGS } from '../../domain/export-formats';
import { exportTo } from '../fixtures';

/** What is confidential, as a text has it where only letters are left: small, without marks. */
const SECRET = ['nadiahaddad', 'haddadnadia', 'ناديهحداد', '田中太郎'];

/** Ways to write one of the names. */
const WRITTEN = [
  'Nadia Haddad',
  'NADIA\u00a0HADDAD’s',
  'Nadia\nHaddad',
  'Nádia\r\n  Haddad',
  'Nadia Had-\ndad',
  'Na\u00addia Had\u200bdad',
  'Haddad, Nadia',
  'Nadia K. Haddad',
  '@nadia_haddad',
  'nadia.haddad@example.org',
  '#NadiaHaddad2018',
  'thenadiahaddad',
  'https://example.org/people/Nadia%20Haddad?x=1',
  'https://example.org/?q=nadia+h%61ddad',
  'https://web.example/https%253A%252F%252Fx%252Fnadia-haddad',
  'ونادية حداد',
  'نادية\nحداد',
  'نَادِيَّة حدّاد',
  'https://example.org/%D9%86%D8%A7%D8%AF%D9%8A%D8%A9_%D8%AD%D8%AF%D8%A7%D8%AF',
  'きのう田中太郎は',
  '田中 太郎さん',
  '田中\n太郎',
];

const FORMATS = EXPORT_FORMATS.filter((format) => format !== 'pdf' && format !== 'bundle');

/** A case in which a confidential name stands in every field that a person or a file fills, in many ways. */
function leaky(): { file: CaseFile; folder: string } {
  const path = join(dirname(casePath()), 'Case of Nadia Haddad.sourcemark');
  const file = openTestCase(path);
  const marks = WRITTEN.map((written, n) => {
    const text = `One ${n} says that ${written} was there on Tuesday.`;
    const facts = (['headline', 'outlet', 'byline', 'url'] as const).map((field) => ({
      ...{ field, basis: 'metadata' as const, reason: written },
      value: field === 'url' ? `https://news.example/${n}/${encodeURIComponent(written)}` : `${written} ${n}`,
    }));
    const bytes = Buffer.from(text);
    const url = `https://nadia-haddad.example/${n}`;
    const [added] = addCaptures(file, [
      { bytes, via: 'file', name: written, member: written, url, read: { ...readOf(text), facts } },
    ]);
    const { text: read } = readSource(file.db, added?.source ?? '');
    const claim = annotate(file, { text: read.id, start: 0, end: text.length, tag: 'claim', note: written });
    annotate(file, { text: read.id, start: 4, end: text.length - 20, tag: 'place' });
    setClaims(file, [claim.id], {
      attribution: `${written} said`,
      hedges: [`as ${written} says`],
      periods: [{ exact: `${written}’s day`, from: '2018-06-25', to: '' }],
      numbers: [{ exact: `ten of ${written}`, value: 10, upper: null, relation: 'exact', unit: `men of ${written}` }],
      stance: 'mine',
      check: { status: 'confirmed', reason: written, at: '', by: '' },
    });
    return { claim: claim.id, text: read.id };
  });
  setCode(file, {
    ...{ list: 'stance', id: 'mine', name: 'as Nadia Haddad says', definition: 'What 田中太郎 says' },
    ...{ colour: '', position: 99, hidden: false },
  });
  const [first, second] = marks;
  if (first === undefined || second === undefined) throw new Error('Nothing was marked.');
  linkClaims(file, { from: first.claim, to: second.claim, relation: 'same', note: 'Nadia Haddad again' });
  changeStatement(file, statementOf(file.db, first.claim) ?? '', { title: 'Where nadia-haddad was', note: '田中太郎' });
  const actor = annotate(file, { text: first.text, start: 16, end: 28, tag: 'actor' });
  const entity = linkMentions(file, [actor.id], { create: { name: 'Nadia Haddad' } }, 'sure', '') ?? '';
  changeEntity(file, entity, { aliases: ['نادية حداد', '田中太郎'].map((name) => ({ name, origin: 'person' })) }, '');
  const other = annotate(file, { text: second.text, start: 0, end: 5, tag: 'actor' });
  const named = linkMentions(file, [other.id], { create: { name: 'Friends of Nadia Haddad' } }, 'sure', '') ?? '';
  changeEntity(file, named, { aliases: [{ name: 'نادية حداد وأصدقاؤها', origin: 'person' }] }, '');
  markConfidential(file, 'entity', entity, true);
  return { file, folder: dirname(path) };
}

/** Everything that can be read in a file, as a reader of it may take it. */
function readingsOf(path: string): string[] {
  const bytes = readFileSync(path);
  const parts = bytes.toString('latin1', 0, 2) === 'PK' ? unzipSync(bytes) : { '': new Uint8Array(bytes) };
  return Object.entries(parts).flatMap(([name, part]) => {
    const text = `${name}\n${Buffer.from(part).toString('utf8')}`;
    const plain = text
      .replace(/\\u([0-9a-f]{4})/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/\\[nrt]|&#(?:10|13|xa|xd);/giu, ' ')
      .replace(/&#39;|&quot;/gu, "'");
    const decoded = plain.replace(/(?:%25)*%(?=[0-9a-f]{2})/giu, '%').replace(/(?:%[0-9a-f]{2})+/giu, (run) => {
      return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
    });
    return [text, plain, decoded, plain.replace(/<[^<>]*>/gu, '')];
  });
}

/** Letters and digits only, small, without marks: so close that any way to write a name comes out the same. */
function squashed(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ة/gu, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

describe('what is public', () => {
  it('X10: has a confidential name in no form and no field of any format', async () => {
    const { file, folder } = leaky();
    const hashes = file.db
      .prepare('SELECT sha256 FROM capture UNION SELECT sha256 FROM text')
      .pluck()
      .all() as string[];
    expect(hashes.length).toBeGreaterThan(20);
    for (const format of FORMATS) {
      const path = join(folder, `out-${format}.${EXPORT_ENDINGS[format]}`);
      expect(await exportTo(file, path, { format, profile: 'public' }), format).toMatchObject({ validated: true });
      for (const text of readingsOf(path)) {
        // With the hash of a whole text, names could be tried until it is right.
        expect(
          hashes.filter((hash) => text.includes(hash)),
          format,
        ).toEqual([]);
        const letters = squashed(text);
        for (const name of SECRET) {
          const at = letters.indexOf(name);
          expect(at === -1 ? '' : letters.slice(Math.max(0, at - 60), at + 60), `${format}: ${name}`).toBe('');
        }
      }
      // The same case with every name told has them, so that they are looked for in the right way.
      const told = join(folder, `full-${format}.${EXPORT_ENDINGS[format]}`);
      await exportTo(file, told, { format, profile: 'full' });
      expect(
        readingsOf(told)
          .map(squashed)
          .some((letters) => letters.includes('nadiahaddad')),
        format,
      ).toBe(true);
    }
  }, 120_000);

  it('X10: keeps the length of what is blacked out, line ends and what stands beside it', async () => {
    const file = openTestCase();
    const words =
      'There was the Canadian Nadia Haddad\nand Nadia\nHaddad went along the long Haddadin Street, wrote Bo to bo.';
    const { text } = addText(file, words);
    annotate(file, { text, start: 0, end: words.length, tag: 'claim' });
    for (const [from, name] of [
      [words.indexOf('Nadia'), 'Nadia Haddad'],
      [words.indexOf('Bo'), 'Bo'],
    ] as const) {
      const { id } = annotate(file, { text, start: from, end: from + name.length, tag: 'actor' });
      markConfidential(file, 'entity', linkMentions(file, [id], { create: { name } }, 'sure', '') ?? '', true);
    }
    const { rows, report } = await publicRows(file);
    expect(rows.find(({ tag }) => tag === 'claim')?.['exact']).toBe(
      'There was the Canadian █████ ██████\nand █████\n██████ went along the long Haddadin Street, wrote ██ to bo.',
    );
    // The street begins like the name.
    expect(report.notices).toEqual([
      expect.stringMatching(/^“Haddad”: parts of confidential names/u),
      '“Bo” is too short to be looked for in the finished file.',
    ]);
  });

  it('X10: says which parts of a confidential name still stand in it', async () => {
    const file = openTestCase();
    const words = 'Nadia Haddad was there. Later Haddad left.';
    const { text } = addText(file, words);
    const { id } = annotate(file, { text, start: 0, end: 12, tag: 'actor' });
    annotate(file, { text, start: 24, end: words.length, tag: 'claim' });
    const entity = linkMentions(file, [id], { create: { name: 'Nadia Haddad' } }, 'sure', '') ?? '';
    markConfidential(file, 'entity', entity, true);
    expect((await publicRows(file)).report.notices).toEqual([
      expect.stringMatching(/^“Haddad”: parts of confidential/u),
    ]);
    changeEntity(file, entity, { aliases: [{ name: 'Haddad', origin: 'person' }] }, '');
    expect((await publicRows(file)).report.notices).toEqual([]);
  });

  it('X10: blacks out what is marked as somebody confidential where it is marked, and “he” nowhere else', async () => {
    const file = openTestCase();
    const words = 'he said that he was there';
    const { text } = addText(file, words);
    const { id } = annotate(file, { text, start: 0, end: 2, tag: 'actor' });
    annotate(file, { text, start: 0, end: words.length, tag: 'claim' });
    const entity = linkMentions(file, [id], { create: { name: 'Karim Saleh' } }, 'sure', '') ?? '';
    markConfidential(file, 'entity', entity, true);
    const { rows } = await publicRows(file);
    expect(rows.find(({ tag }) => tag === 'claim')?.['exact']).toBe('██ said that he was there');
  });

  it('X10: is written where a name is a word of the format too, and says so', async () => {
    const file = openTestCase();
    const { text } = addText(file, 'Source told Georgia that Person went by.');
    annotate(file, { text, start: 0, end: 39, tag: 'claim' });
    for (const [from, name] of [
      [0, 'Source'],
      [12, 'Georgia'],
      [25, 'Person'],
    ] as const) {
      const { id } = annotate(file, { text, start: from, end: from + name.length, tag: 'actor' });
      markConfidential(file, 'entity', linkMentions(file, [id], { create: { name } }, 'sure', '') ?? '', true);
    }
    for (const format of FORMATS) {
      const path = join(dirname(file.path), `own.${EXPORT_ENDINGS[format]}`);
      const { notices } = await exportTo(file, path, { format, profile: 'public' });
      expect(readingsOf(path).join('\n'), format).not.toMatch(/told Georgia/u);
      if (format === 'jsonl')
        expect(notices).toContainEqual(expect.stringMatching(/^“Source” is also a word of the format/u));
    }
  });

  it('X10: is not written where a name would stand in it after all', async () => {
    const { file, folder } = leaky();
    // A code's id is told as it is.
    setCode(file, {
      ...{ list: 'status', id: 'nadia-haddad', name: 'asked', definition: '', colour: '', position: 9, hidden: false },
    });
    const [claim] = file.db.prepare("SELECT id FROM annotation WHERE tag = 'claim'").pluck().all() as string[];
    setClaims(file, [claim ?? ''], { check: { status: 'nadia-haddad', reason: '', at: '', by: '' } });
    await expect(exportTo(file, join(folder, 'x.zip'), { format: 'brat', profile: 'public' })).rejects.toThrow(
      /“Nadia Haddad” would still stand in “x\.zip”.*nadia-haddad/u,
    );
  });
});

describe('what only a confidential source knows', () => {
  /** An open source and a confidential one, in which an actor has another name. */
  function known(): { file: CaseFile; open: ReturnType<typeof addText>; closed: ReturnType<typeof addText> } {
    const file = openTestCase();
    const open = addText(file, 'On Monday the officer Smith Carter spoke at the old Tell Amara mill.');
    const closed = addText(file, 'In the memo they call Smith Carter Falcon9, and Tell Amara the Safe Village.');
    annotate(file, { text: open.text, start: 0, end: 60, tag: 'claim' });
    markConfidential(file, 'source', closed.source, true);
    return { file, open, closed };
  }

  it('X12: is no name of an entity, and a place that was put on the map by hand is called to mind', async () => {
    const { file, open, closed } = known();
    const [actor, place] = (['actor', 'place'] as const).map((tag) => {
      const name = tag === 'actor' ? 'Smith Carter' : 'Tell Amara';
      const [one, other] = [open, closed].map(({ text }) => {
        const { content } = file.db
          .prepare('SELECT content.bytes AS content FROM text JOIN content USING (sha256) WHERE text.id = ?')
          .get(text) as { content: Buffer };
        const start = content.toString('utf8').indexOf(name);
        return annotate(file, { text, start, end: start + name.length, tag }).id;
      });
      return linkMentions(file, [one ?? '', other ?? ''], { create: { name } }, 'sure', '') ?? '';
    });
    changeEntity(file, actor ?? '', { aliases: [{ name: 'Falcon9', origin: 'person' }] }, '');
    changeEntity(file, place ?? '', { name: 'Safe Village', aliases: [{ name: 'Tell Amara', origin: 'person' }] }, '');
    changeEntity(file, place ?? '', { location: { lat: 34.1, lon: 36.4, gazetteer: '', why: 'as the memo says' } }, '');
    for (const format of FORMATS) {
      const path = join(dirname(file.path), `known.${EXPORT_ENDINGS[format]}`);
      const { notices } = await exportTo(file, path, { format, profile: 'public' });
      expect(readingsOf(path).join('\n'), format).not.toMatch(/Falcon9|Safe Village/u);
      expect(notices.join('\n')).toMatch(/“Safe Village” was put on the map by hand/u);
    }
  });

  it('X12: no gap in the numbers of pseudonyms tells of somebody', async () => {
    const { file, open, closed } = known();
    const hidden = [
      [closed, 0, 2],
      [open, 14, 21],
      [open, 40, 50],
    ] as const;
    for (const [{ text }, start, end] of hidden) {
      const { id, exact } = annotate(file, { text, start, end, tag: 'actor' });
      const entity = linkMentions(file, [id], { create: { name: `Entity ${exact}` } }, 'sure', '') ?? '';
      markConfidential(file, 'entity', entity, true);
    }
    const { rows } = await publicRows(file);
    expect(rows.flatMap(({ entityName }) => entityName ?? []).sort()).toEqual([
      'Confidential actor 1',
      'Confidential actor 2',
    ]);
  });

  it('X12: what it shares with an open source refuses nothing: a headline, the address of a site, words of a report', async () => {
    const { file, open, closed } = known();
    for (const { source } of [open, closed]) correctFact(file, source, 'headline', 'A headline that both of them have');
    correctFact(file, closed.source, 'url', 'https://paper.example/');
    correctFact(file, open.source, 'url', 'https://paper.example/story/1');
    const { id } = annotate(file, { text: open.text, start: 10, end: 21, tag: 'actor' });
    const words = addText(file, 'What the source said on Monday.', 'more.txt');
    const source = annotate(file, { text: words.text, start: 5, end: 15, tag: 'actor' });
    const entity = linkMentions(file, [id, source.id], { create: { name: 'Karim Saleh' } }, 'sure', '') ?? '';
    markConfidential(file, 'entity', entity, true);
    for (const format of FORMATS) {
      const path = join(dirname(file.path), `shared.${EXPORT_ENDINGS[format]}`);
      expect(await exportTo(file, path, { format, profile: 'public' }), format).toMatchObject({ validated: true });
    }
  });

  it('X12: chosen all the same it is left out, and that is said', async () => {
    const { file, open, closed } = known();
    const path = join(dirname(file.path), 'chosen.csv');
    const scope = { sources: [open.source, closed.source] };
    const { notices } = await exportTo(file, path, { format: 'csv', profile: 'public', scope });
    expect(notices).toEqual(['1 chosen source left out: it is confidential.']);
  });
});

/** What reports and tables say of a statement that somebody denies; reports count those that are disputed, too. */
const SAYS_DISPUTED = /(?<!None of the statements is )\bdisputed|\d against|denied/iu;

describe('what is said of sources that are left out', () => {
  /** Two open sources that say something, of which one is a copy of a confidential one, which denies it besides. */
  function disputed(): { file: CaseFile; closed: string; sources: string[]; origins: Map<string, string> } {
    const file = openTestCase();
    const made = [
      'The road was shut on Tuesday by soldiers.',
      'Soldiers shut the road on Tuesday, people say.',
      'A colonel told us in confidence that the road was never shut by anyone.',
    ].map((words) => {
      const { source, text } = addText(file, words);
      return { source, claim: annotate(file, { text, start: 0, end: words.length, tag: 'claim' }).id };
    });
    const [one, two, closed] = made;
    if (one === undefined || two === undefined || closed === undefined) throw new Error('Nothing was made.');
    linkClaims(file, { from: one.claim, to: two.claim, relation: 'same' });
    linkClaims(file, { from: one.claim, to: closed.claim, relation: 'contradicts' });
    markConfidential(file, 'source', closed.source, true);
    const sources = [one.source, two.source];
    return { file, closed: closed.source, sources, origins: new Map(sources.map((id) => [id, closed.source])) };
  }

  it.each(['md', 'html', 'xlsx'] as const)('X11: public, nothing counts them in %s', async (format) => {
    const { file, origins } = disputed();
    const path = join(dirname(file.path), `x.${format}`);
    await exportTo(file, path, { format, profile: 'full' });
    expect(readingsOf(path).join('\n')).toMatch(/disputed/iu);
    await exportTo(file, path, { format, profile: 'public', origins });
    const text = readingsOf(path).join('\n');
    expect(text).not.toMatch(SAYS_DISPUTED);
    // Both have it from what is left out, so they are one voice.
    expect(text).toMatch(/one.origin/iu);
  });

  it('X11: nothing counts sources out of scope', async () => {
    const { file, sources } = disputed();
    const path = join(dirname(file.path), 'x.md');
    await exportTo(file, path, { format: 'md', profile: 'default', scope: { sources } });
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('2 independent origins say so');
    expect(text).not.toMatch(SAYS_DISPUTED);
  });

  it('X11: a title that was copied out of a confidential source is left out, another is called to mind', async () => {
    const { file } = disputed();
    const path = join(dirname(file.path), 'x.md');
    const [statement] = file.db.prepare('SELECT id FROM statement').pluck().all() as string[];
    changeStatement(file, statement ?? '', { title: 'in confidence that the ROAD was never shut' });
    await exportTo(file, path, { format: 'md', profile: 'public' });
    expect(readFileSync(path, 'utf8')).not.toMatch(/in confidence/iu);
    changeStatement(file, statement ?? '', { title: 'Whether the road was shut' });
    const { notices } = await exportTo(file, path, { format: 'md', profile: 'public' });
    expect(notices.join('\n')).toMatch(/have a part in the statement “Whether the road was shut”/u);
  });

  it('X11: a file in which words that are marked in a confidential source would still stand is not written', async () => {
    const { file, sources } = disputed();
    correctFact(file, sources[0] ?? '', 'outlet', 'told us in confidence that the road was never shut');
    const path = join(dirname(file.path), 'x.csv');
    const closed = file.db.prepare("SELECT text, start FROM annotation WHERE exact LIKE 'A colonel%'").get() as {
      text: string;
      start: number;
    };
    await exportTo(file, path, { format: 'csv', profile: 'public' });
    const quote = 'told us in confidence that the road was never shut';
    annotate(file, { text: closed.text, start: 10, end: 10 + quote.length, tag: 'claim' });
    await expect(exportTo(file, path, { format: 'csv', profile: 'public' })).rejects.toThrow(/would still stand/u);
  });
});

async function publicRows(
  file: CaseFile,
  profile: PrivacyProfile = 'public',
): Promise<{ rows: Record<string, unknown>[]; report: ExportReport }> {
  const path = join(dirname(file.path), `out-${Math.random().toString(36).slice(2)}.jsonl`);
  const report = await exportTo(file, path, { format: 'jsonl', profile });
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return { rows: lines.map((line) => JSON.parse(line) as Record<string, unknown>), report };
}
