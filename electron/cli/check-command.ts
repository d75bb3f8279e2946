/** The command that says what does not fit together inside sources. */
import { textContent } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { listSources, readSource } from '../../db/sources';
import { checkSource } from '../service/checking';
import type { Arguments } from './arguments';
import { printJson, printText } from './output';

const LINE_END = /\r\n|[\n\r\u2028\u2029]/gu;

/** Prints what does not fit together inside one source, or inside each of them, in text order; changes nothing. */
export function runCheck({ db }: CaseFile, { operands, json }: Arguments): number {
  const [wanted] = operands;
  const sources = wanted === undefined ? listSources(db) : [readSource(db, wanted)];
  for (const { id: source, text } of sources) {
    const content = textContent(db, text.sha256);
    let line = 1;
    let behind = 0;
    for (const { start, end, exact, kind, message, other, assumed } of checkSource(db, source)) {
      if (json) {
        printJson({ source, start, end, exact, kind, message, other, assumed });
        continue;
      }
      line += content.slice(behind, start).match(LINE_END)?.length ?? 0;
      behind = start;
      printText(`${source}\tline ${line}\t${kind}\t${message}\n`);
    }
  }
  return 0;
}
