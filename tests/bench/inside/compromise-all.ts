/**
 * Runs in Electron as Node: `FILE…` finds the people, organisations and places of each text with compromise alone.
 * Prints the milliseconds of each, as JSON; the first holds what the library takes to start.
 */
import { readFileSync } from 'node:fs';
import nlp from 'compromise';

const times = process.argv.slice(2).map((file) => {
  const text = readFileSync(file, 'utf8');
  const begun = performance.now();
  const document = nlp(text);
  const found = [document.people(), document.organizations(), document.places()].map(
    (names) => (names.out('array') as string[]).length,
  );
  if (found.every((n) => n === 0)) throw new Error(`compromise found nothing in ${file}`);
  return performance.now() - begun;
});
console.log(JSON.stringify(times));
