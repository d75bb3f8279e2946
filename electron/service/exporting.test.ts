import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addText, openTestCase } from '../../db/fixtures';
import { acceptMatch } from '../../db/link-commands';
import { EXPORTING_PROGRAM } from '../exporting/exporting-room';
import { matchingInThread } from '../fixtures';
import { Comparing } from './comparing';
import { Exporting } from './exporting';

const COPIED =
  'More than 225 troops and officials, with at least 45 former rebels among them, were slain in the province since June.';

/** A case in which two sources that have it from one place say the same, as a window has just opened it. */
function served() {
  const file = openTestCase();
  const [a, b] = ['It rains.', 'It snows.'].map((more) => ({
    ...addText(file, `${COPIED} ${more}`),
    end: COPIED.length,
  }));
  if (a === undefined || b === undefined) throw new Error('no sources');
  const passage = ({ source, text, end }: typeof a) => ({ source, text, start: 0, end, tag: 'claim' as const });
  acceptMatch(file, { a: passage(a), b: passage(b), relation: 'same' });
  const comparing = new Comparing(file, matchingInThread(), {
    progress: () => undefined,
    originsChanged: () => undefined,
  });
  const exporting = new Exporting(file, {
    program: join(process.cwd(), 'dist', EXPORTING_PROGRAM),
    comparing,
    progress: () => undefined,
    print: () => Promise.resolve(),
    found: () => Promise.resolve({ annotations: [], more: false, notices: [] }),
  });
  return { exporting, folder: mkdtempSync(join(tmpdir(), 'sourcemark-exporting-')) };
}

const WISH = { format: 'md', profile: 'default', scope: {} } as const;

it('X5: a report calls copies one origin, though nobody has looked at a comparison yet', async () => {
  const { exporting, folder } = served();
  const path = join(folder, 'report.md');
  await exporting.write(path, WISH);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('Only one origin says so.');
  expect(text).not.toContain('independent origins');
  const { text: begins } = await served().exporting.preview(WISH);
  expect(begins).not.toContain('independent origins');
});

it('X8: an export can be stopped while sources are still compared for it', async () => {
  const { exporting, folder } = served();
  const writing = exporting.write(join(folder, 'report.md'), WISH);
  exporting.stop();
  await expect(writing).rejects.toMatchObject({ code: 'export-cancelled' });
  expect(readdirSync(folder)).toEqual([]);
  await exporting.write(join(folder, 'report.md'), WISH);
  expect(readdirSync(folder)).toEqual(['report.md']);
});
