/** A case of very many annotations in articles of made-up words. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CaseFile } from '../../../db/case-file';
import { storeContent } from '../../../db/content';
import { openCase } from '../../../db/open';
import { statement, type WritableDB } from '../../../db/sqlite';
import { between, sequence } from '../random';

/** How many words there are in all, in an article, and in a quote at most. */
const [VOCABULARY, WORDS, QUOTE] = [30_000, 120, 14];

/** Makes an empty case in a folder of its own, which is to be removed. */
export function openEmptyCase(): { readonly folder: string; readonly file: CaseFile } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sourcemark-large-'));
  const author = { desk: 'bench', name: 'Bench' };
  const file = openCase(path.join(folder, 'a.sourcemark'), { author, app: 'bench', mode: 'write', create: true });
  return { folder, file };
}

/** Fills an empty case, past the journal: what is measured reads tables only. Always the same for the same numbers. */
export function makeLargeCase(
  db: WritableDB,
  { annotations, articles }: { readonly annotations: number; readonly articles: number },
): void {
  const random = sequence(annotations);
  const zipfWord = (): string => zipfWordOf(random);
  const insert = (table: string, count: number): ((...values: unknown[]) => void) => {
    const prepared = statement(db, `INSERT INTO ${table} VALUES (${Array(count).fill('?').join(', ')})`);
    return (...values) => void prepared.run(...values);
  };
  const [source, capture, text] = [insert('source', 3), insert('capture', 13), insert('text', 11)];
  const [reading, annotation] = [insert('reading', 2), insert('annotation', 11)];
  const each = annotations / articles;
  for (let n = 0; n < articles; n++) {
    const words = Array.from({ length: WORDS }, zipfWord);
    const content = `${n} ${words.join(' ')}.`;
    const sha256 = storeContent(db, Buffer.from(content));
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    source(id, '', 'Bench');
    capture(id, id, sha256, content.length, 'text/plain', 'utf-8', 'file', 'a.txt', '', 'Bench', '', '', '');
    text(id, id, sha256, content.length, 'bench', '1', '[]', '[]', 'article', 0, '');
    reading(id, id);
    for (let m = 0; m < each; m++) {
      const from = between(random, 0, WORDS - QUOTE - 1);
      const start = `${n} ${words.slice(0, from).join(' ')} `.length - (from === 0 ? 1 : 0);
      const exact = words.slice(from, from + between(random, 2, QUOTE)).join(' ');
      const mark = `00000000-0000-4001-8000-${String(n * each + m).padStart(12, '0')}`;
      const [prefix, suffix] = [
        content.slice(Math.max(0, start - 32), start),
        content.slice(start + exact.length).slice(0, 32),
      ];
      annotation(mark, id, start, start + exact.length, 'claim', exact, prefix, suffix, '', '2026-11-27', 'Bench');
    }
  }
}

/** A made-up word; the first are the most frequent. */
export function zipfWordOf(random: () => number): string {
  return wordAt(Math.floor(VOCABULARY ** random()) - 1);
}

function wordAt(rank: number): string {
  const syllables = ['ba', 'ke', 'mo', 'ru', 'ti', 'sha', 'len', 'dar', 'qu', 'vis', 'non', 'pel'];
  let word = '';
  for (let rest = rank + 12; rest > 0; rest = Math.floor(rest / 12)) word += syllables[rest % 12] ?? '';
  return word;
}
