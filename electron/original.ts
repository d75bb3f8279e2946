/** Original bytes out of a case, identical to what came in. */
import { SourcemarkError } from '../domain/errors';
import { readCapture } from '../db/captures';
import type { CaseFile } from '../db/case-file';
import { readContent } from '../db/content';
import { keepOffTheCase } from './keep-off-case';
import { replaceBytes } from './replace-file';

/** Writes the bytes of a capture to `path`, replacing what is there. Throws with a sentence when it can't. */
export function writeOriginal(
  file: CaseFile,
  capture: string,
  path: string,
): { readonly bytes: number; readonly sha256: string } {
  keepOffTheCase(file.path, path);
  const { sha256, bytes } = readCapture(file.db, capture);
  const written = replaceBytes(path, readContent(file.db, sha256));
  if (written !== sha256) throw new SourcemarkError('content-damaged', 'What was written is not what the case holds.');
  return { bytes, sha256 };
}
