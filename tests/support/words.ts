/** Words of the article that tests mark. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of the sample article that tests mark most. */
export function articleText(): string {
  return readFileSync(join(__dirname, '..', '..', 'seeds', '003_15d539fd678e9ebf.txt'), 'utf8');
}

/** The n-th run of letters (from 0, going round) that is long enough and stands only once in the text. */
export function nthWords(text: string, n: number): string {
  const found = [...text.matchAll(/\p{L}+ \p{L}+ \p{L}+/gu)]
    .map(([words]) => words)
    .filter((words) => text.indexOf(words) === text.lastIndexOf(words));
  const words = found[n % found.length];
  if (words === undefined) throw new Error('the article is empty');
  return words;
}
