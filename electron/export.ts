/** Export: rows of a case through a writer into a file that is either whole or not there. */
import type { ExportFormat, ExportScope } from '../domain/bridge';
import type { CaseFile } from '../db/case-file';
import { replaceFile } from './replace-file';
import { annotationRows, type AnnotationRow } from './writers/annotation-rows';
import { csv } from './writers/csv';
import { jsonl } from './writers/jsonl';

/** What came of an export. */
export interface WrittenExport {
  readonly rows: number;
  readonly sha256: string;
}

const WRITERS: Readonly<Record<ExportFormat, (rows: Iterable<AnnotationRow>) => Iterable<string>>> = { csv, jsonl };

/** Writes the annotations in scope to `path`, replacing what is there. Throws with a sentence when it can't. */
export function exportAnnotations(file: CaseFile, path: string, scope: ExportScope): WrittenExport {
  let rows = 0;
  const counted = function* (): Iterable<AnnotationRow> {
    for (const row of annotationRows(file.db, scope)) {
      rows++;
      yield row;
    }
  };
  const sha256 = replaceFile(path, WRITERS[scope.format](counted()));
  return { rows, sha256 };
}
