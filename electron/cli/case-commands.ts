/** The command that proves the whole case. */
import { counted } from '../../domain/counted';
import type { CaseFile } from '../../db/case-file';
import { verifyCase } from '../../db/verify';
import type { Arguments } from './arguments';
import { printJson, printText } from './output';

/** Proves the case. */
export function runVerify(file: CaseFile, { json }: Arguments): number {
  const report = verifyCase(file.db);
  if (json) printJson(report);
  else {
    for (const problem of report.problems) printText(`${problem}\n`);
    const { ok, entries, sources } = report;
    printText(
      `${ok ? 'The case is sound' : 'The case is damaged'}: ${entries.toLocaleString('en')} journal ${entries === 1 ? 'entry' : 'entries'}, ${counted(sources, 'source')}.\n`,
    );
  }
  return report.ok ? 0 : 1;
}
