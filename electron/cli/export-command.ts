/** The command that hands a case over: as a table, a report, or an exchange format. */
import { extname, join } from 'node:path';
import { countedOf } from '../../domain/counted';
import { EXPORT_FORMATS, PRIVACY_PROFILES, type ExportFormat } from '../../domain/export';
import type { CaseFile } from '../../db/case-file';
import { readSource } from '../../db/sources';
import { readStatement } from '../../db/statements';
import { EXPORTING_PROGRAM, startExport } from '../exporting/exporting-room';
import { tellsVerdicts } from '../exporting/verdicts';
import { printAside } from '../printing/print-aside';
import { EXPRESSION_PROGRAM, openExpressionRoom } from '../search/expression-room';
import { foundMarks } from '../search/found-marks';
import { APP_VERSION } from '../version';
import { oneOf, usageError, type Arguments } from './arguments';
import { outputTarget, parseTag } from './lines';
import { printJson, printNotice, printText, progressOn } from './output';
import { untilStopped } from './until-stopped';

/** Writes an export. */
export async function runExport(file: CaseFile, { values, lists, flags, json }: Arguments): Promise<number> {
  const { out } = values;
  if (out === undefined) throw usageError('--out is missing: the file to write.');
  const format = formatOf(values['format'], out);
  // A bundle keeps the journal, which tells who did what.
  const profile = oneOf('profile', PRIVACY_PROFILES, values['profile'] ?? (format === 'bundle' ? 'full' : 'default'));
  const tags = lists['tag']?.flatMap((tag) => parseTag(tag) ?? []);
  const sources = lists['source']?.map((id) => readSource(file.db, id).id);
  const statements = lists['statement']?.map((id) => readStatement(file.db, id).id);
  const found = await foundBy(file, values['search']);
  const target = outputTarget(file, out, flags.has('overwrite'));
  const ending = formatEnding(out);
  if (ending !== undefined && ending !== format) {
    printNotice(`The file is written as ${format}, though its name ends in .${ending}.`);
  }
  const progress = progressOn();
  const order = {
    ...{ ...target, format, profile, app: APP_VERSION, name: file.name },
    at: new Date().toISOString(),
    scope: { tags, sources, statements, annotations: found },
    origins: await originsFor(file, format),
  };
  // In a worker, so that this thread hears of a signal and nothing is left of a file that was stopped.
  const running = startExport(
    join(__dirname, EXPORTING_PROGRAM),
    { casePath: file.path, kind: 'export', order },
    { print: (page, pdf) => printAside(__dirname, page, pdf), onRows: (rows) => progress(`${rows} written`) },
  );
  const report = await untilStopped(running);
  progress('');
  if (json) printJson({ ...report, path: out, profile });
  else {
    printText(
      `${countedOf(report.rows, report.counts)} written to ${out}${report.validated ? ', which was checked' : ''}\n`,
    );
    for (const { message, count } of report.dropped) printNotice(`Left out (${count}): ${message}`);
  }
  for (const notice of report.notices) printNotice(notice);
  return report.validated ? 0 : 1;
}

/** The marks that a query finds; undefined where none was given. */
async function foundBy({ db }: CaseFile, query: string | undefined): Promise<readonly string[] | undefined> {
  if (query === undefined) return undefined;
  const room = openExpressionRoom(join(__dirname, EXPRESSION_PROGRAM));
  try {
    const { annotations, notices } = await foundMarks(db, room, { query, mode: 'words', filters: {} });
    for (const notice of notices) printNotice(notice);
    if (annotations.length === 0) printNotice(`No mark has “${query}”, so there is nothing in the file.`);
    return annotations;
  } finally {
    await room.close();
  }
}

/** Where sources have it from; worked out only where the format tells of it and there is a statement. */
async function originsFor({ db }: CaseFile, format: ExportFormat): Promise<ReadonlyMap<string, string>> {
  if (!tellsVerdicts(db, format)) return new Map();
  const { comparedOrigins } = await import('./matching-commands');
  return comparedOrigins(db);
}

function formatOf(named: string | undefined, out: string): ExportFormat {
  if (named !== undefined) return oneOf('format', EXPORT_FORMATS, named);
  const found = formatEnding(out);
  if (found !== undefined) return found;
  const ending = extname(out);
  throw usageError(
    `${ending === '' ? 'The name has no ending' : `“${ending}” is no format`}: say --format, one of ${EXPORT_FORMATS.join(', ')}.`,
  );
}

/** The format that the ending of a name names. */
function formatEnding(name: string): ExportFormat | undefined {
  const ending = extname(name).slice(1).toLowerCase();
  return EXPORT_FORMATS.find((format) => format === ending);
}
