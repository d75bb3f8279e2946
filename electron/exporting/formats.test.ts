import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../domain/export';
import { EXPORT_ENDINGS } from '../../domain/export-formats';
import { casePath, openTestCase } from '../../db/fixtures';
import { openCase } from '../../db/open';
import { verifyCase } from '../../db/verify';
import { fillCase } from '../../tests/support/full-case';
import { openBundle } from '../bundle/read-bundle';
import { exportTo, roomInThread } from '../fixtures';
import { writerOf } from '../writers/writers';

describe('formats', () => {
  it('X9: each is written of a full case, read back and found valid; nothing else is left beside it', async () => {
    const path = casePath();
    const file = openTestCase(path);
    await fillCase(file, roomInThread());
    const out = join(dirname(path), 'in');
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'pdf')) {
      const target = join(out, `${format}.${EXPORT_ENDINGS[format]}`);
      const report = await exportTo(file, target, { format });
      // Not all places of the case are on the map.
      const notices = format === 'geojson' ? [expect.stringMatching(/^23 of 24 places have no coordinates: /u)] : [];
      expect(report, format).toMatchObject({ format, validated: true, notices });
      expect(report.rows, format).toBeGreaterThan(0);
      expect(report.bytes).toBe(readFileSync(target).length);
      const known = (await writerOf(format)).losses.map(({ what }) => what);
      for (const { what, count } of report.dropped) {
        expect(known).toContain(what);
        expect(count).toBeGreaterThan(0);
      }
    }
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 120_000);

  it('X9: a bundle makes an equal case again, and tells why other profiles can’t be sealed', async () => {
    const path = casePath();
    const file = openTestCase(path);
    await fillCase(file, roomInThread());
    const [sealed, back] = [join(dirname(path), 'case.zip'), join(dirname(path), 'back.sourcemark')];
    await exportTo(file, sealed, { format: 'bundle', profile: 'full' });
    openBundle(sealed, back);
    const again = openCase(back, { author: file.author, app: 'test', mode: 'read' });
    expect(verifyCase(again.db)).toEqual(verifyCase(file.db));
    for (const table of [
      'source',
      'annotation',
      'claim',
      'entity',
      'mention',
      'link',
      'statement',
      'statement_claim',
    ]) {
      const all = `SELECT * FROM ${table} ORDER BY 1, 2`;
      expect(again.db.prepare(all).all(), table).toEqual(file.db.prepare(all).all());
    }
    again.close();
    const refused = join(dirname(path), 'default.zip');
    await expect(exportTo(file, refused, { format: 'bundle', profile: 'default' })).rejects.toThrow(/journal/u);
    expect(existsSync(refused)).toBe(false);
  }, 60_000);
});
