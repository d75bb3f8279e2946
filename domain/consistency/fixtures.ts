/** What the tests of this folder share. */
import { inconsistencies, type CheckOptions } from './inconsistencies';
import type { Inconsistency } from './inconsistency';

/** The only finding in `text`. Throws where there is another number of them. */
export function onlyFinding(text: string, options: CheckOptions = {}): Inconsistency {
  const found = inconsistencies(text, options);
  const [one] = found;
  if (one === undefined || found.length > 1) throw new Error(`${found.length} findings in “${text}”`);
  return one;
}

/** What is found in `text`, a line each: `kind: exact`. */
export function findings(text: string, options: CheckOptions = {}): string[] {
  return inconsistencies(text, options).map(({ kind, exact }) => `${kind}: ${exact}`);
}
