/**
 * Runs in Electron as Node: `CASE FILE` adds the marks that the JSON file lists for each source to a case, through the
 * same commands as the app, in one transaction.
 */
import { readFileSync } from 'node:fs';
import { annotate } from '../../../db/annotation-commands';
import { openCase } from '../../../db/open';
import { readSource } from '../../../db/sources';
import { writing } from '../../../db/sqlite';
import type { MarkDraft } from '../long-marks';

const [casePath = '', list = ''] = process.argv.slice(2);
const author = { desk: '00000000-0000-4000-8000-000000000000', name: 'Benchmark' };
const file = openCase(casePath, { author, app: 'benchmark', mode: 'write' });
const drafts = JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, readonly MarkDraft[]>>;
writing(file.db, () => {
  for (const [source, marks] of Object.entries(drafts)) {
    const { text } = readSource(file.db, source);
    for (const mark of marks) annotate(file, { text: text.id, ...mark });
  }
});
file.close();
