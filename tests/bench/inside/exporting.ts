/**
 * Run in a process of its own: makes a case of many annotations and writes them as CSV in turns: as the app does, and with
 * the library alone from one query that is gone through. Prints what that took, and the memory it took, as a line of JSON.
 */
import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { writing } from '../../../db/sqlite';
import { exportCase } from '../../../electron/exporting/export-case';
import { PartFile } from '../../../electron/part-file';
import { readHandover } from '../../../electron/handover/read-handover';
import { csv } from '../../../electron/writers/csv';
import { Tally } from '../../../electron/writers/writer';
import { runsOf } from '../figures';
import { makeLargeCase, openEmptyCase } from './large-case';

const [annotations = 100_000, articles = 2_000, runs = 5] = process.argv.slice(2).map(Number);

const { folder, file } = openEmptyCase();
void run();

async function run(): Promise<void> {
  try {
    writing(file.db, (db) => makeLargeCase(db, { annotations, articles }));
    const [written, checked, bare]: [number[], number[], number[]] = [[], [], []];
    await bareCsv();
    await writeOnly();
    for (let n = 0; n < runs; n++) {
      bare.push(await timed(bareCsv));
      written.push(await timed(writeOnly));
      checked.push(await timed(writeAndCheck));
    }
    const memory = await heapGrowth(writeOnly);
    console.log(
      JSON.stringify({
        annotations,
        written: runsOf(written),
        checked: runsOf(checked),
        bare: runsOf(bare),
        memory,
      }),
    );
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the app writes it, to a file that is put on the disk. */
async function writeOnly(): Promise<void> {
  const part = new PartFile(path.join(folder, 'ours.part'));
  const handover = readHandover(file.db, { scope: {}, profile: 'default', name: 'a', at: '', app: 'bench' });
  for await (const piece of csv.write(handover, new Tally(csv.losses))) part.add(piece);
  part.end();
  part.discard();
}

/** The same, read back and looked through. */
async function writeAndCheck(): Promise<void> {
  const target = path.join(folder, 'checked.csv');
  await exportCase(
    file.db,
    {
      ...{ format: 'csv', path: target, part: `${target}.part`, overwrite: true, scope: {}, profile: 'default' },
      ...{ name: 'a', at: '2026-11-27T00:00:00.000Z', app: 'bench', origins: new Map() },
    },
    { print: () => Promise.reject(new Error('Nothing is printed.')), onRows: () => undefined },
  );
}

/** Everything that the app writes, from one query, through the library. */
async function bareCsv(): Promise<void> {
  const rows = file.db
    .prepare(
      `SELECT a.id, a.tag, a.exact, a.prefix, a.suffix, a.start, a."end", a.start AS s, a."end" AS e, a.note, a.created_at,
         a.created_by, c.source, h.value AS headline, h.basis AS headline_basis, o.value AS outlet, o.basis AS outlet_basis,
         b.value AS byline, u.value AS url, p.value AS published, p.basis AS published_basis, c.id AS capture, c.sha256,
         c.captured_at, c.member, c.recorded_at, c.url AS capture_url, c.media_type, t.encoding, t.reader, t.reader_version,
         t.id AS text, t.sha256 AS text_sha256, NULL AS page, m.entity, e.name, e.type, m.answer, l.speaker, l.attribution,
         l.stance, l.check_status, l.check_reason, l.importance, s.statement, '' AS guarded
       FROM annotation AS a JOIN text AS t ON t.id = a.text JOIN capture AS c ON c.id = t.capture
       LEFT JOIN fact AS h ON h.source = c.source AND h.field = 'headline'
       LEFT JOIN fact AS o ON o.source = c.source AND o.field = 'outlet'
       LEFT JOIN fact AS b ON b.source = c.source AND b.field = 'byline'
       LEFT JOIN fact AS u ON u.source = c.source AND u.field = 'url'
       LEFT JOIN fact AS p ON p.source = c.source AND p.field = 'published'
       LEFT JOIN mention AS m ON m.annotation = a.id LEFT JOIN entity AS e ON e.id = m.entity
       LEFT JOIN claim AS l ON l.annotation = a.id LEFT JOIN statement_claim AS s ON s.claim = a.id`,
    )
    .raw()
    .iterate();
  const target = path.join(folder, 'bare.csv');
  await pipeline(
    Readable.from(rows),
    stringify({ bom: true, record_delimiter: 'windows', quoted_string: true }),
    createWriteStream(target, { flush: true }),
  );
  rmSync(target);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The most memory that `work` holds beyond what was held before, in bytes. */
async function heapGrowth(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  await work();
  most = Math.max(most, process.memoryUsage().rss);
  clearInterval(watch);
  return most - before;
}
