/** The commands of the command line over an open case. Field names are those that scripts rely on. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isTag, TAGS, type Tag } from '../../domain/tags';
import type { Annotation } from '../../domain/annotation';
import { findQuote, resolve } from '../../domain/anchor';
import { EXPORT_FORMATS, type ExportFormat } from '../../domain/bridge';
import { SourcemarkError } from '../../domain/errors';
import { factValue, type Fact, type FactField } from '../../domain/source';
import type { Span } from '../../domain/text';
import { countsByText, eachAnnotation, noCounts } from '../../db/annotations';
import type { CaseFile } from '../../db/case-file';
import { annotate } from '../../db/commands';
import { readContent } from '../../db/content';
import { findSource, listSources, readSource, readText, textContent } from '../../db/sources';
import { verifyCase } from '../../db/verify';
import { exportAnnotations } from '../export';
import { importBytes, importPaths, type FileOutcome } from '../import';
import { FILE_LIMIT, tooLarge } from '../readers/files';
import { replaceBytes } from '../replace-file';
import { usageError, wholeNumber, type Arguments, type CommandName } from './arguments';
import { printJson, printNotice, printText } from './output';

/** Runs a command and answers the exit status: 0 all done, 1 some of it failed. Throws when it can't be done at all. */
export type Run = (file: CaseFile, args: Arguments) => number | Promise<number>;

/** What each command does, and whether it writes to the case. */
export const RUNS: Readonly<Record<CommandName, { readonly writes: boolean; readonly run: Run }>> = {
  import: { writes: true, run: runImport },
  sources: { writes: false, run: runSources },
  text: { writes: false, run: runText },
  original: { writes: false, run: runOriginal },
  annotate: { writes: true, run: runAnnotate },
  annotations: { writes: false, run: runAnnotations },
  export: { writes: false, run: runExport },
  verify: { writes: false, run: runVerify },
};

async function runImport(file: CaseFile, { operands, values, json }: Arguments): Promise<number> {
  let failed = 0;
  const tell = (outcome: FileOutcome): void => {
    if (outcome.status === 'failed') failed++;
    for (const { message } of outcome.warnings) printNotice(`${outcome.path}: ${message}`);
    if (outcome.error !== undefined) printNotice(`${outcome.path}: ${outcome.error.message}`);
    if (json) printJson(importLine(file, outcome));
    else if (outcome.status !== 'failed') printText(`${outcome.status}\t${outcome.source}\t${outcome.path}\n`);
  };
  for (const operand of operands) {
    if (operand !== '-') {
      await importPaths(file, [operand], { via: 'file', onOutcome: tell });
      continue;
    }
    const bytes = readFileSync(0);
    const name = values['name'] ?? 'standard input';
    if (bytes.byteLength > FILE_LIMIT) throw tooLarge(name);
    tell(importBytes(file, bytes, name, 'stdin'));
  }
  return failed > 0 ? 1 : 0;
}

function importLine(file: CaseFile, { path, status, source: id, warnings, error }: FileOutcome): object {
  const source = id === undefined ? undefined : findSource(file.db, id);
  if (source === undefined) return { path, status, warnings, error };
  const { facts, capture, text } = source;
  return {
    path,
    status,
    source: id,
    capture: capture.id,
    sha256: capture.sha256,
    mediaType: capture.mediaType,
    encoding: capture.encoding,
    reader: text.reader,
    readerVersion: text.readerVersion,
    ...known(facts, ['headline', 'outlet', 'byline', 'published', 'url', 'language', 'direction']),
    characters: text.length,
    warnings,
  };
}

function runSources(file: CaseFile, { json }: Arguments): number {
  const counts = countsByText(file.db);
  for (const { id, facts, capture, text } of listSources(file.db)) {
    const annotations = counts.get(text.id) ?? noCounts();
    if (json) {
      const { id: captureId, sha256, mediaType, bytes, capturedAt, via } = capture;
      printJson({
        source: id,
        ...known(facts, ['headline', 'outlet', 'byline', 'published', 'url', 'language', 'direction']),
        captures: [{ capture: captureId, sha256, mediaType, bytes, capturedAt, via }],
        annotations,
        facts,
      });
    } else {
      const marks = TAGS.map((tag) => annotations[tag]).join('/');
      printText(`${id}\t${marks}\t${factValue(facts, 'published') ?? '-'}\t${factValue(facts, 'headline') ?? '-'}\n`);
    }
  }
  return 0;
}

function runText(file: CaseFile, { operands, json }: Arguments): number {
  const { id, text } = readSource(file.db, operands[0] ?? '');
  const content = textContent(file.db, text.sha256);
  if (json) printJson({ source: id, text: content, sha256: text.sha256, blocks: readText(file.db, text.id).blocks });
  else printText(content);
  return 0;
}

function runOriginal(file: CaseFile, { operands, values, json }: Arguments): number {
  const { out } = values;
  if (out === undefined) throw usageError('Use: original SOURCE --out FILE');
  const { id, capture } = readSource(file.db, operands[0] ?? '');
  keepOffTheCase(file, out);
  const sha256 = replaceBytes(out, readContent(file.db, capture.sha256));
  if (json) printJson({ source: id, capture: capture.id, path: out, bytes: capture.bytes, sha256 });
  return 0;
}

function runAnnotate(file: CaseFile, { operands, values, json }: Arguments): number {
  const tag = parseTag(values['tag']);
  if (tag === undefined) throw usageError(`--tag is missing: one of ${TAGS.join(', ')}.`);
  const { text } = readSource(file.db, operands[0] ?? '');
  const span = parseSpan(textContent(file.db, text.sha256), values);
  const annotation = annotate(file, { text: text.id, ...span, tag, note: values['note'] });
  if (json) printJson(annotationLine(annotation));
  else printText(`${annotation.id}\n`);
  return 0;
}

function parseSpan(content: string, values: Arguments['values']): Span {
  const [start, end] = [wholeNumber('start', values['start']), wholeNumber('end', values['end'])];
  const { quote } = values;
  if (quote === undefined) {
    if (start === undefined || end === undefined) throw usageError('Say where: --start N --end N, or --quote Q.');
    return { start, end };
  }
  if (start !== undefined || end !== undefined) throw usageError('Give either --quote or --start and --end, not both.');
  if (quote === '') throw usageError('--quote is empty: give at least one character.');
  const places = findQuote(content, quote);
  const wanted = wholeNumber('occurrence', values['occurrence']) ?? 1;
  const at = places[wanted - 1];
  if (at === undefined) {
    throw new SourcemarkError(
      'quote-not-found',
      places.length === 0
        ? 'The quote does not occur in this text. Copy it from there; only spaces, quote marks and hyphens may differ.'
        : `The quote occurs ${places.length} times in this text; --occurrence counts from 1.`,
    );
  }
  return { start: at, end: at + quote.length };
}

function runAnnotations(file: CaseFile, { values, json }: Arguments): number {
  const tag = parseTag(values['tag']);
  const sources = values['source'] === undefined ? listSources(file.db) : [readSource(file.db, values['source'])];
  for (const { id, text } of sources) {
    const content = textContent(file.db, text.sha256);
    for (const annotation of eachAnnotation(file.db, text.id, tag)) {
      if (json) {
        const { state, score } = resolve(content, annotation);
        const { createdAt, createdBy, note } = annotation;
        printJson({ ...annotationLine(annotation), source: id, note, createdAt, createdBy, anchor: { state, score } });
      } else {
        printText(`${annotation.id}\t${annotation.tag}\t${annotation.exact.replace(/\s+/gu, ' ')}\n`);
      }
    }
  }
  return 0;
}

function runExport(file: CaseFile, { values, json }: Arguments): number {
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

function runVerify(file: CaseFile, { json }: Arguments): number {
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

function annotationLine({ id, start, end, exact, prefix, suffix, tag }: Annotation): object {
  return { annotation: id, start, end, exact, prefix, suffix, tag };
}

function parseTag(value: string | undefined): Tag | undefined {
  if (value === undefined || isTag(value)) return value;
  throw usageError(`--tag takes one of ${TAGS.join(', ')}, not “${value}”.`);
}

function isFormat(value: string | undefined): value is ExportFormat {
  return value !== undefined && (EXPORT_FORMATS as readonly string[]).includes(value);
}

/** What is known, by field; null where nothing is. */
function known(facts: readonly Fact[], fields: readonly FactField[]): Record<string, string | null> {
  return Object.fromEntries(fields.map((field) => [field, factValue(facts, field) ?? null]));
}

/** An output file that is the case itself would be the end of the case. */
function keepOffTheCase(file: CaseFile, out: string): void {
  if (!existsSync(out)) return;
  const own = realpathSync(file.path);
  if ([own, `${own}-wal`, `${own}-shm`].includes(realpathSync(out))) {
    throw new SourcemarkError(
      'refused',
      'The output file is the case itself. Choose another name; nothing was changed.',
    );
  }
}
