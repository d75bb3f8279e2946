/** The command line's arguments: what each command takes, checked before anything is opened. */
import { parseArgs } from 'node:util';
import { SourcemarkError } from '../../domain/errors';
import { COMMANDS, COMMON, type CommandForm, type CommandName } from './command-forms';
import { nearest } from './nearest-name';

/** A parsed command line. Values of options are strings as they were written. */
export interface Arguments {
  readonly command: CommandName | 'help';
  /** The command whose help is asked for; undefined for that of all. */
  readonly about?: CommandName | undefined;
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Options that may be given more than once. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
  readonly json: boolean;
  readonly case: string | undefined;
}

/** Parses the arguments after `cli`. Throws `bad-request` with a sentence. */
export function parseArguments(args: readonly string[]): Arguments {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') return helpAbout(undefined);
  if (name === 'help') {
    const [about] = rest;
    const isAboutAll = about === undefined || about === 'help' || about.startsWith('-');
    return helpAbout(isAboutAll ? undefined : commandNamed(about));
  }
  const command = commandNamed(name);
  const form: CommandForm = COMMANDS[command];
  const { values, positionals } = parse(command, rest, form);
  if (values['help'] === true) return helpAbout(command);
  const [least, most] = form.operands;
  if (positionals.length < least || positionals.length > most) {
    throw usageError(`Use: ${command} ${form.usage}`.trim());
  }
  const strings = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const lists = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
  );
  const flags = new Set(Object.keys(values).filter((option) => values[option] === true));
  return {
    command,
    operands: positionals,
    values: strings,
    lists,
    flags,
    json: values['json'] === true,
    case: strings['case'],
  };
}

function helpAbout(about: CommandName | undefined): Arguments {
  return {
    command: 'help',
    about,
    operands: [],
    values: {},
    lists: {},
    flags: new Set(),
    json: false,
    case: undefined,
  };
}

function commandNamed(name: string): CommandName {
  if (Object.hasOwn(COMMANDS, name)) return name as CommandName;
  const names = Object.keys(COMMANDS);
  const near = nearest(name, names);
  throw usageError(
    `There is no command “${name}”. ${near === undefined ? `The commands are ${names.join(', ')}.` : `Did you mean “${near}”? “help” lists all commands.`}`,
  );
}

function parse(
  command: string,
  args: readonly string[],
  form: CommandForm,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: joinValues(args, form),
      options: { ...COMMON, ...form.options },
      allowPositionals: true,
      strict: true,
    });
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split('. ')[0] ?? '') : '';
    const [, option] = /^Unknown option '(?:--?)([^']+)'/u.exec(why) ?? [];
    const near = option === undefined ? undefined : nearest(option, Object.keys({ ...COMMON, ...form.options }));
    const meant = near === undefined ? '' : ` Did you mean “--${near}”?`;
    const dashed = option !== undefined && !why.includes(`'--`);
    const operand = dashed ? ' What begins with “-” and is no option goes after “--”.' : '';
    throw usageError(`${why}.${meant}${operand} Use: ${command} ${form.usage}`.trim());
  }
}

/**
 * Joins `--quote` and its value to `--quote=…`: quotes of real articles begin with a dash at times, and the value of
 * an option is always the next argument here.
 */
function joinValues(args: readonly string[], form: CommandForm): string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') return [...joined, ...args.slice(i)];
    const option = arg.startsWith('--') ? arg.slice(2) : undefined;
    const takesValue = option === 'case' || (option !== undefined && form.options[option]?.type === 'string');
    const value = args[i + 1];
    if (takesValue && value !== undefined) {
      joined.push(`${arg}=${value}`);
      i++;
    } else {
      joined.push(arg);
    }
  }
  return joined;
}

/** A whole number that is not negative, from an option. Throws `bad-request`. */
export function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/u.test(value)) throw usageError(`--${name} takes a whole number, not “${value}”.`);
  return Number(value);
}

/** The value of an option that takes one of a few words. Throws `bad-request`. */
export function oneOf<T extends string>(option: string, known: readonly T[], value: string): T;
export function oneOf<T extends string>(option: string, known: readonly T[], value: string | undefined): T | undefined;
export function oneOf<T extends string>(option: string, known: readonly T[], value: string | undefined): T | undefined {
  const found = known.find((one) => one === value);
  if (value === undefined || found !== undefined) return found;
  throw usageError(`--${option} takes one of ${known.join(', ')}, not “${value}”.`);
}

/** Wrong use of the command line. */
export function usageError(message: string): SourcemarkError {
  return new SourcemarkError('bad-request', message);
}
