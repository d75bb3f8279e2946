/**
 * Runs in Electron as Node: `CASE FILE` links the sentences that the JSON file lists for each statement, through the same
 * commands as the app, in one transaction.
 */
import { readFileSync } from 'node:fs';
import { textContent } from '../../../db/captures';
import { acceptMatch } from '../../../db/link-commands';
import { openCase } from '../../../db/open';
import { listSources } from '../../../db/sources';
import { writing } from '../../../db/sqlite';
import type { SaidSentence } from '../matrix-case';

const [casePath = '', list = ''] = process.argv.slice(2);
const author = { desk: '00000000-0000-4000-8000-000000000000', name: 'Benchmark' };
const file = openCase(casePath, { author, app: 'benchmark', mode: 'write' });
const statements = JSON.parse(readFileSync(list, 'utf8')) as readonly (readonly SaidSentence[])[];
const texts = new Map(
  listSources(file.db).map(({ text }) => {
    const content = textContent(file.db, text.sha256);
    return [content.split('\n', 1)[0] ?? '', { id: text.id, content }];
  }),
);
writing(file.db, () => {
  for (const said of statements) {
    const [first, ...others] = said.map(passageOf);
    for (const other of others) if (first) acceptMatch(file, { a: first, b: other, relation: 'same' });
  }
});
file.close();

function passageOf({ headline, sentence }: SaidSentence): { text: string; start: number; end: number } {
  const text = texts.get(headline);
  const start = text?.content.indexOf(sentence) ?? -1;
  if (!text || start < 0) throw new Error(`expected “${sentence}” in “${headline}”`);
  return { text: text.id, start, end: start + sentence.length };
}
