import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../db/annotation-commands';
import type { CaseFile } from '../../db/case-file';
import { markConfidential } from '../../db/confidential-command';
import { addText, casePath, openTestCase } from '../../db/fixtures';
import { linkClaims } from '../../db/link-commands';
import { correctFact, undo } from '../../db/commands';
import { linkMentions } from '../../db/register-commands';
import { changeStatement } from '../../db/statement-commands';
import { verifyCase } from '../../db/verify';
import type { ExportFormat } from '../../domain/export';
import { exportTo } from '../fixtures';

const OPEN = 'Abu Karim al-Homsi said on Tuesday that the road was shut. ABU  KARIM AL-HOMSI was there.';
const CLOSED = 'A colonel told us in confidence that the road was shut.';

/** A case with a confidential source, a confidential actor who is named in an open one, and notes. */
function secretive(): { file: CaseFile; folder: string; closed: string; entity: string } {
  const path = casePath();
  const file = openTestCase(path, { author: { desk: '00000000-0000-4000-8000-000000000001', name: 'Amal Haddad' } });
  const open = addText(file, OPEN, 'open.txt');
  const closed = addText(file, CLOSED, 'colonel.txt');
  const name = annotate(file, { text: open.text, start: 0, end: 18, tag: 'actor', note: 'Met him behind the mill' });
  const entity = linkMentions(file, [name.id], { create: { name: 'Abu Karim al-Homsi' } }, 'sure', '') ?? '';
  const said = annotate(file, { text: open.text, start: 0, end: OPEN.indexOf('.'), tag: 'claim' });
  const told = annotate(file, { text: closed.text, start: 0, end: CLOSED.length - 1, tag: 'claim' });
  linkClaims(file, { from: said.id, to: told.id, relation: 'same', note: 'The colonel confirms it to us' });
  markConfidential(file, 'source', closed.source, true);
  markConfidential(file, 'entity', entity, true);
  return { file, folder: dirname(path), closed: closed.source, entity };
}

const TEXTS: readonly ExportFormat[] = ['csv', 'jsonl', 'html', 'md'];

describe('privacy', () => {
  it.each(TEXTS)('X8: by default nobody’s name and no name of a file is in %s', async (format) => {
    const { file, folder } = secretive();
    const path = join(folder, `out.${format}`);
    expect(await exportTo(file, path, { format, profile: 'default' })).toMatchObject({ validated: true, notices: [] });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/Amal|Haddad|open\.txt|colonel\.txt/u);
    expect(text).toContain('Abu Karim');
  });

  it.each(TEXTS)('X8: what is public has no confidential source, name or note in %s', async (format) => {
    const { file, folder, closed } = secretive();
    const path = join(folder, `out.${format}`);
    expect(await exportTo(file, path, { format, profile: 'public' })).toMatchObject({ validated: true, notices: [] });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/Karim|Homsi|colonel|behind the mill|confirms/iu);
    expect(text).not.toContain(closed);
    expect(text).toContain('███ █████ ████████');
  });

  it('X8: names are blacked out at their length, so that offsets hold, and pseudonyms stand in the register', async () => {
    const { file, folder } = secretive();
    const path = join(folder, 'out.jsonl');
    await exportTo(file, path, { format: 'jsonl', profile: 'public' });
    const rows = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string | number>);
    expect(rows.map(({ tag }) => tag).sort()).toEqual(['actor', 'claim']);
    for (const { start, end, exact } of rows) expect(String(exact).length).toBe(Number(end) - Number(start));
    expect(rows.find(({ tag }) => tag === 'actor')).toMatchObject({ entityName: 'Confidential actor 1', note: '' });
  });

  it('X8: full provenance tells everything', async () => {
    const { file, folder } = secretive();
    const path = join(folder, 'out.jsonl');
    await exportTo(file, path, { format: 'jsonl', profile: 'full' });
    const text = readFileSync(path, 'utf8');
    for (const words of ['Amal Haddad', 'Abu Karim', 'A colonel', 'behind the mill']) expect(text).toContain(words);
  });

  it('X8: a file in which a confidential headline would still stand is not written', async () => {
    const { file, folder, closed } = secretive();
    const [statement] = file.db.prepare('SELECT id FROM statement').pluck().all() as string[];
    changeStatement(file, statement ?? '', { title: 'Why “A colonel told us in” is not so' });
    const path = join(folder, 'out.md');
    await expect(exportTo(file, path, { format: 'md', profile: 'public' })).rejects.toThrow(
      /“A colonel told us in” would still stand in “out\.md”.*is not so/u,
    );
    expect(readdirSync(folder).filter((name) => name.includes('out'))).toEqual([]);
    markConfidential(file, 'source', closed, false);
    expect(await exportTo(file, path, { format: 'md', profile: 'public' })).toMatchObject({ validated: true });
  });

  it('X8: that something is confidential can be undone, and the case proves it', () => {
    const { file } = secretive();
    expect(verifyCase(file.db).problems).toEqual([]);
    undo(file);
    undo(file);
    expect(file.db.prepare('SELECT count(*) FROM confidential').pluck().get()).toBe(0);
    expect(verifyCase(file.db).problems).toEqual([]);
  });

  it('X8: nobody’s login stands in what is written', async () => {
    const { file, folder } = secretive();
    const [source] = file.db.prepare('SELECT id FROM source').pluck().all() as string[];
    correctFact(file, source ?? '', 'url', 'https://amal:s3cret@paper.example/a?x=@1');
    for (const format of TEXTS) {
      const path = join(folder, `out.${format}`);
      await exportTo(file, path, { format, profile: 'full' });
      expect(readFileSync(path, 'utf8'), format).not.toContain('s3cret');
      expect(readFileSync(path, 'utf8'), format).toMatch(/paper\.example/u);
    }
  });

  it('X8: no folder of this machine stands in what is written', async () => {
    const { file, folder } = secretive();
    const path = join(folder, 'out.jsonl');
    await exportTo(file, path, { format: 'jsonl', profile: 'full' });
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain(folder);
    expect(text).not.toContain(`"${homedir()}`);
  });
});
