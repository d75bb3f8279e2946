/** The command that makes a case of a sealed bundle again. */
import { resolve } from 'node:path';
import { openBundle } from '../bundle/read-bundle';
import { usageError, type Arguments } from './arguments';
import { printJson, printText } from './output';

/** Makes the case file `target` of a bundle. Throws with a sentence; then no file is left there. */
export function runOpenBundle({ operands, json, case: named }: Arguments, target: string): number {
  if (named === undefined) throw usageError('--case is missing: the case file to be made.');
  const [bundle = ''] = operands;
  const { case: id, entries, made } = openBundle(resolve(bundle), target);
  if (json) printJson({ case: id, path: target, entries, made });
  else printText(`The case is at ${target}: ${entries} journal entries, sealed when it was as of ${made}\n`);
  return 0;
}
