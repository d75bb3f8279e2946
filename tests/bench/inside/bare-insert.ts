/**
 * Runs in Electron as Node: the least that keeping one annotation costs. `FILE` is a new database with the pragmas of a
 * case and one table with the columns of an annotation, without indexes, journal or triggers. For each line on standard
 * input one row goes in, in a transaction of its own, and the milliseconds that it took come out as a line.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';

const [file = ''] = process.argv.slice(2);
const db = new Database(file);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']) {
  db.pragma(pragma);
}
const columns = [
  'id',
  'text',
  'start',
  '"end"',
  'tag',
  'exact',
  'prefix',
  'suffix',
  'note',
  'created_at',
  'created_by',
];
db.exec(`CREATE TABLE annotation (${columns.join(', ')})`);
const insert = db.prepare(`INSERT INTO annotation VALUES (${columns.map(() => '?').join(', ')})`);
const text = randomUUID();
const words = 'Assad regime forces recaptured southern Syria ';
const fixed = [
  'claim',
  words.repeat(2),
  words.slice(0, 32),
  words.slice(-32),
  '',
  '2020-09-03T12:00:00.000Z',
  'Annotator',
];

createInterface({ input: process.stdin }).on('line', () => {
  const begin = performance.now();
  insert.run(randomUUID(), text, 1000, 1092, ...fixed);
  process.stdout.write(`${performance.now() - begin}\n`);
});
