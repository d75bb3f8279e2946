/** The command `import-annotations`: a file of another tool, or of our own, into a case. */
import { basename, join } from 'node:path';
import { counted } from '../../domain/counted';
import type { CaseFile } from '../../db/case-file';
import { attachAnnotations, type AttachOutcome } from '../annotation-imports/attach';
import { readFileBytes } from '../readers/files';
import { openReadingRoom, READER_PROGRAM } from '../reading-room';
import type { Arguments } from './arguments';
import { parseTag } from './lines';
import { printJson, printNotice, printText } from './output';

/** Takes annotations in, and says of each where it went, or why it did not. */
export async function runImportAnnotations(file: CaseFile, args: Arguments): Promise<number> {
  const { operands, values, flags, json } = args;
  const [path = ''] = operands;
  const tag = parseTag(values['tag']);
  const room = openReadingRoom(join(__dirname, READER_PROGRAM));
  try {
    const read = await room.readAnnotations(await readFileBytes(path), basename(path));
    const outcomes = await attachAnnotations(file, read, {
      tag,
      room: flags.has('add-sources') ? room : undefined,
    });
    for (const outcome of outcomes) tell(outcome, json);
    const failed = outcomes.filter((outcome) => 'error' in outcome).length;
    if (!json) {
      const known = outcomes.filter((outcome) => 'known' in outcome && outcome.known).length;
      const taken = outcomes.length - failed - known;
      printText(`${counted(taken, 'annotation')} taken in, ${known} there already, ${failed} not taken.\n`);
    }
    return failed > 0 ? 1 : 0;
  } finally {
    await room.close();
  }
}

function tell(outcome: AttachOutcome, json: boolean): void {
  const quote = outcome.quote.replace(/\s+/gu, ' ').slice(0, 80);
  if ('error' in outcome) printNotice(quote === '' ? outcome.error.message : `“${quote}”: ${outcome.error.message}`);
  if (json) printJson(outcome);
  else if (!('error' in outcome)) printText(`${outcome.annotation}\t${outcome.anchor.state}\t${quote}\n`);
}
