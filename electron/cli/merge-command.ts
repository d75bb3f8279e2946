/** `merge`: a copy of the case, or with --into entities of the register. */
import { counted } from '../../domain/counted';
import { newInWords, type MergeCounts } from '../../domain/merging';
import type { CaseFile } from '../../db/case-file';
import { isBundle, mergeBundle } from '../bundle/read-bundle';
import { mergeCopy } from '../merging';
import { usageError, type Arguments } from './arguments';
import { printJson, printText } from './output';
import { runMergeEntities } from './register-commands';

/** Takes another copy of the case in, or says that entities are the same. */
export function runMerge(file: CaseFile, args: Arguments): number {
  const { operands, values, json } = args;
  if (values['into'] !== undefined) return runMergeEntities(file, args);
  const [path = '', ...others] = operands;
  if (others.length > 0) {
    throw usageError('Merge one other case at a time. To say that entities are the same, add --into ENTITY.');
  }
  const { added, conflicts, backup, remains } = isBundle(path) ? mergeBundle(file, path) : mergeCopy(file, path);
  if (json) {
    printJson({ added, conflicts, ...(backup !== undefined && { backup }), ...(remains.length > 0 && { remains }) });
    return 0;
  }
  printText(`${sumUp(added)}\n`);
  for (const { message } of conflicts) printText(`${message}\n`);
  for (const sentence of remains) printText(`${sentence}\n`);
  if (backup !== undefined) printText(`The case as it was before is in ${backup}\n`);
  return 0;
}

function sumUp(added: MergeCounts): string {
  if (added.entries === 0) return 'Nothing is new in the other case.';
  return `New from the other case: ${newInWords(added)} (${counted(added.entries, 'change')}).`;
}
