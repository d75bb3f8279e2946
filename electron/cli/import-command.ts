/** The command `import`: files, folders and standard input into a case. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { counted } from '../../domain/counted';
import { readCapture, textsOf } from '../../db/captures';
import type { CaseFile } from '../../db/case-file';
import { findSource, readSource } from '../../db/sources';
import { importBytes, importPaths, type FileOutcome, type ImportOptions } from '../import';
import { FILE_LIMIT, readFileBytes, tooLarge } from '../readers/files';
import { openReadingRoom, READER_PROGRAM, type ReadingRoom } from '../reading-room';
import type { Arguments } from './arguments';
import { FACTS_PRINTED, known } from './lines';
import { printError, printJson, printNotice, printText } from './output';

/** Imports what the operands name; with `--list` only lists what is in it. */
export async function runImport(file: CaseFile, args: Arguments): Promise<number> {
  const { operands, values, lists, flags } = args;
  const room = openReadingRoom(join(__dirname, READER_PROGRAM));
  let failed = 0;
  const options: Omit<ImportOptions, 'via'> = {
    room,
    source: values['source'] === undefined ? undefined : readSource(file.db, values['source']).id,
    members: lists['page'] ?? (flags.has('list') ? 'ask' : 'pages'),
    password: values['password'],
    onAdvance: ({ outcomes }) => {
      for (const outcome of outcomes) failed += tellOutcome(file, args, outcome);
    },
  };
  try {
    for (const operand of operands) {
      if (flags.has('list')) failed += await listMembers(room, operand, args);
      else if (operand === '-')
        await importBytes(file, readStandardInput(args), nameOf(args), { ...options, via: 'stdin' });
      else await importWithAttachments(file, operand, { ...options, via: 'file' }, flags.has('attachments'));
    }
  } finally {
    await room.close();
  }
  return failed > 0 ? 1 : 0;
}

async function importWithAttachments(
  file: CaseFile,
  path: string,
  options: ImportOptions,
  attachments: boolean,
): Promise<void> {
  const outcomes = await importPaths(file, [path], options);
  if (!attachments) return;
  for (const { path: mail, members } of outcomes) {
    if (members.length > 0)
      await importPaths(file, [mail], { ...options, members: members.map(({ member }) => member) });
  }
}

/** Prints what came of one document, and answers 1 when it failed. */
function tellOutcome(file: CaseFile, { json }: Arguments, outcome: FileOutcome): number {
  const { path, status, source, warnings, error, members } = outcome;
  for (const { message } of warnings) printNotice(`${path}: ${message}`);
  if (error !== undefined) printNotice(`${path}: ${error.message}`);
  if (members.length > 0 && status !== 'failed') {
    const [were, them] = members.length === 1 ? ['was', 'it'] : ['were', 'them'];
    printNotice(`${path}: ${counted(members.length, 'attachment')} ${were} left; --attachments takes ${them} too.`);
  }
  const failed = status === 'failed' || status === 'password' || status === 'choose';
  if (json) printJson(importLine(file, outcome));
  else if (!failed) printText(`${status}\t${source}\t${path}\n`);
  return failed ? 1 : 0;
}

/** Prints the documents that a file holds. */
async function listMembers(room: ReadingRoom, path: string, { json }: Arguments): Promise<number> {
  try {
    const { members } = await room.read(await readFileBytes(path), { name: basename(path) });
    for (const member of members.members) {
      if (json) printJson({ path, ...member });
      else printText(`${member.member}\t${member.recordedAt || '-'}\t${member.mediaType}\t${member.name}\n`);
    }
    return 0;
  } catch (thrown) {
    printError(thrown, json);
    return 1;
  }
}

function nameOf({ values }: Arguments): string {
  return values['name'] ?? 'standard input';
}

function readStandardInput(args: Arguments): Uint8Array {
  const bytes = readFileSync(0);
  if (bytes.byteLength > FILE_LIMIT) throw tooLarge(nameOf(args));
  return bytes;
}

function importLine(file: CaseFile, outcome: FileOutcome): object {
  const { path, member, status, source: id, capture: captureId, warnings, error, members } = outcome;
  const source = id === undefined ? undefined : findSource(file.db, id);
  const rest = {
    warnings,
    ...(error !== undefined && { error }),
    ...(member !== '' && { member }),
    ...(members.length > 0 && { members }),
  };
  // A file that needs a password, or a choice that nobody made, did not come in.
  if (source === undefined || captureId === undefined) return { path, status: 'failed', ...rest };
  const capture = readCapture(file.db, captureId);
  const text = textsOf(file.db, source.id).findLast((other) => other.capture === captureId) ?? source.text;
  return {
    path,
    status,
    source: id,
    capture: captureId,
    sha256: capture.sha256,
    mediaType: capture.mediaType,
    encoding: text.encoding,
    reader: text.reader,
    readerVersion: text.readerVersion,
    extent: text.extent,
    ...known(source.facts, FACTS_PRINTED),
    characters: text.length,
    ...rest,
  };
}
