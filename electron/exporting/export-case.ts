/**
 * Exports a case: what is handed over goes through its writer into a file that is read back and looked through before it
 * takes its place. A file that is there already stays as it is until then.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { SourcemarkError } from '../../domain/errors';
import type { ExportReport } from '../../domain/export';
import type { ReadableDB } from '../../db/sqlite';
import { readHandover } from '../handover/read-handover';
import { withheldUnder } from '../handover/withheld';
import { toSentence } from '../file-errors';
import { moveInto, targetAt } from '../file-target';
import { PartFile, scratchPath } from '../part-file';
import { Tally, type Parts, type Writer, type WrittenFile } from '../writers/writer';
import { writerOf } from '../writers/writers';
import type { ExportOrder } from './export-order';
import { lookThrough, type Findings } from './leaks';
import { namesInForm } from './names-in-form';
import { openWritten } from './written-file';

/** What an export needs besides the case. */
export interface ExportHelp {
  /** Makes the PDF `pdf` of the page `html`, both paths. Rejects with a SourcemarkError. */
  print(html: string, pdf: string): Promise<void>;
  /** Hears how many rows were written. */
  onRows(rows: number): void;
}

/** Parts after which others get a turn, and progress is told. */
const PARTS_PER_TURN = 16;

/**
 * Writes the export. The case is read in one snapshot. Throws `refused` or `disk-full` with a sentence; nothing is then
 * left of the file, and what was there before still is.
 */
export async function exportCase(db: ReadableDB, order: ExportOrder, help: ExportHelp): Promise<ExportReport> {
  targetAt(order.path, order.overwrite);
  const writer = await writerOf(order.format);
  db.exec('BEGIN');
  try {
    return await written(db, order, writer, help);
  } catch (thrown) {
    throw toSentence(order.path, thrown);
  } finally {
    db.exec('ROLLBACK');
  }
}

async function written(db: ReadableDB, order: ExportOrder, writer: Writer, help: ExportHelp): Promise<ExportReport> {
  const { format, path, part } = order;
  const handover = readHandover(db, order);
  const tally = new Tally(writer.losses);
  try {
    await writeParts(writer.printed === true ? pageOf(part) : part, writer.write(handover, tally), () =>
      help.onRows(tally.rows),
    );
    if (writer.printed === true) await help.print(pageOf(part), part);
    const back = openWritten(part);
    const problems = await writer.validate(back, handover);
    const { leak, notices } = await lookedThrough(db, order, writer, back);
    if (leak !== undefined) {
      throw new SourcemarkError(
        'refused',
        `“${leak.words}” would still stand in “${basename(path)}”, so it was not written: “… ${leak.context} …”. Reword it where it comes from, leave that out of what is exported, or export under another profile.`,
      );
    }
    const report: ExportReport = {
      ...{ format, rows: tally.rows, counts: writer.counts, bytes: back.size, sha256: sha256Of(back) },
      validated: problems.length === 0,
      check: `The file was read back: ${writer.checks}.`,
      dropped: tally.dropped(),
      notices: [...problems, ...tally.notices, ...notices],
    };
    moveInto(order);
    return report;
  } finally {
    discardParts(part);
  }
}

/**
 * What is found in the written file. A name of one word may be a word that the format has itself, a heading or an element:
 * where it is, the file can't be refused for it, and a person is told to look.
 */
async function lookedThrough(db: ReadableDB, order: ExportOrder, writer: Writer, back: WrittenFile): Promise<Findings> {
  const withheld = withheldUnder(db, order.profile, order.scope);
  const findings = await lookThrough(back, withheld);
  if (findings.leak === undefined || !findings.leak.isName) return findings;
  const own = await namesInForm(db, order, writer, withheld.secret);
  if (own.length === 0) return findings;
  const again = await lookThrough(back, { ...withheld, secret: withheld.secret.without(own) });
  return { ...again, notices: [...again.notices, ...own.map(isOwnWord)] };
}

function isOwnWord(name: string): string {
  return `“${name}” is also a word of the format, so it could not be looked for in the finished file. It is blacked out in all that comes from the case.`;
}

/** What a page that is printed is called until then. */
function pageOf(part: string): string {
  return `${part}.html`;
}

/** Takes away whatever is there of a file on its way. */
export function discardParts(part: string): void {
  for (const path of [part, pageOf(part)]) rmSync(path, { force: true });
  rmSync(scratchPath(part), { recursive: true, force: true, maxRetries: 3 });
}

async function writeParts(path: string, parts: Parts, onPart: () => void): Promise<void> {
  const file = new PartFile(path);
  try {
    let count = 0;
    for await (const part of parts) {
      file.add(part);
      if (++count % PARTS_PER_TURN !== 0) continue;
      onPart();
      await new Promise((resolve) => setImmediate(resolve));
    }
    file.end();
  } catch (thrown) {
    file.discard();
    throw thrown;
  }
}

function sha256Of(file: WrittenFile): string {
  const hash = createHash('sha256');
  for (const chunk of file.chunks()) hash.update(chunk);
  return hash.digest('hex');
}
