/** Merging another case file into the open case. */
import { mergeCase } from '../db/merge';
import type { CaseFile } from '../db/case-file';
import { openCase } from '../db/open';
import type { MergeReport } from '../domain/merging';
import { APP_VERSION } from './version';

/**
 * Takes all that was done in the copy of the case at `path` into `file`. The copy is only read, whatever form it is of.
 * Throws as `mergeCase` does, and what says why the copy can't be opened.
 */
export function mergeCopy(file: CaseFile, path: string): MergeReport {
  const other = openCase(path, { author: file.author, app: APP_VERSION, mode: 'read' });
  try {
    return mergeCase(file, other);
  } finally {
    other.close();
  }
}
