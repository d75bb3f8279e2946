/** Material that lies beside a checkout, at `../shared/data`, and is not part of the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a file of that material under the checkout `root`, or undefined where it is absent, which is said. */
export function sharedData(root: string, ...parts: readonly string[]): string | undefined {
  const path = join(root, '..', 'shared', 'data', ...parts);
  if (existsSync(path)) return path;
  console.warn(`Skipped: ${join('../shared/data', ...parts)} is not on this machine.`);
  return undefined;
}

/** A quote of a text with its place in UTF-16 units and in code points. */
interface ListedQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly cpStart: number;
  readonly cpEnd: number;
}

/** A text with quotes of it. */
export interface QuotedText {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly ListedQuote[];
}

/** Reads a JSON Lines file of quoted texts. */
export function readQuotedTexts(path: string): QuotedText[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as QuotedText);
}
