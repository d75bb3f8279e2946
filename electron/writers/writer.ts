/**
 * What a writer is: from what is handed over to the parts of a file, and from a file to what is wrong with it. A writer
 * only reads, knows no path and no database, and says what its format has no place for.
 */
import type { Dropped } from '../../domain/export';
import type { Handover } from '../handover/handover';

/** A piece of a file: text is written as UTF-8. */
export type Part = string | Uint8Array;

/** The parts of a file, in order. */
export type Parts = Iterable<Part> | AsyncIterable<Part>;

/** Something that a format has no place for: a short word for scripts, and a sentence. */
export interface Loss {
  readonly what: string;
  readonly message: string;
}

/** A file that was written and can be read back, in pieces or as a whole. */
export interface WrittenFile {
  readonly path: string;
  readonly size: number;
  /** The file from its beginning, in pieces; each holds until the next is asked for. */
  chunks(): Iterable<Uint8Array>;
  /** The whole file. */
  bytes(): Uint8Array;
}

/** A format that a case can be handed over in. */
export interface Writer {
  /** The ending of its files, without the full stop. */
  readonly ending: string;
  /** IANA media type. */
  readonly mediaType: string;
  /** What `rows` counts: “annotations”, “places”. */
  readonly counts: string;
  /** True where what is written is a page of HTML, and the file is what Chromium prints of it. */
  readonly printed?: true;
  /** All that this format has no place for, as far as this app has it. */
  readonly losses: readonly Loss[];
  /** What `validate` checks, as the end of the sentence “The file was read back: …”. */
  readonly checks: string;
  /** The file, part by part. Counts what it writes and what it leaves out. */
  write(handover: Handover, tally: Tally): Parts;
  /** Reads a written file of this handover back. Answers what is wrong with it, as sentences; empty when it is valid. */
  validate(file: WrittenFile, handover: Handover): readonly string[] | Promise<readonly string[]>;
}

/** Counts what a writer writes and leaves out, and keeps what a person should know of it. */
export class Tally {
  rows = 0;
  /** Sentences that a person should read before the file is passed on. */
  readonly notices: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #losses: readonly Loss[];

  constructor(losses: readonly Loss[]) {
    this.#losses = losses;
  }

  /** Counts something that was left out. Throws for what the writer did not name. */
  drop(what: string, count = 1): void {
    if (!this.#losses.some((loss) => loss.what === what)) throw new Error(`The writer names no loss “${what}”.`);
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /** What was left out, in the order in which the writer names it. */
  dropped(): Dropped[] {
    return this.#losses.flatMap(({ what, message }) => {
      const count = this.#counts.get(what);
      return count === undefined ? [] : [{ what, count, message }];
    });
  }
}
