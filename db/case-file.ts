/** An open case file: what every query and command is given. `open` makes it. */
import type { Author } from './journal';
import type { ReadableDB } from './sqlite';

/** The ending of a case file's name. */
export const CASE_ENDING = '.sourcemark';

/** A case file that is open. */
export interface CaseFile {
  readonly path: string;
  /** The file's name without folder and ending. */
  readonly name: string;
  readonly db: ReadableDB;
  /** Who writes from now on: a person may change their name while the case is open. */
  author: Author;
  readonly readOnly: boolean;
  /** Why it is read-only, as a sentence; empty when it is not. */
  readonly notice: string;
  close(): void;
}
