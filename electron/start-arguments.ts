/** What the app was started for, read from its arguments. Looks at the arguments only; opens nothing. */
import path from 'node:path';

/** A start asks for the command line, for a page to be printed, or for a window on a case. */
export type Start =
  | { readonly kind: 'cli'; readonly args: readonly string[] }
  /** Both are absolute paths: a page of HTML, and the PDF that is to be made of it. */
  | { readonly kind: 'print'; readonly page: string; readonly pdf: string }
  /** `casePath` is absolute; undefined when no case was named. */
  | { readonly kind: 'window'; readonly casePath: string | undefined };

/** What reading the arguments needs to know. */
export interface StartPlace {
  /** In a checkout the first argument that is not a switch is the app's own folder. */
  readonly packaged: boolean;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly isFile: (file: string) => boolean;
}

/** The ending of case files. */
export const CASE_ENDING = '.sourcemark';

/**
 * Reads `argv`, whose first element is the executable. Switches are Chromium's and are passed over; for the command
 * line only those before the word `cli`, the rest is its own.
 */
export function readArguments(argv: readonly string[], { packaged, folder, isFile }: StartPlace): Start {
  const isSwitch = (argument: string): boolean => argument.startsWith('-');
  let rest = argv.slice(1);
  if (!packaged) rest = rest.slice(rest.findIndex((argument) => !isSwitch(argument)) + 1);
  const words = rest.filter((argument) => !isSwitch(argument));
  if (words[0] === 'cli') return { kind: 'cli', args: rest.slice(rest.indexOf('cli') + 1) };
  const [what, page, pdf] = words;
  if (
    what === 'print' &&
    page !== undefined &&
    pdf !== undefined &&
    [page, pdf].every((file) => path.isAbsolute(file))
  ) {
    return { kind: 'print', page, pdf };
  }
  const named = words
    .map((word) => path.resolve(folder, word))
    .findLast((word) => word.toLowerCase().endsWith(CASE_ENDING) || isFile(word));
  return { kind: 'window', casePath: named };
}
