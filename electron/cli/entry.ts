/** The command line: the same code as the service, without a window. Runs in Electron as Node. */
import { homedir } from 'node:os';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { errorData } from '../../domain/errors';
import { openCase } from '../../db/open';
import { loadDesk } from '../desk';
import { defaultCase, homeFolder } from '../home';
import { APP_VERSION } from '../version';
import { parseArguments, type Arguments } from './arguments';
import { runOpenBundle } from './bundle-command';
import type { CommandName } from './command-forms';
import { RUNS } from './commands';
import { helpText } from './help-text';
import { printError, printNotice, printText } from './output';

const MAKES_A_CASE =
  '“import FILE… --case PATH” makes a case. The sample case is made when the window is opened for the first time.';

void main(process.argv.slice(2)).then((status) => (process.exitCode = status));

/** Answers the exit status: 0 all done, 1 it could not be done, 2 wrong use or a case that can't be used. */
async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  try {
    const parsed = parseArguments(args);
    if (parsed.command === 'help') {
      printText(helpText(parsed.about));
      return args.length === 0 ? 2 : 0;
    }
    return await run(parsed.command, parsed);
  } catch (thrown) {
    printError(thrown, json);
    const { code } = errorData(thrown);
    if (code === 'case-missing' && !json) printNotice(MAKES_A_CASE);
    return code === 'bad-request' || code.startsWith('case-') ? 2 : 1;
  }
}

async function run(command: CommandName, args: Arguments): Promise<number> {
  const home = homeFolder({ env: process.env, platform: process.platform, userHome: homedir() });
  const path = args.case === undefined ? defaultCase(home) : resolve(args.case);
  // It makes the case, so there is none to be opened.
  if (command === 'open-bundle') return runOpenBundle(args, path);
  const { writes, run: work } = RUNS[command];
  const create = command === 'import';
  if (create) mkdirSync(dirname(path), { recursive: true });
  const file = openCase(path, { author: loadDesk(home), app: APP_VERSION, mode: writes ? 'write' : 'read', create });
  try {
    return await work(file, args);
  } finally {
    file.close();
  }
}
