/** What the command line says of itself. */
import { COMMANDS, type CommandForm, type CommandName } from './command-forms';

/** The help of a command, or of all of them. */
export function helpText(about?: CommandName): string {
  if (about !== undefined) return `${lineOf(about, COMMANDS[about], 'sourcemark cli ')}\n\n${COMMON_HELP}`;
  const lines = Object.entries(COMMANDS).map(([name, form]) => lineOf(name, form, '  '));
  return `sourcemark cli COMMAND [--case FILE] [--json]\n\n${lines.join('\n')}\n\n${COMMON_HELP}`;
}

const COMMON_HELP = `Every command takes
  --case FILE   the case; the sample case unless told
  --json        one JSON object on each line of standard output, and nothing else there
  --help        what it does

Exit status: 0 all done; 1 some of it failed and the rest was done; 2 wrong use, or the case can't be used.
`;

function lineOf(name: string, { usage, help }: CommandForm, before: string): string {
  return `${before}${`${name} ${usage}`.trim()}\n      ${help}`;
}
