/**
 * Runs in Electron as Node: `FOLDER` reads every page in it and takes its article with the extraction library alone,
 * with nothing kept. Prints the milliseconds that this took.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const folder = process.argv[2] ?? '';
const names = readdirSync(folder).sort();
const begun = performance.now();
let characters = 0;
for (const name of names) {
  const { document } = parseHTML(readFileSync(join(folder, name), 'utf8'));
  const article = new Readability(document).parse();
  characters += article?.textContent?.length ?? 0;
}
if (characters === 0) throw new Error('The library found no article at all.');
console.log(performance.now() - begun);
