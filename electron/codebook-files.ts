/** Codebooks as files: written so that they are whole or not there, and read with a sentence for what is none. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Code } from '../domain/codebook';
import { codebookFile, readCodebookFile } from '../domain/codebook-file';
import { SourcemarkError } from '../domain/errors';
import type { CaseFile } from '../db/case-file';
import { readCodebook } from '../db/codes';
import { keepOffTheCase } from './keep-off-case';
import { replaceFile } from './replace-file';

/** The largest file that can be a codebook, in bytes. */
const LARGEST = 4 * 1024 * 1024;

/** Writes the codebook of a case to `path`, replacing what is there. Answers how many codes. Throws with a sentence. */
export function writeCodebook(file: CaseFile, path: string): number {
  keepOffTheCase(file.path, path);
  const codes = readCodebook(file.db);
  replaceFile(path, [codebookFile(codes)]);
  return codes.length;
}

/** The codes of the file at `path`. Throws with a sentence when it can't be read or is no codebook. */
export function readCodebookAt(path: string): Code[] {
  let text: string;
  try {
    if (statSync(path).size > LARGEST) {
      throw new SourcemarkError(
        'file-too-large',
        `“${basename(path)}” is too large to be a codebook. Nothing was changed.`,
      );
    }
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof SourcemarkError) throw thrown;
    throw new SourcemarkError('file-unreadable', `“${basename(path)}” can’t be read. Nothing was changed.`);
  }
  return readCodebookFile(text);
}
