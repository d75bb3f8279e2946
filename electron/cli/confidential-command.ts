/** The command that keeps a source, an actor or a place out of what is published. */
import type { ConfidentialKind } from '../../domain/confidential';
import type { CaseFile } from '../../db/case-file';
import { markConfidential } from '../../db/confidential-command';
import { findSource } from '../../db/sources';
import type { Arguments } from './arguments';
import { printJson, printText } from './output';

/** Says that something is confidential, or with `--lift` that it no longer is. Throws `not-found`. */
export function runConfidential(file: CaseFile, { operands, flags, json }: Arguments): number {
  const [id = ''] = operands;
  const kind: ConfidentialKind = findSource(file.db, id) === undefined ? 'entity' : 'source';
  const confidential = !flags.has('lift');
  markConfidential(file, kind, id, confidential);
  if (json) printJson({ [kind]: id, confidential });
  else printText(confidential ? 'confidential\n' : 'not confidential\n');
  return 0;
}
