/** The commands about the whole case: writing it out and proving it. */
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/bridge';
import type { CaseFile } from '../../db/case-file';
import { verifyCase } from '../../db/verify';
import { exportAnnotations } from '../export';
import { usageError, type Arguments } from './arguments';
import { keepOffTheCase, parseTag } from './lines';
import { printJson, printText } from './output';

/** Writes annotations to a file. */
export function runExport(file: CaseFile, { values, json }: Arguments): number {
  const { out, format } = values;
  if (out === undefined) throw usageError('--out is missing: the file to write.');
  if (!isFormat(format)) throw usageError(`--format takes one of ${EXPORT_FORMATS.join(', ')}.`);
  keepOffTheCase(file, out);
  const { rows, sha256 } = exportAnnotations(file, out, {
    format,
    tag: parseTag(values['tag']),
    source: values['source'],
  });
  if (json) printJson({ format, path: out, rows, sha256, validated: false, dropped: [] });
  else printText(`${rows} annotations written to ${out}\n`);
  return 0;
}

/** Proves the case. */
export function runVerify(file: CaseFile, { json }: Arguments): number {
  const report = verifyCase(file.db);
  if (json) printJson(report);
  else {
    for (const problem of report.problems) printText(`${problem}\n`);
    printText(
      `${report.ok ? 'The case is sound' : 'The case is damaged'}: ${report.entries} journal entries, ${report.sources} sources.\n`,
    );
  }
  return report.ok ? 0 : 1;
}

function isFormat(value: string | undefined): value is ExportFormat {
  return value !== undefined && (EXPORT_FORMATS as readonly string[]).includes(value);
}
